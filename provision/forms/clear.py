"""What a parent answers to *was this clear?*: one of three, words if they like, and whether to ring."""

from django import forms

from provision.forms.fields import Words
from provision.models import SummaryAnswer


class ClearForm(forms.Form):
    """Three equal answers: none is right or wrong."""

    clear = forms.ChoiceField(
        label="Was this clear?",
        choices=SummaryAnswer.Clear.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose one of the three answers",
            "invalid_choice": "Choose one of the three answers",
        },
    )
    words = Words("Which part was not clear? Or ask your own question", rows=3)
    call_me = forms.BooleanField(
        label="Please ring me", required=False, help_text="We use the number that the school has for you."
    )
