"""What people fill in about talks with parents and about referrals."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from pupils.models import Contact, ContactNote, Referral
from pupils.services.story import NO_ACTION
from senco.access.forms import DayField

OTHER = ""
SERVICES = (
    "Speech and language therapy",
    "Educational psychology",
    "Occupational therapy",
    "Physiotherapy",
    "Community paediatrics",
    "Child and adolescent mental health (CAMHS)",
    "Specialist teaching service",
    "Hearing or vision support",
    "Early help",
    "School nurse",
)


class ContactNoteForm(forms.Form):
    """A talk, in ten seconds: whom, how, what was agreed. What is to be done is a second line."""

    with_whom = forms.ChoiceField(label="With", required=False)
    somebody_else = forms.CharField(
        label="Or with somebody else", max_length=200, required=False, help_text="For example: Ms Okafor, health visitor."
    )
    how = forms.ChoiceField(label="How", choices=ContactNote.How.choices, widget=forms.RadioSelect, initial=ContactNote.How.PHONE)
    agreed = forms.CharField(
        label="What was said and agreed",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write what was said, in a sentence or two"},
    )
    spoken_on = DayField(label="When")
    action = forms.CharField(label="What is to be done", max_length=200, required=False)
    action_by = forms.ChoiceField(label="Who does it", required=False)
    action_on = DayField(label="By when", required=False)

    def __init__(
        self, *args: Any, contacts: Iterable[Contact], staff: Iterable[tuple[UUID, str]], today: date, me: UUID | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **{"initial": {"spoken_on": today, "action_by": str(me or "")}, **kwargs})
        names = [(one.name, f"{one.name}, {one.relationship.lower()}" if one.relationship else one.name) for one in contacts]
        self.fields["with_whom"].choices = [(OTHER, "Choose"), *names]
        self.fields["action_by"].choices = [("", "Choose"), *((str(pk), name) for pk, name in staff)]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        given["with_whom"] = given.get("somebody_else") or given.get("with_whom") or ""
        if not given["with_whom"]:
            self.add_error("with_whom", "Choose with whom you spoke, or write a name below")
        if not given.get("action"):
            given["action_by"], given["action_on"] = "", None
        elif not given.get("action_by") or not given.get("action_on"):
            missing = "action_by" if not given.get("action_by") else "action_on"
            if missing not in self.errors:
                self.add_error(missing, NO_ACTION)
        return given

    @property
    def told(self) -> dict[str, Any]:
        """What the service is told."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("somebody_else", "action_by")}
        who = self.cleaned_data.get("action_by")
        return given | {"action_by_id": UUID(who) if who else None}


class ReferralForm(forms.Form):
    """A referral with the days of its steps; those still to come stay empty."""

    service = forms.CharField(
        label="Service",
        max_length=120,
        widget=forms.TextInput(attrs={"list": "services", "autocomplete": "off"}),
        error_messages={"required": "Write the service that is asked"},
    )
    reason = forms.CharField(
        label="What is asked, and why",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write what you ask the service, and why"},
    )
    agreed_on = DayField(label="Parents agreed on", required=False)
    sent_on = DayField(label="Sent on", required=False)
    answer = forms.ChoiceField(
        label="What the service said",
        required=False,
        choices=[("", "No answer yet"), *Referral._meta.get_field("answer").choices],
    )
    answered_on = DayField(label="Answered on", required=False)
    answer_text = forms.CharField(
        label="In their words", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    report_on = DayField(label="Report received on", required=False)
    chase_on = DayField(label="Chase on", required=False, help_text="Without a day here: six weeks after the last step.")
    closed_on = DayField(label="Closed on", required=False, help_text="When nothing more is expected.")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    STEPS = ("answer", "answered_on", "answer_text", "report_on", "closed_on")

    def __init__(self, *args: Any, referral: Referral | None = None, **kwargs: Any) -> None:
        names = [name for name in self.base_fields if name != "version"]
        initial = {name: getattr(referral, name) for name in names} | {"version": referral.version} if referral else {}
        super().__init__(*args, **{"initial": initial, **kwargs})
        if referral is None:
            for name in (*self.STEPS, "version"):
                del self.fields[name]

    @property
    def services(self) -> tuple[str, ...]:
        """Names that are offered while typing."""
        return SERVICES
