"""The unique learner number: ten digits of which the last is a check digit.

Source: Learning Records Service, as given in the HESA coding manual: each digit times its weight (10 to 1), summed,
leaves 10 modulo 11.
"""

import re
from dataclasses import dataclass

from pupils.rules.words import says_nothing, shown

PLACEHOLDER = "9999999999"
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]+")


@dataclass(frozen=True)
class UlnVerdict:
    """A number as it may be kept (None when there is none) and, unless all is well, a sentence on it."""

    uln: str | None = None
    sentence: str = ""


def has_good_check_digit(uln: str) -> bool:
    """Whether ten digits pass the check."""
    return sum(int(digit) * weight for digit, weight in zip(uln, range(10, 0, -1), strict=True)) % 11 == 10


def parse_uln(text: str) -> UlnVerdict:
    """What a cell says as a unique learner number; digits that a spreadsheet has dropped are never guessed."""
    plain = "".join(text.split())
    number = plain.removesuffix(".0")
    if says_nothing(text) or number == PLACEHOLDER:
        return UlnVerdict()
    if _SCIENTIFIC.fullmatch(plain):
        return UlnVerdict(
            sentence=f"ULN {shown(plain)}: digits lost by a spreadsheet. Export again with the column as text"
        )
    if re.fullmatch("[1-9][0-9]{9}", number) is None:
        return UlnVerdict(sentence=f"ULN {shown(plain)} was left out: it should be ten digits and not start with 0")
    if not has_good_check_digit(number):
        return UlnVerdict(number, f"ULN {number} has a bad check digit: check it for a slip")
    return UlnVerdict(number)
