"""Work that somebody waits for: bringing a confirmed file of pupils in, rolling the school year over."""

from uuid import UUID

from celery import shared_task
from django.utils import timezone

from pupils.rollover_selectors import by_id
from pupils.services.imports import carry_out_import
from pupils.services.rollover import carry_out_roll_over
from senco.access.roles import Can
from senco.access.selectors import who_asked
from senco.access.tasks import SchoolTask


@shared_task(base=SchoolTask)
def apply_import(school_id: int, batch_id: UUID, *, job_id: UUID) -> None:
    """Bring one file in, as the person who confirmed it: all of it or nothing."""
    actor = who_asked(job_id, school_id=school_id, can=Can.IMPORT_PUPILS, on=timezone.localdate())
    carry_out_import(actor=actor, batch_id=batch_id)


@shared_task(base=SchoolTask)
def roll_over(school_id: int, roll_over_id: UUID, *, job_id: UUID) -> None:
    """Roll the school year over, as the person who confirmed it: all of it or nothing."""
    actor = who_asked(job_id, school_id=school_id, can=Can.TURN_YEAR, on=timezone.localdate())
    carry_out_roll_over(actor=actor, roll_over=by_id(roll_over_id))
