"""The file of staff that somebody chooses."""

from typing import Any

from django import forms

from senco.access.forms import UploadField


class StaffFileForm(forms.Form):
    """A CSV file of the staff."""

    file = UploadField(
        most_bytes=500_000,  # a list of 500 people has a tenth of it
        too_large="The file has more than 500 kB, which no list of staff has. Export only the columns below.",
        empty="This file is empty. Export the list again, then choose the new file.",
        help_text="CSV. You see first what it would do; nobody is invited before you confirm.",
    )

    def __init__(self, *args: Any, sent_bytes: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].body_had(sent_bytes)
