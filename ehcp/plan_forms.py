"""What is typed in of a plan or its draft."""

from typing import Any

from django import forms

from ehcp.models import PlanProvision, PlanStatement
from ehcp.models.plan import LINE
from ehcp.plan_selectors import PlanText
from ehcp.services.plan import LARGEST_GROUP, MOST_MINUTES, MOST_TIMES

BOX = forms.Textarea(attrs={"rows": 5})
LONGEST = 60_000  # characters of one box


class LinesForm(forms.Form):
    """Many lines at once, each on a line of its own, as they are copied out of the council's paper."""

    provisions = forms.CharField(
        label="Section F: provision, a line each", required=False, widget=forms.Textarea(attrs={"rows": 8}), max_length=LONGEST,
        help_text="How long, how often and in how large a group is read off the words, where they say it: "
        "“30 minutes twice a week, one to one, with a speech and language therapist”.",
    )  # fmt: skip
    outcomes = forms.CharField(
        label="Section E: outcomes, a line each", required=False, widget=BOX, max_length=LONGEST
    )
    needs = forms.CharField(
        label="Section B: needs, a line each", required=False, widget=BOX, max_length=LONGEST,
        help_text="In a few words each, so that the check can say which need has no provision.",
    )  # fmt: skip
    recommendations = forms.CharField(
        label="What specialists recommended, a line each", required=False, widget=BOX, max_length=LONGEST,
        help_text="With who said so in front of two colons: “Educational psychologist, page 6:: A quiet place to work”.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in self.fields:
            long = next((line for line in self.lines(name) if len(line) > LINE), None)
            if long is not None:
                self.add_error(name, f"The line “{long[:40]}…” has more than {LINE} characters. Break it into two.")
        if not self.errors and not any(self.lines(name) for name in self.fields):
            raise forms.ValidationError("Nothing was typed in. Copy the lines of section F first.")
        return given

    def lines(self, name: str) -> list[str]:
        """The lines of one box, without bullets and empty ones."""
        text = self.cleaned_data.get(name) or ""
        found = (" ".join(line.split()).lstrip("•-–*· ").strip() for line in text.splitlines())
        return [line for line in found if line]

    def statements(self) -> dict[str, list[str]]:
        """The lines by the kind of statement."""
        kinds = PlanStatement.Kind
        boxes = {kinds.OUTCOME: "outcomes", kinds.NEED: "needs", kinds.RECOMMENDATION: "recommendations"}
        return {kind.value: self.lines(box) for kind, box in boxes.items()}


class StatementForm(forms.Form):
    """One need, outcome or recommendation."""

    text = forms.CharField(label="In the words of the plan", max_length=LINE, widget=forms.Textarea(attrs={"rows": 3}))
    source = forms.CharField(label="Who recommended it, and on which page", max_length=120, required=False)

    def __init__(self, *args: Any, line: PlanStatement, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"text": line.text, "source": line.source}, **kwargs})
        if line.kind != PlanStatement.Kind.RECOMMENDATION:
            del self.fields["source"]


class ProvisionForm(forms.Form):
    """One line of section F: what, how much, and what it is for."""

    text = forms.CharField(label="In the words of the plan", max_length=LINE, widget=forms.Textarea(attrs={"rows": 3}))
    minutes = forms.IntegerField(label="Minutes each time", required=False, min_value=1, max_value=MOST_MINUTES)
    times = forms.IntegerField(label="How many times", required=False, min_value=1, max_value=MOST_TIMES)
    per = forms.ChoiceField(label="In what time", required=False, choices=[("", "Not said"), *PlanProvision.Per.choices])
    given_by = forms.CharField(label="Who gives it", max_length=120, required=False)
    group_size = forms.IntegerField(
        label="In a group of", required=False, min_value=1, max_value=LARGEST_GROUP, help_text="1 for one to one."
    )
    need = forms.ChoiceField(label="For which need", required=False)
    outcome = forms.ChoiceField(label="Towards which outcome", required=False)
    takes_up = forms.ChoiceField(label="Which recommendation it takes up", required=False)

    def __init__(self, *args: Any, line: PlanProvision, plan: PlanText, **kwargs: Any) -> None:
        self.tied = {"need": plan.needs, "outcome": plan.outcomes, "takes_up": plan.recommendations}
        first = {name: getattr(line, name) for name in self.base_fields if name not in self.tied}
        first |= {name: str(getattr(line, f"{name}_id") or "") for name in self.tied}
        super().__init__(*args, **{"initial": first, **kwargs})
        for name, rows in self.tied.items():
            field: Any = self.fields[name]
            field.choices = [("", "Not said"), *((str(one.pk), one.text) for one in rows)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("times") and not given.get("per") and "per" not in self.errors:
            self.add_error("per", "Say in what time: so many times a day, a week, a term.")
        if given.get("per") and given.get("times") is None and "times" not in self.errors:
            self.add_error("times", "Say how many times.")
        return given

    def line(self) -> dict[str, Any]:
        """The fields of the line, tied to the rows that were chosen."""
        given = dict(self.cleaned_data)
        for name, rows in self.tied.items():
            given[name] = next((one for one in rows if str(one.pk) == given[name]), None)
        return given


class SectionForm(forms.Form):
    """The words of one section."""

    text = forms.CharField(
        label="In the words of the plan", required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 12})
    )
