"""What is typed about notices of dates: how long ahead the school is told, and until when those of one date sleep."""

from datetime import date, timedelta
from typing import Any

from django import forms

from ehcp.rules.clock import Deadline
from ehcp.rules.reminders import FURTHEST, MOST_TIMES, NoticeDays, read_days, why_not_days
from ehcp.rules.snoozing import latest_waking, why_not_sleep
from senco.access.forms import DayField
from senco.access.rules.dates import long_date

A_WEEK = timedelta(days=7)


class NoticeDaysForm(forms.Form):
    """How many school days ahead the school is told of its dates. ``told`` is what was typed, once the form is valid."""

    ahead = forms.CharField(
        label="School days before the date",
        max_length=60,
        help_text=f"Up to {MOST_TIMES} whole numbers with commas, like 10, 5, 1. On the day itself, and when it has passed, "
        "people are told anyway.",
        error_messages={"required": "School days before the date: write at least one number, like 5"},
    )
    before_closure = forms.IntegerField(
        label="School days before the school closes, for a date in a closure",
        min_value=1,
        max_value=FURTHEST,
        help_text="A date in the holidays, on an INSET day or in another closure is told of this long before the last "
        "school day, by which it has to be sent.",
        error_messages={
            "required": "School days before the school closes: write a number, like 10",
            "invalid": "School days before the school closes: write a whole number, like 10",
            "min_value": f"School days before the school closes: write a number from 1 to {FURTHEST}",
            "max_value": f"School days before the school closes: write a number from 1 to {FURTHEST}",
        },
    )

    def __init__(self, data: Any = None, *, stands: NoticeDays) -> None:
        text = ", ".join(str(number) for number in stands.ahead)
        super().__init__(data, initial={"ahead": text, "before_closure": stands.before_closure})

    def clean_ahead(self) -> tuple[int, ...]:
        try:
            numbers = read_days(self.cleaned_data["ahead"])
        except ValueError as slip:
            raise forms.ValidationError(f"School days before the date: {slip}") from None
        if why_not := why_not_days(NoticeDays(numbers)):
            raise forms.ValidationError(f"School days before the date: {why_not[:1].lower()}{why_not[1:]}")
        return numbers

    @property
    def told(self) -> NoticeDays:
        """The days as the rules take them."""
        return NoticeDays(self.cleaned_data["ahead"], self.cleaned_data["before_closure"])


class SleepForm(forms.Form):
    """Putting the notices of one date to sleep: until when, and why."""

    until_on = DayField(label="Wake the notices on", error_messages={"required": "Enter the day on which the notices wake"})
    reason = forms.CharField(
        label="Why they may sleep",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Whoever runs cases reads it beside the date and on Today.",
        error_messages={"required": "Write why the notices may sleep"},
    )

    def __init__(self, data: Any = None, *, deadline: Deadline, today: date) -> None:
        last = latest_waking(deadline, today)
        super().__init__(data, initial={"until_on": min(today + A_WEEK, last) if last else None})
        self.deadline, self.today = deadline, today
        if last:
            self.fields["until_on"].help_text = f"At the latest {long_date(last)}. On that day everybody is told again."

    def clean_until_on(self) -> date:
        day: date = self.cleaned_data["until_on"]
        if why_not := why_not_sleep(self.deadline, day, self.today):
            raise forms.ValidationError(why_not)
        return day
