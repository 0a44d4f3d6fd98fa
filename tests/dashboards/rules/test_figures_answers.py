"""What a page of figures answers, in words that hold for small schools too."""

import json
from datetime import date

import pytest

from dashboards.rules.england import national_share
from dashboards.rules.figures import (
    Before,
    Counts,
    figures_of,
    questions,
)
from dashboards.rules.figures_register import Listed, register_of
from dashboards.rules.suppression import HIDDEN_WORDS
from tests.dashboards.rules.small_school import ON, PRIMARY, answers_of, shown_figures, small_school


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
    figures = figures_of(counts, on=ON, checked_by="")
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
