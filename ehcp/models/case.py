"""The statutory plan: a request for an EHC needs assessment, its events, and a plan that is maintained."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from senco.access.tenancy import SchoolOwned

STAFF = settings.AUTH_USER_MODEL


class AssessmentRequest(SchoolOwned):
    """A request to the council for an EHC needs assessment. What happens to it is in its events; dates follow from them."""

    class By(models.TextChoices):
        SCHOOL = "school", "The school"
        PARENT = "parent", "A parent or carer"
        YOUNG_PERSON = "young_person", "The young person"
        COUNCIL = "council", "The council became responsible"

    pupil = models.ForeignKey("pupils.Pupil", on_delete=models.CASCADE, related_name="requests")
    reference = models.CharField(max_length=12)  # names no child; for letters, mail and calendars
    council = models.CharField(max_length=100)
    requested_by = models.CharField(max_length=20, choices=By)
    opened_on = models.DateField()
    opened_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    next_due_on = models.DateField(null=True, blank=True)  # an index of what the rules say, written by the services
    closed_on = models.DateField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pupil"], condition=Q(closed_on__isnull=True), name="request_open_once"),
            models.UniqueConstraint(fields=["school", "reference"], name="request_reference_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["school", "next_due_on"], condition=Q(closed_on__isnull=True), name="request_due"),
        ]

    def __str__(self) -> str:
        return self.reference


class CaseEvent(SchoolOwned):
    """Something that happened in a case. ``kind`` is an event of ``ehcp/rules/stages.py``, ``more`` the further dates it
    asks for, by fact name. A wrong one is corrected by another row, never erased."""

    request = models.ForeignKey(AssessmentRequest, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=40)
    happened_on = models.DateField()
    more = models.JSONField(default=dict)
    note = models.CharField(max_length=500, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    corrected_by = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="corrects")

    class Meta(SchoolOwned.Meta):
        indexes: ClassVar = [models.Index(fields=["school", "request", "happened_on"], name="case_event_in_order")]

    def __str__(self) -> str:
        return f"{self.kind} on {self.happened_on}"
