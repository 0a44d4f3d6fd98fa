"""What is said of one pupil: change, time, ratio, and whether it is more than the measure's error."""

from typing import Any

import pytest

from provision.rules.impact.answers import answer, has_problems
from tests.provision.rules.impact.files import BEGUN, ENDED, STANDARD, TODAY, asked, one, pupil


@pytest.mark.parametrize(
    ("entry", "after", "index", "verdict"),
    [(80, 94, 2.09, "clear gain"), (80, 93, 1.94, "no clear change"), (94, 80, -2.09, "clear loss"), (80, 80, 0, "no clear change")],
)
def test_a_change_is_clear_beyond_the_error_of_a_difference(entry: int, after: int, index: float, verdict: str) -> None:
    said = one(STANDARD, entry, after)
    assert (said["reliable_change"], said["verdict"]) == (index, verdict)


def test_an_unchanged_standardised_score_kept_pace_with_age() -> None:
    for measure in (STANDARD, {"unit": "standardised score"}, {"unit": "percentile", "reliability": 0.9}):
        assert "kept pace with age: children of the same age moved on" in one(measure, 80, 80)["in_words"]
    assert "as far as this measure can tell" in one(STANDARD, 80, 70)["in_words"]
    assert "kept pace" not in one(STANDARD, 80, 60)["in_words"]


def test_difficulties_that_stay_the_same_are_not_said_to_keep_pace() -> None:
    assert "kept pace" not in one({"unit": "T-score", "direction": "down", "reliability": 0.9}, 70, 70)["in_words"]


def test_where_less_is_better_a_fall_is_a_gain_and_the_sign_is_explained() -> None:
    measure = {"unit": "SDQ", "sd": 6, "reliability": 0.8}
    fell, rose = one(measure, 24, 12), one(measure, 12, 24)
    assert (fell["change"], fell["verdict"], fell["reliable_change"]) == (-12, "clear gain", -3.16)
    assert (rose["change"], rose["verdict"]) == (12, "clear loss")
    assert "fell by 12 points in 5.9 months, which on this measure is better" in fell["in_words"]
    assert "rose by 12 points in 5.9 months, which on this measure is worse" in rose["in_words"]


def test_a_reading_age_is_held_against_the_months_that_went_by() -> None:
    said = one({"unit": "reading age"}, "7;06", "8;02")
    assert (said["change"], said["months"], said["ratio_gain"], said["verdict"]) == (8, 5.95, 1.35, "no error known")
    assert "1.35 months gained for each month that went by; 1 is the pace of age" in said["in_words"]


@pytest.mark.parametrize(
    ("after", "words"),
    [("8;02", "as far as this measure can tell, the pace of age"), ("9;06", "clearly more than the time"), ("7;00", "clearly less than the time")],
)
def test_a_reading_age_outruns_time_only_beyond_its_error(after: str, words: str) -> None:
    assert words in one({"unit": "reading age", "sem": 4}, "7;06", after)["in_words"]


def test_the_year_turns_between_two_reading_ages() -> None:
    assert one({"unit": "reading age"}, "7;11", "8;00")["change"] == 1
    assert one({"unit": "reading age"}, "8;00", "7;11")["ratio_gain"] == -0.17


def test_a_reading_age_with_its_error_is_judged_by_it() -> None:
    measure = {"unit": "reading age", "sem": 4}
    assert one(measure, "7;06", "8;05")["verdict"] == "no clear change"
    assert one(measure, "7;06", "8;06")["verdict"] == "clear gain"


def test_the_standard_error_of_measurement_may_stand_for_deviation_and_reliability() -> None:
    same = {"unit": "raw score", "direction": "up"}
    assert one(same | {"sem": 3}, 20, 29)["reliable_change"] == one(same | {"sd": 6, "reliability": 0.75}, 20, 29)["reliable_change"]


def test_one_day_for_both_values_leaves_no_time_and_no_ratio() -> None:
    said = one({"unit": "reading age"}, "7;06", "8;02", until=BEGUN)
    assert (said["months"], said["ratio_gain"], said["change"], said["problems"]) == (0, None, 8, [])
    assert "with no time between" in said["in_words"]


def test_percentiles_are_judged_on_the_normal_curve() -> None:
    measure = {"unit": "percentile", "reliability": 0.9}
    low, middle = one(measure, 5, 30), one(measure, 45, 70)
    assert (low["change"], middle["change"]) == (25, 25)
    assert (low["verdict"], middle["verdict"]) == ("clear gain", "no clear change")
    assert low["as_standardised_scores"] == {"entry": 75.3, "exit": 92.1, "change": 16.8}


def test_attendance_is_clear_by_its_sessions_and_never_without() -> None:
    assert one({"unit": "attendance"}, 80, 95)["verdict"] == "no error known"
    assert one({"unit": "attendance"}, 80, 95, sessions=120)["verdict"] == "clear gain"
    assert one({"unit": "attendance"}, 80, 95, sessions=10)["verdict"] == "no clear change"
    assert one({"unit": "attendance"}, 100, 100, sessions=120)["reliable_change"] == 0
    assert one({"unit": "absence"}, 20, 5, sessions=120)["verdict"] == "clear gain"


