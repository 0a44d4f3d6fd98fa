"""The days of a school: which are school days, and how promises in school days and school weeks are counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from senco.access.rules.dates import Term, school_year_start
from senco.calendar.rules.bank_holidays import BANK_HOLIDAYS

DAY = timedelta(days=1)


class Why(StrEnum):
    """Why pupils are not in school."""

    HALF_TERM = "half_term"
    INSET = "inset"
    CLOSURE = "closure"


@dataclass(frozen=True, slots=True)
class Span:
    """Days from a first to a last one, both counted, as a school's own list of dates says them."""

    first: date
    last: date

    def __contains__(self, on: date) -> bool:
        return self.first <= on <= self.last

    def __iter__(self) -> Iterator[date]:
        on = self.first
        while on <= self.last:
            yield on
            on += DAY


@dataclass(frozen=True, slots=True)
class TermSpan:
    """One term, from the first day with staff in school to the last."""

    name: Term
    days: Span


@dataclass(frozen=True, slots=True)
class Break:
    """Days inside a term on which pupils are not in: a half-term, training of staff, a closure with its reason."""

    why: Why
    days: Span
    reason: str = ""


class Kind(StrEnum):
    """What a day is in a school's calendar."""

    SCHOOL = "school day"
    INSET = "INSET day"
    HALF_TERM = "half-term"
    CLOSURE = "closed"
    BANK_HOLIDAY = "bank holiday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    UNKNOWN = "not in the calendar"


_KIND_OF = {Why.HALF_TERM: Kind.HALF_TERM, Why.INSET: Kind.INSET, Why.CLOSURE: Kind.CLOSURE}


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """All that a school has said about its days, over all the years that it has set up; terms in order of time."""

    terms: tuple[TermSpan, ...] = ()
    breaks: tuple[Break, ...] = ()

    def knows(self, on: date) -> bool:
        """Has the school set up the school year (1 September to 31 August) of this day?"""
        return any(school_year_start(term.days.first) == school_year_start(on) for term in self.terms)

    def kind_of(self, on: date) -> Kind:
        """What a day is. A break of the school's own is told before a bank holiday that falls into it."""
        if on.weekday() >= 5:
            return Kind.WEEKEND
        for one in self.breaks:
            if on in one.days:
                return _KIND_OF[one.why]
        if on in BANK_HOLIDAYS:
            return Kind.BANK_HOLIDAY
        if any(on in term.days for term in self.terms):
            return Kind.SCHOOL
        return Kind.HOLIDAY if self.knows(on) else Kind.UNKNOWN

    def is_school_day(self, on: date) -> bool:
        """Are pupils in school on this day?"""
        return self.kind_of(on) is Kind.SCHOOL

    def term_holding(self, on: date) -> TermSpan | None:
        """The term of a day, its half-term and closures included; None in holidays."""
        return next((term for term in self.terms if on in term.days), None)

    def next_term(self, after: date) -> TermSpan | None:
        """The first term that begins after a day, where it is known."""
        return next((term for term in self.terms if term.days.first > after), None)


def school_days(calendar: SchoolCalendar, days: Span) -> int:
    """How many school days there are in a span."""
    return sum(calendar.is_school_day(on) for on in days)


def school_weeks(calendar: SchoolCalendar, days: Span) -> int | None:
    """In how many weeks, Monday to Friday, of a span there is at least one school day. Promises run in these.

    None where the school's calendar does not hold the whole span: a number would be a guess.
    """
    if not all(calendar.knows(on) for on in _years(days)):
        return None
    return len({on - timedelta(days=on.weekday()) for on in days if calendar.is_school_day(on)})


def after_school_days(calendar: SchoolCalendar, on: date, count: int) -> date | None:
    """The school day that is so many school days after a day; the day itself is not counted.

    None where the calendar ends before. ``count`` is at least 1.
    """
    day = on
    while count > 0:
        day += DAY
        if not calendar.knows(day):
            return None
        count -= calendar.is_school_day(day)
    return day


def longest_closure(calendar: SchoolCalendar, days: Span) -> Span | None:
    """The longest time within a span in which the school is shut to pupils, weekends and bank holidays included.

    The four weeks of closure in the regulations on EHC plans are asked of this (SI 2014/1530 regs 10(4), 13(3)).
    None where there is no such day, or the calendar does not hold the span.
    """
    if not all(calendar.knows(on) for on in _years(days)):
        return None
    best: Span | None = None
    first: date | None = None
    for on in Span(days.first, days.last + DAY):
        if on <= days.last and not calendar.is_school_day(on):
            first = first or on
        elif first is not None:
            here = Span(first, on - DAY)
            if best is None or here.last - here.first > best.last - best.first:
                best = here
            first = None
    return best


def _years(days: Span) -> Iterator[date]:
    """One day of each school year that a span touches."""
    on = days.first
    while on <= days.last:
        yield on
        on = school_year_start(on).replace(year=school_year_start(on).year + 1)
