"""What people fill in about a file: the file itself, what it is, and what of it others may know."""

from datetime import date
from typing import Any

from django import forms

from senco.access.forms import DayField, UploadField, not_to_come
from senco.files.models import StoredFile
from senco.files.rules.looks import MOST_BYTES, TOO_LARGE
from senco.files.services.keeping import CONFIDENTIAL_LINE, NO_SUMMARY

ABOUT = ("about", "dated_on", "summary", "released", "confidential")


class DescribeForm(forms.Form):
    """What a file is, its day, and the one line that those who teach the child may read."""

    about = forms.ChoiceField(
        label="What is it?",
        choices=StoredFile.About.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is."},
    )
    dated_on = DayField(label="Day on the paper", error_messages={"required": "Enter the day on the paper, or today."})
    summary = forms.CharField(
        label="In one line",
        required=False,
        max_length=500,
        help_text="What it says that helps in class. For example: Needs instructions one at a time, and time to answer.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    released = forms.BooleanField(
        label="Those who teach the child may read this line",
        required=False,
        help_text="They see what kind of paper it is, its day and the line. The file itself they cannot open.",
    )
    confidential = forms.BooleanField(
        label="Confidential",
        required=False,
        help_text="Only the SENCO and senior leaders can open it. Safeguarding papers do not belong here: give them to the "
        "designated safeguarding lead.",
    )

    def __init__(self, *args: Any, today: date, may_be_confidential: bool, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"dated_on": today}, **kwargs})
        self.today = today
        if not may_be_confidential:
            del self.fields["confidential"]

    def clean_dated_on(self) -> date:
        """A paper of a day to come is a slip."""
        return not_to_come(self.cleaned_data["dated_on"], self.today)

    def clean(self) -> dict[str, Any]:
        """What is released has a line, and is not confidential."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("released") and not given.get("summary", "").strip():
            self.add_error("summary", NO_SUMMARY)
        if given.get("released") and given.get("confidential"):
            self.add_error("confidential", CONFIDENTIAL_LINE)
        return given

    @property
    def said(self) -> dict[str, Any]:
        """What the service is told, without the file."""
        return {name: self.cleaned_data.get(name, False) for name in ABOUT}


class FileForm(DescribeForm):
    """A file, with what it is."""

    file = UploadField(
        most_bytes=MOST_BYTES,
        too_large=TOO_LARGE,
        empty="This file is empty. Save it again, then choose the new one.",
        help_text="PDF, Word (.docx), OpenDocument text, or a picture; at most 20 MB. "
        "Pictures are kept upright, without the place and the camera that telephones write into them.",
    )
    field_order = ("file", *ABOUT)

    def __init__(self, *args: Any, sent_bytes: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].body_had(sent_bytes)


class RemoveForm(forms.Form):
    """Why a file is removed."""

    why = forms.CharField(
        label="Why?",
        max_length=300,
        help_text="For example: belongs to another child. It is kept with the file, which nobody can open from here any more.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write why, so that a colleague can still tell next year."},
    )
