"""What people fill in about pupils: filters of the register, status and needs, a concern and its answer."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django import forms

from pupils.models import Pupil, StatusPeriod, TeachingGroup
from pupils.rules import years
from pupils.rules.need import BY_CODE, need_types, why_not_need
from pupils.rules.register import LONG, NO_NEED, SORTS, THIS_YEAR, Wanted
from pupils.rules.register_rules import Decision, why_not_decide
from pupils.rules.status import SenStatus
from pupils.rules.status_dates import Span
from senco.access.forms import DayField, few_lines, not_to_come

FEWEST_NEED_FIELDS = 3
RESTS_ON = ("assessed_on", "found", "reviewed", "reason", "ceased")
RANKS = ("Primary", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth")


class RegisterFilter(forms.Form):
    """The filters of the register. They stand in the address, so that a view can be kept and sent on."""

    q = forms.CharField(label="Name", required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"}))
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Both"), ("K", "SEN support"), ("E", "EHC plan")]
    )
    need = forms.ChoiceField(label="Need", required=False)
    year = forms.ChoiceField(label="Year", required=False)
    group = forms.ChoiceField(label="Class", required=False)
    since = forms.ChoiceField(
        label="On it since",
        required=False,
        choices=[("", "Any time"), (THIS_YEAR, "This school year"), (LONG, "Over 2 years ago")],
    )
    sort = forms.CharField(required=False, widget=forms.HiddenInput)
    choose = forms.CharField(required=False, widget=forms.HiddenInput)
    on = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, day: date, codes: Iterable[str], groups: Iterable[TeachingGroup], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        types = [(row.code, f"{row.code}: {row.name}") for row in need_types(day)]
        self.fields["need"].choices = [("", "Any"), *types, (NO_NEED, "None recorded")]
        self.fields["year"].choices = [("", "All"), *((code, years.label(code)) for code in codes)]
        self.fields["group"].choices = [("", "All"), *((str(group.pk), group.name) for group in groups)]
        for name in ("status", "need", "year", "group", "since"):
            self.fields[name].error_messages["invalid_choice"] = (
                f"Choose from the list of “{self.fields[name].label}”: what stood in the address is not in it."
            )

    def wanted(self, day: date) -> Wanted:
        """What is asked for. A filter that could not be understood counts as none; the page says which."""
        self.is_valid()
        given = self.cleaned_data
        sort = given.get("sort", "")
        return Wanted(
            on=day,
            text=given.get("q", ""),
            **{name: given.get(name, "") for name in ("status", "need", "year", "group", "since")},
            sort=sort if sort.removeprefix("-") in SORTS else "name",
        )


FIRST_DAY = date(1900, 1, 1)  # before it nobody was at the school; a year such as 1 is a slip


class DayForm(forms.Form):
    """The day whose register is shown."""

    on = DayField(label="Show the register of")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        """A day to come has no register yet."""
        on = not_to_come(self.cleaned_data["on"], self.today)
        if on < FIRST_DAY:
            raise forms.ValidationError(f"Choose a day from {FIRST_DAY.year} on. Is the year right?")
        return on

    @property
    def day(self) -> date:
        """The day asked for, or today."""
        return self.cleaned_data["on"] if self.is_valid() else self.today


class NeedsForm(forms.Form):
    """SEN status and needs of a pupil from a day on, the primary need first; what it rests on by the status now."""

    status = forms.ChoiceField(
        label="SEN status",
        choices=[(one.value, f"{one.value}: {one.label}") for one in SenStatus],
        widget=forms.RadioSelect,
    )
    source = forms.ChoiceField(
        label="What gives this status?",
        required=False,
        help_text="Asked where a status begins. The school’s own assessment gives SEN support; an intervention, a diagnosis "
        "or an outside agency alone does not.",
        choices=[
            ("", "Choose"),
            *((value, label) for value, label in StatusPeriod.Source.choices if value != StatusPeriod.Source.IMPORT),
        ],
    )
    assessed_on = DayField(
        label="When was the assessment?", required=False, help_text="Asked with the school’s assessment."
    )
    found = few_lines(
        "What did the assessment find?",
        "Asked with the school’s assessment. Plain words: they stand in the letter to the parents.",
    )
    reviewed = few_lines(
        "What was reviewed?",
        "Asked where SEN support ends. Which outcomes, with whom, and how things stand now.",
    )
    reason = few_lines(
        "Why does SEN support end?",
        "Asked where SEN support ends. Plain words: they stand in the letter to the parents.",
        rows=2,
    )
    ceased = forms.BooleanField(
        label="The council has ceased the EHC plan",
        required=False,
        help_text="Asked where a plan ends. Give the day on which it ceased below; a school cannot end a plan.",
    )
    starts_on = DayField(label="From which day?", help_text="The day of the decision. Today or earlier.")
    note = forms.CharField(
        label="Note to the new status",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    # What is never asked while a status holds: nobody ends what has not begun.
    _NOT_ASKED: ClassVar = {
        "N": ("reviewed", "reason", "ceased"),
        "K": ("assessed_on", "found", "ceased"),
        "E": ("reviewed", "reason"),
    }

    def __init__(self, *args: Any, pupil: Pupil, today: date, spans: Iterable[Span] = (), **kwargs: Any) -> None:
        self.pupil, self.today, self.spans = pupil, today, list(spans)
        codes = [need.code for need in pupil.current_needs]
        initial = {"status": pupil.status, "starts_on": today, **{f"need_{n}": code for n, code in enumerate(codes, 1)}}
        super().__init__(*args, initial=initial, **kwargs)
        for name in self._NOT_ASKED[pupil.status]:
            del self.fields[name]
        offered = [(row.code, f"{row.code}: {row.name}") for row in need_types(today)]
        offered += [(code, BY_CODE[code].name) for code in codes if code in BY_CODE and code not in dict(offered)]
        for rank in range(1, min(max(FEWEST_NEED_FIELDS, len(codes) + 1), len(RANKS)) + 1):
            self.fields[f"need_{rank}"] = forms.ChoiceField(
                label=f"{RANKS[rank - 1]} need", required=False, choices=[("", "None"), *offered]
            )
        needs = [name for name in self.fields if name.startswith("need_")]
        first = ["status", "ceased", "source", "assessed_on", "found", "reviewed", "reason"]
        self.order_fields([*first, *needs, "starts_on", "note"])

    @property
    def rests_on(self) -> dict[str, Any]:
        """What the decision rests on, as ``set_status`` takes it; what was not asked is left out."""
        return {name: self.cleaned_data[name] for name in RESTS_ON if name in self.fields}

    @property
    def codes(self) -> list[str]:
        """The needs that were chosen, primary first."""
        chosen = [self.cleaned_data.get(name, "") for name in self.fields if name.startswith("need_")]
        return [code for code in chosen if code]

    def clean_starts_on(self) -> date:
        """What is decided for a day to come is recorded when the day has come."""
        starts_on: date = self.cleaned_data["starts_on"]
        if starts_on > self.today:
            raise forms.ValidationError(
                "Choose today or an earlier day. Record a later decision when its day has come."
            )
        return starts_on

    def clean(self) -> dict[str, Any]:
        """The rules of status and needs, each beside the field that it is about."""
        given = super().clean() or {}
        status = given.get("status")
        if status and status != self.pupil.status:
            self._clean_new_status(status, given)
        self._clean_needs(status, given.get("starts_on") or self.today)
        return given

    def _clean_new_status(self, status: str, given: dict[str, Any]) -> None:
        if status == "N" and given.get("note"):
            self.add_error(
                "note", "Leave this empty: a note belongs to a new status. Why the pupil comes off stands above."
            )
        if not given.get("starts_on"):
            return
        known = {name: given[name] for name in RESTS_ON if name in given}
        wish = Decision(status, given["starts_on"], given.get("source", ""), **known)
        for refusal in why_not_decide(self.spans, wish):
            if refusal.part not in self.errors:
                self.add_error(refusal.part if refusal.part in self.fields else "starts_on", refusal.words)

    def _clean_needs(self, status: str | None, on: date) -> None:
        codes = self.codes
        if status in ("K", "E") and not codes:
            self.add_error("need_1", "Choose the primary need. While it is still being found out, choose NSA.")
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            self.add_error(self._field_of(code, last=True), f"{code} is chosen twice. Choose another need, or none.")
        for code in dict.fromkeys(codes):
            if why_not := why_not_need(code, status=status, on=on):
                self.add_error(self._field_of(code), why_not)

    def _field_of(self, code: str, *, last: bool = False) -> str:
        names = [name for name in self.fields if name.startswith("need_") and self.cleaned_data.get(name) == code]
        return names[-1 if last else 0]
