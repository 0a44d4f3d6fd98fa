"""The days of a demo school: its calendar is the usual one, and what happened in school happened on a school day of it."""

from datetime import date, timedelta
from functools import cache

from senco.access.rules.dates import school_year_start, term_of
from senco.calendar.rules.drawing_up import Year, usual
from senco.calendar.rules.school_days import Break, SchoolCalendar, Span, TermSpan

_DAY = timedelta(days=1)
_FIRST_USUAL, _LAST_USUAL = 2018, 2027  # school years whose Easter is in the list of bank holidays
_DAYS_IN_YEAR = 365.25


@cache
def school_year(begins: int) -> Year:
    """The school year that begins in a September: the usual dates, or where Easter is not known the nearest known ones
    moved by whole weeks."""
    known = min(max(begins, _FIRST_USUAL), _LAST_USUAL)
    year = usual(known)
    assert year is not None, f"no usual dates for {known}"
    if known == begins:
        return year
    by = timedelta(weeks=round((begins - known) * _DAYS_IN_YEAR / 7))

    def moved(days: Span) -> Span:
        return Span(days.first + by, days.last + by)

    return Year(
        begins,
        tuple(TermSpan(term.name, moved(term.days)) for term in year.terms),
        tuple(Break(one.why, moved(one.days), one.reason) for one in year.breaks),
    )


def years_shown(today: date) -> tuple[Year, ...]:
    """The years that the school has set up: the last, this and the next."""
    begins = school_year_start(today).year
    return tuple(school_year(begins + step) for step in (-1, 0, 1))


@cache
def _calendar(begins: int) -> SchoolCalendar:
    return school_year(begins).calendar


@cache
def is_term_day(on: date) -> bool:
    """Whether pupils are in school."""
    return on.weekday() < 5 and _calendar(school_year_start(on).year).is_school_day(on)


def term_day_by(on: date) -> date:
    """The day itself, or the last one before it on which school was open."""
    while not is_term_day(on):
        on -= _DAY
    return on


def term_day_from(on: date) -> date:
    """The day itself, or the first one after it on which school is open."""
    while not is_term_day(on):
        on += _DAY
    return on


def weekday_by(on: date) -> date:
    """The day itself, or the Friday before it: councils work in the school holidays too."""
    return on - _DAY * max(0, on.weekday() - 4)


def weekday_from(on: date) -> date:
    """The day itself, or the Monday after it."""
    return on + _DAY * ((7 - on.weekday()) % 7 if on.weekday() > 4 else 0)


@cache
def term_days_before(on: date, count: int) -> tuple[date, ...]:
    """The last days of school before a day, latest first."""
    found: list[date] = []
    while len(found) < count:
        on = term_day_by(on - _DAY)
        found.append(on)
    return tuple(found)


def term_days_from(on: date, until: date, least: int) -> list[date]:
    """The days of school from one day to another, or at least so many where holidays leave fewer."""
    found = [term_day_from(on)]
    while len(found) < least or found[-1] < until:
        found.append(term_day_from(found[-1] + _DAY))
    return found


def ends_of_terms_before(today: date, count: int) -> list[date]:
    """The last school days of so many terms before the one that a day falls in, earliest first.

    Terms are told by their months, as figures are titled: where the spring term ends in April, its last day in March.
    """
    begins = school_year_start(today).year
    months = [(year, month) for year in range(begins - count // 3 - 1, begins + 1) for month in (1, 4, 9)]
    ends = sorted(term_day_by(date(year + (month < 9), month, 1) - _DAY) for year, month in months)
    this_term = (term_of(today), school_year_start(today))
    return [on for on in ends if on < today and (term_of(on), school_year_start(on)) != this_term][-count:]


def end_of_last_term(on: date) -> date:
    """The last day of school of the term before the one that a day falls in."""
    return ends_of_terms_before(on, 1)[0]


def last_day_of_year(begins: int) -> date:
    """The last day with pupils in a school year."""
    return term_day_by(school_year(begins).terms[-1].days.last)
