"""How days are said: each form in the words people use, the year where it is needed, and distances that never slip."""

import re
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco.access.rules.dates import (
    MONTHS,
    SHORT,
    SOON,
    WEEKDAYS,
    Due,
    Term,
    away,
    clock,
    day_in_full,
    distance,
    due_in_words,
    due_state,
    long_date,
    month_and_year,
    school_year_start,
    short_date,
    short_day,
    term_in_words,
    term_of,
    weekday,
)
from senco.access.rules.words import listed, plural

TODAY = date(2026, 11, 25)
FORMS = (day_in_full, long_date, short_day, short_date)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
AHEAD_OR_BEHIND = st.integers(-2000, 2000)


def test_a_day_is_said_in_four_ways() -> None:
    assert [form(date(2025, 2, 3)) for form in FORMS] == [
        "Monday 3 February 2025",
        "3 February 2025",
        "Mon 3 Feb 2025",
        "3 Feb 2025",
    ]


def test_in_its_own_school_year_a_day_needs_no_year() -> None:
    assert short_day(date(2027, 8, 31), TODAY) == "Tue 31 Aug"
    assert short_day(date(2027, 9, 1), TODAY) == "Wed 1 Sep 2027"
    assert day_in_full(TODAY, TODAY) == "Wednesday 25 November"
    assert long_date(date(2026, 8, 31), TODAY) == "31 August 2026"
    assert short_date(date(2026, 9, 1), TODAY) == "1 Sep"


def test_parts_of_a_day_have_their_words() -> None:
    assert weekday(date(2026, 11, 27)) == "Friday"
    assert month_and_year(date(2025, 9, 30)) == "September 2025"
    assert (clock(time(9, 5)), clock(datetime(2026, 11, 25, 16, 40))) == ("09:05", "16:40")


@given(DAYS, DAYS, st.sampled_from(FORMS))
def test_two_days_are_never_said_alike(one: date, other: date, form) -> None:
    assert (form(one) == form(other)) == (one == other)


@given(DAYS, DAYS, DAYS, st.sampled_from(FORMS))
def test_two_days_are_never_said_alike_where_the_year_is_left_out(one: date, other: date, today: date, form) -> None:
    assert (form(one, today) == form(other, today)) == (one == other)


def test_no_two_months_and_no_two_weekdays_are_shortened_alike() -> None:
    assert len({name[:SHORT] for name in MONTHS}) == 12
    assert len({name[:SHORT] for name in WEEKDAYS}) == 7


def test_a_school_year_runs_from_september_to_august() -> None:
    assert school_year_start(date(2026, 8, 31)) == date(2025, 9, 1)
    assert school_year_start(date(2026, 9, 1)) == date(2026, 9, 1)


@given(DAYS)
def test_every_day_lies_in_the_school_year_that_holds_it(on: date) -> None:
    start = school_year_start(on)
    assert start <= on < start.replace(year=start.year + 1)


def test_a_term_is_found_by_the_month() -> None:
    terms = [term_of(date(2026, month, 1)) for month in (9, 12, 1, 3, 4, 8)]
    assert terms == [Term.AUTUMN, Term.AUTUMN, Term.SPRING, Term.SPRING, Term.SUMMER, Term.SUMMER]
    assert term_in_words(date(2025, 2, 3)) == "spring term 2025"


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 25), "today"),
        (date(2026, 11, 26), "tomorrow"),
        (date(2026, 11, 30), "in 5 days"),
        (date(2026, 12, 22), "in 27 days"),
        (date(2026, 12, 23), "in 4 weeks"),
        (date(2027, 11, 25), "in 52 weeks"),
        (date(2027, 12, 1), "in over a year"),
        (date(2026, 11, 24), "1 day late"),
        (date(2026, 11, 23), "2 days late"),
        (date(2026, 10, 1), "7 weeks late"),
    ],
)
def test_a_due_date_says_how_far_it_is(on: date, words: str) -> None:
    assert distance(on, TODAY) == words


def test_what_happened_is_ago_and_never_late() -> None:
    assert distance(date(2026, 11, 24), TODAY, past=True) == "yesterday"
    assert distance(date(2026, 11, 19), TODAY, past=True) == "6 days ago"
    assert distance(date(2025, 11, 1), TODAY, past=True) == "over a year ago"
    assert distance(TODAY, TODAY, past=True) == "today"


def test_the_distance_is_counted_over_the_change_of_the_clocks_and_a_leap_day() -> None:
    assert distance(date(2026, 10, 26), date(2026, 10, 24)) == "in 2 days"
    assert distance(date(2028, 3, 1), date(2028, 2, 28)) == "in 2 days"


def days_said(words: str) -> int:
    """The fewest calendar days that the words of a distance can mean."""
    if words in ("today", "tomorrow", "yesterday"):
        return int(words != "today")
    if "over a year" in words:
        return 366
    number, unit = re.search(r"(\d+) (day|week)s?\b", words).groups()
    return int(number) * (7 if unit == "week" else 1)


@given(st.integers(0, 2000), st.booleans(), st.booleans())
def test_what_lies_further_off_never_sounds_nearer(days: int, ahead: bool, past: bool) -> None:
    sign = 1 if ahead else -1
    said = [days_said(away(sign * (days + more), past=past)) for more in range(3)]
    assert all(nearer <= further for nearer, further in pairwise(said))


@given(AHEAD_OR_BEHIND, st.booleans())
def test_a_distance_is_true(days: int, past: bool) -> None:
    words = away(days, past=past)
    assert days_said(words) <= abs(days)
    assert abs(days) - days_said(words) < 7 or "over a year" in words
    assert words.startswith("in ") == (days > 1)
    assert words.endswith(" late") == (days < 0 and not past)
    assert words.endswith((" ago", "yesterday")) == (days < 0 and past)


@given(AHEAD_OR_BEHIND, st.booleans())
def test_one_is_singular_and_all_else_plural(days: int, past: bool) -> None:
    for words in (away(days, past=past), due_in_words(days)):
        for number, noun in re.findall(r"(\d+) ([a-z]+)", words):
            assert noun.endswith("s") == (number != "1"), words
        assert "-" not in words


def test_what_is_due_is_overdue_due_today_soon_or_later() -> None:
    assert due_state(date(2026, 11, 24), TODAY) is Due.OVERDUE
    assert due_state(TODAY, TODAY) is Due.TODAY
    assert due_state(date(2026, 11, 26), TODAY) is Due.SOON
    assert due_state(TODAY + SOON, TODAY) is Due.SOON
    assert due_state(TODAY + SOON + timedelta(days=1), TODAY) is Due.LATER


def test_what_is_due_is_said_in_words_and_lateness_to_the_day() -> None:
    said = [due_in_words(left) for left in (-40, -1, 0, 1, 5, 40)]
    assert said == [
        "Overdue by 40 days",
        "Overdue by 1 day",
        "Due today",
        "Due tomorrow",
        "Due in 5 days",
        "Due in 5 weeks",
    ]


@given(AHEAD_OR_BEHIND)
def test_the_words_and_the_state_of_what_is_due_agree(left: int) -> None:
    state, words = due_state(TODAY + timedelta(days=left), TODAY), due_in_words(left)
    assert words.startswith("Overdue") == (state is Due.OVERDUE)
    assert (words == "Due today") == (state is Due.TODAY)


def test_things_are_counted_and_listed() -> None:
    assert [plural(number, "day") for number in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert [listed(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
