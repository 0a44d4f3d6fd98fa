"""A month as a calendar shows it."""

from datetime import date

import pytest

from dashboards.rules.month import monday_of, month_after, month_asked, month_before, month_key, weeks_of

TODAY = date(2026, 11, 28)


def test_a_month_is_shown_in_whole_weeks_from_monday() -> None:
    weeks = weeks_of(date(2026, 11, 1))
    assert [week[0] for week in weeks] == [date(2026, 10, 26), *(date(2026, 11, day) for day in (2, 9, 16, 23, 30))]
    assert {len(week) for week in weeks} == {7}
    assert weeks[-1][-1] == date(2026, 12, 6)


def test_a_month_of_four_whole_weeks_needs_no_day_of_its_neighbours() -> None:
    weeks = weeks_of(date(2027, 2, 1))
    assert (len(weeks), weeks[0][0], weeks[-1][-1]) == (4, date(2027, 2, 1), date(2027, 2, 28))


@pytest.mark.parametrize("month", [date(2024, 2, 1), date(2026, 12, 1), date(2027, 8, 1), date(2028, 2, 1)])
def test_no_day_of_a_month_is_left_out_or_shown_twice(month: date) -> None:
    days = [day for week in weeks_of(month) for day in week]
    assert len(days) == len(set(days)) == (days[-1] - days[0]).days + 1
    own = [day for day in days if day.month == month.month]
    assert own[0].day == 1 and (own[-1] - own[0]).days + 1 == len(own) == (month_after(month) - month).days


def test_months_go_on_over_the_turn_of_the_year() -> None:
    assert month_after(date(2026, 12, 31)) == date(2027, 1, 1)
    assert month_before(date(2027, 1, 31)) == date(2026, 12, 1)
    assert month_after(date(2027, 1, 1)) == date(2027, 2, 1)
    assert monday_of(date(2026, 11, 1)) == date(2026, 10, 26)


@pytest.mark.parametrize("typed", ["", "november", "2026-13", "2026-00", "1026-11", "9999-12", "2026-11-03", "٢٠٢٦-١١"])
def test_a_month_that_cannot_be_meant_is_this_one(typed: str) -> None:
    assert month_asked(typed, TODAY) == date(2026, 11, 1)


def test_a_month_comes_back_from_its_address_as_it_went() -> None:
    for month in (date(2025, 1, 1), date(2027, 12, 1)):
        assert month_asked(month_key(month), TODAY) == month
