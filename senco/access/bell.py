"""The bell: wakes the worker after a commit, and never keeps anybody waiting."""

import logging

from celery import current_app
from django.db import transaction

logger = logging.getLogger(__name__)

LOOK_FOR_JOBS = "senco.access.tasks.look_for_jobs"


def ring_after_commit() -> None:
    """Wake the worker once this transaction is safe. The worker also looks by itself, so a lost ring costs seconds."""
    transaction.on_commit(_ring, robust=True)


def _ring() -> None:
    try:
        # Publishing gives up after half a second (CELERY_BROKER_TRANSPORT_OPTIONS), whatever the broker does.
        current_app.send_task(LOOK_FOR_JOBS, expires=60, retry=False, ignore_result=True)
    except Exception:
        logger.warning("the bell did not ring: the broker does not answer; the worker will find the work by itself")
