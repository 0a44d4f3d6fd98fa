"""The fields of these forms: text and dates, with words that say how to put a slip right."""

from typing import Any

from django import forms

from senco.access.forms import DayField, about

TOO_LONG = "Shorten this to %(limit_value)d characters or fewer. It has %(show_value)d."


def one_kind_of_line_end(text: str) -> str:
    """Browsers send two characters for the end of a line; what is kept has one, or an untouched text looks changed."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


class Asked:
    """Asked for, yet saved when empty: what is missing stands in the way of the next part, never of saving this one."""

    def validate(self, value: Any) -> None:
        if value not in (None, ""):
            super().validate(value)  # type: ignore[misc]


class Line(forms.CharField):
    """Text of one line."""

    def __init__(self, label: str, limit: int, **kwargs: Any) -> None:
        messages = {"max_length": TOO_LONG, **kwargs.pop("error_messages", {})}
        super().__init__(label=label, max_length=limit, error_messages=messages, **kwargs)


class Words(forms.CharField):
    """Text of some lines, 2,000 characters unless told. Optional, since a half-written page must be saveable."""

    def __init__(self, label: str, limit: int = 2000, *, rows: int = 4, **kwargs: Any) -> None:
        area = forms.Textarea(attrs={"rows": str(rows)})
        kwargs = {"required": False, "widget": area, "error_messages": {"max_length": TOO_LONG}, **kwargs}
        super().__init__(label=label, max_length=limit, **kwargs)

    def to_python(self, value: Any) -> str:
        return one_kind_of_line_end(super().to_python(value) or "")


class Day(DayField):
    """A day, named first as the other fields here are."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label=label, **kwargs)


class AskedLine(Asked, Line):
    """A line that may be filled in later."""


class AskedWords(Asked, Words):
    """Text that may be filled in later."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, required=True, **kwargs)


class AskedDay(Asked, Day):
    """A day that may be filled in later."""


class AskedChoice(Asked, forms.ChoiceField):
    """A choice that may be made later."""


class AskedRow(Asked, forms.ModelChoiceField):
    """A row to choose, where another answer may stand in for it."""


class Number(forms.IntegerField):
    """A whole number between two others, with words for both ends."""

    def __init__(self, label: str, *, least: int, most: int, **kwargs: Any) -> None:
        messages = {
            "invalid": about(label, "write a whole number in figures, such as 20"),
            "min_value": about(label, f"write {least} or more"),
            "max_value": about(label, f"write {most} or less"),
        }
        super().__init__(label=label, min_value=least, max_value=most, error_messages=messages, **kwargs)


class AskedNumber(Asked, Number):
    """A number that may be left out."""
