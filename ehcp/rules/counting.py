"""The ways in which the law counts from one day to another."""

import calendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from ehcp.rules.working_days import is_working_day, next_working_day
from senco.access.rules.words import plural


class Counting(StrEnum):
    """How a period is counted. Every day counts, bank holidays and school holidays too, but for the working days."""

    WEEKS_OF = "weeks of"
    DAYS_OF = "days of"
    DAYS_BEGINNING_WITH = "days beginning with"
    MONTHS_OF = "months of"
    MONTHS_BEGINNING_WITH = "months beginning with"
    WORKING_DAYS_OF = "working days of"
    WORKING_DAYS_BEGINNING_WITH = "working days beginning with"
    WEEKS_BEFORE = "weeks before"
    MONTHS_BEFORE = "months before"
    BEFORE_15_FEBRUARY = "before 15 February of the year"
    BEFORE_31_MARCH = "before 31 March of the year"
    TIMES_A_YEAR = "times a year"


def weeks_of(start: date, weeks: int) -> date:
    """Within so many weeks *of* a day: that day is left out, so the same weekday ends the period."""
    return start + timedelta(weeks=weeks)


def days_of(start: date, days: int) -> date:
    """Within so many days *of* a day: that day is left out."""
    return start + timedelta(days=days)


def days_beginning_with(start: date, days: int) -> date:
    """So many days *beginning with* a day: that day is day 1."""
    return start + timedelta(days=days - 1)


def months_clamped(start: date, months: int) -> date:
    """Move by calendar months to the corresponding date, or to the month's end where there is none.

    Source: the corresponding date rule of Dodds v Walker [1981] UKHL.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def months_beginning_with(start: date, months: int) -> date:
    """So many months *beginning with* a day: that day belongs to them, so they end on the eve of the corresponding date.

    From 29 February twelve months end on 27 February: the corresponding date is first taken to the month's end, and the
    stricter of two readings is the safe one.
    """
    return months_clamped(start, months) - timedelta(days=1)


def working_days_of(start: date, days: int) -> date:
    """Within so many working days *of* a day: that day is left out, and so are weekends and bank holidays."""
    for _ in range(days):
        start = next_working_day(start)
    return start


def working_days_beginning_with(start: date, days: int) -> date:
    """So many working days *beginning with* a day: that day is day 1 if it is one, else the next working day is."""
    return working_days_of(start, days - 1 if is_working_day(start) else days)


def weeks_before(start: date, weeks: int) -> date:
    """At least so many weeks *before* a day: the last day on which it is not too late."""
    return start - timedelta(weeks=weeks)


def months_before(start: date, months: int) -> date:
    """At least so many months *before* a day, by the corresponding date or the month's end."""
    return months_clamped(start, -months)


def before_15_february(start: date, days: int) -> date:
    """So many days before 15 February of the year of a day; with 1, the last day that is *before* it."""
    return date(start.year, 2, 15) - timedelta(days=days)


def before_31_march(start: date, days: int) -> date:
    """So many days before 31 March of the year of a day; with 1, the last day that is *before* it."""
    return date(start.year, 3, 31) - timedelta(days=days)


COUNT: Mapping[Counting, Callable[[date, int], date]] = MappingProxyType(
    {
        Counting.WEEKS_OF: weeks_of,
        Counting.DAYS_OF: days_of,
        Counting.DAYS_BEGINNING_WITH: days_beginning_with,
        Counting.MONTHS_OF: months_clamped,
        Counting.MONTHS_BEGINNING_WITH: months_beginning_with,
        Counting.WORKING_DAYS_OF: working_days_of,
        Counting.WORKING_DAYS_BEGINNING_WITH: working_days_beginning_with,
        Counting.WEEKS_BEFORE: weeks_before,
        Counting.MONTHS_BEFORE: months_before,
        Counting.BEFORE_15_FEBRUARY: before_15_february,
        Counting.BEFORE_31_MARCH: before_31_march,
    }
)
"""Each way to its function; ``TIMES_A_YEAR`` has none, for it leads to no date."""

_NOUN: Mapping[Counting, str] = MappingProxyType(
    {
        Counting.WEEKS_OF: "week",
        Counting.DAYS_OF: "day",
        Counting.DAYS_BEGINNING_WITH: "day",
        Counting.MONTHS_OF: "month",
        Counting.MONTHS_BEGINNING_WITH: "month",
        Counting.WORKING_DAYS_OF: "working day",
        Counting.WORKING_DAYS_BEGINNING_WITH: "working day",
        Counting.WEEKS_BEFORE: "week",
        Counting.MONTHS_BEFORE: "month",
        Counting.BEFORE_15_FEBRUARY: "day",
        Counting.BEFORE_31_MARCH: "day",
        Counting.TIMES_A_YEAR: "time",
    }
)

BEGINNING_WITH = frozenset(
    {Counting.DAYS_BEGINNING_WITH, Counting.MONTHS_BEGINNING_WITH, Counting.WORKING_DAYS_BEGINNING_WITH}
)
WORKING_DAYS = frozenset({Counting.WORKING_DAYS_OF, Counting.WORKING_DAYS_BEGINNING_WITH})
FIXED_DAYS = frozenset({Counting.BEFORE_15_FEBRUARY, Counting.BEFORE_31_MARCH})
# They run before the day from which they are counted, so they do not wait for it.
RUN_BEFORE = FIXED_DAYS | {Counting.WEEKS_BEFORE, Counting.MONTHS_BEFORE}


def length_in_words(length: int, counting: Counting) -> str:
    """Say how long a period is: ``20 weeks``."""
    return plural(length, _NOUN[counting])


def past_christmas_and_august(day: date) -> date:
    """Move the last day for an appeal out of Christmas and out of August, to the first working day after.

    A day from 25 December to 1 January becomes the first working day after 1 January, a day in August the first working
    day of September. Source: IPSEA's answer on appeals over Christmas and in August; not for disability claims.
    """
    if (day.month, day.day) >= (12, 25):
        return next_working_day(date(day.year + 1, 1, 1))
    if (day.month, day.day) == (1, 1):
        return next_working_day(day)
    if day.month == 8:
        return next_working_day(date(day.year, 8, 31))
    return day
