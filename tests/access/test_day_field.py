"""A day that somebody fills in is read as people write days, and a slip is explained where it was made."""

from datetime import date

import pytest
import time_machine
from django import forms
from django.core.exceptions import ValidationError

from senco.access.forms import DayField


class Asked(forms.Form):
    """Two days, one of which may be left out."""

    on = DayField(label="Review on")
    until = DayField(label="By when?", required=False)


@pytest.mark.parametrize(
    "typed", ["2027-01-14", "14/1/2027", "14 1 27", "14.1.2027", "14 January 2027", " Thu 14 Jan 2027 "]
)
def test_days_are_understood_as_people_write_them(typed: str) -> None:
    form = Asked({"on": typed})
    assert form.is_valid()
    assert form.cleaned_data == {"on": date(2027, 1, 14), "until": None}


def test_a_slip_is_quoted_with_why_and_what_to_do() -> None:
    form = Asked({"on": "31/2/2027", "until": "soon"})
    assert form.errors["on"] == ["Review on: “31/2/2027” is not a day in the calendar. Check day and month."]
    assert form.errors["until"] == ["By when? “soon” is not a date we can read. Write it like 27/11/2026."]


def test_a_day_that_is_asked_for_and_empty_is_missing_and_not_wrong() -> None:
    assert Asked({"on": "  "}).errors["on"] == ["This field is required."]


def test_only_the_beginning_of_a_long_slip_is_quoted() -> None:
    with pytest.raises(ValidationError) as slip:
        DayField().clean("x" * 5000)
    assert len(slip.value.messages[0]) < 120


@time_machine.travel("2026-11-25")
def test_a_year_of_two_figures_is_one_that_a_school_can_plan_for() -> None:
    assert DayField().clean("1/9/45") == date(2045, 9, 1)
    assert DayField().clean("1/9/68") == date(1968, 9, 1)


def test_a_day_that_was_filled_in_and_not_changed_has_not_changed() -> None:
    form = Asked({"on": "14/1/2027", "until": ""}, initial={"on": date(2027, 1, 14)})
    assert form.changed_data == []
