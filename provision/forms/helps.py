"""What helps in class: looking for it, choosing it for a pupil, and the words of one of the school's list."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from provision.forms.fields import Day, Line, Words
from provision.models import Adaptation
from provision.rules.bank import Barrier
from provision.selectors import whole_adaptation_list, words_mark
from pupils.rules.need import BY_CODE, need_types
from senco.access.forms import put_back

BARRIERS = [(barrier.value, barrier.label) for barrier in Barrier]
LONGEST = 300
ALL = "all"
NONE_OF_THESE = ("NSA", "OTH")  # needs by which nothing can be told apart


class FindForm(forms.Form):
    """Looks for a move by word, need and barrier. With the needs of a pupil those come first."""

    use_required_attribute = False

    q = forms.CharField(label="Word", max_length=100, required=False, widget=forms.TextInput(attrs={"type": "search"}))
    need = forms.ChoiceField(label="Need", required=False)
    barrier = forms.ChoiceField(label="What gets in the way", required=False, choices=[("", "Anything"), *BARRIERS])

    def __init__(self, *args: Any, today: date, own: Sequence[str] = (), called: str = "", **kwargs: Any) -> None:
        super().__init__(*args, auto_id="find_%s", **kwargs)
        self.own = [code for code in own if code not in NONE_OF_THESE]
        codes = [(row.code, row.name) for row in need_types(today) if row.code not in NONE_OF_THESE]
        first = [("", f"Needs of {called} ({', '.join(self.own)})"), (ALL, "Any need")] if self.own else [("", "Any need")]
        self.fields["need"].choices = [*first, *codes]  # type: ignore[attr-defined]

    @property
    def asked(self) -> dict[str, Any]:
        """What to look for, as ``found`` takes it; what cannot be read is not asked."""
        self.is_valid()
        given = getattr(self, "cleaned_data", {})
        need = given.get("need", "")
        needs = [] if need == ALL else [need] if need else self.own
        return {"words": given.get("q", ""), "needs": needs, "barrier": given.get("barrier", "")}


class PickForm(forms.Form):
    """One press: a move of the school's list or of the bank, with a note on this pupil if there is one."""

    adaptation = forms.ModelChoiceField(queryset=None, required=False)
    entry = forms.CharField(max_length=40, required=False)
    note = Line("What is special about it for this pupil?", LONGEST, required=False)
    starts_on = Day("From", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="pick_%s", **kwargs)
        self.fields["adaptation"].queryset = whole_adaptation_list()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not given.get("adaptation") and not given.get("entry") and not self.errors:
            raise forms.ValidationError("Choose one from the school’s list or from the bank.")
        return given

    @property
    def picked(self) -> str:
        """What was pressed, also where the form is not right yet."""
        return str(self.data.get("adaptation") or self.data.get("entry") or "")


class WordsForm(forms.Form):
    """The words of one of the school's list."""

    use_required_attribute = False

    name = Line(
        "Name", 100, help_text="Short, as it stands on a teacher's phone.", error_messages={"required": "Enter a name"}
    )
    how = Words("What do you do?", LONGEST, rows=2)
    when_it_helps = Words("When does it help?", LONGEST, rows=2)
    how_you_see = Words(
        "How do you see that it works?", LONGEST, rows=2, help_text="Something that anybody in the room can see or hear."
    )
    barrier = forms.ChoiceField(label="What gets in the way", required=False, choices=[("", "Choose"), *BARRIERS])
    need_codes = forms.MultipleChoiceField(
        label="For needs like these", required=False, widget=forms.CheckboxSelectMultiple
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, adaptation: Adaptation | None = None, **kwargs: Any) -> None:
        kept = {}
        if adaptation is not None:
            kept = {name: getattr(adaptation, name) for name in self.base_fields if name != "seen"}
            kept["seen"] = words_mark(adaptation)
        super().__init__(*args, initial={**kept, **kwargs.pop("initial", {})}, **kwargs)
        offered = {row.code: row.name for row in need_types(today)}
        gone = [code for code in kept.get("need_codes", ()) if code not in offered]
        more = [(code, BY_CODE[code].name if code in BY_CODE else code) for code in gone]
        self.fields["need_codes"].choices = [*offered.items(), *more]  # type: ignore[attr-defined]

    @property
    def words(self) -> dict[str, Any]:
        """What to hand to the services."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def keep_mine(self, adaptation: Adaptation) -> None:
        """Saved again, these words are written after those that stand there now."""
        put_back(self, {"seen": words_mark(adaptation)})


class OwnForm(forms.Form):
    """A move that is new to the school's list, for a pupil."""

    use_required_attribute = False

    new_name = Line(
        "Name", 100, help_text="Short, as it stands on a teacher's phone.", error_messages={"required": "Enter a name"}
    )
    how = Words("What do you do?", LONGEST, rows=2)
    when_it_helps = Words("When does it help?", LONGEST, rows=2)
    how_you_see = Words("How do you see that it works?", LONGEST, rows=2)
    barrier = forms.ChoiceField(label="What gets in the way", required=False, choices=[("", "Choose"), *BARRIERS])
    note = Line("What is special about it for this pupil?", LONGEST, required=False)
    starts_on = Day("From")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"starts_on": today}, **kwargs)

    @property
    def words(self) -> dict[str, Any]:
        """What to hand to the service that puts it on the list."""
        given = {name: self.cleaned_data[name] for name in ("how", "when_it_helps", "how_you_see", "barrier")}
        return {"name": self.cleaned_data["new_name"], **given}
