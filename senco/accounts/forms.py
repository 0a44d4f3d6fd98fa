"""What people type about people."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from senco.access.actor import Actor
from senco.access.roles import Can, Role, who_can
from senco.access.rules.words import listed
from senco.accounts.models import User


class InvitationForm(forms.Form):
    """Whom to invite, and for which role; says which roles wait for a second person's approval."""

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
        # Nothing chosen beforehand: a role that nobody meant is worse than a second look.
        choices=[
            ("", "Choose"),
            *((r.value, r.label[0].upper() + r.label[1:]) for r in Role if r not in (Role.PARENT, Role.ADMIN)),
        ],
        error_messages={"required": "Choose a role"},
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waits = [role.label for role in Role if not actor.gives_alone(role)]
        if waits:
            self.fields["role"].help_text = (
                f"{listed(waits)}: these see the SEN record of every child, so the {who_can(Can.APPROVE_ROLES)} "
                "approves them before the invitation goes out."
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
