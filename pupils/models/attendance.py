"""How much of school a pupil attended, period by period, and where each figure comes from."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pupils.models.people import Pupil
from pupils.rules.attendance import Count, Period
from senco.access.tenancy import SchoolOwned

STAFF = settings.AUTH_USER_MODEL
NO_SESSIONS = Q(possible__isnull=True, attended__isnull=True, authorised__isnull=True, unauthorised__isnull=True)


class Attendance(SchoolOwned):
    """One count of one period, both ends included, as it stood on the day ``as_at``.

    Sessions are half-days. Where only a percentage is known, ``percent`` holds it and the sessions are empty; otherwise it
    is worked out from them. A newer count of the same period, or a person who takes one back (``taken_back``), sets
    ``replaced_at``: the row stays as history and is shown no more.
    """

    class Source(models.TextChoices):
        FILE = "file", "Brought in from a file"
        HAND = "hand", "Typed by hand"

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="attendance")
    starts_on = models.DateField()
    ends_on = models.DateField()
    possible = models.PositiveSmallIntegerField(null=True, blank=True)
    attended = models.PositiveSmallIntegerField(null=True, blank=True)
    authorised = models.PositiveSmallIntegerField(null=True, blank=True)
    unauthorised = models.PositiveSmallIntegerField(null=True, blank=True)
    percent = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    source = models.CharField(max_length=10, choices=Source)
    file_name = models.CharField(max_length=200, blank=True)
    as_at = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)
    taken_back = models.BooleanField(default=False)

    # Added by ``attendance_selectors``.
    named: str

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pupil", "starts_on", "ends_on"],
                condition=Q(replaced_at__isnull=True),
                name="attendance_shown_once",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on"), as_at__gte=F("ends_on")), name="attendance_dates_in_order"
            ),
            models.CheckConstraint(
                condition=(NO_SESSIONS & Q(percent__isnull=False, percent__gte=0, percent__lte=100))
                | Q(percent__isnull=True, possible__gte=1, attended__isnull=False, attended__lte=F("possible")),
                name="attendance_sessions_or_percent",
            ),
            models.CheckConstraint(
                condition=Q(authorised__isnull=True, unauthorised__isnull=True)
                | Q(
                    authorised__isnull=False,
                    unauthorised__isnull=False,
                    possible=F("attended") + F("authorised") + F("unauthorised"),
                ),
                name="attendance_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(taken_back=False) | Q(replaced_at__isnull=False), name="attendance_taken_back_not_shown"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["school", "starts_on", "ends_on"],
                condition=Q(replaced_at__isnull=True),
                name="attendance_of_period",
            ),
        ]

    def __str__(self) -> str:
        return f"attendance {self.starts_on} to {self.ends_on}"

    @property
    def period(self) -> Period:
        """The days counted."""
        return Period(self.starts_on, self.ends_on)

    @property
    def count(self) -> Count:
        """What is known."""
        return Count(self.possible, self.attended, self.authorised, self.unauthorised, self.percent)
