"""Dates as schools write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pupils.rules.dates import age_on, parse_birth_date, parse_date
from senco.access.rules.dates import long_date

TODAY = date(2026, 9, 4)


@pytest.mark.parametrize(
    "text",
    ["04/09/2014", "4/9/14", "04-09-2014", "4.9.2014", "4 September 2014", "4th Sept 2014", "04-Sep-14", "Sep 4, 2014",
     "2014-09-04", "2014/09/04", "20140904", "2014-Sep-04 00:00:00", "04/09/2014 00:00", "2014-09-04T00:00:00Z",
     "Thursday, 4 September 2014", "4th of September 2014", " 04/09/2014 "],
)  # fmt: skip
def test_the_usual_ways_of_writing_a_day_are_the_same_day(text):
    assert parse_date(text, on=TODAY).value == date(2014, 9, 4)


def test_two_digit_years_fall_in_the_hundred_years_behind_us():
    assert parse_date("01/01/68", on=TODAY).value == date(1968, 1, 1)
    assert parse_date("04/09/26", on=TODAY).value == date(2026, 9, 4)
    assert parse_date("05/09/26", on=TODAY).value == date(1926, 9, 5)
    assert parse_date("29/02/16", on=TODAY).value == date(2016, 2, 29)


def test_a_pupil_of_nearly_sixty_is_a_slip():
    read = parse_birth_date("01/01/68", on=TODAY)
    assert read.value is None
    assert "58 years old" in read.problem


@pytest.mark.parametrize(
    ("text", "word"),
    [("31/02/2015", "calendar"), ("29/02/2015", "calendar"), ("13/14/2014", "day first"), ("09/13/2014", "day first"),
     ("soon", "27/11/2026"), ("42251", "spreadsheet"), ("04/09/2035", "future"), ("4 Foo 2015", "day first")],
)  # fmt: skip
def test_what_is_no_day_says_what_is_wrong(text, word):
    read = parse_birth_date(text, on=TODAY)
    assert read.value is None
    assert word in read.problem


@pytest.mark.parametrize("text", ["", " ", "00/00/0000", "0000-00-00", "n/a", "NULL", "-"])
def test_no_date_is_missing_and_not_wrong(text):
    read = parse_date(text, on=TODAY)
    assert (read.value, read.problem) == (None, "")


def test_age_changes_on_the_birthday():
    assert [age_on(date(2014, 9, 4), day) for day in (date(2026, 9, 3), TODAY)] == [11, 12]


@given(st.dates(date(1927, 1, 1), TODAY))
def test_every_day_reads_back_in_every_shape(day):
    for shape in ("%d/%m/%Y", "%d.%m.%y", "%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%d-%b-%y"):
        assert parse_date(day.strftime(shape), on=TODAY).value == day
    assert parse_date(long_date(day), on=TODAY).value == day


@given(st.one_of(st.text(), st.from_regex(r"[0-9]{1,4}[-/. ][0-9A-Za-z]{1,9}[-/. ][0-9]{1,6}", fullmatch=True)))
def test_any_text_is_a_day_or_a_problem_or_missing(text):
    read = parse_birth_date(text, on=TODAY)
    assert read.value is None or (read.value <= TODAY and not read.problem)
