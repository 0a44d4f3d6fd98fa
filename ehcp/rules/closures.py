"""When a school was shut, read off its calendar, for the one ground of the law that turns on it."""

from datetime import date, timedelta
from itertools import pairwise

from ehcp.rules.exceptions import Closure
from senco.calendar.rules.school_days import DAY, SchoolCalendar, TermSpan

LONGEST = timedelta(weeks=12)  # no holiday is longer


def closures(calendar: SchoolCalendar) -> list[Closure]:
    """The times between one term and the next: from the day after the last school day to the first school day.

    A year between that was not set up is no closure.
    """
    return [
        Closure(last + DAY, first)
        for before, after in pairwise(calendar.terms)
        if (last := _last(calendar, before)) is not None and (first := _first(calendar, after)) is not None
        and first - last < LONGEST
    ]


def _last(calendar: SchoolCalendar, term: TermSpan) -> date | None:
    return next((on for on in reversed(list(term.days)) if calendar.is_school_day(on)), None)


def _first(calendar: SchoolCalendar, term: TermSpan) -> date | None:
    return next((on for on in term.days if calendar.is_school_day(on)), None)
