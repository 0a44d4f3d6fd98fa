"""Attendance: which figures can be right, what was missed, the two national marks, and how it is said."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pupils.rules.attendance import (
    MOST_SESSIONS,
    Count,
    Mark,
    Period,
    by_term,
    compared_with,
    mark_of,
    missed_in_words,
    moved_in_words,
    percent_in_words,
    why_not_count,
    why_not_period,
    why_not_within,
)

TODAY = date(2026, 11, 27)
SO_FAR = Period.so_far(TODAY)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    """Counts that can be right."""
    if draw(st.booleans()):
        return Count(percent=draw(st.decimals(0, 100, places=2)))
    possible = draw(st.integers(1, MOST_SESSIONS))
    missed = draw(st.integers(0, possible))
    authorised = draw(st.none() | st.integers(0, missed))
    rest = None if authorised is None else missed - authorised
    return Count(possible, possible - missed, authorised, rest)


@given(counts())
def test_what_can_be_right_is_not_refused(count: Count) -> None:
    assert why_not_count(count) is None
    assert 0 <= count.share <= 100


@given(counts(), st.integers(1, 50))
def test_more_attended_than_possible_is_refused_with_both_figures(count: Count, more: int) -> None:
    if count.possible is None:
        return
    wrong = replace(count, attended=count.possible + more)
    words = why_not_count(wrong)
    assert words and str(wrong.attended) in words and str(count.possible) in words and "right" in words


@given(counts(), st.integers(1, 50))
def test_kinds_of_absence_that_do_not_add_up_are_refused(count: Count, off: int) -> None:
    if count.authorised is None:
        return
    assert "make" in (why_not_count(replace(count, authorised=count.authorised + off)) or "")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(), "or the percentage alone"),
        (Count(percent=Decimal(101)), "between 0 and 100"),
        (Count(percent=Decimal(-1)), "between 0 and 100"),
        (Count(possible=260), "Give both"),
        (Count(attended=242), "Give both"),
        (Count(0, 0), "cannot have been possible"),
        (Count(901, 900), "a school year has 380"),
        (Count(260, 242, percent=Decimal(93)), "worked out from the half-days"),
        (Count(260, 242, 12), "or neither"),
        (Count(authorised=3, unauthorised=1, percent=Decimal(93)), "possible and attended too"),
    ],
)
def test_a_count_that_cannot_be_is_refused_with_what_to_do(count: Count, words: str) -> None:
    assert words in (why_not_count(count) or "")


@pytest.mark.parametrize(
    ("possible", "attended", "mark"),
    [
        (380, 343, Mark.NONE),
        (380, 342, Mark.PERSISTENT),  # 38 of 380: a tenth to the session
        (380, 191, Mark.PERSISTENT),
        (380, 190, Mark.SEVERE),
        (10, 9, Mark.PERSISTENT),
        (10, 5, Mark.SEVERE),
        (3, 3, Mark.NONE),
    ],
)
def test_a_mark_is_crossed_at_exactly_a_tenth_and_a_half(possible: int, attended: int, mark: Mark) -> None:
    assert mark_of(Count(possible, attended)) is mark
    assert mark_of(Count(percent=Decimal(100) * attended / possible)) is mark


@given(counts())
def test_a_mark_agrees_with_the_sessions_counted_one_by_one(count: Count) -> None:
    if count.possible is None or count.missed is None:
        return
    if 2 * count.missed >= count.possible:
        assert mark_of(count) is Mark.SEVERE
    else:
        assert mark_of(count) is (Mark.PERSISTENT if 10 * count.missed >= count.possible else Mark.NONE)


@given(st.decimals(0, 100, places=4))
def test_a_percentage_is_said_to_a_tenth_and_never_as_all_or_nothing_where_it_is_not(share: Decimal) -> None:
    said = percent_in_words(share)
    assert re.fullmatch(r"\d{1,3}(\.\d)?%", said)
    assert abs(Decimal(said[:-1]) - share) <= Decimal("0.1")
    assert (said == "100%") == (share == 100)
    assert (said == "0%") == (share == 0)


@given(counts())
def test_what_was_missed_is_said_with_the_figures_that_are_known(count: Count) -> None:
    said = missed_in_words(count)
    figures = [int(figure) for figure in re.findall(r"(?<![\d.])\d+(?![\d.%])", said)]
    if count.possible is None:
        assert "is not known" in said
    elif count.missed == 0:
        assert figures == [count.possible] and said.startswith("None")
    else:
        assert figures[:2] == [count.missed, count.possible]
        assert ("authorised" in said) == (count.authorised is not None)
        if count.authorised not in (None, 0, count.missed):
            assert figures[2] == count.authorised
    assert "1 half-days" not in re.sub(r"\d1 half-days", "", said)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (Count(260, 242, 12, 6), "18 of 260 half-days missed, 12 of them authorised"),
        (Count(260, 242, 18, 0), "18 of 260 half-days missed, all of them authorised"),
        (Count(260, 242, 0, 18), "18 of 260 half-days missed, none of them authorised"),
        (Count(260, 259, 1, 0), "1 of 260 half-days missed, it was authorised"),
        (Count(260, 242), "18 of 260 half-days missed"),
        (Count(260, 260, 0, 0), "None of 260 half-days missed"),
        (Count(percent=Decimal("93.50")), "6.5% missed; how many half-days is not known"),
    ],
)
def test_what_was_missed_reads_as_one_says_it(count: Count, said: str) -> None:
    assert missed_in_words(count) == said


@given(counts(), counts())
def test_what_moved_up_one_way_moved_down_the_other(now: Count, before: Count) -> None:
    there, back = moved_in_words(now, before), moved_in_words(before, now)
    assert there == back if there.startswith("about") else there.replace("more", "less") == back.replace("more", "less")
    assert ("more" in there) == ("less" in back)


def test_a_move_is_said_in_points() -> None:
    assert moved_in_words(Count(percent=Decimal(90)), Count(percent=Decimal("92.4"))) == "2.4 points less than"
    assert moved_in_words(Count(percent=Decimal(93)), Count(percent=Decimal(92))) == "1 point more than"
    assert moved_in_words(Count(percent=Decimal(93)), Count(percent=Decimal("93.4"))) == "about the same as"


@pytest.mark.parametrize(
    ("period", "as_at", "words"),
    [
        (SO_FAR, TODAY, None),
        (Period(date(2025, 9, 1), date(2026, 7, 21)), TODAY, None),
        (SO_FAR, TODAY + timedelta(days=1), "still to come"),
        (Period(TODAY, TODAY - timedelta(days=1)), TODAY, "last day comes before the first"),
        (SO_FAR, TODAY - timedelta(days=1), "cannot hold days after that"),
        (Period(date(2023, 9, 1), TODAY), TODAY, "more than two years"),
    ],
)
def test_days_of_a_count_lie_in_order_and_have_passed(period: Period, as_at: date, words: str | None) -> None:
    why = why_not_period(period, as_at=as_at, today=TODAY)
    assert why is None if words is None else words in (why or "")


def test_more_half_days_than_the_days_hold_are_those_of_another_time() -> None:
    assert why_not_within(Count(128, 120), SO_FAR) is None
    assert "which holds 152 at most: check the days counted" in (why_not_within(Count(380, 360), SO_FAR) or "")
    assert why_not_within(Count(percent=Decimal(93)), SO_FAR) is None


@given(st.dates(date(2020, 1, 1), TODAY), st.integers(0, 400), st.integers(1, MOST_SESSIONS))
def test_two_half_days_a_day_can_be_counted_and_no_more(first: date, days: int, possible: int) -> None:
    period = Period(first, first + timedelta(days=days))
    why_not = why_not_within(Count(possible, 0), period)
    if possible > 2 * (days + 1):
        assert why_not
    if possible <= 2 * (days + 1 - (days // 7 + 1)):
        assert why_not is None


@dataclass(frozen=True)
class Held:
    """A count of a period, as far as choosing among several needs."""

    period: Period


def held(*days: str) -> list[Held]:
    return [Held(Period(*map(date.fromisoformat, one.split("/")))) for one in days]


def test_a_figure_counted_every_week_is_one_a_term() -> None:
    weekly = held("2026-09-01/2026-11-06", "2026-09-01/2026-11-20", "2026-09-01/2026-11-13")
    last_year = held("2026-04-13/2026-07-21", "2025-09-01/2026-07-21", "2025-09-01/2025-12-19")
    shown = by_term([*weekly, *last_year])
    latest, summer, year, autumn = held(
        "2026-09-01/2026-11-20", "2026-04-13/2026-07-21", "2025-09-01/2026-07-21", "2025-09-01/2025-12-19"
    )
    assert shown == [latest, year, summer, autumn], "of two that end on one day the longer comes first"


def test_a_spring_term_that_ends_in_april_stands_beside_the_summer_term() -> None:
    terms = held("2026-04-20/2026-07-21", "2026-01-05/2026-04-02")
    assert by_term(terms) == terms


def test_a_count_is_set_against_what_was_over_before_it_began() -> None:
    latest, *earlier = held("2026-01-05/2026-03-26", "2025-09-01/2026-02-13", "2025-09-01/2025-12-19")
    assert compared_with(latest, earlier) == earlier[1]
    year, *within = held("2025-09-01/2026-03-26", "2025-09-01/2025-12-19")
    assert compared_with(year, within) == within[0]
    assert compared_with(year, []) is None


@given(st.lists(st.tuples(st.dates(date(2023, 9, 1), TODAY), st.integers(0, 300)), max_size=12))
def test_the_latest_is_shown_first_and_none_is_left_out_that_begins_on_a_day_of_its_own(made: list[tuple[date, int]]) -> None:
    all_of_them = [Held(Period(on, on + timedelta(days=days))) for on, days in made]
    shown = by_term(all_of_them)
    ends = [one.period.ends_on for one in shown]
    assert ends == sorted(ends, reverse=True)
    assert set(shown) <= set(all_of_them)
    assert {one.period.starts_on for one in shown} == {one.period.starts_on for one in all_of_them}
    if all_of_them:
        assert ends[0] == max(one.period.ends_on for one in all_of_them)
