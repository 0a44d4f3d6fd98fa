"""How a school is told of the dates of its cases, and which of them are asleep for a while."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ehcp.models.case import STAFF, Case
from senco.access.tenancy import SchoolOwned


class NoticeDaysSet(SchoolOwned):
    """A school's own choice of how many school days ahead it is told of a date. Without a row the usual ones hold."""

    ahead = ArrayField(models.PositiveSmallIntegerField())
    before_closure = models.PositiveSmallIntegerField()
    set_at = models.DateTimeField(auto_now=True)
    set_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["school"], name="notice_days_once")]

    def __str__(self) -> str:
        return f"{self.ahead} school days before"


class Snooze(SchoolOwned):
    """A time without notices of one date of one case, with its reason. It ends by itself on ``until_on``.

    It names the due day, so that a date which changes is awake. The rules ask for ``ehcp/rules/snoozing.py: Sleep``.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="snoozes")
    rule_id = models.CharField(max_length=40)
    due_on = models.DateField()
    until_on = models.DateField()
    reason = models.CharField(max_length=300)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    woken_at = models.DateTimeField(null=True, blank=True)
    woken_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(reason=""), name="snooze_has_a_reason")]
        indexes: ClassVar = [
            models.Index(fields=["school", "case"], condition=Q(woken_at__isnull=True), name="snooze_of_case"),
        ]

    def __str__(self) -> str:
        return f"{self.rule_id} asleep until {self.until_on}"
