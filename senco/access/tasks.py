"""The door for Celery: ids in, one school's scope, one service call; and the two tasks that go and look."""

import logging
import time
from typing import Any

from celery import Task, shared_task
from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from senco.access import selectors, services, sweeping
from senco.access.errors import Refused
from senco.access.models import Job
from senco.access.tenancy import school_scope

logger = logging.getLogger(__name__)

LOOK_LASTS = 30  # seconds; then the next look goes on, so that a job that begins has the task's time to itself
SWEEP_MAY_TAKE = 60 * 60  # seconds: a trust of fifty schools takes minutes


class SchoolTask(Task):
    """A task of one school. Its first argument is ``school_id``; it opens one scope, for one unit of work."""

    def __call__(self, school_id: int, *args: Any, **kwargs: Any) -> Any:
        with school_scope(school_id):
            return self.run(school_id, *args, **kwargs)


@shared_task
def look_for_jobs() -> int:
    """Do the jobs that wait, oldest first. Woken by the bell, and by beat every few seconds."""
    services.beat(name="worker")
    begin, done = time.monotonic(), 0
    while time.monotonic() - begin < LOOK_LASTS and (job := services.claim_next_job()):
        work(job)
        done += 1
    return done


def work(job: Job) -> None:
    """Carry out one claimed job by the task that its kind names, and close it."""
    try:
        import_string(settings.JOB_KINDS[job.kind])(job.school_id, job.subject_id, job_id=job.pk)
    except Refused as refusal:
        services.end_job(job_id=job.pk, problem=refusal.reason)
    except Exception:
        logger.exception("job failed", extra={"job": str(job.pk), "kind": job.kind})
        services.end_job(job_id=job.pk, problem="Something went wrong on our side. Nothing was changed.")
    else:
        services.end_job(job_id=job.pk)


@shared_task(soft_time_limit=SWEEP_MAY_TAKE, time_limit=SWEEP_MAY_TAKE + 60)
def sweep_if_due() -> bool:
    """Run the nightly sweep where this day's has not been done yet, whenever that is noticed."""
    today = timezone.localdate()
    if timezone.localtime().hour < settings.SWEEP_FROM_HOUR or selectors.sweep_done_for(today):
        return False
    sweeping.sweep_all(today=today)
    return True
