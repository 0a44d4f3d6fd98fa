"""Reading the log."""

from uuid import UUID

from django.db.models import QuerySet

from senco.audit.models import Event


def latest_events() -> QuerySet[Event]:
    """What happened at the active school, newest first."""
    return Event.objects.order_by("-at")


def events_of_pupil(pupil_id: UUID) -> QuerySet[Event]:
    """What happened to one pupil's record, newest first."""
    return Event.objects.filter(pupil_id=pupil_id).order_by("-at")
