"""What happened to a pupil, from every room of the house, in one order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

LATEST = 8
"""Moments that are shown at once; the rest opens with one press."""


@dataclass(frozen=True)
class Moment:
    """Something that happened on a day: a title in words, more words, an icon, and where it leads ("" for nowhere)."""

    on: date
    title: str
    icon: str = "check"
    words: str = ""
    url: str = ""


def in_order(*lists: Iterable[Moment]) -> list[Moment]:
    """The moments of several lists, the latest first; of one day, as the lists give them."""
    return sorted((moment for one in lists for moment in one), key=lambda moment: moment.on, reverse=True)


def cut(moments: Sequence[Moment]) -> tuple[list[Moment], list[Moment]]:
    """The latest moments, and the earlier ones."""
    return list(moments[:LATEST]), list(moments[LATEST:])