@pytest.mark.parametrize("sessions", [0, -1, 1.5, "120", True, 100_000])
def test_sessions_are_a_whole_number_above_nought(sessions: Any) -> None:
    assert "no whole number" in " ".join(one({"unit": "attendance"}, 80, 95, sessions=sessions)["problems"])


def test_without_an_error_no_change_is_called_clear_however_large() -> None:
    said = one({"unit": "words per minute"}, 10, 200)
    assert (said["verdict"], said["reliable_change"]) == ("no error known", None)


def test_numbers_are_kept_exact_and_rounded_where_they_are_said() -> None:
    from decimal import Decimal

    assert one({"unit": "words per minute"}, Decimal("0.1"), Decimal("0.3"))["change"] == 0.2
    assert one({"unit": "words per minute"}, 0.1, 0.3)["change"] == 0.2


@pytest.mark.parametrize(
    ("row", "why"),
    [(None, "has to be an object"), ({}, "needs an “id”"), ({"id": ""}, "needs an “id”"), ({"id": True}, "needs an “id”"), ({"id": 1.5}, "needs an “id”"),
     ({"id": "b"}, "no “entry”"), ({"id": "b", "exit": {"on": ENDED, "value": 90}}, "no “entry”"), ({"id": "b", "entry": 80}, "an object with “on”"),
     ({"id": "b", "entry": {"on": BEGUN}}, "no “value”"), ({"id": "b", "entry": {"value": 80}}, "no “on”"),
     ({"id": "b", "entry": {"on": BEGUN, "value": 80}, "exit": {}}, "no “on”"), ({"id": "b", "entry": {"on": BEGUN, "value": 80}, "exit": 94}, "an object with"),
     (pupil("b", 80, 94, on="2026-02-30"), "no such day"), (pupil("b", 80, 94, on="08/01/2026"), "no such day"), (pupil("b", 80, 94, on="20260108"), "no such day"),
     (pupil("b", 80, 94, on=20260108), "no such day"), (pupil("b", 80, 94, on=ENDED, until=BEGUN), "lies before the entry"),
     (pupil("b", 80, 94, until="2026-11-29"), "lies ahead"), (pupil("b", 80, 94, on="1926-01-08"), "more than 25 years back"),
     (pupil("a", 80, 94), "id of an earlier pupil")],
)  # fmt: skip
def test_a_pupil_who_cannot_be_read_is_named_and_left_out(row: Any, why: str) -> None:
    said = answer({"measure": STANDARD, "pupils": [pupil("a", 80, 94), row]}, TODAY)
    assert why in " ".join(said["pupils"][1]["problems"])
    assert (said["pupils"][0]["verdict"], said["pupils"][1]["verdict"]) == ("clear gain", None)
    assert (said["group"]["n"], said["group"]["left_out"]) == (1, 1)
    assert has_problems(said)


def test_a_name_that_is_not_known_is_said_and_the_pupil_still_counts() -> None:
    row = pupil("a", 80, 94) | {"class": "4B"}
    row["entry"] = row["entry"] | {"valeu": 3}
    said = answer({"measure": STANDARD, "pupils": [row], "houres_delivered": 3}, TODAY)
    assert "“class” in the pupil is not known" in said["pupils"][0]["problems"][0]
    assert "Is “value” meant?" in said["pupils"][0]["problems"][1]
    assert "Is “hours_delivered” meant?" in said["problems"][0]
    assert (said["pupils"][0]["verdict"], said["group"]["n"], said["group"]["left_out"]) == ("clear gain", 1, 0)


def test_a_pupil_without_a_second_value_is_under_way_and_counted_apart() -> None:
    waiting = {"id": "w", "entry": {"on": BEGUN, "value": 80}}
    said = answer({"measure": STANDARD, "pupils": [pupil("a", 80, 94), waiting, waiting | {"id": "v", "exit": None}]}, TODAY)
    assert [row["verdict"] for row in said["pupils"]] == ["clear gain", "under way", "under way"]
    assert (said["group"]["n"], said["group"]["under_way"], said["group"]["left_out"]) == (1, 2, 0)
    assert not has_problems(said)


@pytest.mark.parametrize("given", [None, [], "x", 3, {}, {"pupils": []}, {"measure": STANDARD}, {"measure": STANDARD, "pupils": {}}, {"measure": STANDARD, "pupils": [[]]}])
def test_what_is_no_file_about_a_provision_is_a_problem(given: Any) -> None:
    assert has_problems(answer(given, TODAY))


def test_more_pupils_than_a_provision_has_are_refused() -> None:
    assert "20,000 at most" in " ".join(asked(STANDARD, pupils=[{}] * 20_001)["problems"])
