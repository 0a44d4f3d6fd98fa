"""What is typed about a review of a plan: its time and place, who is on the list, what they are asked, their answers."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from django import forms

from ehcp.models import AdviceRequest, OtherReview
from ehcp.models.review import ADVICE
from ehcp.presenters.review import Person
from ehcp.rules.advice import SEATS, why_not_reply_by
from senco.access.forms import DayField, UploadField, WordsField, not_to_come
from senco.access.rules.dates import clock
from senco.files.rules.looks import EMPTY, MOST_BYTES, TOO_LARGE

YEAR = timedelta(days=366)
EARLIEST, LATEST = time(7), time(21)  # when a meeting may begin


class MeetingForm(forms.Form):
    """The time and place of the meeting."""

    starts_at = forms.TimeField(
        label="It begins at", required=False, widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"invalid": "Write a time like 14:30."},
    )  # fmt: skip
    place = forms.CharField(
        label="Where", max_length=200, required=False, help_text="It stands in the invitations. Name no child in it."
    )

    def clean_starts_at(self) -> time | None:
        """A time of the day: 3:00 is a slip for 15:00."""
        at: time | None = self.cleaned_data["starts_at"]
        if at is not None and not EARLIEST <= at <= LATEST:
            afternoon = f"For the afternoon write {clock(at.replace(hour=at.hour + 12))}." if at < EARLIEST else "Check the time."
            raise forms.ValidationError(f"{clock(at)} is in the night. {afternoon}")
        return at


class SeatForm(forms.Form):
    """Somebody on the list."""

    seat = forms.ChoiceField(label="In what part do they come?", choices=[(row.seat.value, row.title) for row in SEATS])
    who = forms.CharField(label="Name", max_length=160, required=False, help_text="With their post: Dr Amin, community paediatrician.")
    email = forms.EmailField(
        label="E-mail address", required=False, max_length=254,
        help_text="They get a link of their own, which shows nothing but what they are asked. Leave it empty to ask by letter.",
    )  # fmt: skip


class ChangedSeatForm(SeatForm):
    """Somebody on the list who is named, or put right. ``seen`` is the mark of the answer that was on the page."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class AskForm(forms.Form):
    """Who is asked now, and by when they should answer."""

    whom = forms.MultipleChoiceField(
        label="Whom do you ask?", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one person to ask."},
    )  # fmt: skip
    reply_by_on = DayField(label="Their answer should be here by")

    def __init__(self, *args: Any, people: Iterable[Person], meeting_on: date | None, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting_on, self.today = meeting_on, today
        self.rows = {str(one.row.pk): one.row for one in people}
        choices: Any = self.fields["whom"]
        choices.choices = [(key, _named(row)) for key, row in self.rows.items()]

    def clean_reply_by_on(self) -> date:
        """A day by which an answer can be asked for."""
        day: date = self.cleaned_data["reply_by_on"]
        if reason := why_not_reply_by(day, self.meeting_on, self.today):
            raise forms.ValidationError(reason)
        return day

    def chosen(self) -> list[AdviceRequest]:
        """The rows that were ticked."""
        return [self.rows[key] for key in self.cleaned_data["whom"]]


def _named(row: AdviceRequest) -> str:
    how = row.email or "no address: by letter, or a link that you hand over"
    return f"{_part_and_name(row)}, {how}"


def _part_and_name(row: AdviceRequest) -> str:
    part = row.get_seat_display()
    return f"{part}: {row.who}" if row.who else part


class AnswerForm(forms.Form):
    """An answer: words, a file, or that there is nothing to add."""

    text = WordsField(
        label="In words", required=False, max_length=ADVICE, rows=10,
        help_text="Write it so that the family can read it: they will.",
    )  # fmt: skip
    file = UploadField(
        most_bytes=MOST_BYTES, too_large=TOO_LARGE, empty=EMPTY, required=False,
        help_text="Or a file: PDF, Word (.docx), OpenDocument text, or a picture; at most 20 MB.",
    )  # fmt: skip
    nothing_to_add = forms.BooleanField(label="There is nothing to add", required=False)

    def __init__(self, *args: Any, sent_bytes: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sent_bytes = sent_bytes

    def clean_file(self) -> Any:
        """A body that was too large was not kept, so that its file seems missing."""
        file = self.cleaned_data["file"]
        if not file and self.sent_bytes > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file

    def upload(self) -> tuple[str, bytes] | None:
        """The name and the bytes of the file, if there is one."""
        file = self.cleaned_data["file"]
        return (file.name, file.read()) if file else None


class FiledForm(AnswerForm):
    """An answer that came by another way, written down by the school."""

    answered_on = DayField(label="Day it came")
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    field_order = ("answered_on", "text", "file", "nothing_to_add", "seen")

    def __init__(self, *args: Any, today: date, began_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.began_on = today, began_on

    def clean_answered_on(self) -> date:
        day = not_to_come(self.cleaned_data["answered_on"], self.today)
        if day < self.began_on - YEAR:
            raise forms.ValidationError("This is more than a year before the review was arranged. Check the year.")
        return day


class CameForm(forms.Form):
    """Who was at the meeting."""

    there = forms.MultipleChoiceField(
        label="Who was there?", widget=forms.CheckboxSelectMultiple, required=False,
        help_text="Is somebody missing? Put them on the list of the review first, then tick them here.",
    )  # fmt: skip

    def __init__(self, *args: Any, rows: Iterable[AdviceRequest], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(row.pk): row for row in rows}
        self.initial["there"] = [key for key, row in self.rows.items() if row.attended]
        choices: Any = self.fields["there"]
        choices.choices = [(key, _part_and_name(row)) for key, row in self.rows.items()]

    def chosen(self) -> list[AdviceRequest]:
        """The rows that were ticked."""
        return [self.rows[key] for key in self.cleaned_data["there"]]


class OtherReviewForm(forms.Form):
    """A review of the child by others."""

    kind = forms.ChoiceField(label="Which review is it?", choices=OtherReview.Kind.choices, widget=forms.RadioSelect)
    held_on = DayField(label="Day of that review", help_text="Planned or held.")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_held_on(self) -> date:
        """A day near enough to be one that is meant."""
        day: date = self.cleaned_data["held_on"]
        if abs(day - self.today) > 2 * YEAR:
            raise forms.ValidationError("This is more than two years away. Check the year.")
        return day
