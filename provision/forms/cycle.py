"""The four parts of a cycle as people write them, and what a cycle aims at."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from django import forms

from provision.forms.fields import AskedChoice, AskedDay, AskedLine, AskedWords, Day, Line, Words
from provision.forms.shared import SharedForm
from provision.models import Cycle, Outcome
from provision.rules.cycle import DECISIONS, JUDGED, VERDICTS, Decision, Stage
from provision.rules.timing import why_not_review_on
from provision.selectors import mark_of
from provision.services.parts import Reviewed

JUDGEMENTS = [("", "Not judged yet"), *((progress.value, VERDICTS[progress].words) for progress in JUDGED)]


class PartForm(SharedForm):
    """One part of a cycle. ``today`` is the day of the page."""

    part: ClassVar[Stage]
    texts: ClassVar[tuple[str, ...]] = ()
    use_required_attribute = False

    def __init__(self, *args: Any, cycle: Cycle, today: date, **kwargs: Any) -> None:
        self.cycle, self.today = cycle, today
        super().__init__(*args, now=self.record(cycle), prefix=self.part.value, **kwargs)

    def record(self, cycle: Cycle) -> dict[str, Any]:
        """What the cycle says now, by field."""
        return {name: getattr(cycle, name) for name in self.texts}

    def written(self) -> dict[str, Any]:
        """What to hand to ``write_part``."""
        return {name: self.cleaned_data[name] for name in self.texts}

    @property
    def called(self) -> str:
        return self.cycle.pupil.called


class AssessForm(PartForm):
    """Why this pupil is not making expected progress, and what pupil and parents say."""

    part = Stage.ASSESS
    texts = ("evidence", "pupil_view", "parent_view")
    evidence = AskedWords(
        "", rows=5, help_text="What shows it: class work, tests with their dates, what was observed. No label."
    )
    pupil_view = AskedWords("", rows=3)
    parent_view = AskedWords("", rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].label = f"Why is {self.called} not making expected progress?"
        self.fields["pupil_view"].label = f"What does {self.called} say?"
        self.fields["parent_view"].label = "What do the parents say?"


class PlanForm(PartForm):
    """What teachers do differently, when we look again, and when the parents were told."""

    part = Stage.PLAN
    texts = ("adaptations_note", "review_on")
    adaptations_note = Words("What teachers do differently in class", rows=3)
    review_on = AskedDay("Review on", help_text="Within a term, so that parents are met at least three times a year.")
    told_on = AskedDay("Parents told on")

    def record(self, cycle: Cycle) -> dict[str, Any]:
        return {**super().record(cycle), "told_on": cycle.parents_told_on}

    def clean_told_on(self) -> date | None:
        return told_by(self.cleaned_data["told_on"], self.today)

    def clean_review_on(self) -> date | None:
        return after_start(self.cleaned_data["review_on"], self.cycle, stands=self.cycle.review_on)

    def written(self) -> dict[str, Any]:
        return {**super().written(), "told_on": self.cleaned_data["told_on"]}


class DoForm(PartForm):
    """What pupil and parents say while the work goes on, for the review."""

    part = Stage.DO
    texts = ("review_pupil_view", "review_parent_view")
    review_pupil_view = AskedWords("", rows=3)
    review_parent_view = AskedWords("What do the parents say about how it is going?", rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review_pupil_view"].label = f"What does {self.called} say about how it is going?"


class DecisionSelect(forms.RadioSelect):
    """The decisions; one that is not offered cannot be chosen."""

    why_not: dict[str, str]

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, label, *args, **kwargs)
        if str(value) in self.why_not:
            option["attrs"]["disabled"] = True
            option["label"] = f"{label}. Not offered: {self.why_not[str(value)]}"
        return option


class ReviewForm(DoForm):
    """The whole review: where the pupil is with each outcome, the views, what was learned, and what happens next."""

    part = Stage.REVIEW
    texts = ("review_pupil_view", "review_parent_view", "review_text", "decision")
    review_text = AskedWords("What did we learn?", rows=4, help_text="The next cycle starts from this.")
    decision = AskedChoice(label="What happens next?", widget=DecisionSelect)

    def __init__(self, *args: Any, why_not: Callable[[Decision], str | None], **kwargs: Any) -> None:
        self.outcomes: list[Outcome] = list(kwargs["cycle"].outcomes.all())
        super().__init__(*args, **kwargs)
        refused = {row.decision.value: why_not(row.decision) for row in DECISIONS}
        decision = self.fields["decision"]
        decision.choices = [(row.decision.value, row.title) for row in DECISIONS]
        decision.widget.why_not = {value: why for value, why in refused.items() if why}
        for outcome in self.outcomes:
            self.fields |= _progress_fields(outcome, self.called)

    def record(self, cycle: Cycle) -> dict[str, Any]:
        said = [{f"now_{o.pk.hex}": o.now, f"judged_{o.pk.hex}": o.judged} for o in self.outcomes]
        return super().record(cycle) | {name: value for each in said for name, value in each.items()}

    def clean_decision(self) -> str:
        chosen: str = self.cleaned_data["decision"]
        if chosen in self.fields["decision"].widget.why_not and chosen != self.cycle.decision:
            raise forms.ValidationError(self.fields["decision"].widget.why_not[chosen])
        return chosen

    def written(self) -> dict[str, Any]:
        given = self.cleaned_data
        reviewed = {
            o.pk: Reviewed(given[f"now_{o.pk.hex}"], given[f"judged_{o.pk.hex}"], mark_of(o)) for o in self.outcomes
        }
        return {**super().written(), "reviewed": reviewed}

    @property
    def rows(self) -> list[tuple[Outcome, Any, Any]]:
        """Each outcome with its two fields."""
        return [(o, self[f"now_{o.pk.hex}"], self[f"judged_{o.pk.hex}"]) for o in self.outcomes]


def _progress_fields(outcome: Outcome, called: str) -> dict[str, forms.Field]:
    return {
        f"now_{outcome.pk.hex}": AskedLine(f"Where is {called} now?", 200),
        f"judged_{outcome.pk.hex}": AskedChoice(label="What do you make of it?", choices=JUDGEMENTS),
    }


PARTS: dict[str, type[PartForm]] = {form.part.value: form for form in (AssessForm, PlanForm, DoForm, ReviewForm)}


class ToldForm(forms.Form):
    """The day on which parents were told that SEN support starts."""

    told_on = Day("Parents told on", error_messages={"required": "Enter the day on which the parents were told"})

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, initial={"told_on": today}, **kwargs)

    def clean_told_on(self) -> date | None:
        return told_by(self.cleaned_data["told_on"], self.today)


class OutcomeForm(SharedForm):
    """What a cycle aims at: what the pupil will do, where the pupil starts, how one will know, and by when."""

    text = Line(
        "", 300, help_text="Something you can see or hear, such as: tells a story in four parts without prompts."
    )
    baseline = Line("Where is the start?", 200, help_text="In the words or figures of the measure, such as: 1 part.")
    criterion = Line(
        "How will you know it is reached?", 200, help_text="In the same measure, such as: 4 parts, three times."
    )
    by_on = Day("By when?")

    def __init__(self, *args: Any, cycle: Cycle, outcome: Outcome | None, **kwargs: Any) -> None:
        self.cycle = cycle
        names = ("text", "baseline", "criterion", "by_on")
        now = {name: getattr(outcome, name) for name in names} if outcome else dict.fromkeys(names)
        initial = {} if outcome else {"by_on": cycle.review_on}
        super().__init__(*args, now=now, initial=initial, **kwargs)
        self.fields["text"].label = f"What will {cycle.pupil.called} be able to do?"

    def clean_by_on(self) -> date | None:
        return after_start(self.cleaned_data["by_on"], self.cycle)


class ProgressForm(SharedForm):
    """Where the pupil is now with one outcome, and what that means."""

    def __init__(self, *args: Any, outcome: Outcome, called: str, **kwargs: Any) -> None:
        super().__init__(*args, now={"now": outcome.now, "judged": outcome.judged}, **kwargs)
        self.fields["now"] = Line(
            f"Where is {called} now?", 200, help_text=f"In the same measure as the start: {outcome.baseline}"
        )
        self.fields["judged"] = forms.ChoiceField(
            label="What do you make of it?", required=False, choices=JUDGEMENTS, widget=forms.RadioSelect
        )


def told_by(day: date | None, today: date) -> date | None:
    """The day on which parents were told, unless it is still to come."""
    if day is not None and day > today:
        raise forms.ValidationError(
            "The parents have not been told yet on a day to come. Enter the day on which they were."
        )
    return day


def after_start(day: date | None, cycle: Cycle, *, stands: date | None = None) -> date | None:
    """The day, unless it is before the cycle; one that stands there already is let be."""
    if day is not None and (why_not := why_not_review_on(day, started_on=cycle.started_on, stands=stands)):
        raise forms.ValidationError(why_not)
    return day
