"""Forms over what several people write: each text knows what it was when the page was shown, so nobody's is lost."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from provision.forms.fields import one_kind_of_line_end
from senco.access.forms import put_back
from senco.access.rules.dates import long_date


def mark(value: Any) -> str:
    """A short mark of a value, the same however its line ends were sent."""
    text = "" if value is None else one_kind_of_line_end(str(value))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def marks(now: Mapping[str, Any]) -> str:
    """Every value of a form by its mark, for the page to carry along."""
    return " ".join(f"{name}={mark(value)}" for name, value in now.items())


@dataclass(frozen=True)
class Clash:
    """One field that two people changed: ``field`` holds this person's words, ``theirs`` what stands there now."""

    field: BoundField
    theirs: str


class SharedForm(forms.Form):
    """``now`` is what the record says at this moment, by the names of the fields.

    Cleaning keeps what this person changed and takes over what a colleague changed meanwhile; where both changed one
    field, it stands in ``clashes`` and nothing may be saved.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, now: Mapping[str, Any], **kwargs: Any) -> None:
        self.now = dict(now)
        self.clashing: list[str] = []
        self.taken_over: list[str] = []
        super().__init__(*args, initial={**self.now, "seen": marks(self.now), **kwargs.pop("initial", {})}, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        was = dict(pair.partition("=")[::2] for pair in cleaned.get("seen", "").split())
        for name, theirs in self.now.items():
            if name in cleaned and mark(cleaned[name]) != mark(theirs):
                self._settle(cleaned, name, theirs, was.get(name))
        return cleaned

    def _settle(self, cleaned: dict[str, Any], name: str, theirs: Any, was: str | None) -> None:
        if mark(cleaned[name]) == was:
            cleaned[name] = theirs
            self.taken_over.append(name)
        elif mark(theirs) not in (was, mark("")):
            self.clashing.append(name)

    @property
    def clashes(self) -> list[Clash]:
        """The fields that two people changed, each with both texts. Empty before cleaning."""
        return [Clash(self[name], self._said(name)) for name in self.clashing]

    @property
    def untouched(self) -> list[BoundField]:
        """The other fields, to be sent along unseen when both texts have been put together."""
        return [self[name] for name in self.fields if name not in self.clashing]

    def put_together(self) -> None:
        """Make this the form of the page that shows both texts: what it sends next counts as written after theirs."""
        theirs = {name: "" if self.now[name] is None else str(self.now[name]) for name in self.taken_over}
        put_back(self, {"seen": marks(self.now), **theirs})

    def _said(self, name: str) -> str:
        theirs = self.now[name]
        if isinstance(theirs, date):
            return long_date(theirs)
        words = dict(getattr(self.fields[name], "choices", ()))
        return str(words.get(theirs, theirs) or "")
