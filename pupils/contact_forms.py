"""What people fill in about parents and carers: the contact itself, and the reason for ending or removing."""

from typing import Any

from django import forms

from pupils.models import Contact
from pupils.rules.access import why_not_restrict
from pupils.rules.languages import LANGUAGES, language_name

FIELDS = ("name", "relationship", "parental_responsibility", "email", "phone", "language", "restricted")
INVITE = "invite"  # the name of the button that saves and sends the invitation


class ContactForm(forms.Form):
    """One parent or carer. Pressed with *save and invite* it also asks for what an invitation needs."""

    name = forms.CharField(max_length=200, error_messages={"required": "Enter the person's name"})
    relationship = forms.CharField(
        label="Who is this to the child?",
        required=False,
        max_length=60,
        help_text="Mother, father, grandmother, carer.",
    )
    parental_responsibility = forms.BooleanField(label="Has parental responsibility", required=False)
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        help_text="Their own, not shared with somebody else: an invitation goes there, and the account belongs to it.",
        error_messages={"invalid": "Enter an e-mail address like name@example.org"},
    )
    phone = forms.CharField(label="Telephone", required=False, max_length=30)
    language = forms.ChoiceField(label="Language they read best", initial="en")
    restricted = forms.BooleanField(
        label="Nothing may be shared with this person",
        required=False,
        help_text="A court order or the like. They cannot be invited, and see nothing from this moment on.",
    )
    reason = forms.CharField(
        label="Why is the restriction set or lifted?",
        required=False,
        max_length=500,
        help_text="Only where you change it: which order or decision, of which day. It is kept in the log.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, contact: Contact | None = None, **kwargs: Any) -> None:
        self.contact = contact
        initial = {name: getattr(contact, name) for name in FIELDS} if contact else {}
        super().__init__(*args, initial=initial, **kwargs)
        held = contact.language if contact else "en"
        self.fields["language"].choices = list({**LANGUAGES, held: language_name(held)}.items())

    @property
    def invites(self) -> bool:
        """Was the button pressed that also sends the invitation?"""
        return bool(self.data.get(INVITE))

    @property
    def details(self) -> dict[str, Any]:
        """The contact as it was filled in."""
        return {name: self.cleaned_data[name] for name in FIELDS}

    def clean(self) -> dict[str, Any]:
        """A restriction needs its reason, and an invitation an address."""
        given = super().clean() or {}
        before, after = bool(self.contact and self.contact.restricted), bool(given.get("restricted"))
        if why_not := why_not_restrict(before=before, after=after, reason=given.get("reason", "")):
            self.add_error("reason", why_not)
        if self.invites and after:
            self.add_error("restricted", "Somebody with a restriction cannot be invited. Save without an invitation.")
        elif self.invites and not given.get("email") and "email" not in self.errors:
            self.add_error("email", "Enter their e-mail address: the invitation goes there.")
        return given


class ReasonForm(forms.Form):
    """Why somebody's access ends, or why they come off the list."""

    reason = forms.CharField(
        label="Why?",
        max_length=500,
        help_text="It is kept in the log with today’s date, and is not shown to the person.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write why, so that a colleague can still tell next year."},
    )
