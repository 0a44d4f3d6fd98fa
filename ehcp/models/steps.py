"""What of the steps of a case was shared with a family, and the guide to the steps that a school has put on the web."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from ehcp.models.case import STAFF, Case
from senco.access.models import School
from senco.access.tenancy import SchoolOwned


class SharedSteps(SchoolOwned):
    """The facts of a case on the day they were shared. A family reads these and never the live rows.

    Sharing anew ends the row before; one at a time is open for a case. ``content`` is written by ``ehcp.facts_shared``.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="shared_steps")
    content = models.JSONField()
    shared_at = models.DateTimeField(auto_now_add=True)
    shared_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], condition=Q(stopped_at__isnull=True), name="steps_shared_once"),
        ]

    def __str__(self) -> str:
        return f"steps shared by {self.shared_by_id}"


class PublishedGuide(models.Model):
    """The guide to the steps that anybody may read, as a school published it. Holds no child's data.

    Outside the wall, since it is read without a school's scope: the address names the school and nobody signs in.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.OneToOneField(School, on_delete=models.CASCADE, related_name="+")
    content = models.JSONField()
    pdf = models.BinaryField()
    large_pdf = models.BinaryField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(STAFF, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"guide of {self.school}"
