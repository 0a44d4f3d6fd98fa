"""Numbers as files and forms give them, kept exact: read, refused in words, and rounded only where they are said."""

import math
from decimal import Decimal
from fractions import Fraction

LARGEST = 10**9
FINEST = -12
MOST_DIGITS = 40


class Unreadable(ValueError):
    """A value that cannot be what it is given for, with the reason in words."""


def exact(value: object) -> Fraction:
    """A number exactly as it was written; texts, truth values, endless and absurd numbers are refused."""
    if isinstance(value, bool) or value is None or isinstance(value, list | dict):
        raise Unreadable(f"{shown(value)} is no number")
    if isinstance(value, str):
        raise Unreadable(f"“{shortened(value)}” stands in quotation marks: write a number without them")
    if isinstance(value, int):
        if abs(value) >= LARGEST:
            raise Unreadable("the number is too large to be meant")
        return Fraction(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise Unreadable(f"{shown(value)} is no number that can be reckoned with")
        value = Decimal(repr(value))
    if not isinstance(value, Decimal):
        raise Unreadable(f"{type(value).__name__} is no number")
    if not value.is_finite():
        raise Unreadable(f"{shown(value)} is no number that can be reckoned with")
    # Before it is made a fraction: 1e999999999 would fill the memory.
    if value and value.adjusted() >= len(str(LARGEST)) - 1:
        raise Unreadable("the number is too large to be meant")
    if value and (value.adjusted() < FINEST or len(value.as_tuple().digits) > MOST_DIGITS):
        raise Unreadable("the number is finer than anything that is measured")
    return Fraction(value) if value else Fraction(0)


def rounded(value: Fraction | float, places: int = 2) -> int | float:
    """A number as it is said: whole where it is whole, else to so many places, halves away from nought."""
    above, below = value.as_integer_ratio()
    if below == 1 and isinstance(value, Fraction):
        return above
    scale = 10**places
    whole = (2 * abs(above) * scale + below) // (2 * below)
    return (whole if above >= 0 else -whole) / scale


def in_figures(value: Fraction | float, places: int = 2) -> str:
    """A number inside a sentence: ``14``, ``6.71``, with no noughts at its end."""
    said = rounded(value, places)
    return str(int(said)) if said == int(said) else str(said)


def shortened(text: str) -> str:
    """A text as it is quoted in a problem: its beginning, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"


def shown(value: object) -> str:
    """A value as it is named in a problem: the way a file writes it."""
    if isinstance(value, str):
        return f"“{shortened(value)}”"
    words = {None: "nothing (null)", True: "true", False: "false"}
    if value is None or isinstance(value, bool):
        return words[value]
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    return shortened(str(value)) if not isinstance(value, int) or abs(value) < LARGEST else "a huge number"
