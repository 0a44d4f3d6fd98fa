"""Is it alive, can it work, is all well: three answers for whoever watches over the installation."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.module_loading import import_string

from senco.access import selectors
from senco.access.guard import public

logger = logging.getLogger(__name__)

WORKER_SILENT_AFTER = timedelta(minutes=2)
SWEEP_LATE_AFTER = timedelta(hours=26)
BACKUP_LATE_AFTER = timedelta(days=8)  # as the administrator is told (senco/backups/rules/nights.py)


# Outside a transaction: with the database away, opening one would be an error before the view is reached.
@transaction.non_atomic_requests
@public
def healthz(request: HttpRequest) -> HttpResponse:
    """This process answers. Touches nothing else."""
    return HttpResponse("ok", content_type="text/plain")


@transaction.non_atomic_requests
@public
def readyz(request: HttpRequest) -> HttpResponse:
    """200 while pages can be served: only the database is needed for that. The rest is told, and fails nothing."""
    found = state(timezone.now())
    return JsonResponse(found, status=200 if found["database"] == "ok" else 503)


@transaction.non_atomic_requests
@public
def statusz(request: HttpRequest) -> HttpResponse:
    """200 only while everything is well; for alarms."""
    found = state(timezone.now())
    return JsonResponse(found, status=200 if set(found.values()) == {"ok"} else 503)


def state(now: datetime) -> dict[str, str]:
    """What works, in one word each; no figure and no name, since anybody may read it."""
    try:
        connection.ensure_connection()
        silent = _age_says(selectors.heartbeat("worker"), now, WORKER_SILENT_AFTER)
        sweep = selectors.last_sweep()
        late = _age_says(sweep.ended_at if sweep else None, now, SWEEP_LATE_AFTER)
        backup = _age_says(import_string(settings.LAST_PROVEN_BACKUP)(), now, BACKUP_LATE_AFTER)
    except DatabaseError:
        logger.exception("the database does not answer")
        return {"database": "down", "broker": _broker(), "worker": "unknown", "sweep": "unknown", "backup": "unknown"}
    return {"database": "ok", "broker": _broker(), "worker": silent, "sweep": late, "backup": backup}


def _age_says(at: datetime | None, now: datetime, limit: timedelta) -> str:
    if at is None:
        return "not yet"
    return "ok" if now - at <= limit else "late"


def _broker() -> str:
    import redis

    options: dict[str, Any] = {"socket_timeout": 0.5, "socket_connect_timeout": 0.5}
    try:
        redis.Redis.from_url(settings.CELERY_BROKER_URL, **options).ping()
    except (redis.RedisError, ValueError):
        return "down"
    return "ok"
