"""Every date that the actor has to look to: running clocks of EHC cases, and agreed reviews of cycles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from dashboards.consultation_selectors import consultation_dates
from dashboards.rules.due_dates import DueDate, clock_date, in_calendar_order, review_date
from ehcp import selectors as ehcp_selectors
from ehcp.models import Case
from provision import selectors as provision_selectors
from provision.rules.cycle import Stage
from senco.access.actor import Actor
from senco.access.models import AccessKey
from senco.access.roles import Can, Purpose
from senco.access.selectors import live_key
from senco.calendar.rules.school_days import SchoolCalendar
from senco.calendar.selectors import calendar


@dataclass(frozen=True)
class DueDates:
    """Dates in the order of a calendar, and, for pages inside the school's wall, who each record is about."""

    dates: list[DueDate]
    names: dict[str, str]
    calendar: SchoolCalendar


def due_dates(actor: Actor, *, on: date) -> DueDates:
    """Every date of the actor's pupils as it stands on a day. The number of queries does not grow with the cases."""
    school = calendar()
    names: dict[str, str] = {}
    found: list[DueDate] = []
    if actor.can(Can.SEE_CASES):
        for clock in ehcp_selectors.clocks(actor, on=on):
            record = str(clock.case.pk)
            names[record] = clock.case.pupil.full_name
            changed = _last_recorded(clock.case)
            found.append(
                clock_date(clock.deadline, record=record, reference=clock.case.reference, changed_at=changed, calendar=school)
            )
    if actor.can(Can.SEE_CASES):
        answers = list(consultation_dates(actor, on=on, calendar=school))
        names |= {one.record: one.reference.removeprefix("Consultation ") for one in answers}  # never the child's name
        found += answers
    reviews = provision_selectors.open_cycles(actor).filter(stage__in=(Stage.DO, Stage.REVIEW), review_on__isnull=False)
    for cycle in reviews.prefetch_related(None):
        assert cycle.review_on is not None
        record = str(cycle.pk)
        names[record] = cycle.pupil.full_name
        found.append(
            review_date(record=record, number=cycle.number, on=cycle.review_on, changed_at=_morning(cycle.started_on))
        )
    return DueDates(in_calendar_order(found, on), names, school)


def feed_of(actor: Actor) -> AccessKey | None:
    """The key of the actor's own calendar feed at this school, while it is good."""
    return live_key(Purpose.FEED.value, actor.user_id, school_id=actor.school_id, at=timezone.now())


def _last_recorded(case: Case) -> datetime:
    """When something was last recorded or struck out in a case."""
    times: Iterable[datetime | None] = (at for event in case.events.all() for at in (event.recorded_at, event.struck_at))
    return max((at for at in times if at is not None), default=_morning(case.opened_on))


def _morning(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time()))
