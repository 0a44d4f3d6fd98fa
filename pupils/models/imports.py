"""Files of pupils that were read."""


from django.conf import settings
from django.db import models

from senco.access.tenancy import SchoolOwned

STAFF = settings.AUTH_USER_MODEL


class ImportBatch(SchoolOwned):
    """A file of pupils that was read: what it would change, and whether it did."""

    class State(models.TextChoices):
        PREVIEW = "preview", "Waiting to be confirmed"
        QUEUED = "queued", "Being brought in"
        APPLIED = "applied", "Brought in"
        FAILED = "failed", "Nothing was changed"
        DROPPED = "dropped", "Dropped"

    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    plan = models.JSONField()
    state = models.CharField(max_length=10, choices=State, default=State.PREVIEW)
    problem = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        pass

    def __str__(self) -> str:
        return self.file_name
