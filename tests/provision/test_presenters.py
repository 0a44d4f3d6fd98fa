"""The pictures and steps of a cycle's page: drawn only where they cannot mislead."""

from datetime import date

import pytest

from provision.models import Cycle, Outcome
from provision.presenters import steps_of, strip_of


def strip(baseline: str, criterion: str, now: str = ""):
    return strip_of(Outcome(baseline=baseline, criterion=criterion, now=now))


def test_a_start_and_an_aim_in_one_measure_are_a_picture() -> None:
    found = strip("1 part", "4 parts, three times", "3 parts")
    assert found.start < found.now < found.aim
    assert found.finding == "Started at 1 part, now 3 parts, aim 4."


def test_a_reading_age_is_years_and_months() -> None:
    found = strip("6;00", "7;06", "6;09")
    assert found.now - found.start == pytest.approx(found.aim - found.now)


def test_a_measure_that_should_fall_is_drawn_from_right_to_left() -> None:
    found = strip("12 times a day", "2 times a day", "6 times a day")
    assert found.aim < found.now < found.start


def test_so_many_out_of_so_many_is_one_figure() -> None:
    assert strip("18 of 50 words", "40 of the 50 words") is not None


@pytest.mark.parametrize(
    ("baseline", "criterion", "now"),
    [
        ("no words", "4 words", ""),
        ("1 part", "4 pages", ""),
        ("6;00", "7 years", ""),
        ("2 words in 5 minutes", "9 words", ""),
        ("4", "4", ""),
        ("18", "20", "40"),
        ("1 part", "4 parts", "better"),
    ],
)
def test_what_cannot_be_compared_is_not_drawn(baseline: str, criterion: str, now: str) -> None:
    assert strip(baseline, criterion, now) is None


def words(stage: str, **fields: object) -> dict[str, str]:
    cycle = Cycle(stage=stage, started_on=date(2026, 9, 2), **fields)
    return {part: f"{step.state}: {step.words}" for part, step in steps_of(cycle, date(2026, 11, 25)).items()}


def test_a_new_cycle_is_at_its_first_part() -> None:
    assert words("assess") == {
        "assess": "now: Since Wed 2 Sep",
        "plan": "later: Not started",
        "do": "later: Not started",
        "review": "later: No date yet",
    }


def test_a_running_cycle_counts_its_weeks() -> None:
    found = words("do", parents_told_on=date(2026, 9, 14), review_on=date(2026, 12, 11))
    assert found["plan"] == "done: Parents told Mon 14 Sep"
    assert found["do"] == "now: Week 13 of 14"
    assert found["review"] == "later: On Fri 11 Dec"


def test_a_cycle_whose_review_is_late_says_so_instead_of_counting_on() -> None:
    assert words("do", review_on=date(2026, 11, 2))["do"] == "now: The review is due"


def test_a_closed_cycle_is_done_in_all_its_parts() -> None:
    found = words("closed", closed_on=date(2026, 11, 20), review_on=date(2026, 11, 20))
    assert {line.partition(":")[0] for line in found.values()} == {"done"}
    assert found["review"] == "done: Finished Fri 20 Nov"
