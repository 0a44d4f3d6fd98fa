"""What people fill in about attendance: the time, the half-days or the percentage, and the day on which it was counted."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from pupils.rules.attendance import Count, Period, why_not_count, why_not_period, why_not_within
from pupils.rules.attendance_cells import FigureRead, read_percent, read_sessions
from senco.access.forms import DayField, about

SESSIONS = ("possible", "attended", "authorised", "unauthorised")


class _Figure(forms.Field):
    """A figure as people write it, read as a file's cell is; an empty field is None."""

    def to_python(self, value: Any) -> Decimal | None:
        read = self.read(str(value or "").strip())
        if slip := read.doubt or read.impossible:
            raise forms.ValidationError(about(str(self.label or ""), slip), code="invalid")
        return read.value

    def read(self, text: str) -> FigureRead:
        return read_sessions(text)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data)


class SessionsField(_Figure):
    """A number of half-days."""

    def __init__(self, label: str, help_text: str = "") -> None:
        super().__init__(label=label, help_text=help_text, required=False, widget=_box())

    def clean(self, value: Any) -> int | None:
        read = super().clean(value)
        return None if read is None else int(read)


class PercentField(_Figure):
    """A percentage."""

    def __init__(self, label: str, help_text: str = "") -> None:
        super().__init__(label=label, help_text=help_text, required=False, widget=_box())

    def read(self, text: str) -> FigureRead:
        return read_percent(text)


def _box() -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": "12"})


class AttendanceForm(forms.Form):
    """A time and what was attended of it: the half-days, or where only that is known the percentage."""

    starts_on = DayField(label="First day counted", error_messages={"required": "Enter the first day that was counted."})
    ends_on = DayField(label="Last day counted", error_messages={"required": "Enter the last day that was counted."})
    possible = SessionsField("Half-days possible", "A whole school year has 380.")
    attended = SessionsField("Half-days attended", "In school, or at an approved activity elsewhere.")
    authorised = SessionsField("Missed and authorised", "If you know it: illness, appointments, agreed leave.")
    unauthorised = SessionsField("Missed and not authorised", "Or not explained yet.")
    percent = PercentField(
        "Or only the percentage attended", "Such as 93.5. Leave it empty where you give the half-days: it is worked out."
    )
    as_at = DayField(
        label="As it stood on",
        help_text="The day on which your school’s system showed these figures.",
        error_messages={"required": "Enter the day, or today."},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        so_far = Period.so_far(today)
        initial = {"starts_on": so_far.starts_on, "ends_on": so_far.ends_on, "as_at": today}
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.today = today

    @property
    def period(self) -> Period:
        """The time counted."""
        return Period(self.cleaned_data["starts_on"], self.cleaned_data["ends_on"])

    @property
    def count(self) -> Count:
        """The figures."""
        return Count(**{name: self.cleaned_data.get(name) for name in (*SESSIONS, "percent")})

    def clean(self) -> dict[str, Any]:
        """Figures that can be right, of days that have passed."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not {*SESSIONS, "percent"} & set(self.errors) and (why_not := why_not_count(self.count)):
            self.add_error("percent" if given.get("percent") is not None else "possible", why_not)
        if not {"starts_on", "ends_on", "as_at"} & set(self.errors) and (
            why_not := why_not_period(self.period, as_at=given["as_at"], today=self.today)
        ):
            self.add_error("as_at" if given["as_at"] > self.today else "ends_on", why_not)
        if not self.errors and (why_not := why_not_within(self.count, self.period)):
            self.add_error("possible", why_not)
        return given
