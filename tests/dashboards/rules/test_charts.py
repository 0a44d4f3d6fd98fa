"""The pictures of figures: they draw what is shown and nothing else, and say in words all that they draw."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboards.rules.answers import Shown, bars_of
from dashboards.rules.attack import exactly
from dashboards.rules.charts import ON_PAPER, chart_of, on_screen
from dashboards.rules.figures import Before, figures_of
from dashboards.rules.figures_children import TERMS_SHOWN
from dashboards.rules.figures_register import page_layout, register_of
from dashboards.rules.figures_work import understood
from dashboards.rules.suppression import HIDDEN_WORDS
from tests.dashboards.rules.pencil import by_subtraction
from tests.dashboards.rules.pictures import numbers, read
from tests.dashboards.rules.small_school import BEFORE, ON, PRIMARY, answers_of, shown_figures, small_school
from tests.dashboards.rules.test_figures_attack import pages, registers, sensitive, true_figures

NARROW, WIDE = on_screen(dark=False, wide=False), on_screen(dark=False, wide=True)
LOOKS = (NARROW, WIDE, on_screen(dark=True, wide=True), ON_PAPER)
LONGEST = {False: 68, True: 44}  # per cent of the width, where labels stand above the bars and beside them


def bar(label, value, words, whole=10, series="s1"):
    return {"label": label, "value": value, "whole": whole, "words": words, "series": series}


def point(term, ours, england=None):
    said = HIDDEN_WORDS if ours is None else f"{ours}%"
    return {
        "term": term, "ours": ours, "words": said, "england": england,
        "england_words": "not known" if england is None else f"{england}%",
    }  # fmt: skip


def answer(*bars, trend=()):
    return {"key": "x", "bars": list(bars), "trend": list(trend)}


def counts_in(picture, labels):
    """The counts of a list as they can be read off its picture: None where there is no bar and no number."""
    rest, found, bars = list(picture.words), [], list(picture.bars)
    for label in labels:
        heard = ""
        while heard != label:
            heard = f"{heard} {rest.pop(0)}".strip()
        words = rest.pop(0)
        if words == HIDDEN_WORDS:
            found.append(None)
            continue
        found.append(int(words.replace(",", "")))
        if found[-1]:
            assert bars.pop(0) > 0
    assert not rest and not bars
    return found


@pytest.mark.parametrize("look", [NARROW, WIDE])
def test_a_bar_starts_at_nothing_and_is_as_long_as_its_figure(look):
    picture = read(chart_of(answer(bar("A", 10, "10"), bar("B", 5, "5"), bar("C", 0, "0"))).svg(look))
    assert picture.bars == [LONGEST[look.beside], LONGEST[look.beside] / 2]
    assert picture.words == ["A", "10", "B", "5", "C", "0"]


def test_a_hidden_figure_has_words_and_no_bar():
    for look in LOOKS:
        picture = read(chart_of(answer(bar("A", 10, "10"), bar("B", None, HIDDEN_WORDS))).svg(look))
        assert len(picture.bars) == 1
        assert picture.words == ["A", "10", "B", HIDDEN_WORDS]


def test_where_no_figure_is_shown_there_is_no_picture():
    assert chart_of(answer(bar("A", None, HIDDEN_WORDS))) is None
    assert chart_of(answer()) is None


def test_figures_kept_before_there_were_lines_are_drawn_as_they_were():
    assert chart_of({"key": "x", "bars": [bar("A", 10, "10")]}).alt == "Bar chart. A: 10."


def test_a_picture_holds_attributes_only_and_no_mark_up_from_a_label():
    for look in LOOKS:
        picture = read(chart_of(answer(bar("<script>&", 10, "10"))).svg(look))
        assert {one.tag.partition("}")[2] for one in picture.root.iter()} <= {"svg", "title", "text", "rect"}
        assert not {name for one in picture.root.iter() for name in one.attrib} & {"style", "id", "class", "href", "onload"}
        assert picture.words[0] == "<script>&"


def test_on_a_page_a_picture_has_no_width_of_its_own_so_that_its_words_keep_their_size():
    chart = chart_of(answer(bar("A", 10, "10")))
    on_page, on_paper = read(chart.svg(NARROW)).root, read(chart.svg(ON_PAPER)).root
    assert (on_page.get("width"), on_page.get("viewBox")) == ("100%", None)
    assert on_paper.get("viewBox") == f"0 0 330 {on_paper.get('height')}"


LINE = (point("Autumn term 2025", 12.0, 18.2), point("Spring term 2026", None, 18.2), point("Summer term 2026", 14.0, 19.4),
        point("Autumn term 2026", 15.5, 19.4))  # fmt: skip


def test_a_line_has_a_gap_where_the_term_was_hidden_and_says_so():
    picture = read(chart_of(answer(trend=LINE)).svg(NARROW))
    assert len(picture.dots) == 3
    ours = [one for one in picture.strokes if not one.get("stroke-dasharray")]
    assert len(ours) == 1 and len(picture.strokes) - len(ours) == 3
    assert picture.words.count("hidden") == 1
    assert [y for _, y in picture.dots] == sorted((y for _, y in picture.dots), reverse=True), "more stands higher"


def test_a_line_says_at_its_end_whose_it_is_and_two_that_end_alike_stay_apart():
    for ours in (19.0, 19.4, 20.0, 0.4):
        trend = (*LINE[:3], point("Autumn term 2026", ours, 19.4))
        picture = read(chart_of(answer(trend=trend)).svg(NARROW))
        assert picture.words[-4:] in (["Us", f"{ours}%", "England", "19.4%"], ["England", "19.4%", "Us", f"{ours}%"])
        downs = [float(one.get("y")) for one in list(picture.root)[-4:]]
        assert downs == sorted(downs) and downs[2] - downs[1] >= 12


def test_the_words_of_a_line_name_every_term():
    assert chart_of(answer(trend=LINE)).alt == (
        "Line chart, the share of pupils with SEN. Autumn term 2025: 12.0%, England 18.2%; Spring term 2026: hidden, small "
        "group, England 18.2%; Summer term 2026: 14.0%, England 19.4%; Autumn term 2026: 15.5%, England 19.4%."
    )


def test_several_terms_make_a_line_of_what_each_published():
    earlier = [Before(BEFORE.as_at.replace(year=2026 - n), BEFORE.totals | {"term": f"Summer term {2026 - n}"}) for n in range(5)]
    figures = figures_of(small_school(), on=ON, earlier=earlier, checked_by="")
    first = figures["answers"][0]
    assert [one["term"] for one in first["trend"]] == ["Summer term 2024", "Summer term 2025", "Summer term 2026", "Autumn term 2026"]
    assert len(first["trend"]) == TERMS_SHOWN == len(first["columns"]) - 1
    share = next(row for row in first["rows"] if row["label"] == "Share with SEN")
    assert [one["words"] for one in first["trend"]] == share["cells"][::-1], "the table says what the line says"


def test_one_term_that_shows_a_share_makes_no_line():
    hidden = Before(BEFORE.as_at, {"term": "Summer term 2026", "pupils": 208, "register": None})
    assert answers_of(small_school(), before=hidden)["how_many"]["trend"] == []
    assert answers_of(small_school(), before=None)["how_many"]["trend"] == []


def test_one_to_five_answers_all_make_the_same_file():
    kept = set()
    for few in range(1, 6):
        given_answers = [{"clear": 1}] * (20 - few) + [{"not": 1}] * few
        found = understood(given_answers, ON)
        kept.add(chart_of({"key": found.key, "bars": [vars(one) for one in found.bars]}).svg(NARROW))
    assert len(kept) == 1


@settings(max_examples=150, deadline=None)
@given(registers)
def test_the_attackers_get_no_further_with_the_pictures_of_a_page_than_with_its_figures(pupils):
    register = register_of(pupils, PRIMARY)
    if register.total is None:
        return
    seen = []
    for one in (register.status, register.needs, register.years):
        chart = chart_of(answer(*(vars(each) for each in bars_of(one))))
        seen += [None] * len(one.labels) if chart is None else counts_in(read(chart.svg(NARROW)), one.labels)
    seen.append(register.total)
    assert [s for s in seen if s] == [s for s in shown_figures(register) if s]
    layout, values = page_layout(register), true_figures(register, pupils)
    hidden = {place for place, one in enumerate(seen) if one is None}
    could = by_subtraction(layout, seen)
    for place in sensitive(layout, values):
        assert place in hidden
        assert could[place].width is None or could[place].width >= 5
        assert exactly(layout, values, hidden, place, enough=5).width >= 5


@settings(max_examples=150, deadline=None)
@given(pages)
def test_a_picture_and_its_words_hold_no_number_that_the_answer_does_not_print(counts):
    for one in figures_of(counts, on=ON, checked_by="")["answers"]:
        chart = chart_of(one)
        if chart is None:
            continue
        labels = " ".join(each["label"] for each in one["bars"])
        printed = numbers(labels) | {n for each in one["bars"] for n in numbers(each["words"])}
        picture = read(chart.svg(NARROW))
        assert numbers(" ".join(picture.words)) <= printed
        assert picture.title == chart.alt
        assert numbers(chart.alt) == printed
        drawn = [each for each in one["bars"] if each["value"]]
        assert len(picture.bars) == len(drawn)
        for long, each in zip(picture.bars, drawn, strict=True):
            assert long == pytest.approx(LONGEST[NARROW.beside] * each["value"] / each["whole"], abs=0.006)


@given(st.lists(st.integers(0, 400), min_size=1, max_size=9))
def test_the_same_figures_make_the_same_file_in_every_look(counts):
    shown = Shown("x", tuple(f"Group {n}" for n in range(len(counts))), tuple(counts), sum(counts))
    given_answer = answer(*(vars(each) for each in bars_of(shown)))
    for look in LOOKS:
        assert chart_of(given_answer).svg(look) == chart_of(given_answer).svg(look)
        assert counts_in(read(chart_of(given_answer).svg(look)), shown.labels) == counts
