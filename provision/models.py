"""What the school does: classroom adaptations, cycles with outcomes, provision, profiles, and what parents are given."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from senco.access.tenancy import SchoolOwned

STAFF = settings.AUTH_USER_MODEL
TEXT = 2000  # characters in one answer; a sheet of paper ends too


class Adaptation(SchoolOwned):
    """Something a teacher changes in class, from the school's own list: a short name, and how it is done.

    ``bank_key`` names the entry of ``provision/rules/bank`` that it was taken from; the words may have been changed since.
    Once retired it is offered no more, and children who have it keep it.
    """

    name = models.CharField(max_length=100)
    how = models.CharField(max_length=300, blank=True)
    when_it_helps = models.CharField(max_length=300, blank=True)
    how_you_see = models.CharField(max_length=300, blank=True)
    need_codes = models.JSONField(default=list)
    barrier = models.CharField(max_length=20, blank=True)  # a Barrier of provision/rules/bank
    bank_key = models.CharField(max_length=40, blank=True)
    retired_on = models.DateField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "name"], name="adaptation_name_once"),
            models.UniqueConstraint(
                fields=["school", "bank_key"], condition=~Q(bank_key=""), name="adaptation_bank_key_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PupilAdaptation(SchoolOwned):
    """An adaptation chosen for a pupil, with what is special about it for this child; while it holds it is shown."""

    pupil = models.ForeignKey("pupils.Pupil", on_delete=models.CASCADE, related_name="adaptations")
    adaptation = models.ForeignKey(Adaptation, on_delete=models.PROTECT, related_name="chosen")
    note = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    used_today: "list[AdaptationUse]"  # added by ``selectors.chosen_adaptations``

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pupil", "adaptation"], condition=Q(ends_on__isnull=True), name="adaptation_chosen_once"
            ),
        ]

    def __str__(self) -> str:
        return f"adaptation {self.adaptation_id} of {self.pupil_id}"


class AdaptationUse(SchoolOwned):
    """One tap: this adaptation, for this child, on this day, by this adult, and how it went."""

    class Result(models.TextChoices):
        USED = "used", "Used"
        WORKED = "worked", "Worked"
        PARTLY = "partly", "Partly"
        DID_NOT = "did_not", "Did not"

    chosen = models.ForeignKey(PupilAdaptation, on_delete=models.CASCADE, related_name="uses")
    used_on = models.DateField()
    used_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    result = models.CharField(max_length=10, choices=Result)
    made_at = models.DateTimeField(default=timezone.now)  # when it was last said: a correction sets it anew

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            # A second tap on one day corrects the first.
            models.UniqueConstraint(fields=["chosen", "used_on", "used_by"], name="use_once_a_day_by_one"),
        ]

    def __str__(self) -> str:
        return f"{self.result} on {self.used_on}"


class TapReceipt(SchoolOwned):
    """That a tap which was kept on a device has been taken, so that it is taken once. Says nothing of whom it was about."""

    nonce = models.UUIDField()
    used_at = models.DateTimeField(auto_now_add=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["school", "nonce"], name="tap_taken_once")]

    def __str__(self) -> str:
        return f"tap taken at {self.used_at}"


class Cycle(SchoolOwned):
    """One assess-plan-do-review of one pupil. Which stage may follow which is in ``provision/rules/cycle.py``."""

    pupil = models.ForeignKey("pupils.Pupil", on_delete=models.CASCADE, related_name="cycles")
    number = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=10)
    started_on = models.DateField()
    led_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    evidence = models.TextField(max_length=TEXT, blank=True)
    pupil_view = models.TextField(max_length=TEXT, blank=True)
    parent_view = models.TextField(max_length=TEXT, blank=True)
    adaptations_note = models.TextField(max_length=TEXT, blank=True)
    parents_told_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    review_text = models.TextField(max_length=TEXT, blank=True)
    review_pupil_view = models.TextField(max_length=TEXT, blank=True)
    review_parent_view = models.TextField(max_length=TEXT, blank=True)
    decision = models.CharField(max_length=20, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pupil", "number"], name="cycle_number_once"),
            models.UniqueConstraint(fields=["pupil"], condition=Q(closed_on__isnull=True), name="cycle_open_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["school", "review_on"], condition=Q(closed_on__isnull=True), name="cycle_review_due"),
        ]

    def __str__(self) -> str:
        return f"cycle {self.number}"


class Outcome(SchoolOwned):
    """What a cycle aims at: where the pupil starts, how success is seen, by when, and how it went."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="outcomes")
    order = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(max_length=300)
    baseline = models.CharField(max_length=200)
    criterion = models.CharField(max_length=200)
    by_on = models.DateField()
    now = models.CharField(max_length=200, blank=True)
    judged = models.CharField(max_length=20, blank=True)  # a Progress of provision/rules/cycle.py
    carried_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="carried_to")

    class Meta(SchoolOwned.Meta):
        pass

    def __str__(self) -> str:
        return self.text


