"""All the figures of a page together: no small group can be worked out of them, and no word is made of a hidden one."""

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboards.rules.attack import exactly
from dashboards.rules.figures import (
    Counts,
    figures_of,
)
from dashboards.rules.figures_register import Listed, page_layout, register_of
from dashboards.rules.suppression import HIDDEN_WORDS
from dashboards.rules.tallies import LEAST_TOTAL, Grouping, publish_tallies
from pupils.rules.need import BY_CODE
from pupils.rules.years import key_stage, label
from tests.dashboards.rules.pencil import by_subtraction
from tests.dashboards.rules.small_school import ON, PRIMARY, shown_figures

ALL_YEARS = ("N2", *PRIMARY, "7", "8", "9", "10", "11", "12", "X")
AREAS = {"communication": "Communication and interaction", "cognition": "Cognition and learning"}
SEMH, SENSORY, OTHER = (
    "Social, emotional and mental health",
    "Sensory and/or physical needs",
    "Other, or still being found out",
)
JOINED = {
    "Sensory, physical or other": {SENSORY, OTHER},
    "Social and emotional, sensory, physical or other": {SEMH, SENSORY, OTHER},
}
STAGES = {
    "Early years": {"EYFS"}, "Early years and key stage 1": {"EYFS", "KS1"}, "Key stages 4 and 5": {"KS4", "KS5"},
    **{f"Key stage {number}": {f"KS{number}"} for number in range(1, 6)}, "Not in a year group": {None},
}  # fmt: skip
TOGETHER = {
    "Years 1 and 2": "12", "Years 3 and 4": "34", "Years 5 and 6": "56", "Years 7 to 9": "789",
}  # fmt: skip


def area_of(code):
    row = BY_CODE.get(code)
    return row.area.label if row and row.area else OTHER


def is_of_need(pupil, group):
    row = BY_CODE.get(pupil.need)
    if group == (row.name if row else "No need recorded"):
        return True
    return area_of(pupil.need) in JOINED.get(group, {group})


def is_of_year(pupil, group):
    if group == label(pupil.year):
        return True
    if group in TOGETHER:
        return pupil.year in TOGETHER[group]
    if group == "Years 10 and 11":
        return pupil.year in ("10", "11")
    return key_stage(pupil.year) in STAGES.get(group, ())


def is_of_status(pupil, group):
    return pupil.status == {"On SEN support": "K", "With an EHC plan": "E"}[group]


def true_figures(register, pupils):
    """What stands behind the figures of a page, in the order of its layout."""
    values = [sum(is_of_status(one, group) for one in pupils) for group in register.status.labels]
    values += [sum(is_of_need(one, group) for one in pupils) for group in register.needs.labels]
    values += [sum(is_of_year(one, group) for one in pupils) for group in register.years.labels]
    return [*values, len(pupils)]


def sensitive(layout, values):
    """Counts of 1 to 5, and a count that is the whole of a group of fewer than 10."""
    small = {place for place, value in enumerate(values) if 1 <= value <= 5}
    whole = {
        part
        for total, parts in layout.sums
        if len(parts) > 1 and 1 <= values[total] <= 9
        for part in parts
        if values[part] == values[total]
    }
    return small | whole


def children(years, codes):
    return st.builds(Listed, st.sampled_from("KKKKE"), st.sampled_from(codes), st.sampled_from(years))


primary_registers = st.lists(
    children(PRIMARY, ("SLCN", "ASD", "SEMH", "MLD", "SPLD", "HI", "PD", "OTH", "")), max_size=70
)
odd_registers = st.lists(children(ALL_YEARS, tuple(BY_CODE)), max_size=40)
tiny_registers = st.lists(children(("R", "6"), ("SLCN", "HI", "OTH")), max_size=24)
even_registers = st.builds(
    lambda size, code: [Listed("K", "SLCN", "R")] * size + [Listed("K", code, "6")] * size,
    st.integers(3, 6),
    st.sampled_from(("SLCN", "MLD")),
)
registers = primary_registers | odd_registers | tiny_registers | even_registers


@settings(max_examples=200, deadline=None)
@given(registers)
def test_all_tables_of_a_page_together_give_no_small_group_away(pupils):
    register = register_of(pupils, PRIMARY)
    if register.total is None:
        assert shown_figures(register) == [None]
        return
    layout, values, shown = page_layout(register), true_figures(register, pupils), shown_figures(register)
    assert all(one in (None, value) for one, value in zip(shown, values, strict=True))
    hidden = {place for place, one in enumerate(shown) if one is None}
    could = by_subtraction(layout, shown)
    for place in sensitive(layout, values):
        assert place in hidden
        assert could[place].width is None or could[place].width >= 5
        assert exactly(layout, values, hidden, place, enough=5).width >= 5


