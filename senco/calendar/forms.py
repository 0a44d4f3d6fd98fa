"""A school year on one screen: three terms with their half-terms, days of staff training; and closing the school."""

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms

from senco.access.forms import DayField
from senco.access.rules.dates import Term
from senco.calendar.rules.drawing_up import Year, slips_of
from senco.calendar.rules.school_days import Break, Span, TermSpan, Why

MOST_INSET = 6
TERM_FIELDS = ("first", "last", "half_first", "half_last")
LABELS = ("First day", "Last day", "Half-term from", "Half-term to")


class YearForm(forms.Form):
    """The dates of one school year. ``year_typed`` is what was typed, once the form is valid."""

    def __init__(self, data: Any = None, *, begins: int, start: Year | None) -> None:
        super().__init__(data, initial=_values_of(start) if start else None)
        self.begins = begins
        for term in Term:
            for name, label in zip(TERM_FIELDS, LABELS, strict=True):
                needed = name in ("first", "last")
                about = f"{term.value.capitalize()} term: {label.lower()}"
                missing = {"required": f"{about}: enter the day"}
                self.fields[f"{term.value}_{name}"] = DayField(label=label, required=needed, error_messages=missing)
        for number in range(1, MOST_INSET + 1):
            self.fields[f"inset_{number}"] = DayField(label=f"Day {number}", required=False)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            *(
                Fieldset(
                    f"{term.value.capitalize()} term",
                    Row(*(Column(f"{term.value}_{name}", css_class="col-6 col-lg-3") for name in TERM_FIELDS)),
                )
                for term in Term
            ),
            Fieldset(
                "INSET days, when staff are in and pupils are not",
                Row(*(Column(f"inset_{n}", css_class="col-6 col-lg-2") for n in range(1, MOST_INSET + 1))),
            ),
        )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for term in Term:
            self._both_ends_or_none(given, term)
        if not self.errors:
            self.year_typed = Year(self.begins, tuple(self._terms(given)), tuple(self._breaks(given)))
            for slip in slips_of(self.year_typed):
                self.add_error(self._field_of(slip.about, given), slip.words)
        return given

    def _both_ends_or_none(self, given: dict[str, Any], term: Term) -> None:
        first, last = (f"{term.value}_{name}" for name in ("half_first", "half_last"))
        if first in self.errors or last in self.errors or bool(given.get(first)) == bool(given.get(last)):
            return
        self.add_error(last if given.get(first) else first, f"{term.value.capitalize()} half-term: enter both its days, or none")

    def _terms(self, given: dict[str, Any]) -> list[TermSpan]:
        return [TermSpan(term, Span(given[f"{term.value}_first"], given[f"{term.value}_last"])) for term in Term]

    def _breaks(self, given: dict[str, Any]) -> list[Break]:
        halves = [(given[f"{t.value}_half_first"], given[f"{t.value}_half_last"]) for t in Term]
        days: set[date] = {day for n in range(1, MOST_INSET + 1) if (day := given[f"inset_{n}"])}
        return [
            *(Break(Why.HALF_TERM, Span(first, last)) for first, last in halves if first),
            *(Break(Why.INSET, Span(day, day)) for day in sorted(days)),
        ]

    def _field_of(self, about: Term | date, given: dict[str, Any]) -> str | None:
        """The field that a slip is about: a term's last day, or the one that holds the day off."""
        if isinstance(about, Term):
            return f"{about.value}_last"
        return next((name for name in self.fields if given.get(name) == about), None)


class ClosureForm(forms.Form):
    """Days on which the school is shut to pupils."""

    first_on = DayField(label="First day closed", error_messages={"required": "Enter the first day on which the school is closed"})
    last_on = DayField(label="Last day closed", required=False, help_text="Leave empty for one day.")
    reason = forms.CharField(
        label="Why",
        max_length=120,
        help_text="For example: snow. Everybody on the staff reads it.",
        error_messages={"required": "Write why the school is closed, in a few words"},
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        given["last_on"] = given.get("last_on") or given.get("first_on")
        return given


def _values_of(year: Year) -> dict[str, date]:
    values: dict[str, date] = {}
    halves = [one.days for one in year.breaks if one.why is Why.HALF_TERM]
    for term in year.terms:
        half = next((days for days in halves if days.first in term.days), None)
        values |= {f"{term.name.value}_first": term.days.first, f"{term.name.value}_last": term.days.last}
        if half:
            values |= {f"{term.name.value}_half_first": half.first, f"{term.name.value}_half_last": half.last}
    insets = [one.days.first for one in year.breaks if one.why is Why.INSET]
    return values | {f"inset_{number}": day for number, day in enumerate(insets[:MOST_INSET], start=1)}
