"""What was published to those who see figures only."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from senco.access.tenancy import SchoolOwned


class Snapshot(SchoolOwned):
    """The figures of a school on a day, suppressed and frozen. Governors and the trust read these and nothing live."""

    title = models.CharField(max_length=80)
    as_at = models.DateField()
    figures = models.JSONField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["school", "title"], name="snapshot_title_once")]

    def __str__(self) -> str:
        return self.title
