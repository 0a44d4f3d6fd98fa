"""What is known about backups: when each was made, and whether it came back."""

from django.db import models


class BackupRun(models.Model):
    """One backup, or one attempt at it. Tells of the installation, and names no school and no child.

    ``digest`` is the sha256 of the backup's own list of sums: kept here, so that one who changes a backup and its
    list alike is found out. ``verified_at`` is when it was last restored and found whole; ``problem`` is what was
    wrong at the last look, and empty where nothing was.
    """

    name = models.CharField(max_length=60, unique=True)
    made_at = models.DateTimeField(db_index=True)
    bytes = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    sealed = models.BooleanField(default=False)
    verified_at = models.DateTimeField(null=True, blank=True)
    restored_in = models.FloatField(null=True, blank=True)
    problem = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"backup {self.name}"
