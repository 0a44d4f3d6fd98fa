"""Who teaches or supports whom, and the turn of the school year."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pupils.models.people import Pupil, TeachingGroup
from senco.access.tenancy import SchoolOwned

STAFF = settings.AUTH_USER_MODEL


class TeachingLink(SchoolOwned):
    """Who teaches or supports whom: a member of staff and a class or group, or one pupil; ``starts_on <= day < ends_on``.

    One that ``waits`` was put down by somebody who does not see the children, and opens nothing until it is confirmed.
    """

    user = models.ForeignKey(STAFF, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(TeachingGroup, on_delete=models.CASCADE, null=True, blank=True, related_name="links")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, null=True, blank=True, related_name="links")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    waits = models.BooleanField(default=False)
    handover = models.BooleanField(default=False)  # the next teacher reads up on a pupil before the year begins

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(group__isnull=False, pupil__isnull=True) | Q(group__isnull=True, pupil__isnull=False),
                name="link_to_group_or_pupil",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="link_dates_in_order"
            ),
            models.UniqueConstraint(
                fields=["user", "group"], condition=Q(ends_on__isnull=True, pupil__isnull=True), name="link_to_group_once"
            ),
            models.UniqueConstraint(
                fields=["user", "pupil"], condition=Q(ends_on__isnull=True, group__isnull=True), name="link_to_pupil_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["school", "user"], name="link_of_user")]

    def __str__(self) -> str:
        return f"link {self.pk}"


class ExpectedLink(SchoolOwned):
    """A link for somebody who was invited and has no account yet: made at the day they accept, for their address."""

    email = models.EmailField()
    group = models.ForeignKey(TeachingGroup, on_delete=models.CASCADE, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    waits = models.BooleanField(default=False)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "email", "group"], name="expected_link_once"),
        ]

    def __str__(self) -> str:
        return f"expected link {self.pk}"


class RollOver(SchoolOwned):
    """The turn of a school year: what the school decided, when it takes effect, and what was there before, for undoing.

    ``begins`` is the calendar year of the new year's September. ``choices`` are those of ``pupils/rules/rollover.py`` with
    the adults of each class, as plain JSON. Which pupil goes where is worked out on the day, so that who joins meanwhile is
    not forgotten.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Being prepared"
        CONFIRMED = "confirmed", "Confirmed"
        DONE = "done", "Done"
        UNDONE = "undone", "Undone"
        DROPPED = "dropped", "Dropped"

    begins = models.PositiveSmallIntegerField()
    takes_effect_on = models.DateField()
    choices = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    before = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["school", "begins"],
                condition=Q(state__in=["draft", "confirmed", "done"]),
                name="roll_over_once_a_year",
            ),
        ]

    def __str__(self) -> str:
        return f"roll-over to {self.begins}"
