"""One page of figures gives nobody away, and still answers what governors ask."""

import json
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboards.rules.attack import by_subtraction, exactly
from dashboards.rules.england import national_share
from dashboards.rules.figures import (
    Before,
    Counts,
    Published,
    counted_since,
    figures_of,
    mark_of,
    page_title,
    paper_of,
    questions,
    term_title,
    why_not_publish,
)
from dashboards.rules.figures_register import Listed, page_layout, register_of
from dashboards.rules.suppression import HIDDEN_WORDS
from dashboards.rules.tallies import LEAST_TOTAL, Grouping, publish_tallies
from pupils.rules.need import BY_CODE
from pupils.rules.years import key_stage, label

ON = date(2026, 11, 25)
PRIMARY = ("R", "1", "2", "3", "4", "5", "6")
ALL_YEARS = ("N2", *PRIMARY, "7", "8", "9", "10", "11", "12", "X")

AREAS = {"communication": "Communication and interaction", "cognition": "Cognition and learning"}
SEMH, SENSORY, OTHER = "Social, emotional and mental health", "Sensory and/or physical needs", "Other, or still being found out"
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


def shown_figures(register):
    return [*register.status.counts, *register.needs.counts, *register.years.counts, register.total]


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


primary_registers = st.lists(children(PRIMARY, ("SLCN", "ASD", "SEMH", "MLD", "SPLD", "HI", "PD", "OTH", "")), max_size=70)
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
    figures = figures_of(counts, on=ON, before=None, checked_by="")
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
    for answer in figures_of(counts, on=ON, before=None, checked_by="")["answers"]:
        for row in answer["rows"]:
            if HIDDEN_WORDS in row["cells"]:
                assert row["share"] is None
                assert not any("%" in cell for cell in row["cells"])
        if all(one["total"] is None for one in answer["shown"]):
            assert not any(bar["value"] for bar in answer["bars"])


# What a page answers


def small_school():
    """210 pupils, 30 on the register: as uneven as such a school is."""
    codes = ["SLCN"] * 10 + ["ASD"] * 4 + ["MLD"] * 4 + ["SPLD"] * 3 + ["SEMH"] * 6 + ["PD", "HI", "OTH"]
    years = [*"R" * 3, *"1" * 3, *"2" * 4, *"3" * 4, *"4" * 6, *"5" * 5, *"6" * 5]
    statuses = ["E"] * 5 + ["K"] * 25
    outcomes = [{"met": 1, "partly": 1}] * 14 + [{"partly": 1, "no_change": 1}] * 8 + [{"met": 2}] * 4
    dates = [{"review_on_time": 2}] * 24 + [{"review_late": 1, "case_on_time": 1}] * 3 + [{"council_late": 1}] * 2
    return Counts(
        "primary", 210, PRIMARY, tuple(map(Listed, statuses, codes, years)),
        tuple(outcomes), tuple(dates), ({"clear": 1},) * 9 + ({"partly": 1},) * 3, date(2025, 9, 1),
    )  # fmt: skip


BEFORE = Before(date(2026, 5, 15), {"term": "Summer term 2026", "pupils": 208, "register": 27, "support": None, "plan": None})


def answers_of(counts, before=BEFORE):
    figures = figures_of(counts, on=ON, before=before, checked_by="the SENCO")
    return {answer["key"]: answer for answer in figures["answers"]}


def test_a_school_of_210_with_30_on_the_register_is_told_total_and_trend():
    answer = answers_of(small_school())["how_many"]
    assert answer["finding"] == "30 of 210 pupils: 14.3%, less than England’s 19.4%"
    assert answer["note"].startswith("3 more than in the summer term 2026 (27).")
    together = next(row for row in answer["rows"] if row["label"] == "Both together")
    assert together["cells"] == ["30", "27"]


def test_a_school_of_210_with_30_on_the_register_is_told_areas_and_key_stages():
    answers = answers_of(small_school())
    needs, years = answers["which_needs"], answers["which_years"]
    assert needs["finding"] == "Communication and interaction is most common: 14 of 30"
    assert needs["shown"][0]["counts"] == [14, 7, 9]
    assert years["finding"] == "Key stage 2 has the most: 20 of 30"
    assert years["shown"][0]["counts"] == [10, 20]
    assert "Years are shown by key stage, some together." in years["note"]


def test_a_school_of_210_with_30_on_the_register_is_told_progress_and_timeliness():
    answers = answers_of(small_school())
    assert answers["progress"]["finding"] == "22 of 52 outcomes reached, 22 more on the way"
    assert answers["in_time"]["finding"] == "Fewer than 6 of our 54 dates were late"
    assert answers["understood"]["finding"] == "Nearly all of 12 answers say “clear”"


