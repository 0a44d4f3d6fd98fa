"""The calendar of the active school, as a plain value for the rules that count in its days."""

from collections.abc import Iterable
from uuid import UUID

from senco.access.rules.dates import Term
from senco.calendar.models import DaysOff, TermDates
from senco.calendar.rules.drawing_up import Year
from senco.calendar.rules.school_days import Break, SchoolCalendar, Span, TermSpan, Why


def calendar() -> SchoolCalendar:
    """All years that the school has set up. Two queries; every reader of a school's records may know its dates."""
    return SchoolCalendar(_terms(TermDates.objects.order_by("first_on")), _breaks(DaysOff.objects.order_by("first_on")))


def year_of(begins: int) -> Year | None:
    """One school year by the calendar year of its September, or None where it has not been set up."""
    terms = _terms(TermDates.objects.filter(year=begins).order_by("first_on"))
    return Year(begins, terms, _breaks(DaysOff.objects.filter(year=begins).order_by("first_on"))) if terms else None


def years_set_up() -> list[int]:
    """The school years that are there, by the calendar year of their September, earliest first."""
    return list(TermDates.objects.order_by("year").values_list("year", flat=True).distinct())


def closures(begins: int) -> list[DaysOff]:
    """The closures of a year, which are added and taken back one by one."""
    return list(DaysOff.objects.filter(year=begins, kind=DaysOff.Kind.CLOSURE).order_by("first_on"))


def one_closure(closure_id: UUID) -> DaysOff | None:
    """A closure by its id, or None."""
    return DaysOff.objects.filter(pk=closure_id, kind=DaysOff.Kind.CLOSURE).first()


def _terms(rows: Iterable[TermDates]) -> tuple[TermSpan, ...]:
    return tuple(TermSpan(Term(row.term), Span(row.first_on, row.last_on)) for row in rows)


def _breaks(rows: Iterable[DaysOff]) -> tuple[Break, ...]:
    return tuple(Break(Why(row.kind), Span(row.first_on, row.last_on), row.reason) for row in rows)
