"""Opening a case and recording what happens in it; the dates follow from the rules."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Max

from ehcp.facts import deadlines_of, happened, next_due
from ehcp.models import AssessmentRequest, CaseEvent
from ehcp.rules.clock import Deadline, deadlines
from ehcp.rules.facts import WORDS, Fact
from ehcp.rules.stages import CLOSED, Event, Happened, facts_of, in_order, stage_of, why_not
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import Rows, change, load_rows
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
            reference=_References().next(received_on),
            council=council,
            requested_by=requested_by,
            opened_on=received_on,
            opened_by_id=actor.user_id,
        )
        entry.target = request
        record_event(actor=actor, request=request, event=Event.REQUEST_RECEIVED, happened_on=received_on, today=today)
    return request


def load_cases(*, actor: Actor, requests: Rows, events: Rows, today: date) -> int:
    """Many cases at once with all that happened in them: for whole schools and for years of history.

    A row holds the fields of its model, but for reference and index, which follow here. Raises Refused, in the words of
    the rules, for a case that cannot have happened. Returns how many events there are.
    """
    actor.must(Can.RUN_CASES)
    held: dict[Any, list[Mapping[str, Any]]] = {}
    for row in events:
        held.setdefault(row["request_id"], []).append(row)
    _one_at_a_time()
    references = _References()
    made = []
    for row in sorted(requests, key=lambda one: one["opened_on"]):
        known = in_order(Happened(Event(one["kind"]), one["happened_on"]) for one in held[row["id"]])
        for place, one in enumerate(known):
            if refusal := why_not(one.event, known[:place], today, one.on):
                raise Refused(refusal)
        due, closed_on = _index_of(known, deadlines(facts_of(known), today))
        made.append({**row, "reference": references.next(row["opened_on"]), "next_due_on": due, "closed_on": closed_on})
    load_rows(actor=actor, model=AssessmentRequest, rows=made, counted="requests")
    flat = [row for rows in held.values() for row in rows]
    return load_rows(actor=actor, model=CaseEvent, rows=flat, counted="case_events", keep="recorded_at")


def _one_at_a_time() -> None:
    """One request of a school is opened at a time, so that no two get one reference, or one pupil two requests."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('request of a school ' || current_setting('app.school'), 0))"
        )


class _References:
    """``26-007``: the year and a number within the school. Names no child, so it may stand in mail and calendars."""

    def __init__(self) -> None:
        self.last: dict[str, int] = {}

    def next(self, received_on: date) -> str:
        """The next of the year of a day; each year is asked of the database once."""
        year = f"{received_on.year % 100:02d}-"
        if year not in self.last:
            last = AssessmentRequest.objects.filter(reference__startswith=year).aggregate(last=Max("reference"))["last"]
            self.last[year] = int(last.removeprefix(year)) if last else 0
        self.last[year] += 1
        return f"{year}{self.last[year]:03d}"


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
    due, closed_on = _index_of(happened(list(fresh.events.all())), deadlines_of(fresh, on=today))
    if (fresh.next_due_on, fresh.closed_on) == (due, closed_on):
        return False
    AssessmentRequest.objects.filter(pk=request.pk).update(next_due_on=due, closed_on=closed_on)
    request.next_due_on, request.closed_on = due, closed_on
    return True


def _index_of(events: Sequence[Happened], found: list[Deadline]) -> tuple[date | None, date | None]:
    """The next date of a case, and the day on which it was closed."""
    closed_on = events[-1].on if events and stage_of(events) in CLOSED else None
    return (None if closed_on else next_due(found)), closed_on
