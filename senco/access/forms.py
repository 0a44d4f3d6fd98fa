"""The form field for a day, the same wherever one is asked for: from a date picker, or typed as people write days."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from senco.access.rules.typed_days import NotADay, read_day

LONGEST_QUOTED = 40  # characters of what was typed, where its error quotes it
FURTHEST_AHEAD = timedelta(days=20 * 366)  # nothing is planned for longer: until then a year of two figures may lie


def about(label: str, words: str) -> str:
    """Words of an error that also make sense in the summary, away from their field."""
    if label.endswith("?"):
        return f"{label} {words[:1].upper()}{words[1:]}"
    return f"{label}: {words}" if label else f"{words[:1].upper()}{words[1:]}"


class DayField(forms.DateField):
    """A day. What cannot be read is quoted, with why and what to do."""

    widget = forms.DateInput

    def to_python(self, value: Any) -> date | None:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value.strip() if isinstance(value, str) else value)
        try:
            return read_day(value, until=timezone.localdate() + FURTHEST_AHEAD)
        except NotADay as slip:
            words = f"“{_quoted(value)}” {slip.why}. {slip.advice[:1].upper()}{slip.advice[1:]}."
            raise forms.ValidationError(about(str(self.label or ""), words), code="invalid") from None


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTED else f"{line[: LONGEST_QUOTED - 1]}…"
