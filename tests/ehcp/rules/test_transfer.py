"""Moves to the next phase: by the child's year, and by the last year that its school teaches."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.facts import Fact
from ehcp.rules.transfer import child_facts, ends_of_phases, transfer_facts
from pupils.rules.last_year import AS_USUAL, LAST_YEARS, why_not_last_year
from pupils.rules.years import CODES, LADDER

MAIN, POST_16 = Fact.MAIN_TRANSFER_IN, Fact.POST_16_TRANSFER_IN
EARLY = [code for code in LAST_YEARS if LADDER.index(code) < LADDER.index("11")]


def moves(year: str, last_year: str = "") -> dict[Fact, int]:
    return {fact: on.year for fact, on in transfer_facts(year, 2027, last_year).items()}


@pytest.mark.parametrize(
    ("year", "found"),
    [("N1", {MAIN: 2028}), ("N2", {MAIN: 2027}), ("R", {}), ("2", {}), ("4", {}), ("5", {MAIN: 2028}), ("6", {MAIN: 2027}),
     ("8", {}), ("10", {POST_16: 2028}), ("11", {POST_16: 2027}), ("12", {}), ("13", {}), ("14", {}), ("X", {}), ("M", {})],
)  # fmt: skip
def test_as_usual_early_years_year_6_and_year_11_end_a_phase(year: str, found: dict[Fact, int]) -> None:
    assert moves(year) == found


def test_an_infant_school_ends_with_year_2_and_is_reviewed_for_it_in_year_1() -> None:
    assert [moves(year, "2") for year in ("R", "1", "2")] == [{}, {MAIN: 2028}, {MAIN: 2027}]


@pytest.mark.parametrize("last", ["3", "4"])
def test_a_first_school_ends_with_its_last_year(last: str) -> None:
    assert moves(last, last) == {MAIN: 2027}
    assert moves(str(int(last) - 1), last) == {MAIN: 2028}


@pytest.mark.parametrize("last", ["7", "8"])
def test_a_middle_school_that_goes_on_has_no_move_at_year_6(last: str) -> None:
    assert moves("5", last) == {}
    assert moves("6", last) == ({MAIN: 2028} if last == "7" else {})
    assert moves(last, last) == {MAIN: 2027}


def test_a_middle_school_that_ends_with_year_6_is_as_a_primary_school() -> None:
    assert [moves(year, "6") for year in ("5", "6", "11")] == [{MAIN: 2028}, {MAIN: 2027}, {}]


@pytest.mark.parametrize("last", ["11", "13", "14"])
def test_under_one_roof_year_6_and_year_11_stay_moves_and_a_sixth_form_makes_none(last: str) -> None:
    assert moves("6", last) == {MAIN: 2027}
    assert moves("11", last) == {POST_16: 2027}
    assert [moves(year, last) for year in ("7", "8", "9", "12", "13", "14")] == [{}] * 6


def test_a_nursery_class_moves_into_school_whatever_the_last_year_is() -> None:
    assert all(moves("N2", last) == {MAIN: 2027} for last in (AS_USUAL, *LAST_YEARS))


@given(st.sampled_from(CODES), st.integers(2020, 2040), st.sampled_from([AS_USUAL, *LAST_YEARS]))
def test_a_child_has_at_most_one_move_and_it_comes_this_summer_or_next(year: str, ends_in: int, last: str) -> None:
    found = transfer_facts(year, ends_in, last)
    assert len(found) <= 1
    assert all((on.month, on.day) == (1, 1) and on.year - ends_in in (0, 1) for on in found.values())


@given(st.sampled_from(LADDER[:-1]), st.integers(2020, 2040), st.sampled_from([AS_USUAL, *LAST_YEARS]))
def test_who_goes_up_a_year_keeps_the_move_that_was_seen_the_year_before(year: str, ends_in: int, last: str) -> None:
    seen, ends = transfer_facts(year, ends_in, last), ends_of_phases(last)
    after = transfer_facts(LADDER[LADDER.index(year) + 1], ends_in + 1, last)
    assert year in ends or not seen or after == seen


@given(st.sampled_from(EARLY))
def test_a_school_that_ends_early_has_no_other_end_than_early_years_and_its_own(last: str) -> None:
    assert dict(ends_of_phases(last)) == {"N2": MAIN, last: MAIN}


@given(st.text(max_size=3))
def test_a_last_year_that_no_school_has_is_refused_and_reckoned_as_usual(code: str) -> None:
    if code not in LAST_YEARS and code != AS_USUAL:
        assert "as usual by year" in (why_not_last_year(code) or "")
        assert ends_of_phases(code) == ends_of_phases()


def test_the_facts_of_a_child_hold_the_move_and_the_day_of_birth() -> None:
    born = date(2020, 3, 1)
    assert child_facts("2", born, date(2026, 11, 1), "2") == {MAIN: date(2027, 1, 1), Fact.CHILD_BORN_ON: born}
    assert child_facts("2", None, date(2026, 11, 1)) == {}
