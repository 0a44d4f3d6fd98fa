"""The file of staff that somebody chooses."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

MOST_BYTES = 500_000  # a list of 500 people has a tenth of it


class StaffFileForm(forms.Form):
    """A CSV file of the staff."""

    file = forms.FileField(
        label="File",
        help_text="CSV. You see first what it would do; nobody is invited before you confirm.",
        error_messages={
            "required": "Choose a file.",
            "empty": "This file is empty. Export the list again, then choose the new file.",
        },
    )

    def clean_file(self) -> UploadedFile:
        """A file that is not too large for a list of staff."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError("The file has more than 500 kB, which no list of staff has. Export only the columns below.")
        return file
