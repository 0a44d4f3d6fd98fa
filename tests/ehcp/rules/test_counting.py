"""How the law counts weeks, days and months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.counting import (
    COUNT,
    Counting,
    days_beginning_with,
    days_of,
    length_in_words,
    months_beginning_with,
    months_clamped,
    past_christmas_and_august,
    weeks_before,
    weeks_of,
    working_days_beginning_with,
    working_days_of,
)
from ehcp.rules.working_days import is_working_day

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
    assert set(COUNT) == set(Counting) - {Counting.TIMES_A_YEAR}
    assert {length_in_words(1, way) for way in Counting} == {"1 week", "1 day", "1 month", "1 working day", "1 time"}
    assert length_in_words(20, Counting.WEEKS_OF) == "20 weeks"


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2026, 4, 2), 3, date(2026, 4, 9)),  # Good Friday and Easter Monday do not count
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        (date(2026, 3, 6), 1, date(2026, 3, 9)),
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays(start, days, due):
    assert working_days_of(start, days) == due


@given(days, st.integers(min_value=1, max_value=60))
def test_working_days_beginning_with_a_day_count_that_day_only_if_it_is_one(start, length):
    due = working_days_beginning_with(start, length)
    counted = [day for n in range((due - start).days + 1) if is_working_day(day := start + timedelta(days=n))]
    assert len(counted) == length
    assert counted[-1] == due


@given(days, st.integers(min_value=1, max_value=36))
def test_months_beginning_with_a_day_end_a_day_before_the_corresponding_date(start, months):
    assert months_beginning_with(start, months) == months_clamped(start, months) - timedelta(days=1)


@given(days, st.integers(min_value=0, max_value=104))
def test_weeks_before_a_day_are_those_weeks_after_counted_back(start, weeks):
    assert weeks_of(weeks_before(start, weeks), weeks) == start


@given(days)
def test_an_appeal_s_last_day_lies_neither_at_christmas_nor_in_august_and_moves_only_for_them(day):
    moved = past_christmas_and_august(day)
    assert moved.month != 8
    assert (12, 24) >= (moved.month, moved.day) > (1, 1)
    closed = day.month == 8 or (day.month, day.day) >= (12, 25) or (day.month, day.day) == (1, 1)
    assert (moved != day) is closed
    assert moved == day or (moved > day and is_working_day(moved))
