"""What is typed into a writing: its parts, and with what day and name it is issued."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from django import forms

from ehcp.models.writing import BY, Writing
from ehcp.rules.writings.check import why_too_long
from ehcp.rules.writings.kind import Part
from ehcp.services.letters import why_not_dated
from ehcp.writing_selectors import parts_of
from senco.access.forms import DayField, WordsField
from senco.documents.rules.letter_text import tidy

LINE, LEAST_ROWS, MOST_ROWS = 74, 5, 40  # letters in a line of the box, and its rows
OPEN = "Not decided yet"


class WritingForm(forms.Form):
    """Every part of a writing. ``version`` is the one that was on the page, ``seen`` the mark of each part in it."""

    nothing_must = True  # nothing has to be filled, so that it is not said of each part
    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, writing: Writing, **kwargs: Any) -> None:
        self.parts = parts_of(writing)
        kwargs["initial"] = {**writing.texts, "version": writing.version, "seen": self._marks(writing.texts)}
        super().__init__(*args, **kwargs)
        for part in self.parts:
            self.fields[part.key] = _field(part)
        for part in self.parts:
            if not part.choices:
                lines = str(self[part.key].value() or "").splitlines()
                rows = sum(max(1, -(-len(line) // LINE)) for line in lines)
                self.fields[part.key].widget.attrs["rows"] = min(max(rows + 2, LEAST_ROWS), MOST_ROWS)

    def clean(self) -> dict[str, Any]:
        """Texts that fit their parts; one that is too long is shown again with by how much."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for part in self.parts:
            given[part.key] = tidy(given.get(part.key, ""))
            if why := why_too_long(part.heading, given[part.key]):
                self.add_error(part.key, why)
        return given

    @property
    def texts(self) -> dict[str, str]:
        """The words by the key of their part."""
        return {part.key: self.cleaned_data[part.key] for part in self.parts}

    def go_on_from(self, writing: Writing) -> None:
        """Show the form again as about a later version: what somebody else wrote meanwhile now stands beside it.

        A part that was not touched here shows what stands there now: else the words of the other would be written over.
        """
        given, marks = self.cleaned_data, self.cleaned_data.get("seen", "").split()
        untouched = [part.key for part in self.parts if part.key in given and f"{part.key}:{_mark(given[part.key])}" in marks]
        self.data = {
            **{name: self.data.get(name, "") for name in self.fields},
            **{key: writing.texts.get(key, "") for key in untouched},
            "version": str(writing.version),
            "seen": self._marks(writing.texts),
        }

    def _marks(self, texts: Mapping[str, str]) -> str:
        return " ".join(f"{part.key}:{_mark(texts.get(part.key, ''))}" for part in self.parts)


def _mark(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def _field(part: Part) -> forms.Field:
    if part.choices:
        return forms.ChoiceField(
            label=part.question, help_text=part.hint, required=False, choices=[("", OPEN), *part.choices], widget=forms.RadioSelect
        )
    return forms.CharField(label=part.question, help_text=part.hint, required=False, widget=forms.Textarea(attrs={"rows": LEAST_ROWS}))


class IssueForm(forms.Form):
    """The day of a paper and who wrote it. ``version`` is the one that was looked at."""

    dated = DayField(label="Date of the paper", help_text="The day it goes out.")
    by = WordsField(
        label="Who wrote it", max_length=BY,
        help_text="Names, and what each of them is. Whoever helped to write it belongs here too.",
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_dated(self) -> date:
        """A date near today."""
        on: date = self.cleaned_data["dated"]
        if reason := why_not_dated(on, self.today, "this paper"):
            raise forms.ValidationError(reason)
        return on

    def go_on_from(self, version: int) -> None:
        """Show the form again as about a later version, which stands on the page now."""
        self.data = {**{name: self.data.get(name, "") for name in self.fields}, "version": str(version)}