@settings(max_examples=150, deadline=None)
@given(registers)
def test_believing_that_hidden_figures_are_one_to_five_works_out_no_list_of_the_page(pupils):
    register = register_of(pupils, PRIMARY)
    values, first = true_figures(register, pupils), 0
    for one in (register.status, register.needs, register.years):
        of_list = values[first : first + len(one.labels)]
        first += len(one.labels)
        hidden = [value for value, shown in zip(of_list, one.counts, strict=True) if shown is None]
        if not hidden or not all(1 <= value <= 5 for value in hidden):
            continue
        least, most = (sum(hidden) - 5 * (len(hidden) - 1), sum(hidden) - (len(hidden) - 1))
        assert min(5, most) - max(1, least) >= 2


@settings(max_examples=150, deadline=None)
@given(registers)
def test_the_total_is_the_same_in_all_tables_of_a_page_or_hidden_in_all(pupils):
    register = register_of(pupils, PRIMARY)
    assert {one.total for one in (register.status, register.needs, register.years)} == {register.total}
    assert register.total in (None, len(pupils))


tally = st.dictionaries(st.sampled_from(("met", "partly", "no_change")), st.integers(1, 4), min_size=1)
alike = st.lists(st.sampled_from(({"met": 1}, {"met": 2})), max_size=12)
tallies = st.lists(tally, max_size=30) | st.lists(tally, max_size=9) | alike
FINE = Grouping({"met": "Reached", "partly": "On the way", "no_change": "No change"})
COARSE = Grouping({"met": "Nearer", "partly": "Nearer", "no_change": "No change"}, "Together.")


def held(tallies, grouping, group):
    kinds = [kind for kind, into in grouping.groups.items() if into == group]
    found = [sum(one.get(kind, 0) for kind in kinds) for one in tallies]
    return sum(found), sum(count > 0 for count in found)


@settings(max_examples=300, deadline=None)
@given(tallies)
def test_no_figure_about_outcomes_is_about_fewer_than_six_children(given_tallies):
    shown = publish_tallies("x", given_tallies, (FINE, COARSE)).shown
    grouping = FINE if len(shown.labels) == 3 else COARSE
    things = sum(sum(one.values()) for one in given_tallies)
    assert shown.total in (None, things)
    if shown.total:
        assert len(given_tallies) >= 6
    for group, count in zip(shown.labels, shown.counts, strict=True):
        truly, behind = held(given_tallies, grouping, group)
        assert count in (None, truly)
        if count:
            assert behind >= 6
            assert count < things or len(given_tallies) >= 10
    hidden = shown.counts.count(None)
    assert hidden in (0, len(shown.counts))
    if hidden and shown.total is not None:
        assert shown.total >= LEAST_TOTAL
    if shown.fewer:
        assert 1 <= held(given_tallies, grouping, shown.fewer)[0] <= 5


pages = st.builds(
    Counts,
    st.sampled_from(("primary", "secondary", "special")),
    st.integers(70, 140),
    st.just(PRIMARY),
    registers.map(tuple),
    tallies.map(tuple),
    st.lists(
        st.dictionaries(
            st.sampled_from(("review_on_time", "review_late", "case_on_time", "council_on_time", "council_late")),
            st.integers(1, 3),
        ),
        max_size=30,
    ).map(tuple),
    st.lists(st.dictionaries(st.sampled_from(("clear", "partly", "not")), st.just(1)), max_size=40).map(tuple),
    st.just(date(2025, 9, 1)),
)


def shares(counts, total):
    return {round(100 * count / total) for count in counts if total} if total else set()


@settings(max_examples=150, deadline=None)
@given(pages)
def test_no_word_of_a_page_is_made_from_a_hidden_figure(counts):
    figures = figures_of(counts, on=ON, checked_by="")
    for answer in figures["answers"]:
        allowed = {4, 6, 20, 46, 26, 2024, 2025, 2026}  # of sentences that say what is counted, and since when
        for shown in answer["shown"]:
            known = [one for one in [*shown["counts"], shown["total"]] if one is not None]
            allowed |= set(known) | shares(known, shown["total"])
            if shown["fewer"]:
                least = shown["total"] - 5
                allowed |= {least, *range(100 * least // shown["total"] - 1, 100 * least // shown["total"] + 2)}
                allowed |= {500 // shown["total"], 500 // shown["total"] + 1}
        said = [answer["finding"], answer["note"], *(bar["words"] for bar in answer["bars"])]
        said += [cell for row in answer["rows"] for cell in row["cells"]]
        words = " ".join(said)
        if answer["key"] == "how_many":
            allowed.add(counts.pupils if figures["totals"]["pupils"] else -1)
            words = re.sub(r"\d+\.\d%", "", words)
        words = re.sub(r"\d+ figures? (is|are) hidden|([Kk]ey stages?|Years?) \d+( (and|to) \d+)?", "", words)
        found = {int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", words)}
        assert found <= allowed, (answer, found - allowed)


@settings(max_examples=100, deadline=None)
@given(pages)
def test_a_hidden_figure_has_no_bar_and_no_share(counts):
    for answer in figures_of(counts, on=ON, checked_by="")["answers"]:
        for row in answer["rows"]:
            if HIDDEN_WORDS in row["cells"]:
                assert row["share"] is None
                assert not any("%" in cell for cell in row["cells"])
        if all(one["total"] is None for one in answer["shown"]):
            assert not any(bar["value"] for bar in answer["bars"])
