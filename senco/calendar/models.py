"""A school's own dates, year by year. What they mean is in ``senco/calendar/rules``."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from senco.access.rules.dates import Term
from senco.access.tenancy import SchoolOwned
from senco.calendar.rules.school_days import Why


class TermDates(SchoolOwned):
    """One term: ``first_on`` to ``last_on``, both days counted. ``year`` is the calendar year of the year's September."""

    year = models.PositiveSmallIntegerField()
    term = models.CharField(max_length=10, choices=[(term.value, term.value.capitalize()) for term in Term])
    first_on = models.DateField()
    last_on = models.DateField()

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "year", "term"], name="term_once_a_year"),
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="term_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.term} term of {self.year}"


class DaysOff(SchoolOwned):
    """Days inside a term on which pupils are not in, both ends counted: half-term, INSET, a closure and its reason."""

    class Kind(models.TextChoices):
        HALF_TERM = Why.HALF_TERM.value, "Half-term"
        INSET = Why.INSET.value, "INSET day"
        CLOSURE = Why.CLOSURE.value, "Closure"

    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    first_on = models.DateField()
    last_on = models.DateField()
    reason = models.CharField(max_length=120, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="days_off_in_order"),
            models.UniqueConstraint(fields=["school", "kind", "first_on"], name="days_off_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} from {self.first_on}"