def test_a_plan_for_five_children_is_hidden_and_with_it_those_on_support():
    answer = answers_of(small_school())["how_many"]
    assert answer["rows"][0]["cells"] == [HIDDEN_WORDS, HIDDEN_WORDS]
    assert answer["rows"][1]["cells"][0] == HIDDEN_WORDS
    assert "One of the two groups is small, so both are hidden." in answer["note"]


def test_small_and_shown_groups_of_outcomes_are_counted_together_before_they_are_hidden():
    few_on_the_way = {"outcomes": ({"met": 1},) * 10 + ({"partly": 1},) * 3 + ({"no_change": 1},) * 8}
    answer = answers_of(Counts(**{**vars(small_school()), **few_on_the_way}))["progress"]
    assert answer["finding"] == "13 of 21 outcomes reached or on the way"
    assert "counted together" in answer["note"]


def test_twenty_outcomes_of_three_children_are_not_shown():
    answer = answers_of(Counts(**{**vars(small_school()), "outcomes": ({"met": 4, "no_change": 3},) * 3}))["progress"]
    assert answer["finding"] == "Too few to show"
    assert answer["bars"] == answer["rows"] == []


def test_all_outcomes_of_eight_children_reached_is_hidden_and_of_twelve_is_shown():
    eight = answers_of(Counts(**{**vars(small_school()), "outcomes": ({"met": 2},) * 8}))["progress"]
    assert eight["finding"] == "16 outcomes reviewed; how they went is hidden"
    twelve = answers_of(Counts(**{**vars(small_school()), "outcomes": ({"met": 2},) * 12}))["progress"]
    assert twelve["finding"] == "24 of 24 outcomes reached, 0 more on the way"


def test_dates_that_were_all_kept_are_said_so_and_the_councils_stand_beside_them():
    dates = ({"review_on_time": 1, "council_on_time": 1},) * 8 + ({"review_on_time": 1, "council_late": 1},) * 7
    answer = answers_of(Counts(**{**vars(small_school()), "dates": dates}))["in_time"]
    assert answer["finding"] == "We kept 15 of our 15 dates"
    assert [bar["words"] for bar in answer["bars"]] == ["100%", "53%"]
    assert "The council kept 8 of 15 dates." in answer["note"]
    assert answer["rows"][1]["cells"] == ["8", "7"]


def test_of_the_councils_few_late_dates_it_is_only_said_that_they_are_few():
    dates = ({"review_on_time": 1, "council_on_time": 1},) * 9 + ({"review_on_time": 1, "council_late": 1},) * 4
    answer = answers_of(Counts(**{**vars(small_school()), "dates": dates}))["in_time"]
    assert "Of 13 dates of the council fewer than 6 were late." in answer["note"]
    assert [bar["words"] for bar in answer["bars"]] == ["100%", "over 61%"]
    assert answer["rows"][1]["cells"] == ["8 or more", "fewer than 6"]


def test_hardly_any_date_kept_is_said_without_a_figure_too():
    dates = ({"review_on_time": 1},) * 4 + ({"review_late": 1},) * 9
    answer = answers_of(Counts(**{**vars(small_school()), "dates": dates}))["in_time"]
    assert answer["finding"] == "Fewer than 6 of our 13 dates were kept"
    assert answer["bars"][0]["words"] == "under 39%"


def test_a_school_with_four_on_the_register_shows_nothing_of_it():
    four = (Listed("K", "SLCN", "1"),) * 4
    answers = answers_of(Counts("primary", 60, PRIMARY, four, (), (), (), date(2025, 9, 1)))
    for key in ("how_many", "which_needs", "which_years"):
        assert answers[key]["finding"].startswith("Too few")
        assert "Fewer than 6 children" in answers[key]["note"]
    assert not answers["which_needs"]["bars"]
    assert answers["progress"]["finding"] == "No outcome was reviewed since September 2025"


def test_where_one_table_cannot_bear_the_total_no_table_shows_it():
    five_and_five = tuple(Listed("K", code, year) for code in ("SLCN", "MLD") for year in ("1", "3", "3", "4", "6"))
    register = register_of(five_and_five, PRIMARY)
    assert register.total is None
    assert shown_figures(register) == [None]


def test_a_school_with_nobody_on_the_register_says_so():
    answers = answers_of(Counts("primary", 60, PRIMARY, (), (), (), (), date(2025, 9, 1)), before=None)
    assert answers["which_years"]["finding"] == "No pupil is on the SEN register"
    assert answers["how_many"]["finding"] == "No pupil is on the SEN register"


