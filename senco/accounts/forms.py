"""What people type about people."""

from django import forms
from django.contrib.auth.password_validation import validate_password

from senco.access.roles import Role
from senco.accounts.models import User


class InvitationForm(forms.Form):
    """Whom to invite, and for which role."""

    name = forms.CharField(max_length=200, error_messages={"required": "Enter the person's name"})
    email = forms.EmailField(
        label="E-mail address",
        help_text="The invitation goes there, so it must be their own and not a shared one.",
        error_messages={
            "required": "Enter the person's e-mail address",
            "invalid": "Enter an e-mail address like name@school.org",
        },
    )
    role = forms.ChoiceField(
        choices=[(r.value, r.label[0].upper() + r.label[1:]) for r in Role if r not in (Role.PARENT, Role.ADMIN)],
        error_messages={"required": "Choose a role"},
    )


class AcceptForm(forms.Form):
    """A new account: the name as it should stand on the page, and a password."""

    name = forms.CharField(max_length=200, label="Your name", error_messages={"required": "Enter your name"})
    password = forms.CharField(
        label="Choose a password",
        help_text="At least 12 characters. Three words you can remember are good.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Choose a password"},
    )

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        validate_password(password, User(name=self.cleaned_data.get("name", "")))
        return password
