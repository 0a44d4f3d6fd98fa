"""What an administrator is shown about backups: whether the school's records could be brought back, and from when."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from senco.backups import selectors
from senco.backups.rules.nights import PROOF_LASTS, is_late


@dataclass(frozen=True)
class LastRestore:
    """The last backup that was proven by a restore. ``state`` is ok, late, none, or trial (invented children only)."""

    state: str
    made_at: datetime | None = None
    verified_at: datetime | None = None
    days: int = 0
    limit_days: int = PROOF_LASTS.days
    failed_at: datetime | None = None

    @property
    def warns(self) -> bool:
        """Is this something that the school's administrator must pass on?"""
        return self.state in ("late", "none")


def last_restore(now: datetime) -> LastRestore:
    """For the panel ``_parts/last_restore.html``."""
    proven, tried = selectors.last_proven(), selectors.last_attempt()
    failed_at = tried.made_at if tried and tried.problem else None
    if proven is None:
        return LastRestore("trial" if settings.TRIAL and tried is None else "none", failed_at=failed_at)
    return LastRestore(
        "late" if is_late(proven.made_at, now) else "ok",
        made_at=proven.made_at,
        verified_at=proven.verified_at,
        days=(now - proven.made_at).days,
        failed_at=failed_at,
    )
