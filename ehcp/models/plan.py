"""What a plan or its draft says: needs, outcomes and provision as lines that can be held against what happens."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from ehcp.models.case import STAFF, Case
from senco.access.tenancy import SchoolOwned

LINE = 600  # characters of a line of the plan


class PlanStatement(SchoolOwned):
    """A need of section B, an outcome of section E, or what a specialist recommended in the advice of section K."""

    class Kind(models.TextChoices):
        NEED = "need", "Need (section B)"
        OUTCOME = "outcome", "Outcome (section E)"
        RECOMMENDATION = "recommendation", "Recommendation in the advice (section K)"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=20, choices=Kind)
    text = models.CharField(max_length=LINE)
    source = models.CharField(max_length=120, blank=True)  # of a recommendation: who made it, and on which page
    position = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        indexes: ClassVar = [models.Index(fields=["school", "case", "kind", "position"], name="statement_in_order")]

    def __str__(self) -> str:
        return self.text


class PlanProvision(SchoolOwned):
    """A line of section F with its quantity: ``times`` in a ``per``, each of ``minutes``, by whom, in how large a group.

    What the plan leaves open stays empty here, and the check of the draft says so.
    """

    class Per(models.TextChoices):
        DAY = "day", "a day"
        WEEK = "week", "a week"
        FORTNIGHT = "fortnight", "a fortnight"
        HALF_TERM = "half_term", "a half-term"
        TERM = "term", "a term"
        YEAR = "year", "a year"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="plan_provisions")
    text = models.CharField(max_length=LINE)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    times = models.PositiveSmallIntegerField(null=True, blank=True)
    per = models.CharField(max_length=10, choices=Per, blank=True)
    given_by = models.CharField(max_length=120, blank=True)
    group_size = models.PositiveSmallIntegerField(null=True, blank=True)
    need = models.ForeignKey(PlanStatement, on_delete=models.SET_NULL, null=True, blank=True, related_name="met_by")
    outcome = models.ForeignKey(PlanStatement, on_delete=models.SET_NULL, null=True, blank=True, related_name="served_by")
    takes_up = models.ForeignKey(
        PlanStatement, on_delete=models.SET_NULL, null=True, blank=True, related_name="taken_up_by"
    )
    position = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        indexes: ClassVar = [models.Index(fields=["school", "case", "position"], name="plan_provision_in_order")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(times__isnull=True, per="") | (Q(times__isnull=False) & ~Q(per="")), name="times_have_a_per"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class PlanSection(SchoolOwned):
    """The words of one section of the plan, A to K, where the school wants them as text beside the council's paper."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sections")
    letter = models.CharField(max_length=2)
    text = models.TextField(max_length=20_000)
    written_at = models.DateTimeField(auto_now=True)
    written_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "letter"], name="section_once_in_case")]

    def __str__(self) -> str:
        return f"Section {self.letter}"
