"""Recording what happens in a case; the dates follow from the rules."""

from collections.abc import Sequence
from datetime import date

from ehcp.facts import deadlines_of, happened, next_due
from ehcp.models import Case, CaseEvent
from ehcp.rules.clock import Deadline
from ehcp.rules.facts import WORDS, Fact
from ehcp.rules.stages import CLOSED, Event, Happened, stage_of, why_not
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb


def record_event(
    *,
    actor: Actor,
    case: Case,
    event: Event,
    happened_on: date,
    today: date,
    note: str = "",
    more: dict[Fact, date] | None = None,
) -> CaseEvent:
    """Record what happened in a case. Raises Refused, in the words of the rules, for what cannot have happened."""
    actor.must(Can.RUN_CASES)
    # The row is locked first, so that two people cannot each record the move that only one of them may make.
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    known = happened(list(CaseEvent.objects.filter(case=case)))
    refusal = why_not(event, known, today, happened_on) or _why_not_more(more or {}, happened_on, today)
    if refusal:
        raise Refused(refusal)
    with change(
        actor=actor,
        verb=Verb.CASE_EVENT_RECORDED,
        pupil_id=case.pupil_id,
        changes={"event": event.value, "on": happened_on},
    ) as entry:
        entry.target = row = CaseEvent.objects.create(
            case=case,
            kind=event.value,
            happened_on=happened_on,
            more={fact.value: on.isoformat() for fact, on in (more or {}).items()},
            note=note,
            recorded_by_id=actor.user_id,
        )
        refresh_case(case=case, today=today)
    return row


def _why_not_more(more: dict[Fact, date], happened_on: date, today: date) -> str | None:
    """Why the further dates of an event cannot be: they lie between its day and today."""
    for fact, day in more.items():
        if not happened_on <= day <= today:
            return f"The day of “{WORDS[fact]}” must lie between the day itself and today. Check both dates."
    return None


def refresh_case(*, case: Case, today: date) -> bool:
    """Write the index of a case (next date, closed or not) from its events; return whether it was out of step."""
    fresh = Case.objects.prefetch_related("events").get(pk=case.pk)
    due, closed_on = index_of(happened(list(fresh.events.all())), deadlines_of(fresh, on=today))
    if (fresh.next_due_on, fresh.closed_on) == (due, closed_on):
        return False
    Case.objects.filter(pk=case.pk).update(next_due_on=due, closed_on=closed_on)
    case.next_due_on, case.closed_on = due, closed_on
    return True


def index_of(events: Sequence[Happened], found: list[Deadline]) -> tuple[date | None, date | None]:
    """The next date of a case, and the day on which it was closed."""
    closed_on = events[-1].on if events and stage_of(events) in CLOSED else None
    return (None if closed_on else next_due(found)), closed_on
