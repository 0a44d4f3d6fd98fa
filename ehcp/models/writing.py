"""What school and family write in an EHC case: one paper in parts, written in many sittings, and each time it was issued."""

from typing import ClassVar

from django.db import models

from ehcp.models.case import STAFF, Case
from ehcp.rules.writings.kind import WritingKind
from ehcp.rules.writings.report import Recommendation
from ehcp.rules.writings.table import KIND
from senco.access.tenancy import SchoolOwned
from senco.documents.models import Document

BY = 300  # characters of who wrote it


class Writing(SchoolOwned):
    """A paper as far as it is written. ``texts`` holds the words by the key of their part (``ehcp/rules/writings``).

    A request is written before there is a case and is put into it when the case is opened. ``finished_at`` is set while
    the latest issue is what holds; taken back, the paper is written on and issued again.
    """

    pupil = models.ForeignKey("pupils.Pupil", on_delete=models.CASCADE, related_name="writings")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, null=True, blank=True, related_name="writings")
    kind = models.CharField(max_length=20)  # one of ehcp/rules/writings
    texts = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    begun_on = models.DateField()
    begun_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(null=True, blank=True)
    written_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        indexes: ClassVar = [
            models.Index(fields=["school", "case", "kind", "-begun_on"], name="writing_of_case"),
            models.Index(fields=["school", "pupil", "kind"], name="writing_of_pupil"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, version {self.version}"

    @property
    def row(self) -> WritingKind:
        """What this kind of writing is."""
        return KIND[self.kind]


class WritingIssue(SchoolOwned):
    """A writing as it was issued: its words, and the two documents that were made of them. Never changed."""

    writing = models.ForeignKey(Writing, on_delete=models.CASCADE, related_name="issues")
    number = models.PositiveSmallIntegerField()
    dated = models.DateField()
    by = models.CharField(max_length=BY)
    texts = models.JSONField()
    pdf = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    word = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["writing", "number"], name="writing_issue_once")]

    def __str__(self) -> str:
        return f"issue {self.number} of {self.dated}"

    @property
    def recommendation(self) -> Recommendation | None:
        """What a report recommends; None where it is no report, or leaves it open."""
        said = self.texts.get("recommendation", "")
        return Recommendation(said) if said else None
