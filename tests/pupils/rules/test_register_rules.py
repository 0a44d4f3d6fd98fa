"""The register in words, and what may put a pupil on it."""

from datetime import date

import pytest

from pupils.rules.dates import age_in_words
from pupils.rules.need import NEED_TYPES, short_name
from pupils.rules.register import Counts, Wanted, long_before
from pupils.rules.register_rules import why_not_source


@pytest.mark.parametrize(
    ("total", "plan", "said"),
    [
        (81, 16, "81 pupils: 16 with a plan, 65 on SEN support"),
        (1, 1, "1 pupil: 1 with a plan"),
        (2, 0, "2 pupils: 2 on SEN support"),
        (0, 0, "No pupils"),
    ],
)
def test_a_view_of_the_register_is_said_in_words(total: int, plan: int, said: str) -> None:
    assert Counts(total, plan).in_words == said


def test_an_assessment_gives_sen_support_and_never_a_plan() -> None:
    assert why_not_source("K", "assessment") is None
    assert "council" in (why_not_source("E", "assessment") or "")


def test_a_plan_gives_the_status_e_and_never_k() -> None:
    assert why_not_source("E", "plan") is None
    assert "status E" in (why_not_source("K", "plan") or "")


@pytest.mark.parametrize("status", ["K", "E"])
def test_the_school_before_and_a_file_may_give_either(status: str) -> None:
    assert why_not_source(status, "previous_school") is None
    assert why_not_source(status, "import") is None


def test_two_years_before_a_leap_day_is_a_day_of_the_calendar() -> None:
    assert long_before(date(2028, 2, 29)) == date(2026, 2, 28)
    assert long_before(date(2026, 11, 25)) == date(2024, 11, 25)


def test_only_filters_in_force_are_named() -> None:
    assert Wanted(on=date(2026, 11, 25), status="K", sort="-year").filters == {"status": "K"}


def test_every_type_of_need_has_a_short_name() -> None:
    assert all(short_name(row.code) for row in NEED_TYPES)


@pytest.mark.parametrize(
    ("born", "said"),
    [
        (date(2018, 4, 25), "8 years 7 months"),
        (date(2018, 4, 26), "8 years 6 months"),
        (date(2025, 11, 25), "1 year"),
        (date(2026, 10, 1), "1 month"),
        (date(2026, 11, 20), "under 1 month"),
    ],
)
def test_an_age_is_said_as_of_a_child(born: date, said: str) -> None:
    assert age_in_words(born, date(2026, 11, 25)) == said
