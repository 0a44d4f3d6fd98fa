"""A child who is not on roll, about whom a council consults the school; kept apart from pupils, and not for ever."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from ehcp.models.case import STAFF
from senco.access.tenancy import SchoolOwned


class CandidateCount(SchoolOwned):
    """The last number given in a year. It outlives those who were deleted, so that no reference is given twice."""

    year = models.CharField(max_length=2)
    last = models.PositiveIntegerField(default=0)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["school", "year"], name="candidate_count_of_year")]

    def __str__(self) -> str:
        return f"{self.last} in {self.year}"


class Candidate(SchoolOwned):
    """A consultation and the child it is about. No pupil: nothing that counts, lists or finds pupils sees it.

    The papers are files whose ``pupil_id`` is the id of this row; they move to the pupil on admission. ``due_on`` is an
    index of what the rules say. ``delete_on`` is the day on which the row and its papers are deleted.
    """

    class Decision(models.TextChoices):
        NAMED = "named", "This school is named in the plan"
        ELSEWHERE = "elsewhere", "Another school is named"
        NOT_NAMED = "not_named", "This school is not named; more is not known"
        WITHDRAWN = "withdrawn", "The council withdrew the consultation"

    reference = models.CharField(max_length=12)  # names no child; for letters, mail and calendars
    surname = models.CharField(max_length=120, blank=True)
    forename = models.CharField(max_length=120)
    born_on = models.DateField()
    year = models.CharField(max_length=2, blank=True)
    asked_year = models.CharField(max_length=2, blank=True)
    asked_from_on = models.DateField(null=True, blank=True)
    current_school = models.CharField(max_length=200, blank=True)
    needs = models.JSONField(default=list)  # codes of pupils/rules/need.py, primary first
    needs_note = models.CharField(max_length=1000, blank=True)
    council = models.ForeignKey("pupils.Council", on_delete=models.PROTECT, related_name="candidates")
    officer = models.CharField(max_length=200, blank=True)
    received_on = models.DateField()
    receipt_confirmed = models.BooleanField(default=False)
    reply_by_on = models.DateField(null=True, blank=True)
    plan_made_on = models.DateField(null=True, blank=True)
    due_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    delete_on = models.DateField(null=True, blank=True)
    pupil = models.ForeignKey("pupils.Pupil", on_delete=models.CASCADE, null=True, blank=True, related_name="consultations")
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "reference"], name="candidate_reference_once"),
            models.CheckConstraint(
                condition=Q(decision="", decided_on__isnull=True) | (~Q(decision="") & Q(decided_on__isnull=False)),
                name="candidate_decided_on_a_day",
            ),
            # Nothing of a child who is not on roll stays for ever once the council has decided.
            models.CheckConstraint(
                condition=Q(decision="") | Q(pupil__isnull=False) | Q(delete_on__isnull=False),
                name="candidate_has_an_end",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["school", "due_on"], condition=Q(answered_on__isnull=True, decided_on__isnull=True), name="candidate_due"
            ),
            models.Index(fields=["school", "delete_on"], condition=Q(delete_on__isnull=False), name="candidate_to_delete"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def full_name(self) -> str:
        """Forename and surname, as given."""
        return f"{self.forename} {self.surname}".strip()


class Asked(SchoolOwned):
    """A colleague who was asked about a consultation, and what they said."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="asked")
    who = models.CharField(max_length=120)
    question = models.CharField(max_length=500)
    asked_on = models.DateField()
    answer = models.TextField(max_length=2000, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        indexes: ClassVar = [models.Index(fields=["school", "candidate", "asked_on"], name="asked_in_order")]

    def __str__(self) -> str:
        return f"asked on {self.asked_on}"


class CandidateReply(SchoolOwned):
    """The school's reply as far as it is written. Reasons are kept for each ground, named or not; ``letter`` is the issued
    document once it was sent."""

    class Answer(models.TextChoices):
        MEET = "meet", "The school can meet the child’s needs"
        CANNOT = "cannot", "The school cannot meet the child’s needs"

    candidate = models.OneToOneField(Candidate, on_delete=models.CASCADE, related_name="reply")
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    unsuitable = models.BooleanField(default=False)
    unsuitable_why = models.TextField(blank=True)
    others = models.BooleanField(default=False)
    others_why = models.TextField(blank=True)
    resources = models.BooleanField(default=False)
    resources_why = models.TextField(blank=True)
    adjustments = models.TextField(blank=True)
    staffing = models.TextField(blank=True)
    money = models.TextField(blank=True)
    letter = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    written_at = models.DateTimeField(auto_now=True)
    written_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        pass

    def __str__(self) -> str:
        return f"reply, version {self.version}"
