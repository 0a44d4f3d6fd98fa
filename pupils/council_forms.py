"""What is typed about councils."""

from typing import Any

from django import forms

from pupils.models import Council
from senco.access.forms import DayField

MOST_DAYS = 90


class CouncilForm(forms.Form):
    """What a school knows of a council."""

    name = forms.CharField(label="Name", max_length=100, help_text="As it signs its letters: “Fernshire Council”.")
    officer = forms.CharField(label="Case officer or team", max_length=120, required=False)
    email = forms.EmailField(label="E-mail", required=False)
    telephone = forms.CharField(label="Telephone", max_length=30, required=False)
    address = forms.CharField(
        label="Postal address", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    forms_url = forms.URLField(label="Its forms", max_length=300, required=False, assume_scheme="https")
    local_offer_url = forms.URLField(label="Its local offer", max_length=300, required=False, assume_scheme="https")
    sendiass = forms.CharField(
        label="SENDIASS", max_length=200, required=False,
        help_text="Who advises families in its area, and how they are reached. Parents' letters name it.",
    )  # fmt: skip
    bands = forms.CharField(
        label="Its bands", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What its bands or matrices of funding are called, for whoever writes a request.",
    )  # fmt: skip
    advice_days = forms.IntegerField(
        label="Asks for advice within (days)", required=False, min_value=1, max_value=MOST_DAYS,
        help_text="Its own custom. It stands beside the six weeks and never takes their place.",
    )  # fmt: skip
    consultation_days = forms.IntegerField(
        label="Asks for an answer to a consultation within (days)", required=False, min_value=1, max_value=MOST_DAYS,
        help_text="Its own custom, beside the fifteen days.",
    )  # fmt: skip

    def __init__(self, *args: Any, council: Council | None = None, **kwargs: Any) -> None:
        if council is not None:
            kwargs.setdefault("initial", {name: getattr(council, name) for name in self.base_fields})
        super().__init__(*args, **kwargs)


class ResidenceForm(forms.Form):
    """In whose area a child lives, and since when."""

    council = forms.CharField(label="Council", max_length=100, widget=forms.TextInput(attrs={"list": "councils"}))
    starts_on = DayField(label="Since", help_text="The day of the move, or the child's first day at this school.")
