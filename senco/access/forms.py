"""Form fields that are the same wherever they stand: a day, typed as people write days; a longer text; a file."""

from collections.abc import Mapping
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


def not_to_come(on: date, today: date) -> date:
    """The day, where it is today or has passed. Raises ValidationError for one that is still to come."""
    if on > today:
        raise forms.ValidationError("Choose today or a day that has passed.")
    return on


def put_back(form: forms.BaseForm, values: Mapping[str, str]) -> None:
    """Show a form again with these of its fields as they are now, whatever was sent for them."""
    data: Any = form.data
    data = data.copy()
    for name, value in values.items():
        data[form.add_prefix(name)] = value
    form.data = data


class WordsField(forms.CharField):
    """Words in a box of several lines.

    A browser cuts what is pasted at the limit of a box and says nothing; so the box has none here, and a text that is too
    long is shown again with by how much.
    """

    def __init__(self, *, rows: int = 2, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}

    def run_validators(self, value: Any) -> None:
        if self.max_length is not None and len(value) > self.max_length:
            over = len(value) - self.max_length
            words = f"this has {len(value):,} characters, and {self.max_length:,} fit. Shorten it by {over:,}."
            raise forms.ValidationError(about(str(self.label or ""), words), code="max_length")
        super().run_validators(value)


class UploadField(forms.FileField):
    """A file that is read at once: of at most so many bytes, with words for one that is larger."""

    def __init__(self, *, most_bytes: int, too_large: str, empty: str, **kwargs: Any) -> None:
        messages = {"required": "Choose a file.", "empty": empty}
        super().__init__(label="File", error_messages=messages, **kwargs)
        self.most_bytes, self.too_large = most_bytes, too_large

    def body_had(self, sent_bytes: int) -> None:
        """Tell the field how large the request was: a body too large is not kept, so that the file would seem missing."""
        if sent_bytes > self.most_bytes:
            self.error_messages["required"] = self.too_large

    def clean(self, data: Any, initial: Any = None) -> Any:
        """A file that is not too large."""
        file = super().clean(data, initial)
        if file and (file.size or 0) > self.most_bytes:
            raise forms.ValidationError(self.too_large)
        return file


def few_lines(label: str, hint: str, *, required: bool = False, rows: int = 3) -> forms.CharField:
    """A field for some sentences, up to about a page."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"max_length": "Shorten this to 2,000 characters, about a page: what matters most comes first."},
    )
