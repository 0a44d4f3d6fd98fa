"""When a child becomes a young person."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.young_people import is_young_person, leaves_school_age_on

DAYS = st.dates(date(1999, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("born_on", "last"),
    [
        (date(2010, 9, 1), date(2027, 6, 25)),
        (date(2010, 8, 31), date(2026, 6, 26)),
        (date(2010, 7, 15), date(2026, 6, 26)),
        (date(2008, 2, 29), date(2024, 6, 28)),
        (date(2007, 1, 10), date(2023, 6, 30)),
        (date(2084, 2, 29), date(2100, 6, 25)),
    ],
)
def test_school_age_ends_on_the_last_friday_in_june_of_the_year_in_which_one_becomes_sixteen(born_on: date, last: date) -> None:
    assert leaves_school_age_on(born_on) == last
    assert not is_young_person(born_on, last)
    assert is_young_person(born_on, last + timedelta(days=1))


@given(born_on=DAYS)
def test_it_is_always_a_friday_at_the_end_of_june_about_the_sixteenth_birthday(born_on: date) -> None:
    last = leaves_school_age_on(born_on)
    assert (last.weekday(), last.month) == (4, 6)
    assert last.day > 23
    assert timedelta(days=16 * 365 - 70) < last - born_on < timedelta(days=17 * 366)
