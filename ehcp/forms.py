"""What is typed about an EHC case."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from ehcp.models import Case
from ehcp.rules.claims import grounds_for, why_not_days
from ehcp.rules.doubts import SURE
from ehcp.rules.exceptions import GROUNDS, Ground
from ehcp.rules.facts import WORDS, Fact
from ehcp.rules.moves.table import Event
from ehcp.rules.receipt import Method, received
from ehcp.rules.stages import MOVE
from senco.access.forms import DayField, WordsField
from senco.access.rules.dates import short_day

LONG_AGO = 5 * 366  # days: an older request is a slip of the year
# What a further day is called on a form, where the words of a sum would not tell what to look for.
ASKED: dict[Fact, str] = {
    Fact.DECISION_LETTER_ON: "Date on the decision letter, if you know it",
    Fact.ADVICE_REQUEST_RECEIVED_ON: "Day the council's letter reached the school, if you know it",
    Fact.LAST_REVIEW_ON: "Day it was last reviewed, if it has been",
    Fact.MOVED_ON: "Day of the move, if you know it",
}
ASKS_FOR_REPLY = {Event.ADVICE_ASKED, Event.CONSULTED}
TIMED = {Case.Sent.EMAIL, Case.Sent.HAND}
_KNOWN = forms.TextInput(attrs={"list": "councils"})  # those that the school deals with already are offered


class RequestForm(forms.Form):
    """Opening a case: who asked whom, and when it arrived, as the council confirmed it or by how it was sent."""

    requested_by = forms.ChoiceField(
        label="Who asked for the assessment?", choices=Case.By.choices, widget=forms.RadioSelect,
        help_text="“The council became responsible”: nobody asked, and the council learned of the child in another way.",
    )  # fmt: skip
    council = forms.CharField(
        label="Council", max_length=100, help_text="The one of the area in which the child lives.", widget=_KNOWN,
        error_messages={"required": "Name the council of the area in which the child lives."},
    )  # fmt: skip
    received_on = DayField(
        label="Day the council received the request",
        required=False,
        help_text="As it stands in the council's notice or letter. Leave it empty if you only know when it was sent.",
    )
    receipt_confirmed = forms.BooleanField(label="The council has confirmed this day", required=False)
    sent_by = forms.ChoiceField(
        label="How was it sent?", required=False, choices=[("", "Not known"), *Case.Sent.choices],
        help_text="From this the day of receipt is worked out until the council confirms it.",
    )  # fmt: skip
    sent_on = DayField(label="Day it was sent", required=False, help_text="Signed for: the day on which the council signed.")
    sent_time = forms.TimeField(
        label="Time it was sent", required=False, widget=forms.TimeInput(attrs={"type": "time"}),
        help_text="For an e-mail or by hand: after 5 pm it counts on the next working day.",
        error_messages={"invalid": "Write a time like 16:40."},
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_received_on(self) -> date | None:
        return self._not_far(self.cleaned_data["received_on"])

    def clean_sent_on(self) -> date | None:
        return self._not_far(self.cleaned_data["sent_on"])

    def _not_far(self, day: date | None) -> date | None:
        if day is not None and day > self.today:
            raise forms.ValidationError("This day is still to come. Open the case once the request has gone.")
        if day is not None and (self.today - day).days > LONG_AGO:
            raise forms.ValidationError("This is more than five years ago. Check the year.")
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.errors:
            return given
        sent_by, sent_on, at = given["sent_by"], given["sent_on"], given["sent_time"]
        if sent_by and sent_on is None:
            self.add_error("sent_on", "Give the day it was sent, or choose that it is not known how.")
        elif sent_on is not None and not sent_by:
            self.add_error("sent_by", "Say how it was sent: the day of receipt follows from that.")
        elif sent_by in TIMED and at is None:
            self.add_error("sent_time", "Give the time: after 5 pm it counts on the next working day.")
        elif sent_by and sent_on:
            self._work_out(given, datetime.combine(sent_on, at or time(12)))
        elif given["received_on"] is None:
            self.add_error("received_on", "Give the day it was received, or how and when it was sent.")
        return given

    def _work_out(self, given: dict[str, Any], sent_at: datetime) -> None:
        """Take the day of receipt from how the request was sent, where the council's own day is not given."""
        if given["received_on"] is None:
            worked_out = received(sent_at, Method(given["sent_by"])).received_on
            given |= {"received_on": worked_out, "receipt_confirmed": False}
            if worked_out > self.today:
                self.add_error("sent_on", "By how it was sent it is received on a day still to come. Open the case then.")
        elif given["received_on"] < sent_at.date():
            self.add_error("received_on", "It cannot have been received before it was sent. Check both days.")
        given["sent_at"] = sent_at.replace(tzinfo=ZoneInfo("Europe/London"))

    def request(self) -> dict[str, Any]:
        """What the verb that opens a case takes."""
        given = self.cleaned_data
        names = ("requested_by", "council", "received_on", "receipt_confirmed", "sent_by")
        return {name: given[name] for name in names} | {"sent_at": given.get("sent_at")}


