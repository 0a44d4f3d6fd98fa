"""Documents that were issued: kept byte for byte, never rendered anew; and papers that are there only to be printed."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from senco.access.tenancy import SchoolOwned


class Document(SchoolOwned):
    """One issued paper. What was issued prints in ten years as it was; a change is a new document."""

    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    pupil_id = models.UUIDField(null=True, blank=True)
    audience = models.CharField(max_length=20)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        indexes: ClassVar = [models.Index(fields=["school", "pupil_id", "-made_at"], name="document_of_pupil")]

    def __str__(self) -> str:
        return self.title


class MadePaper(SchoolOwned):
    """Papers of several children joined into one, to be printed at once. Not kept: each child's own paper is the document.

    It is there while ``day < gone_on``; the nightly sweep removes it.
    """

    title = models.CharField(max_length=200)
    content = models.BinaryField()
    pages = models.PositiveIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    gone_on = models.DateField()

    class Meta(SchoolOwned.Meta):
        pass

    def __str__(self) -> str:
        return self.title
