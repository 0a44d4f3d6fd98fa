"""What people fill in about a concern: what was seen, what may be behind it, and what becomes of it."""

from datetime import timedelta
from typing import Any, ClassVar

from django import forms

from pupils.models import Concern
from pupils.rules.concern import ANSWERS, FEWEST_DAYS, LOOKS_AGAIN, MOST_DAYS, QUESTIONS, Cause, Looked
from senco.access.forms import DayField, UploadField, few_lines, put_back
from senco.files.rules.looks import MOST_BYTES, TOO_LARGE

LOOK_AGAIN_AFTER = timedelta(weeks=4)


class Preset(forms.ChoiceField):
    """A choice of which one is always made: nobody is told that it is optional."""

    preset = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.RadioSelect, required=False, **kwargs)


class Causes(forms.Form):
    """The questions about what may be behind it, each with what is known; nothing is known of one that is left."""

    def __init__(self, *args: Any, known: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for cause in Cause:
            self.fields[_field(cause)] = Preset(
                label=QUESTIONS[cause].asks,
                choices=[(looked.value, words) for looked, words in ANSWERS.items()],
                initial=(known or {}).get(cause, Looked.UNKNOWN.value),
            )

    @property
    def cause_fields(self) -> list[forms.BoundField]:
        """The questions, in the order in which they are asked."""
        return [self[_field(cause)] for cause in Cause]

    @property
    def causes(self) -> dict[str, str]:
        """What was answered."""
        return {cause.value: self.cleaned_data[_field(cause)] or Looked.UNKNOWN.value for cause in Cause}


def _field(cause: Cause) -> str:
    return f"cause_{cause.value}"


class ConcernForm(Causes):
    """What was seen, and a few questions that are answered with one press each, so that it takes a minute on a phone."""

    seen = few_lines("What did you see?", "What happened, how often, in which lessons.", required=True)
    since = Preset(label="Since when?", choices=Concern.Since.choices, initial=Concern.Since.UNKNOWN)
    why = few_lines("What do you think yourself?", "Ask this also where it looks like behaviour: what could be hard for this child?", rows=2)
    tried = few_lines("What have you tried in class?", "What you changed, and how it went. “Nothing yet” is an answer.", rows=2)
    tried_for = Preset(label="For how long?", choices=Concern.Tried.choices, initial=Concern.Tried.NOT_YET)
    picture = UploadField(most_bytes=MOST_BYTES, too_large=TOO_LARGE, empty="This picture is empty. Choose another one.", required=False)
    back = forms.CharField(required=False, widget=forms.HiddenInput)

    SAID: ClassVar = ("seen", "since", "why", "tried", "tried_for")

    def __init__(self, *args: Any, sent_bytes: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].error_messages["required"] = "Write what you saw: two or three sentences are enough."
        picture: Any = self.fields["picture"]
        picture.label, picture.help_text = "A photograph of the work", "Of the work and not of the child. The place is taken out of it."
        picture.widget.attrs["accept"] = "image/jpeg,image/png,image/webp"
        picture.body_had(sent_bytes)

    @property
    def said(self) -> dict[str, Any]:
        """What the service is told, without the picture."""
        return {name: self.cleaned_data[name] for name in self.SAID} | {"causes": self.causes}


class AnswerForm(Causes):
    """What becomes of a concern, and what is known by now of what may be behind it."""

    answer = forms.ChoiceField(
        label="What happens next?",
        choices=Concern.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happens next."},
    )
    look_again_on = DayField(
        label="Day to look again", required=False,
        help_text="Asked where you go on adapting or watch: the concern comes back to your page on that day.",
    )  # fmt: skip
    text = few_lines("What do you say to the colleague who raised it?", "What was decided, why, and when you look again.",
                     required=True)  # fmt: skip
    stands = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].error_messages["required"] = (
            "Write what you decided and why, so that the colleague who raised it knows."
        )

    def has_read(self, stands: str) -> None:
        """The form as it comes back: whoever was told of another answer and presses again has read it."""
        put_back(self, {"stands": stands})

    def clean(self) -> dict[str, Any]:
        """A day to look again belongs to the answers after which somebody does."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("answer") in LOOKS_AGAIN and not given.get("look_again_on") and "look_again_on" not in self.errors:
            self.add_error("look_again_on", "Give the day on which you look again.")
        return given


class ConcernDaysForm(forms.Form):
    """Within how many days a concern has its answer."""

    days = forms.IntegerField(
        label="Days",
        min_value=FEWEST_DAYS,
        max_value=MOST_DAYS,
        help_text="Weekends and holidays count. No law sets it: two weeks are usual.",
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
