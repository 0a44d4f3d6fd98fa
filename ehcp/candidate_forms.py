"""What is typed about a consultation: the child and the council, who was asked, the reply, and how it ended."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from ehcp.models import Candidate, CandidateReply
from ehcp.rules.candidates import Decision, Objection
from pupils.models import Pupil
from pupils.rules import years
from pupils.rules.need import need_types, why_not_need
from senco.access.forms import DayField, UploadField, not_to_come
from senco.files.models import StoredFile
from senco.files.rules.looks import MOST_BYTES, TOO_LARGE

LONGEST = 4000
NEEDS = ("need_1", "need_2", "need_3")
NEW_PUPIL = "new"


def _years(empty: str) -> list[tuple[str, str]]:
    return [("", empty), *((code, years.label(code)) for code in (*years.LADDER, "X"))]


def _lines(label: str, hint: str = "", rows: int = 3, longest: int = LONGEST) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=longest, widget=forms.Textarea(attrs={"rows": rows})
    )


class ConsultationForm(forms.Form):
    """The child, what the council asks, and by when."""

    forename = forms.CharField(label="Forename", max_length=120)
    surname = forms.CharField(label="Surname", max_length=120, required=False)
    born_on = DayField(label="Date of birth", widget=forms.TextInput, help_text="For example 14/3/2017.")
    year = forms.ChoiceField(label="Year group now", required=False, choices=_years("Not known"))
    current_school = forms.CharField(label="Current school or setting", max_length=200, required=False)
    council = forms.CharField(label="Council", max_length=100)
    officer = forms.CharField(
        label="Who asks at the council?", max_length=200, required=False, help_text="The name, and how to reach them."
    )
    received_on = DayField(
        label="Day the consultation was received",
        help_text="The fifteen days count from it, weekends and holidays too. Opened later is not received later.",
    )
    receipt_confirmed = forms.BooleanField(
        label="The day is certain", required=False, help_text="From the e-mail or the stamp on the letter, not from memory."
    )
    reply_by_on = DayField(
        label="Day by which the letter asks for a reply, if it names one", required=False,
        help_text="It is shown beside the fifteen days, and does not take their place.",
    )  # fmt: skip
    asked_year = forms.ChoiceField(label="Year group asked for", required=False, choices=_years("Not said"))
    asked_from_on = DayField(label="From which day, if the letter says", required=False)
    plan_made_on = DayField(label="Date on the final plan, if there is one", required=False, help_text="Leave it empty for a draft.")
    need_1 = forms.ChoiceField(label="Primary need", required=False)
    need_2 = forms.ChoiceField(label="Second need", required=False)
    need_3 = forms.ChoiceField(label="Third need", required=False)
    needs_note = _lines("The needs in a few words", "What the plan or the letter says, as far as it decides the answer.", longest=1000)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        offered = [("", "None"), *((row.code, f"{row.code}: {row.name}") for row in need_types(today) if not row.support_only)]
        for name in NEEDS:
            choices: Any = self.fields[name]
            choices.choices = offered

    def clean_born_on(self) -> date:
        return not_to_come(self.cleaned_data["born_on"], self.today)

    def clean(self) -> dict[str, Any]:
        """No need twice, none that may not be recorded, and no plan of a day to come."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        codes = [given[name] for name in NEEDS if given.get(name)]
        if len(set(codes)) < len(codes):
            self.add_error("need_2", "One need is chosen twice. Choose each only once.")
        for name in NEEDS:
            if given.get(name) and (refusal := why_not_need(given[name], status="E", on=self.today)):
                self.add_error(name, refusal)
        if given.get("plan_made_on") and given["plan_made_on"] > self.today:
            self.add_error("plan_made_on", "This day is still to come. Leave it empty until the plan is final.")
        return given

    def consultation(self) -> dict[str, Any]:
        """What the verb takes."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in NEEDS}
        return given | {"needs": [self.cleaned_data[name] for name in NEEDS if self.cleaned_data[name]]}

    @staticmethod
    def initial_of(candidate: Candidate) -> dict[str, Any]:
        """What is known of a consultation, for its form."""
        names = [name for name in ConsultationForm.base_fields if name not in NEEDS]
        return {**{name: getattr(candidate, name) for name in names}, **dict(zip(NEEDS, candidate.needs, strict=False))}


class AskForm(forms.Form):
    """Who was asked in school, what and when."""

    who = forms.CharField(label="Who was asked?", max_length=120, help_text="By name or role: Ms Patel, head of Year 4.")
    question = forms.CharField(
        label="What were they asked?", max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For example: could 4A take the child with the support that the plan names?",
    )  # fmt: skip
    asked_on = DayField(label="When?")
    answer = _lines("What did they say?", "In their words. Leave it empty while you wait.", longest=2000)


class SaidForm(forms.Form):
    """What a colleague said."""

    answer = forms.CharField(label="What did they say?", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    answered_on = DayField(label="When?")


class ReplyForm(forms.Form):
    """The reply as far as it is written; nothing has to be complete to be kept."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    answer = forms.ChoiceField(
        label="Can the school meet the child’s needs?", required=False, widget=forms.RadioSelect,
        choices=[*CandidateReply.Answer.choices, ("", "Not decided yet")],
    )  # fmt: skip
    unsuitable = forms.BooleanField(label=Objection.UNSUITABLE.words, required=False, help_text="s.39(4)(a)")
    unsuitable_why = _lines("What shows that the school is unsuitable", "Age, ability, aptitude or special educational needs.")
    others = forms.BooleanField(label=Objection.OTHERS.words, required=False, help_text="s.39(4)(b)")
    others_why = _lines(
        "What shows that the education of others would suffer", "Which children, in what way, and which steps would not prevent it."
    )
    resources = forms.BooleanField(label=Objection.RESOURCES.words, required=False, help_text="s.39(4)(b)")
    resources_why = _lines("What shows that resources would not be used efficiently", "Cost and staffing against what the child would gain.")
    adjustments = _lines("What would be needed: adjustments", "Rooms, equipment, timetable, training.")
    staffing = _lines("What would be needed: staff")
    money = _lines("What would be needed: money", "Amounts a year, and what the plan or the band pays.", 2)


