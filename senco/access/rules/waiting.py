"""How long a page that waits for the worker goes on looking, and when the worker counts as stopped."""

from datetime import datetime, timedelta

WORKER_SILENT = timedelta(minutes=3)  # longer than the worker is ever at one piece of work without looking up
LOOKING = timedelta(minutes=10)  # for so long the page looks again by itself; an open page must not keep one signed in


def worker_is_silent(worker_at: datetime | None, now: datetime) -> bool:
    """Whether the worker, last seen then, counts as stopped; one that was never seen does."""
    return worker_at is None or now - worker_at > WORKER_SILENT


def still_looking(asked_at: datetime, now: datetime) -> bool:
    """Whether a page of work that was asked for then looks again by itself."""
    return now - asked_at < LOOKING