def test_a_special_school_is_not_compared_and_its_few_others_are_not_given_away():
    pupils = tuple(Listed("E", "SLD", year) for year in PRIMARY for _ in range(10))
    counts = Counts("special", 73, PRIMARY, pupils, (), (), (), date(2025, 9, 1))
    figures = figures_of(counts, on=ON, before=None, checked_by="")
    assert figures["totals"]["pupils"] is None
    assert figures["answers"][0]["finding"] == "70 pupils, nearly all of the school"
    assert "73" not in json.dumps(figures)
    assert [bar["label"] for bar in figures["answers"][0]["bars"]] == ["On SEN support", "With an EHC plan"]


@pytest.mark.parametrize(
    ("before", "said"),
    [(27, "3 more than"), (30, "As many as"), (33, "3 fewer than"), (None, "One of the two")],
)
def test_the_trend_is_told_in_words_unless_it_was_hidden(before, said):
    earlier = Before(date(2026, 5, 15), {"term": "Summer term 2026", "register": before})
    assert answers_of(small_school(), earlier)["how_many"]["note"].startswith(said)


def test_the_first_figures_say_that_there_is_nothing_to_compare_with():
    assert answers_of(small_school(), None)["how_many"]["note"].startswith("These are the first figures")


def test_every_answer_ends_in_a_question_to_ask():
    for answer in answers_of(small_school()).values():
        assert answer["ask"].endswith("?")
    assert len(questions(ON)) == 6


# National figures


@pytest.mark.parametrize(
    ("phase", "on", "per_cent"),
    [
        ("primary", date(2026, 11, 25), 19.4),
        ("primary", date(2026, 3, 1), 18.2),
        ("secondary", date(2026, 11, 25), 17.6),
        ("all_through", date(2026, 11, 25), 20.8),
    ],
)
def test_a_school_is_laid_beside_the_latest_share_known_on_the_day(phase, on, per_cent):
    assert national_share(phase, on).per_cent == per_cent


def test_a_special_school_and_an_early_day_have_no_share_to_compare_with():
    assert national_share("special", ON) is None
    assert national_share("primary", date(2024, 1, 1)) is None


# Terms, and when a set of figures may be published


@pytest.mark.parametrize(
    ("on", "title", "since"),
    [
        (date(2026, 11, 25), "Autumn term 2026", date(2025, 9, 1)),
        (date(2027, 2, 1), "Spring term 2027", date(2026, 9, 1)),
        (date(2027, 6, 1), "Summer term 2027", date(2026, 9, 1)),
    ],
)
def test_the_title_follows_from_the_day_and_the_work_is_counted_since_a_september(on, title, since):
    assert term_title(on) == title
    assert counted_since(on) == since


def test_a_term_is_published_once():
    reason = why_not_publish(ON, pupils=9, published=[Published("Autumn term 2026", date(2026, 10, 9))])
    assert reason.startswith("The figures of the autumn term 2026 were published as at 9 October 2026 and stay as they are")
    assert reason.endswith("The next can be published from 1 January 2027.")


def test_two_terms_are_not_published_within_days_of_each_other():
    last = [Published("Spring term 2026", date(2026, 3, 27))]
    assert "joined or left in between" in why_not_publish(date(2026, 4, 2), pupils=9, published=last)
    assert "from 24 April 2026" in why_not_publish(date(2026, 4, 2), pupils=9, published=last)
    assert why_not_publish(date(2026, 4, 24), pupils=9, published=last) is None


def test_earlier_figures_do_not_follow_later_ones():
    later = [Published("Autumn term 2026", ON)]
    assert "earlier ones cannot follow" in why_not_publish(date(2026, 6, 1), pupils=9, published=later)


def test_an_empty_school_publishes_nothing_and_a_new_one_can():
    assert why_not_publish(ON, pupils=0, published=[]).startswith("There are no pupils on roll yet.")
    assert why_not_publish(ON, pupils=9, published=[]) is None


# The same as paper, and the mark


def test_the_paper_says_what_the_page_says():
    figures = figures_of(small_school(), on=ON, before=BEFORE, checked_by="the SENCO")
    paper = paper_of(figures, "Meadowbank Primary")
    assert page_title(figures, "Meadowbank Primary") == "SEND at Meadowbank Primary, autumn term 2026"
    assert (paper.title, paper.published_on, paper.published_by) == ("SEND figures, autumn term 2026", ON, "the SENCO")
    assert [one.finding for one in paper.questions] == [one["finding"] for one in figures["answers"]]
    assert all(all(one.table.columns) for one in paper.questions if one.table)


def test_the_mark_changes_with_the_figures_and_with_nothing_else():
    one = figures_of(small_school(), on=ON, before=BEFORE, checked_by="the SENCO")
    assert mark_of(one) == mark_of(json.loads(json.dumps(one)))
    other = figures_of(small_school(), on=ON, before=None, checked_by="the SENCO")
    assert mark_of(one) != mark_of(other)