class SentForm(forms.Form):
    """The day on which the reply was sent."""

    sent_on = DayField(label="Day the reply was sent", help_text="The letter carries this day.")


class DecisionForm(forms.Form):
    """What the council decided."""

    decision = forms.ChoiceField(label="What did the council decide?", choices=Candidate.Decision.choices, widget=forms.RadioSelect)
    decided_on = DayField(label="Day of the decision", help_text="The day of the plan or of the council's letter.")

    def clean_decision(self) -> Decision:
        return Decision(self.cleaned_data["decision"])


class KeepForm(forms.Form):
    """Another day for the deletion."""

    delete_on = DayField(label="Delete on")


class AdmitForm(forms.Form):
    """The child comes on roll, as a new pupil or as one who is here already."""

    who = forms.ChoiceField(
        label="Is the child on roll already?", widget=forms.RadioSelect,
        error_messages={"required": "Choose the pupil, or say that this is a new one."},
    )  # fmt: skip
    joined_on = DayField(label="First day at this school")
    year = forms.ChoiceField(label="Year group", choices=_years("Choose"), error_messages={"required": "Choose the year group."})
    plan_made_on = DayField(
        label="Date on the final plan", required=False,
        help_text="With it the status becomes E and the plan's case opens, with its reviews. Leave it empty if there is no plan yet.",
    )  # fmt: skip

    def __init__(self, *args: Any, alike: Iterable[Pupil], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alike = {str(pupil.pk): pupil for pupil in alike}
        if not self.alike:
            del self.fields["who"]
            return
        choices: Any = self.fields["who"]
        here = [(key, f"Yes: {one.full_name}{f', {one.group.name}' if one.group else ''}") for key, one in self.alike.items()]
        choices.choices = [*here, (NEW_PUPIL, "No, this is another child: add a new pupil")]

    def admission(self) -> dict[str, Any]:
        """What the verb takes."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "who"}
        return given | {"pupil": self.alike.get(self.cleaned_data.get("who", ""))}


class PaperForm(forms.Form):
    """A paper of the consultation, with what it is."""

    file = UploadField(
        most_bytes=MOST_BYTES,
        too_large=TOO_LARGE,
        empty="This file is empty. Save it again, then choose the new one.",
        help_text="PDF, Word (.docx), OpenDocument text, or a picture; at most 20 MB.",
    )
    about = forms.ChoiceField(
        label="What is it?", choices=StoredFile.About.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is."},
    )  # fmt: skip
    dated_on = DayField(label="Day on the paper", error_messages={"required": "Enter the day on the paper, or today."})

    def __init__(self, *args: Any, today: date, sent_bytes: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"dated_on": today}, **kwargs})
        self.today = today
        field: Any = self.fields["file"]
        field.body_had(sent_bytes)

    def clean_dated_on(self) -> date:
        """A paper of a day to come is a slip."""
        return not_to_come(self.cleaned_data["dated_on"], self.today)
