"""Types of need and times on the SEN register, each with its dates."""

from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pupils.models.people import Pupil
from senco.access.tenancy import SchoolOwned


class Need(SchoolOwned):
    """A type of need of a pupil, from a day until a day. Rank 1 is the primary one."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="needs")
    code = models.CharField(max_length=4)
    rank = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pupil", "code"], condition=Q(ends_on__isnull=True), name="need_open_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="need_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class StatusPeriod(SchoolOwned):
    """A time on SEN support (K) or with an EHC plan (E): ``starts_on <= day < ends_on``. No row means N.

    It carries the school's assessment that began it, the letter by which the parents were told, why it ended, and for a
    status that the child came with who confirmed it. The database refuses two periods of a pupil that overlap.
    """

    class Source(models.TextChoices):
        ASSESSMENT = "assessment", "The school's assessment"
        PLAN = "plan", "An EHC plan"
        IMPORT = "import", "Brought in from a file"
        PREVIOUS_SCHOOL = "previous_school", "The school before"

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="status_periods")
    status = models.CharField(max_length=1, choices=[("K", "SEN support"), ("E", "EHC plan")])
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=20, choices=Source)
    note = models.CharField(max_length=300, blank=True)
    assessed_on = models.DateField(null=True, blank=True)
    found = models.TextField(blank=True)  # what the school's own assessment found
    told_on = models.DateField(null=True, blank=True)  # the date of the letter to the parents
    letter = models.UUIDField(null=True, blank=True)  # that letter, an issued document
    reviewed = models.TextField(blank=True)  # what was reviewed before it ended
    ended_why = models.TextField(blank=True)
    ended_told_on = models.DateField(null=True, blank=True)
    ended_letter = models.UUIDField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)  # the day a status from elsewhere was taken over here
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")), name="status_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status} from {self.starts_on}"

    @property
    def last_on(self) -> date | None:
        """The last day on which it held, or None while it runs."""
        return self.ends_on - timedelta(days=1) if self.ends_on else None
