"""Days as people and school systems write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco.access.rules.dates import MONTHS, day_in_full, long_date, short_date, short_day
from senco.access.rules.typed_days import EXAMPLE, NotADay, read_day

UNTIL = date(2046, 12, 31)
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    "text",
    ["3/2/25", "3/2/2025", "03/02/2025", "3 2 2025", "3-2-25", "3.2.2025", "3 Feb 2025", "3rd Feb 2025", "3 FEBRUARY 25",
     "3rd of February 2025", "Mon 3 Feb 2025", "Monday, 3 February 2025", "Feb 3, 2025", "2025-02-03", "2025/02/03",
     "20250203", "2025-02-03T00:00:00Z", "  3   February 2025 "],
)  # fmt: skip
def test_the_usual_ways_of_writing_a_day_are_the_same_day(text: str) -> None:
    assert read_day(text, until=UNTIL) == date(2025, 2, 3)


@pytest.mark.parametrize("text", ["Tues 4 Feb 2025", "Weds 5 Feb 2025", "Thur 6 Feb 2025", "Thurs 6 Sept 2018"])
def test_days_and_months_may_be_shortened_as_people_do(text: str) -> None:
    assert read_day(text, until=UNTIL).strftime("%a") == text[:3]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31/2/2025", "is not a day in the calendar: check day and month"),
        ("29/2/2025", "is not a day in the calendar: check day and month"),
        ("0/2/2025", "is not a day in the calendar: check day and month"),
        ("2/31/2025", f"has no month we know: write the day first, like {EXAMPLE}"),
        ("3 Foo 2025", f"has no month we know: write the day first, like {EXAMPLE}"),
        ("Tuesday 3 February 2025", "is a Monday, not a Tuesday: check the date"),
        ("born 3 February 2025", f"is not a date we can read: write it like {EXAMPLE}"),
        ("next Monday", f"is not a date we can read: write it like {EXAMPLE}"),
        ("3 February", f"is not a date we can read: write it like {EXAMPLE}"),
        ("", f"is not a date we can read: write it like {EXAMPLE}"),
    ],
)
def test_what_is_no_day_says_why_and_what_to_do(text: str, words: str) -> None:
    with pytest.raises(NotADay) as slip:
        read_day(text, until=UNTIL)
    assert str(slip.value) == words


def test_the_example_shows_which_comes_first() -> None:
    assert read_day(EXAMPLE, until=UNTIL) == date(2026, 11, 27)


def test_a_year_of_two_figures_falls_in_the_hundred_years_up_to_a_day() -> None:
    until = date(2026, 9, 4)
    assert read_day("4/9/26", until=until) == date(2026, 9, 4)
    assert read_day("5/9/26", until=until) == date(1926, 9, 5)
    assert read_day("29/2/16", until=until) == date(2016, 2, 29)
    assert read_day("3/2/27", until=UNTIL) == date(2027, 2, 3)


@given(DAYS, st.sampled_from((day_in_full, long_date, short_day, short_date, date.isoformat)))
def test_every_day_that_we_say_we_can_read(day: date, form) -> None:
    assert read_day(form(day), until=UNTIL) == day
    assert read_day(form(day).upper(), until=UNTIL) == day


@given(DAYS, st.sampled_from(("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y%m%d", "%d %B %Y", "%d-%b-%Y", "%A %d %b %Y")))
def test_every_day_reads_back_in_every_shape(day: date, shape: str) -> None:
    assert read_day(day.strftime(shape), until=UNTIL) == day


@given(DAYS, st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_two_figures_mean_a_year_that_is_not_after_the_day_given(day: date, until: date) -> None:
    try:
        read = read_day(f"{day.day}/{day.month}/{day.year % 100:02d}", until=until)
    except NotADay:
        assert (day.month, day.day) == (2, 29)
        return
    assert read <= until
    assert until - read <= timedelta(days=36525)
    assert (read.day, read.month, read.year % 100) == (day.day, day.month, day.year % 100)


@given(st.integers(1, 12), st.integers(3, 9))
def test_a_shortened_month_means_one_month_only(number: int, letters: int) -> None:
    month = MONTHS[number - 1][:letters]
    assert read_day(f"1 {month} 2025", until=UNTIL) == date(2025, number, 1)
    assert read_day(f"{month} 1, 2025", until=UNTIL) == date(2025, number, 1)


@given(st.integers(1, 12), st.integers(1, 12), st.integers(2000, 2046))
def test_the_day_always_comes_before_the_month(day: int, month: int, year: int) -> None:
    assert read_day(f"{day}/{month}/{year}", until=UNTIL) == date(year, month, day)


@given(st.one_of(st.text(), st.from_regex(r"[0-9]{1,4}[-/. ][0-9A-Za-z]{1,9}[-/. ][0-9]{1,6}", fullmatch=True)))
def test_any_text_is_a_day_or_says_why_not(text: str) -> None:
    try:
        assert isinstance(read_day(text, until=UNTIL), date)
    except NotADay as slip:
        said = [slip.why, slip.advice]
    else:
        return
    assert all(said)
