"""What a school writes is understood, and what cannot be is refused in words."""

from itertools import chain
from typing import Any

import pytest

from provision.rules.impact.kinds import KINDS, NAMES, Kind, kind_named, plainly
from tests.provision.rules.impact.files import STANDARD, asked, one, refusal


def test_no_name_is_given_to_two_measures() -> None:
    names = list(chain.from_iterable({plainly(name) for name in (kind.unit, *kind.also)} for kind in KINDS))
    assert sorted(names) == sorted(NAMES)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Standardised Score", "standardised score"), ("standardized-score", "standardised score"), ("SS", "standardised score"),
     ("Reading Age (years;months)", "reading age"), ("RA", "reading age"), ("centile", "percentile"), ("%ile", "percentile"),
     ("SDQ", "SDQ total difficulties"), ("WCPM", "words per minute"), ("words/min", "words per minute"), ("Attendance %", "attendance"),
     ("% attendance", "attendance"), ("R.A.G.", None), ("rag", "RAG"), ("GAS", "goal attainment"), ("Goal Attainment Scaling", "goal attainment"),
     ("Pre-Key Stage standards", "pre-key stage standard"), ("The Engagement Model", "engagement model"), ("Leuven", "Leuven scale")],
)  # fmt: skip
def test_a_measure_is_known_by_the_names_that_schools_write(written: str, meant: str | None) -> None:
    kind = kind_named(written)
    assert (kind.unit if kind else None) == meant


@pytest.mark.parametrize(
    ("unit", "values"),
    [("reading age", ["7;06", "7:06", " 7 ; 6 ", "7y 6m", "7 years 6 months", "7 years and 6 months", "90 months"]),
     ("age in months", [90, "7;06"]), ("RAG", ["amber", "A", "Yellow", "AMBER "]),
     ("pre-key stage standard", ["PK3", "standard 3", 3, "pre-key stage 3", "3"]), ("goal attainment", [-1, "-1", "−1"]),
     ("goal attainment", [1, "+1", 1.0])],
)  # fmt: skip
def test_one_value_written_in_several_ways_is_one_value(unit: str, values: list[Any]) -> None:
    assert {one({"unit": unit}, values[0], value)["change"] for value in values} == {0}


@pytest.mark.parametrize(
    ("unit", "value", "why"),
    [("reading age", "7;12", "months of an age go from 0 to 11"), ("reading age", 7.06, "may be years, months or a decimal"),
     ("reading age", "7.06", "may be a decimal"), ("reading age", "0;00", "goes from 0;01"), ("reading age", "25;00", "impossible"),
     ("reading age", "seven", "is no age"), ("standardised score", 400, "goes from 20 to 180"), ("standardised score", -4, "impossible"),
     ("standardised score", "94", "quotation marks"), ("standardised score", True, "true is no number"), ("standardised score", [94], "a list"),
     ("standardised score", float("nan"), "no number"), ("standardised score", float("inf"), "no number"), ("standardised score", 10**400, "too large"),
     ("percentile", 0, "above 0"), ("percentile", 100, "below 100"), ("percentile", 101, "impossible"), ("percentile", 1e-400, "above 0"),
     ("SDQ", 41, "0 to 40"), ("SDQ", 12.5, "whole number"), ("SDQ prosocial", 11, "0 to 10"), ("words per minute", -1, "impossible"),
     ("words per minute", 4000, "impossible"), ("Boxall developmental", 137, "0 to 136"), ("attendance", 100.5, "0 to 100"),
     ("RAG", "blue", "red, amber and green"), ("RAG", 2, "red, amber and green"), ("pre-key stage standard", 7, "none of"),
     ("pre-key stage standard", "expected", "none of"), ("goal attainment", 3, "none of"), ("goal attainment", 0.5, "between two steps"),
     ("goal attainment T-score", [0, 5], "level of a goal"), ("goal attainment T-score", [], "1 to 20"), ("small steps", -1, "impossible"),
     ("small steps", 1.5, "whole"), ("Leuven", 6, "none of"), ("stanine", 10, "1 to 9"), ("engagement model", 3, "no numbers"),
     ("engagement model", "", "no numbers"), ("engagement model", {"joy": "much"}, "five areas"), ("engagement model", {"persistence": 4}, "no numbers")],
)  # fmt: skip
def test_an_impossible_value_is_named(unit: str, value: Any, why: str) -> None:
    assert why in refusal({"unit": unit}, value)


def test_a_deviation_of_these_children_does_not_make_a_low_score_impossible() -> None:
    assert one({"unit": "standardised score", "sd": 5, "reliability": 0.9}, 62, 68)["problems"] == []
    assert one({"unit": "standardised score", "mean": 500, "sd": 100, "reliability": 0.9}, 480, 620)["problems"] == []


def test_the_ends_of_a_raw_score_are_those_of_the_test() -> None:
    measure = {"unit": "raw score", "direction": "up", "lowest": 0, "highest": 40}
    assert "goes from 0 to 40" in refusal(measure, 41)
    assert "goes from 0 or more" in refusal({"unit": "raw score", "direction": "up", "lowest": 0}, -1)


