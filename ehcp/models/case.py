"""A case of the statutory plan and its events: an assessment that was asked for, or a plan that is maintained."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from ehcp.rules.moves import table
from ehcp.rules.receipt import Method
from senco.access.tenancy import SchoolOwned

STAFF = settings.AUTH_USER_MODEL


class Case(SchoolOwned):
    """An EHC case of one pupil. What happens in it is in its events; every date follows from them."""

    class Matter(models.TextChoices):
        ASSESSMENT = table.Matter.ASSESSMENT.value, "Needs assessment"
        PLAN = table.Matter.PLAN.value, "Plan and its reviews"

    class By(models.TextChoices):
        SCHOOL = "school", "The school"
        PARENT = "parent", "A parent or carer"
        YOUNG_PERSON = "young_person", "The young person"
        COUNCIL = "council", "The council became responsible"

    class Sent(models.TextChoices):
        EMAIL = Method.EMAIL.value, "By e-mail"
        HAND = Method.HAND.value, "By hand"
        SIGNED_FOR = Method.SIGNED_FOR.value, "By post, signed for"
        FIRST_CLASS_POST = Method.FIRST_CLASS_POST.value, "By first-class post"

    pupil = models.ForeignKey("pupils.Pupil", on_delete=models.CASCADE, related_name="cases")
    matter = models.CharField(max_length=20, choices=Matter, default=Matter.ASSESSMENT)
    reference = models.CharField(max_length=12)  # names no child; for letters, mail and calendars
    council = models.ForeignKey("pupils.Council", on_delete=models.PROTECT, related_name="cases")
    requested_by = models.CharField(max_length=20, choices=By, blank=True)  # of a plan: nobody
    # How the request went to the council, in civil time of England, where the school knows it. The day of receipt is
    # assumed from it until the council confirms the day.
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.CharField(max_length=20, choices=Sent, blank=True)
    receipt_confirmed = models.BooleanField(default=False)
    opened_on = models.DateField()
    opened_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    next_due_on = models.DateField(null=True, blank=True)  # an index of what the rules say, written by the services
    closed_on = models.DateField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pupil", "matter"], condition=Q(closed_on__isnull=True), name="case_open_once"),
            models.UniqueConstraint(fields=["school", "reference"], name="case_reference_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["school", "next_due_on"], condition=Q(closed_on__isnull=True), name="case_due"),
        ]

    def __str__(self) -> str:
        return self.reference


class CaseEvent(SchoolOwned):
    """Something that happened in a case. ``kind`` is an event of ``ehcp/rules/moves/``, ``more`` the further dates it
    asks for, by fact name. A wrong one is struck out with a reason and stays readable, never erased; the row that takes
    its place, if one does, points back at it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=40)
    happened_on = models.DateField()
    more = models.JSONField(default=dict)
    reply_by_on = models.DateField(null=True, blank=True)  # what a letter asks for, where it asks for less than the law
    note = models.CharField(max_length=500, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    struck_reason = models.CharField(max_length=300, blank=True)
    corrects = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="corrected_by")

    class Meta(SchoolOwned.Meta):
        indexes: ClassVar = [models.Index(fields=["school", "case", "happened_on"], name="case_event_in_order")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True, struck_reason="") | (Q(struck_at__isnull=False) & ~Q(struck_reason="")),
                name="case_event_struck_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.happened_on}"
