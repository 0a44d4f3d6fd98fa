"""What of a pupil's timeline is asked for; it stands in the address, so that a view can be kept."""

from collections.abc import Iterable
from typing import Any

from django import forms

from dashboards.rules.timeline import Asked
from senco.access.forms import DayField


class TimelineFilter(forms.Form):
    """A kind of moment, and a first and a last day."""

    kind = forms.ChoiceField(label="What", required=False)
    begins = DayField(label="From", required=False)
    ends = DayField(label="To", required=False)

    def __init__(self, *args: Any, kinds: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Everything"), *kinds]
        self.fields["kind"].error_messages["invalid_choice"] = (
            "Choose from the list: there is nothing of that kind here."
        )

    def clean(self) -> dict[str, Any]:
        """The first day comes before the last."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        begins, ends = given.get("begins"), given.get("ends")
        if begins and ends and ends < begins:
            self.add_error("ends", "The last day comes before the first. Put the later day here.")
        return given

    @property
    def asked(self) -> Asked:
        """What is asked for. What could not be understood counts as not asked; the page says which."""
        self.is_valid()
        given = self.cleaned_data
        return Asked(given.get("kind", ""), given.get("begins"), given.get("ends"))
