"""Work somebody waits for that looks across the apps: what is done for many pupils at once."""

from uuid import UUID

from celery import shared_task
from django.utils import timezone

from dashboards.services.acts import carry_on
from pupils.act_selectors import act_by_id, can_of
from senco.access.selectors import who_asked
from senco.access.tasks import SchoolTask


@shared_task(base=SchoolTask)
def carry_on_act(school_id: int, act_id: UUID, *, job_id: UUID) -> None:
    """One unit of what was confirmed for many pupils, as the person who confirmed it."""
    act = act_by_id(act_id)
    actor = who_asked(job_id, school_id=school_id, can=can_of(act), on=timezone.localdate())
    carry_on(actor=actor, act=act, today=timezone.localdate())
