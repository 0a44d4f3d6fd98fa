"""The national curriculum years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pupils.rules.years import (
    CODES,
    LADDER,
    expected_year,
    is_plain_year,
    key_stage,
    label,
    next_year,
    parse_year,
    sort_key,
    year_against_age,
)


def test_every_code_and_every_name_reads_back_as_itself():
    for code in CODES:
        assert parse_year(code) == code
        assert parse_year(code.lower() + " ") == code
    for number in range(1, 15):
        assert parse_year(label(str(number))) == str(number)


@pytest.mark.parametrize(
    ("text", "code"),
    [("Y7", "7"), ("Yr 7", "7"), ("Year 07", "7"), ("Year Group 3", "3"), ("NC Year 3", "3"), ("7.0", "7"), ("FS1", "N2"),
     ("Nursery 1", "N1"), ("YR", "R"), ("Year 11", "11"), ("6W", "6"), ("Y7D", "7"), ("Foundation Stage 2", "R")],
)  # fmt: skip
def test_the_usual_ways_of_writing_a_year_are_understood(text, code):
    assert parse_year(text) == code


@pytest.mark.parametrize("text", ["", "15", "Nursery", "RW", "7/8", "Oak class", "-1", "2015", "Year"])
def test_what_is_no_one_year_is_not_guessed(text):
    assert parse_year(text) is None


def test_a_class_name_in_a_year_column_is_seen_as_such():
    assert [is_plain_year(text) for text in ("7", "Year 7", "07", "7.0", "R", "7D", "Y7D")] == [True] * 5 + [False] * 2


def test_a_child_who_turns_five_this_school_year_is_in_reception():
    september = date(2026, 9, 1)
    assert expected_year(date(2021, 9, 1), september) == "R"
    assert expected_year(date(2022, 8, 31), september) == "R"
    assert expected_year(date(2021, 8, 31), september) == "1"
    assert expected_year(date(2022, 9, 1), september) == "N2"


def test_a_child_born_on_the_last_of_august_is_the_youngest_of_the_year():
    assert expected_year(date(2015, 8, 31), date(2026, 8, 31)) == "6"
    assert expected_year(date(2015, 8, 31), date(2026, 9, 1)) == "7"
    assert expected_year(date(2015, 9, 1), date(2026, 9, 1)) == "6"


def test_a_leap_day_birthday_counts_like_any_other():
    assert expected_year(date(2016, 2, 29), date(2026, 9, 4)) == "6"


def test_no_year_is_expected_before_birth_or_after_year_14():
    assert expected_year(date(2027, 1, 1), date(2026, 9, 4)) is None
    assert expected_year(date(2006, 1, 1), date(2026, 9, 4)) is None


def test_a_year_leads_to_the_next():
    assert [next_year(code) for code in ("N2", "R", "1", "13")] == ["R", "1", "2", "14"]
    assert [next_year(code) for code in ("14", "X", "M", "?")] == [None, "X", "M", None]


def test_key_stages_follow_the_years():
    stages = [key_stage(code) for code in ("N1", "R", "1", "2", "3", "6", "7", "9", "10", "11", "12", "X")]
    assert stages == ["EYFS", "EYFS", "KS1", "KS1", "KS2", "KS2", "KS3", "KS3", "KS4", "KS4", "KS5", None]


def test_labels_are_words_a_parent_knows():
    assert [label(code) for code in ("4", "R", "X", None)] == ["Year 4", "Reception", "Not in a year group", "Year not known"]


def test_one_year_out_is_common_and_two_are_doubted():
    on = date(2026, 9, 4)
    assert year_against_age("6", date(2015, 2, 28), on) is None
    assert year_against_age("R", date(2014, 9, 4), on) == "year R but age 12: check year or birth date"
    assert year_against_age("X", date(2014, 9, 4), on) is None


@given(st.dates(date(2008, 1, 1), date(2024, 1, 1)), st.integers(0, 4))
def test_each_september_a_child_is_expected_one_year_on(born_on, years):
    on = date(born_on.year + 4 + years, 9, 1)
    assert LADDER.index(expected_year(born_on, on) or "") == LADDER.index(expected_year(born_on, on - timedelta(days=1)) or "") + 1


@given(st.text())
def test_any_text_is_a_code_or_nothing(text):
    assert parse_year(text) in (None, *CODES)
    assert 0 <= sort_key(parse_year(text)) <= len(CODES)
    assert is_plain_year(text) in (True, False)
