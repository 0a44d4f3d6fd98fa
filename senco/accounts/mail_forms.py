"""Which mail a person wants."""

from django import forms

from senco.accounts.models import MailChoice


class MailForm(forms.Form):
    """One of four answers; the usual one of the role is ticked beforehand."""

    how = forms.ChoiceField(
        label="Mail about notices",
        choices=MailChoice.How.choices,
        widget=forms.RadioSelect,
        help_text="Everything is told in senco too, whatever you choose. A date that binds the school and has passed comes "
        "at once, unless you choose no mail. No mail names a child.",
        error_messages={"required": "Choose which mail you want"},
    )
