"""What people fill in about a file: the file itself, what it is, and what of it others may know."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from senco.access.forms import DayField
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
        on: date = self.cleaned_data["dated_on"]
        if on > self.today:
            raise forms.ValidationError("Choose today or a day that has passed.")
        return on

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

    file = forms.FileField(
        label="File",
        help_text="PDF, Word (.docx), OpenDocument text, or a picture; at most 20 MB. "
        "Pictures are kept upright, without the place and the camera that telephones write into them.",
        error_messages={
            "required": "Choose a file.",
            "empty": "This file is empty. Save it again, then choose the new one.",
        },
    )
    field_order = ("file", *ABOUT)

    def __init__(self, *args: Any, sent_bytes: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].max_length = None
        if sent_bytes > MOST_BYTES:
            # A body so large is not kept, so that the file would seem to be missing.
            self.fields["file"].error_messages["required"] = TOO_LARGE

    def clean_file(self) -> UploadedFile:
        """A file that is not too large to be read at once."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file


class RemoveForm(forms.Form):
    """Why a file is removed."""

    why = forms.CharField(
        label="Why?",
        max_length=300,
        help_text="For example: belongs to another child. It is kept with the file, which nobody can open from here any more.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write why, so that a colleague can still tell next year."},
    )
