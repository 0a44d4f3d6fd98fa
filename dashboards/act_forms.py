"""What is chosen beside the pupils: the teaching group and its day, the new day of the review, how sheets are printed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from pupils.models import TeachingGroup
from pupils.rules.acts import Kind
from senco.access.forms import DayField

NO_GROUP = {"required": "Choose a teaching group", "invalid_choice": "Choose a teaching group from the list"}


class ActForm(forms.Form):
    """The choices of one kind. They stand in the address of the preview, and are sent along when it is confirmed."""

    use_required_attribute = False

    def __init__(self, data: Any, *, groups: Iterable[TeachingGroup], today: date) -> None:
        super().__init__(data, initial={"starts_on": today})
        self.today, self.groups = today, groups

    @property
    def choices_made(self) -> dict[str, str]:
        """As they are kept: days as 2026-11-27, ids as text."""
        return {name: _kept(value) for name, value in self.cleaned_data.items()}

    @property
    def sent(self) -> list[tuple[str, str]]:
        """What the form that confirms the preview carries."""
        return list(self.choices_made.items())


class JoinForm(ActForm):
    """Which teaching group, and from when."""

    group = forms.ChoiceField(label="Teaching group", error_messages=NO_GROUP)
    starts_on = DayField(label="From")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = [("", "Choose"), *((str(group.pk), group.name) for group in self.groups)]


class ReviewForm(ActForm):
    """The new day of the review."""

    review_on = DayField(
        label="New day of the review",
        help_text="Within a term, so that parents are met at least three times a year.",
        error_messages={"required": "Enter the new day of the review"},
    )

    def clean_review_on(self) -> date:
        """A review is not moved to a day that has passed."""
        on: date = self.cleaned_data["review_on"]
        if on < self.today:
            raise forms.ValidationError("This day has passed. Choose today or a later day.")
        return on


class SheetsForm(ActForm):
    """Whether a sheet that does not fit on its two sides is printed all the same."""

    anyway = forms.BooleanField(
        label="Print a sheet that does not fit on two sides all the same, on more pages", required=False
    )


FORMS: dict[Kind, type[ActForm]] = {Kind.JOIN: JoinForm, Kind.REVIEW: ReviewForm, Kind.SHEETS: SheetsForm}


def _kept(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    return value.isoformat() if isinstance(value, date) else str(value)
