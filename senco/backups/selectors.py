"""What is known about backups: the last that was proven, and the last that was tried."""

from datetime import datetime

from senco.backups.models import BackupRun


def last_proven() -> BackupRun | None:
    """The newest backup that was restored and found whole, and in which nothing was found amiss since."""
    return BackupRun.objects.filter(verified_at__isnull=False, problem="").order_by("-made_at").first()


def last_proven_at() -> datetime | None:
    """When that backup was made."""
    found = last_proven()
    return found.made_at if found else None


def last_attempt() -> BackupRun | None:
    """The newest backup or attempt, whatever became of it."""
    return BackupRun.objects.order_by("-made_at").first()


def last_good_at() -> datetime | None:
    """When the newest backup without a known problem was made."""
    return BackupRun.objects.filter(problem="").order_by("-made_at").values_list("made_at", flat=True).first()


def names_with_problems() -> set[str]:
    """The backups in which something was found amiss."""
    return set(BackupRun.objects.exclude(problem="").values_list("name", flat=True))


def digest_of(name: str) -> str:
    """What this database remembers of a backup's list of sums; empty where it knows nothing."""
    return BackupRun.objects.filter(name=name).values_list("digest", flat=True).first() or ""
