"""Attendance in a school's files: what a cell says, what to put right, and never a guess."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pupils.rules.words import says_nothing, shown

_HUNDREDTH = Decimal("0.01")
_FIGURE = re.compile(r"([+-]?[0-9]{1,6}(?:[.,][0-9]{1,12})?|[+-]?[.,][0-9]{1,12}) ?(%|per ?cent)?", re.IGNORECASE)
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3} ?(?:%|per ?cent)?", re.IGNORECASE)
_WHOLE = re.compile(r"([+-]?[0-9]{1,6})(?:[.,]0{1,6})?")


@dataclass(frozen=True)
class FigureRead:
    """What a cell said: a figure, or nothing, or a ``doubt`` that leaves it out, or what is ``impossible`` in it."""

    value: Decimal | None = None
    doubt: str = ""
    impossible: str = ""


class Scale(StrEnum):
    """How a column writes its percentages where no sign is given."""

    HUNDREDS = "93.5"
    FRACTIONS = "0.935"
    UNSURE = "0 and 1 alone"


def scale_of(texts: Iterable[str]) -> Scale:
    """How a column writes percentages, told by all its cells: one that holds 93 writes per cents, so 0.5 in it is in doubt."""
    values = [abs(value) for text in texts if (found := _read(text)) and not found[1] for value in (found[0],)]
    if any(value > 1 for value in values):
        return Scale.HUNDREDS
    return Scale.FRACTIONS if any(0 < value < 1 for value in values) else Scale.UNSURE


def read_percent(text: str, scale: Scale | None = None) -> FigureRead:
    """The percentage attended that a cell means, to a hundredth: ``93``, ``93.5%``, ``93,5`` or, in a column of such, ``0.935``.

    ``scale`` is that of the whole column; without it, that of the cell alone.
    """
    if says_nothing(text):
        return FigureRead()
    if _THOUSANDS.fullmatch(" ".join(text.split())):
        return FigureRead(doubt=f"'{shown(text)}' may hold a decimal comma or thousands: write it like 93.5")
    found = _read(text)
    if found is None:
        return FigureRead(doubt=f"'{shown(text)}' is not a percentage we can read: write it like 93.5")
    value, signed = found
    if value < 0:
        return FigureRead(impossible=f"'{shown(text)}' is less than 0: check that the columns have not slipped")
    if not signed and 0 < value <= 1:
        match scale or scale_of([text]):
            case Scale.FRACTIONS:
                value *= 100
            case Scale.HUNDREDS | Scale.UNSURE:
                return FigureRead(
                    doubt=f"'{shown(text)}' may be {_plain(value)}% or {_plain(value * 100)}%: write it with a % sign"
                )
    if value > 100:
        return FigureRead(
            impossible=f"'{shown(text)}' is more than 100%: correct it, and give half-days under the headings "
            "Possible sessions and Sessions attended"
        )
    return FigureRead(value.quantize(_HUNDREDTH))


def read_sessions(text: str) -> FigureRead:
    """A number of half-days that a cell means: whole, and not less than 0."""
    if says_nothing(text):
        return FigureRead()
    found = _WHOLE.fullmatch(" ".join(text.split()))
    if found is None:
        return FigureRead(doubt=f"'{shown(text)}' is not a number of half-days: write a whole number, like 260")
    if int(found[1]) < 0:
        return FigureRead(impossible=f"'{shown(text)}' is less than 0: check that the columns have not slipped")
    return FigureRead(Decimal(int(found[1])))


def _read(text: str) -> tuple[Decimal, bool] | None:
    """The figure in a text, and whether a per cent sign stands behind it."""
    found = _FIGURE.fullmatch(" ".join(text.split()))
    return (Decimal(found[1].replace(",", ".")), bool(found[2])) if found else None


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
