"""Reading the log."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from senco.audit.models import Event
from senco.audit.verbs import Verb


def latest_events() -> QuerySet[Event]:
    """What happened at the active school, newest first."""
    return Event.objects.order_by("-at")


def events_of_pupil(pupil_id: UUID) -> QuerySet[Event]:
    """What happened to one pupil's record, newest first."""
    return Event.objects.filter(pupil_id=pupil_id).order_by("-at")


def pupils_with(verb: Verb, pupil_ids: Iterable[UUID], *, after: datetime) -> set[UUID]:
    """Those of some pupils with whose record this was done after a moment."""
    found = Event.objects.filter(verb=verb.value, pupil_id__in=list(pupil_ids), at__gt=after)
    return {pupil for pupil in found.values_list("pupil_id", flat=True) if pupil is not None}
