"""The annual review of a plan as a piece of work: the meeting, who was asked for advice, and what came."""

import hashlib
from typing import ClassVar

from django.db import models
from django.db.models import Q

from ehcp.models.case import STAFF, Case, CaseEvent
from ehcp.rules.advice import SEATS
from senco.access.tenancy import SchoolOwned

ADVICE = 8000  # characters of an answer that is typed


class AnnualReview(SchoolOwned):
    """One review of a plan. It belongs to the event that began its round; its days are in the events of the case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reviews")
    began = models.OneToOneField(CaseEvent, on_delete=models.CASCADE, related_name="review")
    starts_at = models.TimeField(null=True, blank=True)  # civil time of England, on the day of the meeting
    place = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        pass

    def __str__(self) -> str:
        return f"review of {self.case_id}"


class AdviceRequest(SchoolOwned):
    """Somebody who is invited to a review and asked for advice, and their answer: words, a file, or that there is none.

    ``invited_for_on`` is the day of the meeting they were told of; ``file_id`` a file of the pupil.
    """

    class By(models.TextChoices):
        LINK = "link", "by their link"
        SCHOOL = "school", "filed by the school"

    review = models.ForeignKey(AnnualReview, on_delete=models.CASCADE, related_name="advice")
    seat = models.CharField(max_length=20, choices=[(row.seat.value, row.title) for row in SEATS])
    who = models.CharField(max_length=160, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    reply_by_on = models.DateField(null=True, blank=True)
    invited_for_on = models.DateField(null=True, blank=True)
    chased_on = models.DateField(null=True, blank=True)
    chased = models.PositiveSmallIntegerField(default=0)
    answered_on = models.DateField(null=True, blank=True)
    came_by = models.CharField(max_length=10, choices=By, blank=True)
    text = models.TextField(max_length=ADVICE, blank=True)
    file_id = models.UUIDField(null=True, blank=True)
    nothing_to_add = models.BooleanField(default=False)
    attended = models.BooleanField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta(SchoolOwned.Meta):
        indexes: ClassVar = [models.Index(fields=["school", "review"], name="advice_of_review")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=False)
                | Q(text="", file_id__isnull=True, nothing_to_add=False, came_by=""),
                name="advice_answered_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(asked_on__isnull=True, reply_by_on__isnull=True)
                | Q(asked_on__isnull=False, reply_by_on__isnull=False),
                name="advice_asked_with_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"advice of {self.seat}"

    @property
    def mark(self) -> str:
        """By which two answers are told apart: the day and the way each came, and what it says."""
        said = hashlib.sha256(self.text.encode()).hexdigest()[:12] if self.text else ""
        return f"{self.answered_on or ''} {self.came_by} {said} {self.file_id or ''}".strip()

    @property
    def name(self) -> str:
        """Who it is: the name that was given, else the part in which they come."""
        return self.who or self.get_seat_display()


class OtherReview(SchoolOwned):
    """A review of a child by others, which may be held together with that of the plan."""

    class Kind(models.TextChoices):
        CHILD_IN_NEED = "cin", "Child in Need review"
        CHILD_PROTECTION = "cp", "Child Protection conference"
        LOOKED_AFTER = "lac", "Looked-after review"
        PERSONAL_EDUCATION = "pep", "Personal education plan review"

    pupil = models.ForeignKey("pupils.Pupil", on_delete=models.CASCADE, related_name="other_reviews")
    kind = models.CharField(max_length=5, choices=Kind)
    held_on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["pupil", "kind", "held_on"], name="other_review_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.held_on}"
