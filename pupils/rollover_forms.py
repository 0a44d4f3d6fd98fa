"""What a school decides for the turn of the year: the day, the class after each class, the adults; and exceptions."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from pupils.rules.last_year import AS_USUAL, LAST_YEARS, in_words
from pupils.rules.rollover import ClassNow, PupilNow, why_not_take_effect
from pupils.rules.years import LADDER, label
from pupils.staffing_selectors import Colleague
from senco.access.forms import DayField

IN_TABLE = {"class": "form-select form-select-sm"}
ADULTS = 3  # in one class, as chosen here; more are linked on the page of the class


class LastYearForm(forms.Form):
    """Which year is the last that the school teaches; empty is as usual by year."""

    last_year = forms.ChoiceField(
        label="The last year we teach",
        required=False,
        choices=[(code, in_words(code)) for code in (AS_USUAL, *LAST_YEARS)],
        help_text="Infant, first and middle schools choose theirs. For all others the usual is right.",
        error_messages={"invalid_choice": "The last year we teach: choose one of the years of the list"},
    )


class RollOverForm(forms.Form):
    """The decisions that hold for whole classes. Rows for the page are in ``class_rows`` and ``adult_rows``."""

    takes_effect_on = DayField(label="First day of the new year")
    last_year = forms.ChoiceField(label="Which year leaves the school?", choices=[(code, label(code)) for code in LADDER])
    groups_end = forms.BooleanField(
        label="Teaching groups end with the year",
        required=False,
        help_text="Pupils leave their sets and interventions, and so do the adults. The groups stay in the list.",
    )

    def __init__(
        self,
        *args: Any,
        begins: int,
        today: date,
        classes: Sequence[ClassNow],
        usual: Mapping[tuple[str, str], str],
        counts: Mapping[tuple[str, str], int],
        staff: Sequence[Colleague],
        adults: Mapping[str, Sequence[str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.begins, self.today, self.classes = begins, today, classes
        names = {one.id: one.name for one in classes}
        targets = [("", "No class yet"), *names.items()]
        people = [("", "Nobody"), *((str(one.user.pk), one.user.name) for one in staff)]
        known = {key for key, _ in people}
        self.pairs = list(usual)
        for group, year in self.pairs:
            name = f"next_{group}_{year}"
            self.fields[name] = forms.ChoiceField(
                label=f"{names[group]}, {label(year)}",
                required=False,
                choices=targets,
                initial=usual[group, year],
                widget=forms.Select(attrs=IN_TABLE),
            )
        for one in classes:
            held = [user for user in adults.get(one.id, []) if user in known]
            for number in range(ADULTS):
                self.fields[f"adult_{one.id}_{number}"] = forms.ChoiceField(
                    label=f"{one.name}, adult {number + 1}",
                    required=False,
                    choices=people,
                    initial=held[number] if number < len(held) else "",
                    widget=forms.Select(attrs=IN_TABLE),
                )
        self.counts = counts

    def clean_takes_effect_on(self) -> date:
        """A day on which a school year can begin."""
        chosen: date = self.cleaned_data["takes_effect_on"]
        if why_not := why_not_take_effect(chosen=chosen, today=self.today, begins=self.begins):
            raise forms.ValidationError(why_not)
        return chosen

    @property
    def class_rows(self) -> list[tuple[forms.BoundField, int]]:
        """For each class and year: the field of the next class, and how many pupils it is about."""
        return [(self[f"next_{group}_{year}"], self.counts.get((group, year), 0)) for group, year in self.pairs]

    @property
    def adult_rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        """For each class: its name, and the fields of its adults."""
        return [(one.name, [self[f"adult_{one.id}_{number}"] for number in range(ADULTS)]) for one in self.classes]

    def choices_made(self, *, kept: Mapping[str, Any], adults_before: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        """The decisions as they are kept; exceptions that were made before stay."""
        given = self.cleaned_data
        chosen = {one.id: [given[f"adult_{one.id}_{number}"] for number in range(ADULTS)] for one in self.classes}
        return {
            "last_year": given["last_year"],
            "classes": [[group, year, given[f"next_{group}_{year}"]] for group, year in self.pairs],
            "adults": {group: list(dict.fromkeys(filter(None, users))) for group, users in chosen.items()},
            "adults_before": {group: list(users) for group, users in adults_before.items()},
            "groups_end": given["groups_end"],
            "stays": kept.get("stays", []),
            "leavers": kept.get("leavers", []),
            "waits": False,
        }


STAYS, LEAVES = "stays", "leaves"


class ExceptionForm(forms.Form):
    """One pupil with whom it is not as usual."""

    pupil = forms.ChoiceField(label="Pupil", error_messages={"required": "Choose a pupil"})
    what = forms.ChoiceField(
        label="What happens?",
        choices=[(STAYS, "Does the year again"), (LEAVES, "Leaves the school")],
        widget=forms.RadioSelect,
        initial=STAYS,
    )

    def __init__(self, *args: Any, pupils: Sequence[PupilNow], classes: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of_class: dict[str, list[tuple[str, str]]] = {}
        for pupil in pupils:
            of_class.setdefault(classes.get(pupil.group, "No class"), []).append((pupil.id, pupil.name))
        self.fields["pupil"].choices = [("", "Choose"), *of_class.items()]
