"""EHC cases of the actor's pupils."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet

from ehcp.facts import dates_of, happened, known_from
from ehcp.models import Case, CaseEvent, ClaimedException, Snooze
from ehcp.notice_selectors import sleep_of
from ehcp.rules import stages
from ehcp.rules.clock import Deadline
from ehcp.rules.diary import school_days_of
from ehcp.rules.moves.table import Event
from ehcp.rules.periods import Party
from ehcp.rules.snoozing import Sleep, is_asleep
from ehcp.rules.telling import has_gone_by, told_of
from pupils.models import Pupil
from pupils.selectors import visible
from senco.access.actor import Actor
from senco.access.roles import Part
from senco.calendar.selectors import calendar


@dataclass(frozen=True)
class Clock:
    """One running date of one case."""

    case: Case
    deadline: Deadline

    @property
    def due(self) -> date:
        """The last day in time."""
        return self.deadline.due or date.max


def cases(actor: Actor) -> QuerySet[Case]:
    """Cases of the actor's pupils with their events, for those who see that part; open ones first, by what is due."""
    if not actor.sees(Part.CASE):
        return Case.objects.none()
    events = CaseEvent.objects.select_related("recorded_by", "struck_by").order_by("happened_on", "recorded_at")
    snoozes = Snooze.objects.filter(woken_at__isnull=True).select_related("made_by").order_by("-made_at")
    return (
        Case.objects.filter(pupil__in=visible(actor))
        .select_related("school", "pupil", "pupil__group", "council")
        .prefetch_related(Prefetch("events", queryset=events), Prefetch("snoozes", queryset=snoozes))
        .order_by(F("closed_on").asc(nulls_first=True), "next_due_on", "opened_on")
    )


def open_cases(actor: Actor) -> QuerySet[Case]:
    """Cases that are under way."""
    return cases(actor).filter(closed_on__isnull=True)


def clocks(actor: Actor, *, on: date) -> list[Clock]:
    """Every date by which somebody still has to act, over all cases under way that the actor sees, the earliest first.

    Those of the law, and what a school diarises beside them.
    """
    is_school_day = school_days_of(calendar())
    dates = ((case, one) for case in open_cases(actor) for one in dates_of(case, on=on, is_school_day=is_school_day))
    return sorted((Clock(case, one) for case, one in dates if one.is_open and one.due), key=lambda clock: clock.due)


def school_days(actor: Actor, *, on: date) -> list[date]:
    """The days by which the school must still act in the cases under way, one for each of its dates that is told of; the
    day itself for a practice date that has gone by, which is not late but to be done now.

    From one query for the events, one for what is asleep and two for the school's calendar, without the cases themselves:
    the rules need no more.
    """
    if not actor.sees(Part.CASE):
        return []
    rows = CaseEvent.objects.filter(case__closed_on__isnull=True, case__pupil__in=visible(actor), struck_at__isnull=True)
    rows = rows.select_related("case", "case__pupil", "case__school").order_by("case_id", "happened_on", "recorded_at")
    rows = rows.only(
        "case_id", "kind", "happened_on", "more", "struck_at", "case__matter", "case__pupil__year", "case__pupil__born_on",
        "case__school__last_year",
    )  # fmt: skip
    asleep: dict[UUID, list[Sleep]] = {}
    for row in Snooze.objects.filter(woken_at__isnull=True, until_on__gt=on):
        asleep.setdefault(row.case_id, []).append(sleep_of(row))
    is_school_day = school_days_of(calendar())
    days: list[date] = []
    for key, events in ((key, list(events)) for key, events in groupby(rows, key=attrgetter("case_id"))):
        found = known_from(events[0].case, happened(events), on=on).with_diary(on, is_school_day)
        ours = (one for one in found if one.bound is Party.SCHOOL)
        sleeps = partial(is_asleep, asleep.get(key, ()), on=on)
        for told in told_of(ours, sleeps):
            if told.deadline.due:
                days.append(on if has_gone_by(told.deadline) else told.deadline.due)
    return days


def case(actor: Actor, case_id: UUID) -> Case:
    """One case. Raises Case.DoesNotExist for one that is not the actor's."""
    return cases(actor).get(pk=case_id)


def cases_of(actor: Actor, pupil: Pupil) -> list[Case]:
    """Cases of one pupil, latest first."""
    return list(cases(actor).filter(pupil=pupil).order_by("-opened_on"))


def plan_after(actor: Actor, case: Case) -> Case | None:
    """The case of the plan that an assessment led to, or None where it led to none, or the plan was there before."""
    if case.matter != Case.Matter.ASSESSMENT or case.closed_on is None:
        return None
    plans = cases(actor).filter(pupil=case.pupil, matter=Case.Matter.PLAN, opened_on__gte=case.opened_on, opened_on__lte=case.closed_on)
    return plans.order_by("opened_on").first()


def has_open_case(pupil: Pupil) -> bool:
    """Is a request for an assessment under way for this pupil? The case of a plan is none."""
    return Case.objects.filter(pupil=pupil, matter=Case.Matter.ASSESSMENT, closed_on__isnull=True).exists()


def standing_event(actor: Actor, case: Case, row_id: UUID) -> CaseEvent | None:
    """One event of a case that was not struck out, or None."""
    if not actor.sees(Part.CASE):
        return None
    return CaseEvent.objects.filter(case=case, struck_at__isnull=True, pk=row_id).select_related("case").first()


def why_never(case: Case, event: Event, *, on: date) -> str | None:
    """Say why an event cannot be recorded in a case on any day so far, or None. Its events should be loaded."""
    return stages.why_never(event, happened(list(case.events.all())), on)


def claims_of(actor: Actor, case: Case) -> list[ClaimedException]:
    """What was brought forward to excuse dates of a case and was not taken back, in the order it was recorded."""
    if not actor.sees(Part.CASE):
        return []
    rows = ClaimedException.objects.filter(case=case, struck_at__isnull=True)
    return list(rows.select_related("recorded_by").order_by("recorded_at"))
