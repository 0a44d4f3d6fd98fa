"""Setting up a school year, and closing the school on a day that nobody planned."""

from datetime import date

from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.access.rules.dates import long_date, school_year_start
from senco.access.services import one_at_a_time
from senco.audit.services import change
from senco.audit.verbs import Verb
from senco.calendar import selectors
from senco.calendar.models import DaysOff, TermDates
from senco.calendar.rules.drawing_up import Year, slips_of
from senco.calendar.rules.school_days import Break, Span, Why


def set_year(*, actor: Actor, year: Year) -> None:
    """Keep a school year in the place of what was there. Closures that lie in its terms stay.

    Raises Refused with the first thing that cannot be right.
    """
    actor.must(Can.EDIT_CALENDAR)
    with change(actor=actor, verb=Verb.CALENDAR_SET, changes=_told(year)):
        one_at_a_time(actor)
        closures = tuple(
            Break(Why.CLOSURE, Span(row.first_on, row.last_on), row.reason) for row in selectors.closures(year.begins)
        )
        whole = Year(year.begins, year.terms, (*(one for one in year.breaks if one.why is not Why.CLOSURE), *closures))
        if slips := slips_of(whole):
            raise Refused(slips[0].words)
        TermDates.objects.filter(year=year.begins).delete()
        DaysOff.objects.filter(year=year.begins).exclude(kind=DaysOff.Kind.CLOSURE).delete()
        TermDates.objects.bulk_create(
            TermDates(year=year.begins, term=term.name.value, first_on=term.days.first, last_on=term.days.last)
            for term in year.terms
        )
        DaysOff.objects.bulk_create(_row(year.begins, one) for one in whole.breaks if one.why is not Why.CLOSURE)


def close_school(*, actor: Actor, first_on: date, last_on: date, reason: str) -> DaysOff:
    """Note days on which the school is shut to pupils: snow, a strike, a burst pipe. Closing the same day again renews it.

    Raises Refused for days outside a term, and for a year that has not been set up.
    """
    actor.must(Can.EDIT_CALENDAR)
    begins = school_year_start(first_on).year
    with change(actor=actor, verb=Verb.SCHOOL_CLOSED, changes={"from": first_on, "to": last_on}) as entry:
        one_at_a_time(actor)
        year = selectors.year_of(begins)
        if year is None:
            raise Refused(f"The calendar does not hold {long_date(first_on)} yet. Set up that school year first.")
        closure = Break(Why.CLOSURE, Span(first_on, last_on), reason)
        if slips := slips_of(Year(begins, year.terms, (closure,))):
            raise Refused(slips[0].words)
        closed, _ = DaysOff.objects.update_or_create(
            kind=DaysOff.Kind.CLOSURE,
            first_on=first_on,
            defaults={"year": begins, "last_on": last_on, "reason": reason},
        )
        entry.target = closed
    return closed


def reopen_school(*, actor: Actor, closure: DaysOff) -> None:
    """Take back a closure that did not happen."""
    actor.must(Can.EDIT_CALENDAR)
    told = {"from": closure.first_on, "to": closure.last_on}
    with change(actor=actor, verb=Verb.SCHOOL_REOPENED, target=closure, changes=told):
        DaysOff.objects.filter(pk=closure.pk, kind=DaysOff.Kind.CLOSURE).delete()


def _row(begins: int, one: Break) -> DaysOff:
    return DaysOff(year=begins, kind=one.why.value, first_on=one.days.first, last_on=one.days.last, reason=one.reason)


def _told(year: Year) -> dict[str, str]:
    terms = {term.name.value: f"{term.days.first} to {term.days.last}" for term in year.terms}
    return {"year": year.title, **terms}
