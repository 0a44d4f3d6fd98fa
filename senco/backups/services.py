"""Writes down what became of each backup. Marks of the installation, at no school, made by commands."""

from datetime import datetime

from django.utils import timezone

from senco.backups.models import BackupRun

LONGEST = 500  # letters of a problem; all of it is told where the command ran


def note_backup(
    *,
    name: str,
    made_at: datetime,
    size: int,
    digest: str,
    sealed: bool,
    tried: bool = False,
    restored_in: float | None = None,
    problem: str = "",
) -> BackupRun:
    """A backup that was made; with `tried`, also what its trial found. `size` in bytes, `restored_in` in seconds."""
    proven_at = timezone.now() if tried and not problem else None
    return BackupRun.objects.update_or_create(
        name=name,
        defaults={
            "made_at": made_at,
            "bytes": size,
            "digest": digest,
            "sealed": sealed,
            "verified_at": proven_at,
            "restored_in": restored_in,
            "problem": problem[:LONGEST],
        },
    )[0]


def note_failure(*, at: datetime, problem: str) -> BackupRun:
    """A backup that did not come to be."""
    return BackupRun.objects.create(name=f"failed-{at:%Y%m%dT%H%M%S.%f}", made_at=at, problem=problem[:LONGEST])


def note_trial(
    *, name: str, made_at: datetime, size: int, digest: str, sealed: bool, restored_in: float | None, problem: str
) -> BackupRun:
    """What the trial of an existing backup found, also of one that another installation made.

    Its digest is remembered where this database knows nothing of it yet and it was found whole.
    """
    found, _ = BackupRun.objects.get_or_create(
        name=name, defaults={"made_at": made_at, "bytes": size, "sealed": sealed, "digest": "" if problem else digest}
    )
    found.problem = problem[:LONGEST]
    if not problem:
        found.verified_at, found.restored_in = timezone.now(), restored_in
    found.save(update_fields=["problem", "verified_at", "restored_in"])
    return found
