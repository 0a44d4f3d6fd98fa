"""A school year as a page shows it: terms with their days, what falls out of them, and twelve small months."""

from dataclasses import dataclass
from datetime import date, timedelta

from senco.access.rules.dates import MONTHS, Term
from senco.calendar.rules.drawing_up import Year
from senco.calendar.rules.school_days import Break, Kind, Span, Why, school_days

WEEKDAYS = 5


@dataclass(frozen=True, slots=True)
class TermShown:
    """One term of the table: its days, its half-term where there is one, and on how many days pupils are in."""

    name: Term
    days: Span
    half: Span | None
    school_days: int


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a month, or an empty place before its first; ``look`` is a class of the stylesheet."""

    number: int | None = None
    look: str = ""
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month with its weeks of five days."""

    name: str
    weeks: tuple[tuple[Day, ...], ...]


_LOOKS = {Kind.SCHOOL: "in", Kind.INSET: "inset", Kind.CLOSURE: "shut", Kind.BANK_HOLIDAY: "bank"}


def terms_shown(year: Year) -> list[TermShown]:
    """The terms of a year, in order."""
    halves = [one.days for one in year.breaks if one.why is Why.HALF_TERM]
    return [
        TermShown(
            term.name,
            term.days,
            next((half for half in halves if half.first in term.days), None),
            school_days(year.calendar, term.days),
        )
        for term in year.terms
    ]


def of_kind(year: Year, why: Why) -> list[Break]:
    """The days off of one kind, in order."""
    return sorted((one for one in year.breaks if one.why is why), key=lambda one: one.days.first)


def months_of(year: Year) -> list[Month]:
    """The twelve months from September, Monday to Friday, each day with what it is."""
    calendar = year.calendar
    found = []
    for number in [*range(9, 13), *range(1, 9)]:
        first = date(year.begins if number >= 9 else year.begins + 1, number, 1)
        weeks: dict[date, list[Day]] = {}
        day = first
        while day.month == number:
            if day.weekday() < WEEKDAYS:
                row = weeks.setdefault(day - timedelta(days=day.weekday()), [Day()] * day.weekday())
                kind = calendar.kind_of(day)
                row.append(Day(day.day, _LOOKS.get(kind, ""), kind))
            day += timedelta(days=1)
        found.append(Month(f"{MONTHS[number - 1]} {first.year}", tuple(tuple(row) for row in weeks.values())))
    return found
