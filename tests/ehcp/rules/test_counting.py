"""How the law counts weeks, days and months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.counting import COUNT, Counting, days_beginning_with, days_of, length_in_words, months_clamped, weeks_of

days = st.dates(min_value=date(2014, 9, 1), max_value=date(2060, 12, 31))


def test_six_weeks_of_the_first_of_may_end_on_the_twelfth_of_june():
    assert weeks_of(date(2012, 5, 1), 6) == date(2012, 6, 12)


def test_fifteen_days_beginning_with_the_day_of_service_count_that_day_as_day_one():
    assert days_beginning_with(date(2026, 3, 2), 15) == date(2026, 3, 16)


def test_fifteen_days_of_a_day_leave_that_day_out():
    assert days_of(date(2026, 3, 3), 15) == date(2026, 3, 18)


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        (date(2025, 9, 30), 4, date(2026, 1, 30)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 10, 1), 36, date(2027, 10, 1)),
        (date(2026, 10, 1), 2, date(2026, 12, 1)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -5, date(2025, 8, 15)),
    ],
)
def test_a_month_ends_on_the_corresponding_date_or_on_the_last_day_there_is(start, months, due):
    assert months_clamped(start, months) == due


@given(days, st.integers(min_value=0, max_value=104))
def test_weeks_end_on_the_same_weekday_whatever_the_clocks_and_leap_days_do(start, weeks):
    assert weeks_of(start, weeks).weekday() == start.weekday()
    assert weeks_of(start, weeks) - start == timedelta(days=7 * weeks)


@given(days, st.integers(min_value=0, max_value=240))
def test_months_forward_never_overshoot_the_corresponding_month(start, months):
    due = months_clamped(start, months)
    assert (due.year * 12 + due.month) - (start.year * 12 + start.month) == months
    assert due.day <= start.day


def test_every_way_of_counting_can_be_counted_and_said():
    assert set(COUNT) == set(Counting)
    assert [length_in_words(1, way) for way in Counting] == ["1 week", "1 day", "1 day", "1 month"]
    assert length_in_words(20, Counting.WEEKS_OF) == "20 weeks"
