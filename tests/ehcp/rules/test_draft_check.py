"""A draft is read against itself, and quantities are read off its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.draft_check import Draft, Gap, Line, Statement, check
from ehcp.rules.quantity import PER_YEAR, VAGUE, Quantity, missing, read_quantity, vague_words

FULL = Quantity(30, 2, "week", "a speech and language therapist", 1)
NEED = Statement("n", "Understands one step at a time")
OUTCOME = Statement("o", "Asks for help in class")
ADVICE = Statement("k", "Two visits a term", "Speech and language therapy, page 4")


def gaps(draft):
    return [(one.gap, one.about) for one in check(draft)]


def test_a_draft_in_which_all_hangs_together_has_no_gap():
    line = Line("f", "30 minutes twice a week, alone with a therapist", FULL, "n", "o", "k")
    assert check(Draft([NEED], [OUTCOME], [ADVICE], [line])) == []


def test_nothing_typed_in_is_no_finding():
    assert check(Draft()) == []


def test_each_need_without_provision_each_recommendation_left_out_and_each_outcome_is_listed():
    line = Line("f", "30 minutes of reading a week", FULL)
    assert gaps(Draft([NEED], [OUTCOME], [ADVICE], [line])) == [
        (Gap.NEED_WITHOUT_PROVISION, "Understands one step at a time"),
        (Gap.RECOMMENDATION_LEFT_OUT, "Two visits a term (Speech and language therapy, page 4)"),
        (Gap.OUTCOME_WITHOUT_PROVISION, "Asks for help in class"),
    ]


def test_a_line_without_quantity_says_what_it_does_not_say():
    (found,) = check(Draft([], [], [], [Line("f", "Help with reading", Quantity(times=2, per="week"))]))
    assert found.ask == "It does not say how long each time, who gives it and in how large a group. Ask for it in figures."


@pytest.mark.parametrize("words", VAGUE)
def test_words_that_promise_nothing_are_named(words):
    assert words in vague_words(f"{words.capitalize()} a quiet place")


def test_a_word_inside_another_is_not_vague():
    assert vague_words("An irregular verb, and keeping accessible") == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("30 minutes twice a week, 1:1", Quantity(30, 2, "week", "", 1)),
        ("2 x 20 min weekly in a group of 4", Quantity(20, 2, "week", "", 4)),
        ("5 hours per week of one-to-one support", Quantity(300, 1, "week", "", 1)),
        ("Three sessions each half-term", Quantity(None, 3, "half_term")),
        ("15 minutes daily", Quantity(15, 1, "day")),
        ("One hour a fortnight", Quantity(60, 1, "fortnight")),
        ("Six sessions per term in groups of up to three", Quantity(None, 6, "term", "", 3)),
        ("Half an hour of reading every day", Quantity(30, 1, "day")),
        ("Access to a quiet place", Quantity()),
        ("20 minutes of phonics", Quantity(20)),
        ("Weekly sessions with a speech and language therapist", Quantity(None, 1, "week", "speech and language therapist")),
        ("20 minutes daily, led by a trained TA", Quantity(20, 1, "day", "trained ta")),
        ("Work with peers", Quantity()),
        ("Reviewed annually", Quantity(None, 1, "year")),
    ],
)
def test_a_quantity_is_read_off_plain_words(text, read):
    assert read_quantity(text) == read


@given(st.text(max_size=200))
def test_whatever_stands_in_a_line_reading_it_is_no_error_and_times_go_with_their_per(text):
    found = read_quantity(text)
    assert (found.times is None) == (not found.per)
    assert found.minutes is None or found.minutes > 0


@given(st.integers(1, 300), st.integers(1, 20), st.sampled_from(sorted(PER_YEAR)))
def test_minutes_a_year_grow_with_length_and_times(minutes, times, per):
    one = Quantity(minutes, times, per)
    more = Quantity(minutes, times + 1, per)
    assert (more.minutes_a_year or 0) > (one.minutes_a_year or 0) > 0
    assert "how long each time" not in missing(one)
