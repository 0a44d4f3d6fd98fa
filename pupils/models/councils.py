"""The councils a school deals with, and in which council's area a child lives since when."""

from typing import ClassVar

from django.db import models

from pupils.models.people import Pupil
from senco.access.tenancy import SchoolOwned


class Council(SchoolOwned):
    """A local authority as this school knows it: who answers there, and what it asks for beside the law.

    ``advice_days`` and ``consultation_days`` are the calendar days in which it usually asks for a reply: local practice,
    shown beside the date of the law and never instead of it.
    """

    name = models.CharField(max_length=100)
    officer = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    address = models.CharField(max_length=300, blank=True)
    forms_url = models.URLField(max_length=300, blank=True)
    local_offer_url = models.URLField(max_length=300, blank=True)
    sendiass = models.CharField(max_length=200, blank=True)
    bands = models.CharField(max_length=500, blank=True)
    advice_days = models.PositiveSmallIntegerField(null=True, blank=True)
    consultation_days = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["school", "name"], name="council_name_once")]

    def __str__(self) -> str:
        return self.name


class Residence(SchoolOwned):
    """A child lives in a council's area from a day on, until the next one begins."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="residences")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="residences")
    starts_on = models.DateField()

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["pupil", "starts_on"], name="residence_once_a_day")]

    def __str__(self) -> str:
        return f"{self.council} from {self.starts_on}"
