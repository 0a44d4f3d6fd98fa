"""What is typed about letters: one letter of a case, the school's wording of a kind of letter, and its letterhead."""

from datetime import date
from typing import Any

from django import forms

from ehcp.rules.letters.placeholders import KNOWN
from ehcp.rules.letters.ready import unready
from ehcp.services.letters import why_not_dated
from senco.access.errors import Refused
from senco.access.forms import DayField, UploadField
from senco.documents.models import Letterhead
from senco.documents.rules.letter_text import tidy
from senco.documents.rules.placeholders import slips
from senco.files.rules.looks import MEGABYTE, Kind, look_at
from senco.files.services.pictures import Redrawn

MOST_WORDS = 12_000  # characters: about five pages
LOGO_BYTES = 2 * MEGABYTE
TOO_LARGE = "This picture has more than 2 MB. Make it smaller, then try again."
LOGO_POINTS = 1200  # across or down: 18 mm at more than 600 dots to the inch
LINE, LEAST_ROWS, MOST_ROWS = 74, 14, 70  # letters in a line of the box, and its rows
MARKS = "An empty line begins a new paragraph. A line that begins with # is a heading, lines that begin with - are a list."


def _as_tall_as_its_words(form: forms.Form, name: str) -> None:
    """A box in which the whole letter can be seen, so that nobody has to read it through a slit."""
    lines = str(form[name].value() or "").splitlines()
    rows = sum(max(1, -(-len(line) // LINE)) for line in lines)
    form.fields[name].widget.attrs["rows"] = min(max(rows + 2, LEAST_ROWS), MOST_ROWS)


class LetterForm(forms.Form):
    """One letter: to whom, its day, and its words. With ``making`` nothing may be left open in it."""

    addressee = forms.CharField(
        label="To",
        help_text="The name on the first line, the address under it.",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
    )
    dated = DayField(label="Date of the letter", help_text="The day it goes out.")
    subject = forms.CharField(label="What it is about", max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
    text = forms.CharField(label="The letter", help_text=MARKS, max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 28}))

    def __init__(self, *args: Any, today: date, making: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.making = today, making
        _as_tall_as_its_words(self, "text")

    def clean_dated(self) -> date:
        """A date near today."""
        on: date = self.cleaned_data["dated"]
        if reason := why_not_dated(on, self.today):
            raise forms.ValidationError(reason)
        return on

    def clean(self) -> dict[str, Any]:
        """A letter that is made has no gap any more; one that is only looked at may."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if self.making:
            words = {name: given.get(name, "") for name in ("addressee", "subject", "text")}
            for name, reason in unready(**words).items():
                if name not in self.errors:
                    self.add_error(name, reason)
        return given


class WordingForm(forms.Form):
    """The school's wording of a kind of letter. ``seen`` is the version that was on the page."""

    subject = forms.CharField(label="What it is about", max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
    body = forms.CharField(label="The letter", help_text=MARKS, max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 28}))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _as_tall_as_its_words(self, "body")

    def clean_subject(self) -> str:
        """A line without a placeholder that nobody knows."""
        return " ".join(self._known("subject").split())

    def clean_body(self) -> str:
        """A text without a placeholder that nobody knows."""
        return self._known("body")

    def _known(self, name: str) -> str:
        words = tidy(self.cleaned_data[name])
        if wrong := slips(words, KNOWN):
            raise forms.ValidationError(wrong)
        return words


class LetterheadForm(forms.Form):
    """What stands at the head of the school's letters, and where families find advice."""

    address = forms.CharField(
        label="Address",
        help_text="A line for each line of the address. The school’s name stands above it.",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    telephone = forms.CharField(
        label="Telephone",
        required=False,
        max_length=30,
        help_text="Where this is empty, letters give the number under which the school is known here.",
    )
    email = forms.EmailField(label="E-mail", required=False, help_text="The one to which answers should come.")
    website = forms.CharField(label="Website", required=False, max_length=100)
    sendiass = forms.CharField(
        label="SENDIASS of your area",
        required=False,
        max_length=200,
        help_text="Its name and telephone, or its address on the web. It stands in every letter to parents, as the place for "
        "free advice. The council’s local offer names it.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    no_logo = forms.BooleanField(label="Take the logo off", required=False)

    def __init__(self, *args: Any, head: Letterhead, sent_bytes: int = 0, **kwargs: Any) -> None:
        names = ("address", "telephone", "email", "website", "sendiass")
        kwargs["initial"] = {name: getattr(head, name) for name in names} | {"seen": head.version}
        super().__init__(*args, **kwargs)
        upload = UploadField(most_bytes=LOGO_BYTES, too_large=TOO_LARGE, empty="This file is empty. Choose another one.", required=False)
        upload.label, upload.help_text = "Logo", "PNG or JPEG, at most 2 MB. It is printed 18 mm high."
        upload.body_had(sent_bytes)
        self.fields["logo"] = upload
        self.order_fields([*names, "logo", "no_logo"])
        if not head.logo:
            del self.fields["no_logo"]

    def clean_logo(self) -> bytes | None:
        """The logo drawn anew as PNG, without whatever else was in the file; None where none was chosen."""
        file = self.cleaned_data.get("logo")
        if not file:
            return None
        data = file.read()
        kind = look_at(data).kind
        if kind not in (Kind.PNG, Kind.JPEG):
            raise forms.ValidationError("This is no PNG and no JPEG. Save the logo as one of them, then choose it again.")
        try:
            return Redrawn(data, kind).as_png(most_points=LOGO_POINTS)
        except Refused as refusal:
            raise forms.ValidationError(refusal.reason) from refusal

    @property
    def given(self) -> dict[str, Any]:
        """What the service takes."""
        return {"no_logo": False, **self.cleaned_data}
