"""What somebody says excuses a date: a recorded fact beside the date, which never moves."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from ehcp.models.case import STAFF, Case
from senco.access.tenancy import SchoolOwned


class ClaimedException(SchoolOwned):
    """A ground that the council or another body brought forward for a date that it does not keep.

    ``rule_id`` is the clock it is claimed for, ``ground`` one of ``ehcp/rules/exceptions.py``; whether the facts allow it
    is worked out when it is read. ``family_told_on`` is when the family was told, if it was.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="claims")
    rule_id = models.CharField(max_length=20)
    ground = models.CharField(max_length=40)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=500)
    family_told_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_reason = models.CharField(max_length=300, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")), name="claim_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.ground} for {self.rule_id}"
