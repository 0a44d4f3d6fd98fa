"""What is seen, said and asked about a pupil: concerns, talks, referrals to services."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from pupils.models.people import Pupil
from senco.access.tenancy import SchoolOwned

STAFF = settings.AUTH_USER_MODEL


class Concern(SchoolOwned):
    """What a member of staff saw, with a date, before any label; and what became of it.

    ``causes`` is what is known of each cause (``pupils.rules.concern``). The answer is the one that holds; those that
    it took the place of, when somebody looked again, are rows of ``ConcernAnswer``.
    """

    class Answer(models.TextChoices):
        ADAPT = "adapt", "Go on adapting in class, and look again"
        WATCH = "watch", "Watch, and look again"
        ASSESS = "assess", "Start an assessment"
        NOTHING = "nothing", "Not a special educational need"

    class Since(models.TextChoices):
        WEEK = "week", "This week"
        WEEKS = "weeks", "Some weeks"
        TERM = "term", "About a term"
        LONGER = "longer", "Longer than a term"
        UNKNOWN = "unknown", "Don’t know yet"

    class Tried(models.TextChoices):
        NOT_YET = "not-yet", "Nothing yet"
        DAYS = "days", "For some days"
        WEEKS = "weeks", "For some weeks"
        LONGER = "longer", "For a term or longer"

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="concerns")
    raised_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    raised_on = models.DateField()
    seen = models.TextField(max_length=2000)
    since = models.CharField(max_length=10, choices=Since, blank=True)
    causes = models.JSONField(default=dict, blank=True)
    why = models.TextField(max_length=2000, blank=True)
    tried = models.TextField(max_length=2000, blank=True)
    tried_for = models.CharField(max_length=10, choices=Tried, blank=True)
    answered_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answer_text = models.TextField(max_length=2000, blank=True)
    look_again_on = models.DateField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True) | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="concern_answer_dated",
            ),
            models.CheckConstraint(
                condition=Q(look_again_on__isnull=True) | Q(answer__in=("adapt", "watch")), name="concern_looks_again",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["school", "raised_on"], condition=Q(answer=""), name="concern_open"),
            models.Index(
                fields=["school", "look_again_on"], condition=Q(look_again_on__isnull=False), name="concern_look_again",
            ),
        ]

    def __str__(self) -> str:
        return f"concern of {self.raised_on}"


class ConcernAnswer(SchoolOwned):
    """An answer that another took the place of: by whom it was given, when, why, and when somebody was to look again."""

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="answers")
    answer = models.CharField(max_length=10, choices=Concern.Answer)
    text = models.TextField(max_length=2000)
    answered_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField()
    look_again_on = models.DateField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        indexes: ClassVar = [models.Index(fields=["school", "concern", "answered_on"], name="answers_of_concern")]

    def __str__(self) -> str:
        return f"answer of {self.answered_on}"


class ContactNote(SchoolOwned):
    """A talk with a parent, carer or somebody outside: when, with whom, how, what was agreed, who acts by when."""

    class How(models.TextChoices):
        PHONE = "phone", "Telephone"
        MEETING = "meeting", "Meeting"
        MESSAGE = "message", "E-mail or message"
        LETTER = "letter", "Letter"
        DOOR = "door", "At the door"

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="contact_notes")
    spoken_on = models.DateField()
    with_whom = models.CharField(max_length=200)
    how = models.CharField(max_length=10, choices=How)
    agreed = models.TextField(max_length=2000)
    action = models.CharField(max_length=200, blank=True)
    action_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    action_on = models.DateField(null=True, blank=True)
    action_done_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(action="", action_by__isnull=True, action_on__isnull=True)
                | (~Q(action="") & Q(action_by__isnull=False, action_on__isnull=False)),
                name="contact_action_whole",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["school", "action_on"],
                condition=Q(action_on__isnull=False, action_done_on__isnull=True),
                name="contact_action_open",
            ),
        ]

    def __str__(self) -> str:
        return f"contact of {self.spoken_on}"


class Referral(SchoolOwned):
    """A service outside the school that was asked about a pupil. How it stands is in ``pupils/rules/referral.py``."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="referrals")
    service = models.CharField(max_length=120)
    reason = models.TextField(max_length=2000)
    agreed_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=[("accepted", "Accepted"), ("declined", "Declined")], blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer_text = models.TextField(max_length=2000, blank=True)
    report_on = models.DateField(null=True, blank=True)
    chase_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    made_on = models.DateField()
    version = models.PositiveIntegerField(default=0)

    class Meta(SchoolOwned.Meta):
        indexes: ClassVar = [
            models.Index(fields=["school", "sent_on"], condition=Q(closed_on__isnull=True), name="referral_open"),
        ]

    def __str__(self) -> str:
        return self.service
