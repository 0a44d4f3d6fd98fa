"""A file that somebody brought, and what is known about it; its bytes are kept on the disk."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from senco.access.tenancy import SchoolOwned
from senco.files.rules.looks import LABELS, Kind

STAFF = settings.AUTH_USER_MODEL


class StoredFile(SchoolOwned):
    """One file. Its place on the disk follows from its school and id alone, never from a name that somebody gave.

    A file is never changed, and one that is removed stays with the reason: it is evidence. ``pupil_id`` is whose it is: a
    pupil, or a child who is not on roll, whose files move on admission or are deleted (``services/ending.py``).
    """

    class About(models.TextChoices):
        REPORT = "report", "Report of a professional"
        LETTER = "letter", "Letter"
        PLAN = "plan", "EHC plan or draft"
        MEDICAL = "medical", "Medical paper"
        WORK = "work", "Sample of work"
        OTHER = "other", "Something else"

    pupil_id = models.UUIDField()
    referral_id = models.UUIDField(null=True, blank=True)
    concern_id = models.UUIDField(null=True, blank=True)
    about = models.CharField(max_length=10, choices=About)
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=5, choices=[(kind.value, LABELS[kind]) for kind in Kind])
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    dated_on = models.DateField()
    summary = models.CharField(max_length=500, blank=True)
    released = models.BooleanField(default=False)
    confidential = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    removed_why = models.CharField(max_length=300, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["school", "pupil_id", "sha256"], condition=Q(removed_at__isnull=True), name="file_of_pupil_once"
            ),
            models.CheckConstraint(condition=Q(released=False) | ~Q(summary=""), name="file_released_with_summary"),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_why="")
                | (Q(removed_at__isnull=False) & ~Q(removed_why="")),
                name="file_removed_with_reason",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["school", "pupil_id", "-dated_on"], name="file_of_pupil")]

    def __str__(self) -> str:
        return f"{self.get_about_display()} of {self.dated_on}"
