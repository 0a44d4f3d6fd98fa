"""What people fill in about classes and groups: a name, who teaches from when until when, who is in a group."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms

from pupils.models import Pupil, TeachingGroup
from pupils.rules import years
from pupils.staffing_selectors import Colleague
from senco.access.forms import DayField


class GroupForm(forms.Form):
    """A new class or teaching group, or other words for one. ``kind`` is asked only of a new one."""

    name = forms.CharField(max_length=60, label="Name", help_text="For example 4W, or 9 Maths set 2.",
                           error_messages={"required": "Enter the name of the class or group"})  # fmt: skip
    kind = forms.ChoiceField(
        label="What is it?",
        choices=[
            (TeachingGroup.Kind.CLASS, "A class: each pupil is in one"),
            (TeachingGroup.Kind.GROUP, "A teaching group: a set, an intervention, an option"),
        ],
        widget=forms.RadioSelect,
        initial=TeachingGroup.Kind.CLASS,
    )
    year = forms.ChoiceField(label="Year group", required=False, help_text="Leave open where it has pupils of several years.")

    def __init__(self, *args: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", "Several"), *((code, years.label(code)) for code in years.CODES)]
        if not is_new:
            del self.fields["kind"]

    def clean_name(self) -> str:
        """Spaces before, after and doubled are slips."""
        return " ".join(self.cleaned_data["name"].split())


class LinkForm(forms.Form):
    """Who teaches or supports, from when, and until when where it is cover. ``ends_on`` is the first day without it."""

    user = forms.ChoiceField(label="Who", error_messages={"required": "Choose a member of staff"})
    starts_on = DayField(label="From")
    last_on = DayField(label="Last day", required=False, help_text="For cover and supply. Leave empty where no end is known.")

    def __init__(self, *args: Any, staff: Iterable[Colleague], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"starts_on": today}, **kwargs})
        names = [(str(one.user.pk), f"{one.user.name} ({one.roles})") for one in staff]
        self.fields["user"].choices = [("", "Choose"), *names]

    def clean_user(self) -> UUID:
        return UUID(self.cleaned_data["user"])

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = given.get("starts_on"), given.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", "The last day comes before the first. Put the later day as the last one.")
        given["ends_on"] = last + timedelta(days=1) if last else None
        return given


class PlacesForm(forms.Form):
    """Pupils to put into a teaching group, folded by class."""

    pupils = forms.MultipleChoiceField(
        label="Pupils",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick the pupils who are in the group"},
    )
    starts_on = DayField(label="From")

    def __init__(self, *args: Any, pupils: Iterable[Pupil], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"starts_on": today}, **kwargs})
        self.by_id = {str(pupil.pk): pupil for pupil in pupils}
        of_class: dict[str, list[tuple[str, str]]] = {}
        for key, pupil in self.by_id.items():
            of_class.setdefault(pupil.group.name if pupil.group else "In no class", []).append((key, pupil.full_name))
        self.fields["pupils"].choices = [(f"{name} ({len(members)})", members) for name, members in of_class.items()]

    def clean_pupils(self) -> list[Pupil]:
        return [self.by_id[key] for key in self.cleaned_data["pupils"]]


class MoveForm(forms.Form):
    """The class of a pupil."""

    group = forms.ChoiceField(label="Class", required=False)

    def __init__(self, *args: Any, classes: Iterable[TeachingGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_id = {str(group.pk): group for group in classes}
        self.fields["group"].choices = [("", "No class"), *((key, group.name) for key, group in self.by_id.items())]

    def clean_group(self) -> TeachingGroup | None:
        return self.by_id.get(self.cleaned_data["group"])
