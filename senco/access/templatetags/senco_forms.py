"""How a form is shown: its fields made fit for the page, its errors in words, the summary of what went wrong.

A page shows a form in one line, `{% include "_parts/form.html" with form=form submit="Save" %}`, or field by
field with `{{ form.name|as_crispy_field }}`: both end in `bootstrap5/field.html` (label, hint, error, control).
The frames (`base.html` and its sisters) show the summary of `form`, `formset` and each of `forms` by themselves.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms, template
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.forms.widgets import ChoiceWidget
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

PRODUCT = "senco"
ONE_OF_ITS_KIND = ("day ", "date ", "first day", "last day", "time ")  # said with its article: "Enter the day it came"
DATE_WIDGETS = (
    (forms.DateTimeInput, "datetime-local", "%Y-%m-%dT%H:%M"),
    (forms.DateInput, "date", "%Y-%m-%d"),
    (forms.TimeInput, "time", "%H:%M"),
)


@dataclass(frozen=True)
class Problem:
    """One line of the error summary: `anchor` is the id of the control to go to, "" where there is none."""

    anchor: str
    words: str


def required_words(label: str, verb: str = "Enter") -> str:
    """What to do about an empty field: "Enter the review date"; a question, or what one ticks, is quoted."""
    if label.endswith("?"):
        return f"Answer “{label}”"
    if verb == "Tick":
        return f"Tick “{label}”"
    lowered = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    return f"{verb} the {lowered}" if lowered.startswith(ONE_OF_ITS_KIND) else f"{verb} {lowered}"


def _verb(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "Tick"
    return "Choose" if isinstance(widget, ChoiceWidget | forms.FileInput) else "Enter"


def field_words(field: BoundField) -> list[str]:
    """The words of a field's errors, the same at the field and in the summary."""
    usual = str(forms.Field.default_error_messages["required"])
    asked = required_words(str(field.label), _verb(field.field.widget))
    found: Iterable[ValidationError] = field.form.errors.as_data().get(field.name, [])
    return [asked if words == usual else words for error in found for words in error.messages]


def first_control(field: BoundField) -> str:
    """The id of the control to focus: Django's own answer is empty for radios, checkboxes and date boxes."""
    widget = field.field.widget
    if field.is_hidden or not field.auto_id:
        return ""
    if isinstance(widget, ChoiceWidget) and widget.add_id_index:
        options = field.subwidgets
        return str(options[0].id_for_label) if options else ""
    if isinstance(widget, forms.MultiWidget):
        return f"{field.auto_id}_0"
    return str(field.id_for_label)


def problems(form: Any) -> list[Problem]:
    """Every problem of a form or formset, in the order of the page; [] where there is none or nothing was sent."""
    if form is None or not getattr(form, "is_bound", False):
        return []
    if isinstance(form, BaseFormSet):
        own = [Problem("", str(words)) for words in form.non_form_errors()]
        return own + [problem for each in form.forms for problem in problems(each)]
    own = [Problem("", str(words)) for words in form.non_field_errors()]
    return own + [Problem(first_control(field), words) for field in form for words in field_words(field)]


def page_problems(context: Mapping[str, Any] | Context) -> list[Problem]:
    """The problems of a page: of `form`, `formset` and each of `forms` in its context."""
    found = [context.get("form"), context.get("formset"), *(context.get("forms") or ())]
    return [problem for form in found for problem in problems(form)]


@register.filter
def error_words(field: BoundField) -> list[str]:
    return field_words(field)


@register.filter
def typed(field: BoundField) -> str:
    """What was typed into a field, or chosen in it, in words: for a page that shows words without their form."""
    value = field.value()
    labels: dict[str, str] = {}
    for key, label in getattr(field.field, "choices", ()):
        group = label if isinstance(label, list | tuple) else [(key, label)]
        labels |= {str(each): str(words) for each, words in group}
    chosen = value if isinstance(value, list) else [value]
    return ", ".join(labels.get(str(one), str(one)) for one in chosen if one not in (None, ""))


@register.inclusion_tag("_parts/error_summary.html", takes_context=True)
def error_summary(context: Context, *given: Any) -> dict[str, Any]:
    """The error summary of the page, or of the forms given. The page frames show it; a page rarely needs to."""
    found = [problem for form in given for problem in problems(form)] if given else page_problems(context)
    return {"problems": found}


@register.simple_block_tag(takes_context=True)
def page_title(context: Context, content: str) -> SafeString:
    """`Error: Raise a concern – senco`: whether something went wrong, the page, and whose it is."""
    page = SafeString(" ".join(content.split()))
    prefix = "Error: " if page_problems(context) else ""
    return format_html("{}{} – {}", prefix, page, PRODUCT) if page else format_html("{}{}", prefix, PRODUCT)


@register.filter
def any_chosen(options: list[dict[str, Any]]) -> bool:
    """Is one of these choices ticked? Then their group is not folded away."""
    return any(option["selected"] for option in options)


@register.filter
def ready(field: BoundField) -> BoundField:
    """A field made fit to be shown: its classes, dates in the browser's own picker, no placeholder for a label."""
    for widget in getattr(field.field.widget, "widgets", [field.field.widget]):
        _dress(widget, bool(field.errors))
        if isinstance(widget, forms.DateInput) and not _picker_shows(field.value()):
            widget.input_type = "text"  # a date picker would drop what was typed
        hint, label = str(widget.attrs.get("placeholder", "")).lower(), str(field.label).lower()
        if hint and (hint in label or label in hint):
            del widget.attrs["placeholder"]
    return field


def _picker_shows(value: Any) -> bool:
    """Whether a browser's date picker can hold a value: nothing, a day, or the text that such a picker sends."""
    if not isinstance(value, str) or not value:
        return True
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _dress(widget: forms.Widget, invalid: bool) -> None:
    narrow = isinstance(widget, forms.NumberInput)
    for kind, input_type, written in DATE_WIDGETS:
        if isinstance(widget, kind) and not widget.is_hidden:
            widget.input_type, widget.format, widget.is_localized, narrow = input_type, written, False, True
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == "10":
        widget.attrs["rows"] = "4"  # ten is Django's unasked-for height
    if widget.is_hidden or isinstance(widget, forms.RadioSelect):
        return
    base = "form-control"
    if isinstance(widget, forms.CheckboxInput):
        base = "form-check-input"
    elif isinstance(widget, forms.Select):
        base = "form-select"
    names = [*str(widget.attrs.get("class", "")).split(), base]
    names += ["is-invalid"] * invalid + ["narrow"] * narrow
    widget.attrs["class"] = " ".join(dict.fromkeys(names))


@register.filter
def with_ids(form: forms.BaseForm, prefix: str) -> forms.BaseForm:
    """The same form with other ids, for the second showing of a filter on one page."""
    twin = copy(form)
    twin.auto_id = f"{prefix}_%s"
    vars(twin)["_bound_fields_cache"] = {}  # else the twin would show the fields of the first
    return twin
