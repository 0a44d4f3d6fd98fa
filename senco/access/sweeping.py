"""The sweep: goes over all schools, one scope and one transaction each, and does what must happen by itself."""

import logging
from datetime import date

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.utils.module_loading import import_string

from senco.access import selectors, services
from senco.access.tenancy import school_scope

logger = logging.getLogger(__name__)


def sweep_all(*, today: date) -> tuple[int, int]:
    """Run every sweep named in ``settings.SWEEPS`` for every school; return (schools, failures).

    Each is idempotent: a second run on the same day, or one after days of silence, adds only what is missing.
    A school that fails is logged and does not keep the others waiting.
    """
    record = services.begin_sweep(for_day=today)
    schools = selectors.all_schools()
    failures = 0
    for school in schools:
        for name in settings.SWEEPS:
            try:
                with school_scope(school.pk):
                    actor = selectors.system_actor_at(school, "senco, nightly sweep")
                    import_string(name)(actor=actor, today=today)
            except SoftTimeLimitExceeded:
                raise  # the worker is told to stop: what is missing is done by the next sweep
            except Exception:
                failures += 1
                logger.exception("sweep failed", extra={"school": school.slug, "sweep": name})
    services.end_sweep(sweep=record, schools=len(schools), failures=failures)
    return len(schools), failures
