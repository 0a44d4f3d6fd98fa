"""What happened to a pupil, from every room of the house, in one order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LATEST = 8
"""Moments that are shown at once; the rest opens with one press."""


class Kind(StrEnum):
    """What a moment is about; stands in the address of a filtered timeline."""

    STATUS = "status"
    NEEDS = "needs"
    CYCLE = "cycle"
    CONCERN = "concern"
    TALK = "talk"
    REFERRAL = "referral"
    FILE = "file"
    PAPER = "paper"
    PROFILE = "profile"
    SUMMARY = "summary"
    CASE = "case"
    ATTENDANCE = "attendance"
    SCHOOL = "school"


@dataclass(frozen=True)
class Moment:
    """Something that happened on a day: a title in words, more words, an icon, where it leads ("" for nowhere), and of
    which kind it is."""

    on: date
    title: str
    icon: str = "check"
    words: str = ""
    url: str = ""
    kind: Kind | None = None


def in_order(*lists: Iterable[Moment]) -> list[Moment]:
    """The moments of several lists, the latest first; of one day, as the lists give them."""
    return sorted((moment for one in lists for moment in one), key=lambda moment: moment.on, reverse=True)


def cut(moments: Sequence[Moment]) -> tuple[list[Moment], list[Moment]]:
    """The latest moments, and the earlier ones."""
    return list(moments[:LATEST]), list(moments[LATEST:])