class Provision(SchoolOwned):
    """Something additional to or different from what all get, from the school's own list."""

    class Tier(models.TextChoices):
        UNIVERSAL = "universal", "Universal"
        TARGETED = "targeted", "Targeted"
        SPECIALIST = "specialist", "Specialist"

    name = models.CharField(max_length=120)
    tier = models.CharField(max_length=12, choices=Tier)
    plain_name = models.CharField(max_length=160, blank=True)  # how a family would say it

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["school", "name"], name="provision_name_once")]

    def __str__(self) -> str:
        return self.name


class Allocation(SchoolOwned):
    """A provision promised to a pupil: who gives it, how often, how long, to which outcome."""

    pupil = models.ForeignKey("pupils.Pupil", on_delete=models.CASCADE, related_name="allocations")
    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, null=True, blank=True, related_name="allocations")
    outcome = models.ForeignKey(Outcome, on_delete=models.SET_NULL, null=True, blank=True, related_name="allocations")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="allocations")
    given_by = models.CharField(max_length=120)
    group_size = models.PositiveSmallIntegerField(default=1)
    times_a_week = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="allocation_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.times_a_week} x {self.minutes} min"


class Profile(SchoolOwned):
    """One version of a pupil's one-page profile, in the pupil's own words. A change is a new version."""

    pupil = models.ForeignKey("pupils.Pupil", on_delete=models.CASCADE, related_name="profiles")
    version = models.PositiveSmallIntegerField()
    liked = models.TextField(max_length=TEXT, blank=True)
    matters = models.TextField(max_length=TEXT, blank=True)
    support = models.TextField(max_length=TEXT, blank=True)
    hard = models.TextField(max_length=TEXT, blank=True)
    first_five = models.TextField(max_length=TEXT, blank=True)
    communicate = models.TextField(max_length=TEXT, blank=True)
    aims = models.TextField(max_length=TEXT, blank=True)
    safety = models.TextField(max_length=TEXT, blank=True)
    at_home = models.TextField(max_length=TEXT, blank=True)
    made_with = models.CharField(max_length=200, blank=True)
    made_on = models.DateField()
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    review_on = models.DateField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["pupil", "version"], name="profile_version_once")]

    def __str__(self) -> str:
        return f"profile {self.version}"


class ProfileRead(SchoolOwned):
    """A member of staff says that they have read a version of a profile: once, and a new version asks anew."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="reads")
    read_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["profile", "read_by"], name="profile_read_once")]

    def __str__(self) -> str:
        return f"read at {self.read_at}"


class Summary(SchoolOwned):
    """What was published to the parents of a pupil, word for word. Never changed; a new one follows it."""

    pupil = models.ForeignKey("pupils.Pupil", on_delete=models.CASCADE, related_name="summaries")
    version = models.PositiveSmallIntegerField()
    content = models.JSONField()
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["pupil", "version"], name="summary_version_once")]

    def __str__(self) -> str:
        return f"summary {self.version}"


class SummaryAnswer(SchoolOwned):
    """A parent's answer to *was this clear?*. Anything but *clear* is a thing for the SENCO to do."""

    class Clear(models.TextChoices):
        CLEAR = "clear", "Yes, it was clear"
        PARTLY = "partly", "Some parts were not clear"
        NOT = "not", "No, it was not clear"

    summary = models.ForeignKey(Summary, on_delete=models.CASCADE, related_name="answers")
    answered_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    clear = models.CharField(max_length=10, choices=Clear)
    words = models.TextField(max_length=TEXT, blank=True)
    call_me = models.BooleanField(default=False)
    answered_at = models.DateTimeField(auto_now_add=True)
    dealt_with_on = models.DateField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["summary", "answered_by"], name="summary_answer_once"),
        ]

    def __str__(self) -> str:
        return self.clear
