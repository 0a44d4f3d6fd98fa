"""Recording what happens in a case, and putting right what was recorded wrongly; the dates follow from the rules."""

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from ehcp.facts import as_happened, known
from ehcp.models import AnnualReview, Case, CaseEvent
from ehcp.review_selectors import rounds_of
from ehcp.rules.doubts import doubt
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Event
from ehcp.rules.stages import MOVE, Happened, why_not, why_not_without
from ehcp.services.rounds import keep_reviews
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.access.rules.dates import short_day
from senco.audit.services import change
from senco.audit.verbs import Verb

TWICE = "“{title}” is recorded for {day} already. Nothing was changed."


def record_event(
    *,
    actor: Actor,
    case: Case,
    event: Event,
    happened_on: date,
    today: date,
    note: str = "",
    more: Mapping[Fact, date] | None = None,
    reply_by_on: date | None = None,
    sure: bool = False,
) -> CaseEvent:
    """Record what happened in a case. Raises Refused, in the words of the rules, for what cannot have happened.

    ``reply_by_on`` is the day by which a letter asks for a reply, where it names one: it moves no date of the law.
    ``sure`` is that whoever records it was told what speaks against it (``ehcp.rules.doubts``).
    """
    actor.must(Can.RUN_CASES)
    if reply_by_on is not None and reply_by_on < happened_on:
        raise Refused("The letter cannot ask for a reply before its own day. Check both dates.")
    standing = _held(case)
    _must_be_new(event, happened_on, _as_text(more or {}), standing)
    so_far = [as_happened(row) for row in standing]
    if refusal := why_not(event, so_far, today, happened_on, more or {}):
        raise Refused(refusal)
    if not sure and (why := doubt(event, so_far, happened_on)):
        raise Refused(f"{why} If it is so all the same, say so below.")
    before = rounds_of(case)
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
            more=_as_text(more or {}),
            note=note,
            reply_by_on=reply_by_on,
            recorded_by_id=actor.user_id,
        )
        keep_reviews(case=case, before=before)
        refresh_case(case=case, today=today)
    return row


def correct_event(
    *,
    actor: Actor,
    row: CaseEvent,
    reason: str,
    today: date,
    happened_on: date | None = None,
    more: Mapping[Fact, date] | None = None,
    note: str = "",
) -> CaseEvent | None:
    """Put a wrong event right: strike it out with a reason, and with ``happened_on`` put another in its place.

    Both stay readable. Raises Refused where it is struck out already, or what is left could not have happened.
    """
    actor.must(Can.RUN_CASES)
    case = row.case
    standing = _held(case)
    if row not in standing:
        raise Refused("Somebody has corrected this already. Its correction stands in the case.")
    if happened_on is not None:
        _must_differ(row, standing, happened_on, _as_text(more or {}), note)
    so_far = {one.pk: as_happened(one) for one in standing}
    gone = so_far[row.pk]
    instead = None if happened_on is None else Happened(gone.event, happened_on, tuple((more or {}).items()))
    if refusal := why_not_without(list(so_far.values()), gone, instead, today):
        raise Refused(refusal)
    before = rounds_of(case)
    with change(
        actor=actor,
        verb=Verb.CASE_EVENT_CORRECTED,
        pupil_id=case.pupil_id,
        changes={"event": row.kind, "was": row.happened_on, "is": happened_on, "reason": reason},
    ) as entry:
        entry.target = row
        row.struck_at, row.struck_by_id, row.struck_reason = timezone.now(), actor.user_id, reason
        row.save(update_fields=["struck_at", "struck_by", "struck_reason"])
        new = None
        if happened_on is not None:
            new = CaseEvent.objects.create(
                case=case,
                kind=row.kind,
                happened_on=happened_on,
                more=_as_text(more or {}),
                note=note,
                recorded_by_id=actor.user_id,
                corrects=row,
                reply_by_on=row.reply_by_on,
            )
            AnnualReview.objects.filter(began=row).update(began=new)  # its list of who is asked goes on
        keep_reviews(case=case, before=before)
        refresh_case(case=case, today=today)
    return new


def _must_differ(row: CaseEvent, standing: list[CaseEvent], on: date, more: dict[str, str], note: str) -> None:
    """Raises Refused for a correction that corrects nothing, or says what another event says already."""
    if (on, more, note) == (row.happened_on, row.more, row.note):
        raise Refused("Nothing is different from what is recorded. Change the day or the note, or strike it out.")
    _must_be_new(Event(row.kind), on, more, [one for one in standing if one != row])
    if row.reply_by_on is not None and row.reply_by_on < on:
        raise Refused(
            f"The letter asks for a reply by {short_day(row.reply_by_on)}, before this day. Where that is wrong too, strike "
            "this out and record it anew."
        )


def _must_be_new(event: Event, on: date, more: dict[str, str], standing: list[CaseEvent]) -> None:
    """Raises Refused where an event stands that says the same."""
    if any((one.kind, one.happened_on, one.more) == (event.value, on, more) for one in standing):
        raise Refused(TWICE.format(title=MOVE[event].title, day=short_day(on)))


def _held(case: Case) -> list[CaseEvent]:
    """The events that stand, with the case locked, so that two people cannot each make the move only one may make."""
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    return list(CaseEvent.objects.filter(case=case, struck_at__isnull=True))


def _must_be_the_only_one(case: Case) -> None:
    """A child has one case of a kind at a time: one that is opened again may not stand beside the one that has followed it."""
    follower = Case.objects.filter(pupil=case.pupil_id, matter=case.matter, closed_on__isnull=True).exclude(pk=case.pk).first()
    if follower is not None:
        raise Refused(f"This would open the case again, and {follower.reference} has followed it. Put that one right first.")


def _as_text(more: Mapping[Fact, date]) -> dict[str, str]:
    return {fact.value: on.isoformat() for fact, on in more.items()}


def refresh_case(*, case: Case, today: date) -> bool:
    """Write the index of a case (next date, closed or not) from its events; return whether it was out of step.

    Raises Refused where this would open it again beside the case that has followed it.
    """
    fresh = Case.objects.select_related("pupil", "school").prefetch_related("events").get(pk=case.pk)
    due, closed_on = known(fresh, on=today).index
    if (fresh.next_due_on, fresh.closed_on) == (due, closed_on):
        return False
    if fresh.closed_on is not None and closed_on is None:
        _must_be_the_only_one(case)
    Case.objects.filter(pk=case.pk).update(next_due_on=due, closed_on=closed_on)
    case.next_due_on, case.closed_on = due, closed_on
    return True
