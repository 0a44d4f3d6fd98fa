"""The day of a code, and the code as it is typed."""

from datetime import date
from typing import Any

from django import forms

from provision.rules.supply import code_typed, why_not_day
from senco.access.forms import DayField


class DayForm(forms.Form):
    """The day on which somebody stands in."""

    on = DayField(label="On which day?", help_text="The code is good until the end of that day.")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"on": today}, **kwargs})
        self.today = today

    def clean_on(self) -> date:
        """Today, or a day within a week."""
        on: date = self.cleaned_data["on"]
        if refusal := why_not_day(on, self.today):
            raise forms.ValidationError(refusal)
        return on


class CodeForm(forms.Form):
    """The code that a school gave to somebody who stands in."""

    code = forms.CharField(
        label="Code", max_length=40, help_text="Twelve letters and figures, from the school.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip

    def clean_code(self) -> str:
        """The code as it was made."""
        code = code_typed(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError("A code has twelve letters and figures, such as K7QM-2XTP-9HRD. Check what you typed.")
        return code
