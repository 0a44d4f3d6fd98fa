"""The life of a plan cut into its rounds, and two days of one half of a term."""

from datetime import date, timedelta

from ehcp.rules.facts import Fact
from ehcp.rules.half_terms import half_term_of, in_same_half_term
from ehcp.rules.moves.table import Event
from ehcp.rules.rounds import review_begun, rounds, until_the_next
from ehcp.rules.stages import Happened, facts_of
from senco.access.rules.dates import Term
from senco.calendar.rules.school_days import Break, SchoolCalendar, Span, TermSpan, Why

MADE = Happened(Event.PLAN_MADE, date(2024, 3, 1))
FIRST = Happened(Event.REVIEW_ARRANGED, date(2024, 11, 1), ((Fact.MEETING_ON, date(2025, 1, 15)),))
HELD = Happened(Event.MEETING_HELD, date(2025, 1, 15))
KEPT = Happened(Event.KEPT, date(2025, 2, 5))
SECOND = Happened(Event.REVIEW_ARRANGED, date(2025, 11, 3), ((Fact.MEETING_ON, date(2026, 1, 20)),))
LIFE = [MADE, FIRST, HELD, KEPT, SECOND]


def test_a_round_begins_where_a_review_does() -> None:
    assert rounds(LIFE) == [[MADE], [FIRST, HELD, KEPT], [SECOND]]
    assert review_begun(LIFE) == SECOND
    assert review_begun(LIFE[:4]) == FIRST, "its decision belongs to it still"
    assert review_begun([MADE]) is None


def test_a_meeting_that_was_never_arranged_begins_a_round_and_one_that_was_does_not() -> None:
    assert rounds([MADE, HELD, KEPT]) == [[MADE], [HELD, KEPT]]
    assert rounds([MADE, FIRST, HELD])[1] == [FIRST, HELD]


def test_an_amendment_without_a_review_is_no_review() -> None:
    alone = Happened(Event.AMENDMENT_NOTICE, date(2025, 6, 2))
    assert rounds([*LIFE[:4], alone])[-1] == [alone]
    assert review_begun([*LIFE[:4], alone]) is None


def test_of_an_earlier_review_only_its_own_days_are_known() -> None:
    assert facts_of(until_the_next(LIFE, FIRST))[Fact.MEETING_ON] == date(2025, 1, 15)
    assert facts_of(until_the_next(LIFE, SECOND))[Fact.MEETING_ON] == date(2026, 1, 20)
    assert until_the_next(LIFE, FIRST) == LIFE[:4]


def test_an_assessment_has_no_reviews() -> None:
    assert review_begun([Happened(Event.REQUEST_RECEIVED, date(2025, 1, 6))]) is None


AUTUMN = TermSpan(Term.AUTUMN, Span(date(2026, 9, 1), date(2026, 12, 18)))
SPRING = TermSpan(Term.SPRING, Span(date(2027, 1, 4), date(2027, 3, 25)))
BREAK = Break(Why.HALF_TERM, Span(date(2026, 10, 26), date(2026, 10, 30)))
CALENDAR = SchoolCalendar((AUTUMN, SPRING), (BREAK,))


def test_the_halves_of_a_term_are_parted_by_its_half_term() -> None:
    assert half_term_of(date(2026, 9, 10), CALENDAR) == (date(2026, 9, 1), 1)
    assert half_term_of(date(2026, 10, 28), CALENDAR) == (date(2026, 9, 1), 1)
    assert half_term_of(date(2026, 11, 2), CALENDAR) == (date(2026, 9, 1), 2)
    assert half_term_of(date(2026, 12, 28), CALENDAR) is None
    assert in_same_half_term(date(2026, 11, 2), date(2026, 12, 18), CALENDAR)
    assert not in_same_half_term(date(2026, 10, 23), date(2026, 11, 2), CALENDAR)
    assert not in_same_half_term(date(2026, 12, 18), date(2027, 1, 4), CALENDAR)
    assert not in_same_half_term(date(2026, 12, 28), date(2026, 12, 28), CALENDAR), "no term, no half of it"


def test_without_a_calendar_days_of_one_term_within_six_weeks_count() -> None:
    none = SchoolCalendar()
    day = date(2026, 9, 10)
    assert in_same_half_term(day, day + timedelta(days=41), none)
    assert not in_same_half_term(day, day + timedelta(days=42), none)
    assert not in_same_half_term(date(2026, 12, 20), date(2027, 1, 5), none)
