"""What a pupil is given: provision, and the one-page profile."""

from datetime import date
from typing import Any

from django import forms

from provision.forms.fields import AskedDay, AskedLine, AskedRow, AskedWords, Day, Line, Number
from provision.forms.shared import SharedForm
from provision.models import Cycle, Profile, Provision
from provision.selectors import provision_list
from pupils.models import Pupil

CHOOSE = "Choose from the school’s list"
EMPTY = "The school’s list is empty: write the first below"


class AllocationForm(forms.Form):
    """A provision promised to a pupil: what, who, how often, how long, from when, for which outcome."""

    use_required_attribute = False

    provision = AskedRow(queryset=None, label="What is given?", empty_label=CHOOSE)
    new_name = Line("Name of another one", 120, required=False, help_text="It goes on the school's list.")
    tier = forms.ChoiceField(
        label="Universal, targeted or specialist?", required=False, choices=[("", "Choose"), *Provision.Tier.choices]
    )
    plain_name = Line("How would you say it to a family?", 160, required=False, help_text="Such as: talking help.")
    given_by = Line("Who gives it?", 120)
    group_size = Number("Pupils in the group", least=1, most=40, initial=1)
    times_a_week = Number("Times a week", least=1, most=50)
    minutes = Number("Minutes each time", least=1, most=400)
    starts_on = Day("First day")
    ends_on = Day("Last day", required=False)
    outcome = forms.ModelChoiceField(
        queryset=None, label="What is it for?", required=False, empty_label="No outcome of this cycle"
    )

    def __init__(self, *args: Any, cycle: Cycle | None, today: date, **kwargs: Any) -> None:
        starts_on = max(cycle.started_on, today) if cycle else today
        initial = {"starts_on": starts_on, "ends_on": cycle.review_on if cycle else None}
        super().__init__(*args, initial=initial, **kwargs)
        known = provision_list()
        self.fields["provision"].queryset = known
        self.first_of_list = not known
        if self.first_of_list:
            self.fields["provision"].empty_label = EMPTY
        if cycle is None:
            del self.fields["outcome"]
        else:
            self.fields["outcome"].queryset = cycle.outcomes.order_by("order")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("provision") is None:
            if not given.get("new_name"):
                self.add_error("provision", "Choose what is given, or write the name of another one below")
            elif not given.get("tier"):
                self.add_error("tier", "Choose whether it is universal, targeted or specialist")
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "The last day lies before the first. Check both days.")
        return given

    @property
    def promise(self) -> dict[str, Any]:
        """The counted part, as ``allocate`` takes it."""
        names = ("given_by", "group_size", "times_a_week", "minutes", "starts_on", "ends_on", "outcome")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class ProfileForm(SharedForm):
    """The one-page profile in the pupil's own words. Each line of an answer is a point on the sheet."""

    safety = AskedWords(
        "Health and safety",
        rows=3,
        help_text="Printed first, in a frame: what an adult must know to keep the pupil safe.",
    )
    liked = AskedWords("What do people like about me?", rows=3)
    matters = AskedWords("What matters to me?", rows=3)
    first_five = AskedWords(
        "The first five minutes, if you do not know me",
        rows=3,
        help_text="For a supply teacher: where I sit, how I show worry, what calms me.",
    )
    support = AskedWords("How best to support me", rows=5)
    hard = AskedWords("What do I find hard?", rows=3)
    communicate = AskedWords("How do I communicate?", rows=2)
    aims = AskedWords("What do I want to get better at?", rows=2)
    at_home = AskedWords("What is agreed at home?", rows=2)
    made_with = AskedLine("Made with", 200, help_text="Such as: Shiv and her mum.")
    review_on = AskedDay("We look at it again on")

    use_required_attribute = False

    def __init__(self, *args: Any, pupil: Pupil, profile: Profile | None, **kwargs: Any) -> None:
        self.pupil = pupil
        latest = profile or Profile()
        now = {name: getattr(latest, name) for name in self.base_fields if name != "seen"}
        super().__init__(*args, now=now, **kwargs)

    @property
    def written(self) -> dict[str, Any]:
        """What to hand to ``write_profile``."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}
