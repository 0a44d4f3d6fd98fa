"""What people fill in beside a status: the letter to the parents, and which statuses are right."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from pupils.models import Pupil, StatusPeriod
from pupils.papers import usual_next_steps
from pupils.rules.register_rules import why_not_tell
from senco.access.forms import DayField


class LetterForm(forms.Form):
    """The date on the letter and what happens next; the rest stands in the record."""

    next_steps = forms.CharField(
        label="What happens next?",
        help_text="One point on each line. The parents read it as it stands here.",
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    dated = DayField(
        label="Date of the letter", help_text="The day it goes out. From then on the parents count as told."
    )

    def __init__(self, *args: Any, pupil: Pupil, period: StatusPeriod, today: date, **kwargs: Any) -> None:
        self.period, self.today = period, today
        ends = period.ends_on is not None
        initial = {"next_steps": usual_next_steps(pupil, ends=ends), "dated": today}
        super().__init__(*args, initial=initial, **kwargs)

    def clean_dated(self) -> date:
        """A letter is not older than what it tells, and not of a day to come."""
        on: date = self.cleaned_data["dated"]
        decided_on = self.period.ends_on or self.period.starts_on
        assessed_on = None if self.period.ends_on else self.period.assessed_on
        if why_not := why_not_tell(on, today=self.today, decided_on=decided_on, assessed_on=assessed_on):
            raise forms.ValidationError(why_not)
        return on


class ConfirmForm(forms.Form):
    """Which of the statuses that children came with are right."""

    period = forms.MultipleChoiceField(
        label="Right as they stand",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Tick those that you have looked at and that are right.",
            "invalid_choice": "A colleague has confirmed or changed one of these. Look at the list again.",
        },
    )

    def __init__(self, *args: Any, periods: Iterable[StatusPeriod], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.periods = {str(period.pk): period for period in periods}
        self.fields["period"].choices = [(key, str(period.pupil)) for key, period in self.periods.items()]

    @property
    def chosen(self) -> list[StatusPeriod]:
        """Those that were ticked."""
        return [self.periods[key] for key in self.cleaned_data["period"]]
