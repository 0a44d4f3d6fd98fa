"""The ways in which the law counts from one day to another."""

import calendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from senco.access.rules.words import plural


class Counting(StrEnum):
    """How a period is counted. Every day counts: weekends, bank holidays and school holidays too."""

    WEEKS_OF = "weeks of"
    DAYS_OF = "days of"
    DAYS_BEGINNING_WITH = "days beginning with"
    MONTHS_OF = "months of"


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


COUNT: Mapping[Counting, Callable[[date, int], date]] = MappingProxyType(
    {
        Counting.WEEKS_OF: weeks_of,
        Counting.DAYS_OF: days_of,
        Counting.DAYS_BEGINNING_WITH: days_beginning_with,
        Counting.MONTHS_OF: months_clamped,
    }
)

_NOUN: Mapping[Counting, str] = MappingProxyType(
    {
        Counting.WEEKS_OF: "week",
        Counting.DAYS_OF: "day",
        Counting.DAYS_BEGINNING_WITH: "day",
        Counting.MONTHS_OF: "month",
    }
)


def length_in_words(length: int, counting: Counting) -> str:
    """Say how long a period is: ``20 weeks``."""
    return plural(length, _NOUN[counting])