class CouncilForm(forms.Form):
    """The council that a case is with."""

    council = forms.CharField(label="Council", max_length=100, help_text="The one in whose area the child lives now.", widget=_KNOWN)


class PlanForm(forms.Form):
    """The case of a plan that is there already."""

    council = forms.CharField(label="Council", max_length=100, help_text="The one that keeps the plan.", widget=_KNOWN)
    made_on = DayField(label="Date on the final plan")
    last_reviewed_on = DayField(
        label="Day it was last reviewed, if it has been", required=False,
        help_text="The day of the council's decision after the last annual review.",
    )  # fmt: skip


class EventForm(forms.Form):
    """Recording what happened: its day, the further days that the event may have, and a note."""

    happened_on = DayField(label="Day it happened")
    note = WordsField(label="Note", max_length=500, required=False)
    field_order = ("happened_on",)

    def __init__(self, *args: Any, event: Event, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        move, self.today = MOVE[event], today
        self.asked = (*move.plans, *move.asks)
        for fact in self.asked:
            needed = fact in move.plans
            label = f"Day of the {WORDS[fact]}" if needed else ASKED[fact]
            self.fields[fact.value] = DayField(label=label, required=needed)
        if event in ASKS_FOR_REPLY:
            self.fields["reply_by_on"] = DayField(
                label="Day by which the letter asks for a reply, if it names one", required=False,
                help_text="It is shown beside the date of the law, and does not take its place.",
            )  # fmt: skip
        if event in SURE:
            self.fields["sure"] = forms.BooleanField(label=SURE[event], required=False)
        self.order_fields(["happened_on", *(fact.value for fact in self.asked), "reply_by_on", "note", "sure"])

    def clean_happened_on(self) -> date | None:
        """A day that has come; said at the day, since it is the day that is to be changed."""
        day: date | None = self.cleaned_data["happened_on"]
        if day is not None and day > self.today:
            raise forms.ValidationError(f"{short_day(day)} is still to come. Record it when it has happened.")
        return day

    def more(self) -> dict[Fact, date]:
        """The further dates that were given."""
        return {fact: self.cleaned_data[fact.value] for fact in self.asked if self.cleaned_data.get(fact.value)}


class CorrectionForm(EventForm):
    """Putting a wrong event right: the day it really happened, or that it never did, and why."""

    reason = WordsField(label="Why is it put right?", max_length=300, help_text="It stays readable beside what was recorded first.")
    never = forms.BooleanField(label="It did not happen: strike it out", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["reason", "never", *(name for name in self.fields if name not in ("reason", "never"))])
        self.fields["happened_on"].label = "Day it really happened"
        self.fields.pop("reply_by_on", None)  # what the letter asked for stays with the correction
        self.fields.pop("sure", None)  # a correction has its reason

    def full_clean(self) -> None:
        """What is struck out needs no day."""
        if self.data.get("never"):
            for name in ("happened_on", *(fact.value for fact in self.asked)):
                self.fields[name].required = False
        super().full_clean()


class ClaimForm(forms.Form):
    """A ground that is brought forward for a date."""

    ground = forms.ChoiceField(label="What is brought forward?", widget=forms.RadioSelect)
    evidence = WordsField(
        label="Who says so, and where?", max_length=500,
        help_text="The letter or call, in a sentence. No more of a family's circumstances than is needed.",
    )  # fmt: skip
    from_on = DayField(label="First day of it")
    to_on = DayField(label="Last day of it, if it has ended", required=False)
    family_told_on = DayField(label="Day the family was told, if it was", required=False)

    def __init__(self, *args: Any, rule_id: str, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        choices: Any = self.fields["ground"]
        choices.choices = [(ground.value, GROUNDS[ground]) for ground in grounds_for(rule_id)]

    def clean_ground(self) -> Ground:
        return Ground(self.cleaned_data["ground"])

    def clean(self) -> dict[str, Any]:
        """Days that can be, each said where it is to be changed."""
        given = super().clean() or {}
        days = (given.get(name) for name in ("from_on", "to_on", "family_told_on"))
        if wrong := why_not_days(*days, today=self.today):
            self.add_error(*wrong)
        return given


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = WordsField(label="Why is it taken back?", max_length=300)
