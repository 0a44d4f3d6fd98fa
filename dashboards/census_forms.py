"""The day of a census."""

from datetime import date
from typing import Any

from django import forms

from senco.access.forms import DayField

FIRST_YEAR, AHEAD = 2014, 2  # K and E are asked since September 2014


class CensusForm(forms.Form):
    """The day for which the SEN part of the census is shown."""

    on = DayField(label="Another census day")

    def __init__(self, *args: Any, usual: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.usual, self.today = usual, today

    def clean_on(self) -> date:
        """Between the first census with these codes and the year after next."""
        on: date = self.cleaned_data["on"]
        if not FIRST_YEAR <= on.year <= self.today.year + AHEAD:
            raise forms.ValidationError(
                f"Choose a day from {FIRST_YEAR} to {self.today.year + AHEAD}. Is the year right?"
            )
        return on

    @property
    def day(self) -> date:
        """The day asked for, or the usual one."""
        return self.cleaned_data["on"] if self.is_bound and self.is_valid() else self.usual
