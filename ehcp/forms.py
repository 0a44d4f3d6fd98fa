"""What is typed about an EHC case."""

from datetime import date
from typing import Any

from django import forms

from ehcp.models import Case
from ehcp.rules.facts import WORDS, Fact
from ehcp.rules.moves.table import Event
from ehcp.rules.stages import MOVE
from senco.access.forms import DayField

LONG_AGO = 5 * 366  # days: an older request is a slip of the year


class RequestForm(forms.Form):
    """Opening a case: who asked whom, and when it arrived."""

    requested_by = forms.ChoiceField(
        label="Who asked for the assessment?", choices=Case.By.choices, widget=forms.RadioSelect
    )
    council = forms.CharField(label="Council", max_length=100, help_text="The one of the area in which the child lives.")
    received_on = DayField(
        label="Day the council received the request",
        help_text="An e-mail counts on the day it was sent, unless after 5 pm or not on a working day; a letter by "
        "first-class post on the next working day.",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_received_on(self) -> date:
        day: date = self.cleaned_data["received_on"]
        if day > self.today:
            raise forms.ValidationError("This day is still to come. Open the case once the council has the request.")
        if (self.today - day).days > LONG_AGO:
            raise forms.ValidationError("This is more than five years ago. Check the year.")
        return day


class EventForm(forms.Form):
    """Recording what happened: its day, the further day that the event may have, and a note."""

    happened_on = DayField(label="Day it happened")
    note = forms.CharField(label="Note", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = MOVE[event].asks
        for fact in self.asked:
            label = f"Day of “{WORDS[fact]}”, if you know it"
            self.fields[fact.value] = DayField(label=label, required=False)

    def more(self) -> dict[Fact, date]:
        """The further dates that were given."""
        return {fact: self.cleaned_data[fact.value] for fact in self.asked if self.cleaned_data.get(fact.value)}
