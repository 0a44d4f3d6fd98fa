"""What people give when they bring pupils in: a file with its days, and a word on each pupil who may be here already."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from pupils.import_presenters import Line
from pupils.imports.decide import Decision
from pupils.imports.decoding import MOST_BYTES
from pupils.rules.attendance import Period, why_not_period
from senco.access.forms import DayField, UploadField, not_to_come

MEGABYTE = 1024 * 1024
TOO_LARGE = (
    f"The file has more than {MOST_BYTES // MEGABYTE} MB. Export only the columns that are listed below, "
    "or one year group at a time."
)
MOST_ONE_BY_ONE = 300  # more decisions than that nobody makes on one page
CHOICES = [
    (Decision.SAME.value, "The same child"),
    (Decision.OTHER.value, "Another child"),
    (Decision.LEAVE.value, "Leave for now"),
]


class UploadForm(forms.Form):
    """A file, the day from which the SEN statuses in it hold, and the days of which it counts attendance."""

    file = UploadField(
        most_bytes=MOST_BYTES,
        too_large=TOO_LARGE,
        empty="This file is empty. Export the list again, then choose the new file.",
        help_text="CSV, as your school's system exports it. Nothing is written before you have seen what would change.",
    )
    on = DayField(
        label="From which day do SEN statuses and needs in it hold?",
        help_text="Where the file says something new. Usually the day of the export.",
        error_messages={"required": "Enter the day, or today."},
    )
    counted_from = DayField(
        label="First day counted",
        required=False,
        help_text="Left empty, attendance is taken as that of this school year, from 1 September to the day above.",
    )
    counted_to = DayField(label="Last day counted", required=False)

    def __init__(self, *args: Any, today: date, sent_bytes: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"on": today}, **kwargs})
        self.today = today
        self.fields["file"].body_had(sent_bytes)

    def clean_on(self) -> date:
        """Statuses to come are not brought in before their day."""
        return not_to_come(self.cleaned_data["on"], self.today)

    @property
    def counted(self) -> Period:
        """The days of which the file counts attendance."""
        on = self.cleaned_data["on"]
        last = self.cleaned_data.get("counted_to") or on
        return Period(self.cleaned_data.get("counted_from") or Period.so_far(last).starts_on, last)

    def clean(self) -> dict[str, Any]:
        """Days of attendance that had passed when the file was made."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not {"on", "counted_from", "counted_to"} & set(self.errors) and (
            why_not := why_not_period(self.counted, as_at=given["on"], today=self.today)
        ):
            self.add_error("counted_to" if given.get("counted_to") else "counted_from", why_not)
        return given


class DecisionForm(forms.Form):
    """What a person says to each suggestion of a plan, and the fingerprint of the plan that they saw."""

    digest = forms.CharField(widget=forms.HiddenInput)
    everyone = forms.ChoiceField(
        label="For all of them",
        required=False,
        choices=[("", "As chosen at each"), (Decision.SAME.value, "Each is the same child")],
    )

    def __init__(self, *args: Any, lines: Iterable[Line] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(lines)
        self.one_by_one = len(self.lines) <= MOST_ONE_BY_ONE
        if not self.one_by_one:
            self.fields["everyone"].choices = [("", "Leave them for now"), self.fields["everyone"].choices[1]]
            return
        for line in self.lines:
            self.fields[f"row_{line.key}"] = forms.ChoiceField(
                label=f"Row {line.lines}: is {line.name} the same child?",
                choices=CHOICES,
                required=False,
                initial=Decision.LEAVE.value,
                widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
            )

    @property
    def rows(self) -> list[tuple[Line, forms.BoundField | None]]:
        """Each suggestion with the field that settles it; where there are too many, the first of them without one."""
        shown = self.lines[:MOST_ONE_BY_ONE]
        return [(line, self[f"row_{line.key}"] if self.one_by_one else None) for line in shown]

    @property
    def more(self) -> int:
        """How many suggestions are not shown."""
        return len(self.lines) - len(self.rows)

    @property
    def decisions(self) -> dict[int, Decision]:
        """What was said, by the first line of each row; what was not said, or cannot be understood, leaves a row."""
        given = self.cleaned_data
        if given.get("everyone"):
            return {line.key: Decision(given["everyone"]) for line in self.lines}
        said = {line.key: given.get(f"row_{line.key}") for line in self.lines}
        return {key: Decision(answer) for key, answer in said.items() if answer}
