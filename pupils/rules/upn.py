"""The unique pupil number: its form, its check letter, and what to say about a number that looks wrong.

Thirteen characters: check letter, authority (3 digits), school (4), year (2), serial (3); in a temporary number the
last digit is a letter. I, O and S are not used. Source: UK government data standards catalogue, Unique Pupil Number
2.0. Vendors' help pages misprint the calculation, and ready-made checkers hold an old list of authorities.
"""

import re
from dataclasses import dataclass
from enum import Enum

from pupils.rules.authorities import is_authority
from pupils.rules.words import says_nothing, shown

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_FORM = re.compile(rf"[{LETTERS}][0-9]{{11}}[0-9{LETTERS}]")


class UpnKind(Enum):
    """What a number turned out to be."""

    MISSING = "missing"
    VALID = "valid"
    WRONG_LETTER = "wrong letter"
    REFUSED = "refused"


@dataclass(frozen=True)
class UpnVerdict:
    """A number as it may be kept (`upn`, None when missing or refused) and, unless all is well, a sentence on it."""

    kind: UpnKind
    upn: str | None = None
    temporary: bool = False
    sentence: str = ""


def check_letter(rest: str) -> str:
    """The letter that belongs before these twelve characters.

    Each value is multiplied by its place in the number (2 to 13) and the sum is taken modulo 23; a letter at the end
    counts as its place in the alphabet of 23 letters.
    """
    values = (int(sign) if sign in "0123456789" else LETTERS.index(sign) for sign in rest)
    return LETTERS[sum(value * place for place, value in enumerate(values, 2)) % 23]


def is_well_formed(upn: str) -> bool:
    """Whether a text has the form of a unique pupil number, whatever its check letter."""
    return _FORM.fullmatch(upn) is not None


def is_temporary(upn: str) -> bool:
    """Whether a well-formed number is a temporary one: its last character is a letter."""
    return is_well_formed(upn) and upn[-1] in LETTERS


def parse_upn(text: str) -> UpnVerdict:
    """What a cell says as a unique pupil number; a bad check letter warns, a wrong form is refused, nothing is corrected."""
    upn = "".join(text.split()).upper()
    if says_nothing(text):
        return UpnVerdict(UpnKind.MISSING)
    if not is_well_formed(upn):
        return UpnVerdict(UpnKind.REFUSED, sentence=_why_not_well_formed(upn))
    temporary = is_temporary(upn)
    expected = check_letter(upn[1:])
    unknown = "" if is_authority(upn[1:4]) else f", and no authority has the code {upn[1:4]}"
    if expected != upn[0]:
        sentence = f"UPN {upn} has the check letter {upn[0]} where {expected} is expected{unknown}: check it for a slip"
        return UpnVerdict(UpnKind.WRONG_LETTER, upn, temporary, sentence)
    sentence = f"UPN {upn} names an authority, {upn[1:4]}, that is not known: check it for a slip" if unknown else ""
    return UpnVerdict(UpnKind.VALID, upn, temporary, sentence)


def _why_not_well_formed(upn: str) -> str:
    mended = upn[:1] + upn[1:].replace("O", "0").replace("I", "1").replace("S", "5")
    if mended != upn and is_well_formed(mended):
        return (
            f"UPN {shown(upn)} has a letter where a digit belongs (O, I and S are never used). "
            f"If {mended} is meant, write that in the file"
        )
    if len(upn) != 13:
        return f"UPN {shown(upn)} has {len(upn)} characters and should have 13: copy it again, or leave the cell blank"
    return (
        f"UPN {shown(upn)} should be a letter and twelve digits (the last may be a letter; I, O and S are never used): "
        "copy it again, or leave the cell blank"
    )
