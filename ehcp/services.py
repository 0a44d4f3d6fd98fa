"""Opening a case and recording what happens in it; the dates follow from the rules."""

from datetime import date

from django.db import connection
from django.db.models import Max

from ehcp.facts import deadlines_of, happened, next_due
from ehcp.models import AssessmentRequest, CaseEvent
from ehcp.rules.facts import WORDS, Fact
from ehcp.rules.stages import CLOSED, Event, stage_of, why_not
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb


def open_request(
    *, actor: Actor, pupil: Pupil, council: str, requested_by: str, received_on: date, today: date
) -> AssessmentRequest:
    """Open a case with the day on which the council received the request.

    At any SEN status, with any number of cycles or none: nothing has to come first (Children and Families Act 2014,
    s.36(8)). Raises Refused where a case is open, or the day is still to come.
    """
    actor.must(Can.RUN_CASES)
    with change(actor=actor, verb=Verb.REQUEST_OPENED, pupil_id=pupil.pk, changes={"received_on": received_on}) as entry:
        _one_at_a_time()
        if AssessmentRequest.objects.filter(pupil=pupil, closed_on__isnull=True).exists():
            raise Refused("A request is under way for this pupil. Its dates are on the page of the case.")
        request = AssessmentRequest.objects.create(
            pupil=pupil,
            reference=_next_reference(received_on),
            council=council,
            requested_by=requested_by,
            opened_on=received_on,
            opened_by_id=actor.user_id,
        )
        entry.target = request
        record_event(actor=actor, request=request, event=Event.REQUEST_RECEIVED, happened_on=received_on, today=today)
    return request


def _one_at_a_time() -> None:
    """One request of a school is opened at a time, so that no two get one reference, or one pupil two requests."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('request of a school ' || current_setting('app.school'), 0))"
        )


def _next_reference(received_on: date) -> str:
    """``26-007``: the year and a number within the school. Names no child, so it may stand in mail and calendars."""
    year = f"{received_on.year % 100:02d}-"
    last = AssessmentRequest.objects.filter(reference__startswith=year).aggregate(last=Max("reference"))["last"]
    return f"{year}{int(last.removeprefix(year)) + 1 if last else 1:03d}"


def record_event(
    *,
    actor: Actor,
    request: AssessmentRequest,
    event: Event,
    happened_on: date,
    today: date,
    note: str = "",
    more: dict[Fact, date] | None = None,
) -> CaseEvent:
    """Record what happened in a case. Raises Refused, in the words of the rules, for what cannot have happened."""
    actor.must(Can.RUN_CASES)
    # The row is locked first, so that two people cannot each record the move that only one of them may make.
    AssessmentRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    known = happened(list(CaseEvent.objects.filter(request=request)))
    refusal = why_not(event, known, today, happened_on) or _why_not_more(more or {}, happened_on, today)
    if refusal:
        raise Refused(refusal)
    with change(
        actor=actor,
        verb=Verb.CASE_EVENT_RECORDED,
        pupil_id=request.pupil_id,
        changes={"event": event.value, "on": happened_on},
    ) as entry:
        entry.target = row = CaseEvent.objects.create(
            request=request,
            kind=event.value,
            happened_on=happened_on,
            more={fact.value: on.isoformat() for fact, on in (more or {}).items()},
            note=note,
            recorded_by_id=actor.user_id,
        )
        refresh_case(request=request, today=today)
    return row


def _why_not_more(more: dict[Fact, date], happened_on: date, today: date) -> str | None:
    """Why the further dates of an event cannot be: they lie between its day and today."""
    for fact, day in more.items():
        if not happened_on <= day <= today:
            return f"The day of “{WORDS[fact]}” must lie between the day itself and today. Check both dates."
    return None


def refresh_case(*, request: AssessmentRequest, today: date) -> bool:
    """Write the index of a case (next date, closed or not) from its events; return whether it was out of step."""
    fresh = AssessmentRequest.objects.prefetch_related("events").get(pk=request.pk)
    events = happened(list(fresh.events.all()))
    stage = stage_of(events)
    closed_on = events[-1].on if stage in CLOSED and events else None
    due = None if closed_on else next_due(deadlines_of(fresh, on=today))
    if (fresh.next_due_on, fresh.closed_on) == (due, closed_on):
        return False
    AssessmentRequest.objects.filter(pk=request.pk).update(next_due_on=due, closed_on=closed_on)
    request.next_due_on, request.closed_on = due, closed_on
    return True
