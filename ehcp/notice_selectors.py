"""What the notices of dates are made from: the school's days of notice, open cases in portions, and what is asleep."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from ehcp.models import Case, CaseEvent, NoticeDaysSet, Snooze
from ehcp.rules.clock import Deadline
from ehcp.rules.reminders import USUAL, NoticeDays
from ehcp.rules.snoozing import Sleep
from pupils.selectors import visible
from senco.access.actor import Actor
from senco.access.roles import Part

PORTION = 500  # cases that are read at once by a sweep


def notice_days() -> NoticeDays:
    """How many school days ahead the active school is told."""
    row = NoticeDaysSet.objects.first()
    return NoticeDays(tuple(row.ahead), row.before_closure) if row else USUAL


def sleep_of(snooze: Snooze) -> Sleep:
    """A row as the rules ask for it."""
    return Sleep(snooze.rule_id, snooze.due_on, snooze.until_on)


def sleeps_of(case: Case) -> list[Sleep]:
    """The times without notices of a case that nobody ended by hand. Loaded with the case, they cost nothing."""
    return [sleep_of(row) for row in case.snoozes.all() if row.woken_at is None]


def snooze_of(case: Case, deadline: Deadline, *, on: date) -> Snooze | None:
    """The row by which the notices of a date of a case sleep on a day."""
    live = (row for row in case.snoozes.all() if row.woken_at is None and row.until_on > on)
    return next((row for row in live if sleep_of(row).is_about(deadline)), None)


def one_snooze(actor: Actor, snooze_id: UUID) -> Snooze | None:
    """A time without notices of a case that the actor sees, whether it has ended or not."""
    if not actor.sees(Part.CASE):
        return None
    found = Snooze.objects.filter(pk=snooze_id, case__pupil__in=visible(actor))
    return found.select_related("case", "case__pupil").first()


def open_in_portions(actor: Actor) -> Iterator[list[Case]]:
    """All cases under way with their events and what is asleep in them, some hundreds at once.

    One query for all their ids, then three for each portion, so that the last costs what the first does.
    """
    found = _open(actor)
    ids = list(found.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), PORTION):
        yield list(found.filter(pk__in=ids[start : start + PORTION]))


def cases_locked(ids: Iterable[UUID]) -> list[Case]:
    """Some cases with their events as they stand now, held until the end of the transaction."""
    held = Case.objects.select_for_update(of=("self",)).filter(pk__in=list(ids)).select_related("pupil", "school").order_by("pk")
    return list(held.prefetch_related(Prefetch("events", queryset=_events())))


def _open(actor: Actor) -> QuerySet[Case]:
    asleep = Snooze.objects.filter(woken_at__isnull=True)
    return (
        Case.objects.filter(closed_on__isnull=True, pupil__in=visible(actor))
        .select_related("pupil", "school")
        .prefetch_related(Prefetch("events", queryset=_events()), Prefetch("snoozes", queryset=asleep))
    )


def _events() -> QuerySet[CaseEvent]:
    return CaseEvent.objects.order_by("happened_on", "recorded_at")
