"""Whether two days lie in the same half of a term, so that two reviews of a child could be one."""

from datetime import date

from senco.access.rules.dates import term_of
from senco.calendar.rules.school_days import SchoolCalendar, Why

HALF_A_TERM = 42  # days, where the school's calendar is not set up


def half_term_of(on: date, calendar: SchoolCalendar) -> tuple[date, int] | None:
    """The half of a term in which a day lies: the first day of the term, and 1 or 2. None in holidays, or not known.

    A half-term break belongs to the first half. A term without one has no second half.
    """
    term = calendar.term_holding(on)
    if term is None:
        return None
    breaks = [one.days for one in calendar.breaks if one.why is Why.HALF_TERM and one.days.first in term.days]
    return term.days.first, 2 if any(on > days.last for days in breaks) else 1


def in_same_half_term(one: date, other: date, calendar: SchoolCalendar) -> bool:
    """Do two days lie in the same half of a term? Without a calendar: in one term, and within six weeks of each other."""
    if calendar.knows(one) and calendar.knows(other):
        first = half_term_of(one, calendar)
        return first is not None and first == half_term_of(other, calendar)
    return term_of(one) == term_of(other) and abs((one - other).days) < HALF_A_TERM
