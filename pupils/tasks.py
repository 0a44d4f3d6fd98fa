"""Work that somebody waits for: bringing a confirmed file of pupils in."""

from uuid import UUID

from celery import shared_task
from django.utils import timezone

from pupils import import_selectors
from pupils.services.imports import carry_out_import
from senco.access.tasks import SchoolTask


@shared_task(base=SchoolTask)
def apply_import(school_id: int, batch_id: UUID, *, job_id: UUID) -> None:
    """Bring one file in, as the person who confirmed it: all of it or nothing."""
    actor = import_selectors.who_asked(job_id, school_id=school_id, on=timezone.localdate())
    carry_out_import(actor=actor, batch_id=batch_id)