def test_a_value_nearer_to_the_end_than_a_double_can_tell_is_the_end() -> None:
    from decimal import Decimal

    assert "below 100" in refusal({"unit": "percentile", "reliability": 0.9}, Decimal("99.99999999999999999999"))


@pytest.mark.parametrize(
    ("measure", "why"),
    [(None, "no “measure”"), ({}, "no “unit”"), ({"unit": 3}, "no “unit”"), ({"unit": "reading aeg"}, "reading age"),
     ({"unit": "☃"}, "is not known"), ({"unit": "x" * 100_000}, "is not known"), ({"unit": "Boxall"}, "two parts"),
     ({"unit": "raw score"}, "“direction” is missing"), ({"unit": "SDQ", "direction": "up"}, "lower is better"),
     ({"unit": "reading age", "direction": "down"}, "higher is better"), (STANDARD | {"direction": "sideways"}, "neither “up”"),
     (STANDARD | {"reliability": 1}, "without any error"), (STANDARD | {"reliability": 0}, "says nothing"),
     (STANDARD | {"reliability": 1.2}, "between 0 and 1"), (STANDARD | {"reliability": -0.5}, "between 0 and 1"),
     (STANDARD | {"reliability": 90}, "between 0 and 1"), (STANDARD | {"reliability": "0.9"}, "quotation marks"),
     (STANDARD | {"sd": 0}, "more than 0"), (STANDARD | {"sd": -15}, "more than 0"), (STANDARD | {"sd": float("inf")}, "no number"),
     (STANDARD | {"sem": 4.5}, "not both"), ({"unit": "standardised score", "sem": 0}, "more than 0"),
     ({"unit": "raw score", "direction": "up", "lowest": 9, "highest": 3}, "is not below"),
     ({"unit": "small steps", "steps": ["one"]}, "a list of 2"), ({"unit": "small steps", "steps": ["one", "One"]}, "twice"),
     ({"unit": "RAG", "steps": ["red", "green"]}, "names of their own")],
)  # fmt: skip
def test_a_measure_that_cannot_be_is_refused_before_anything_is_reckoned(measure: Any, why: str) -> None:
    said = asked(measure, (80, 94))
    assert why in " ".join(said["problems"])
    assert (said["pupils"], said["measure"]) == ([], None)


@pytest.mark.parametrize(
    ("measure", "why"),
    [(STANDARD | {"relability": 0.9}, "“reliability” meant"), ({"unit": "percentile", "sd": 15, "reliability": 0.9}, "“sd” means nothing"),
     ({"unit": "raw score", "direction": "up", "reliability": 0.9}, "without “sd”"), ({"unit": "standardised score", "sd": 15}, "without “reliability”")],
)  # fmt: skip
def test_what_means_nothing_is_named_and_the_rest_is_answered(measure: Any, why: str) -> None:
    said = asked(measure, (50, 60))
    assert why in " ".join(said["problems"])
    assert said["pupils"][0]["change"] == 10


@pytest.mark.parametrize(
    ("unit", "entry", "after", "change"),
    [("RAG", "red", "green", 2), ("pre-key stage standard", "BLW", "PK2", 2), ("goal attainment", -2, 1, 3), ("small steps", 3, 9, 6), ("Leuven", 2, 4, 2)],
)
def test_steps_are_counted_and_never_called_clear(unit: str, entry: Any, after: Any, change: int) -> None:
    said = one({"unit": unit}, entry, after)
    assert (said["change"], said["verdict"], said["reliable_change"]) == (change, "no error known", None)
    assert "cannot be told" in said["in_words"]


def test_a_schools_own_steps_have_names() -> None:
    measure = {"unit": "small steps", "steps": ["looks", "points", "says", "writes"]}
    assert one(measure, "Points", "writes")["change"] == 2
    assert "looks, points, says and writes" in refusal(measure, "sings")


def test_the_engagement_model_is_told_in_words_and_gets_no_number() -> None:
    said = asked({"unit": "engagement model"}, *[("Turns to music", {"persistence": "Stays with it for a song"})] * 9)
    assert said["problems"] == []
    assert {pupil["verdict"] for pupil in said["pupils"]} == {"narrative"}
    assert {pupil[key] for pupil in said["pupils"] for key in ("change", "months", "ratio_gain", "reliable_change")} == {None}
    group = said["group"]
    assert (group["n"], group["verdict"], group["median_change"], group["distribution"], group["cost_per_clear_gain"]) == (9, "narrative", None, None, None)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.unit)
def test_every_measure_says_what_is_known_of_its_error(kind: Kind) -> None:
    said = asked({"unit": kind.unit} | ({} if kind.direction else {"direction": "up"}))
    assert said["problems"] == []
    assert said["measure"]["error"]["in_words"].endswith(".")


def test_the_parts_of_the_boxall_profile_are_told_apart_by_their_direction() -> None:
    assert asked({"unit": "Boxall Profile", "direction": "up"})["measure"]["unit"] == "Boxall developmental"
    assert asked({"unit": "boxall", "direction": "down"})["measure"]["unit"] == "Boxall diagnostic"
