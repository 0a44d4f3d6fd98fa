"""What a head teacher looks at: what is late, whose it is, and for how long. A tile's number is the length of its list."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dashboards.rules.due import Link
from senco.access.rules.dates import long_date, school_year_start, term_of
from senco.access.rules.words import plural

NOBODY = "Nobody"


class Tile(StrEnum):
    """One question of the page; the value stands in its address."""

    REVIEWS = "reviews"
    NO_REVIEW_DATE = "no-review-date"
    CONCERNS = "concerns"
    OUR_DATES = "our-dates"
    PRACTICE = "practice"
    COUNCIL = "council"
    NO_CYCLE = "no-cycle"
    DISAGREE = "disagree"
    UNCLEAR = "unclear"

    @property
    def heading(self) -> str:
        """As it stands above the number and the list."""
        return TILES[self][0]

    @property
    def meaning(self) -> str:
        """What is counted, in one sentence."""
        return TILES[self][1]


TILES = {
    Tile.REVIEWS: ("Reviews overdue", "Open cycles whose review was agreed for a day that has passed."),
    Tile.NO_REVIEW_DATE: ("Cycles without a review date", "Open cycles for which nobody has set the day of the review."),
    Tile.CONCERNS: ("Concerns too long unanswered", "Concerns without an answer for longer than the school promises."),
    Tile.OUR_DATES: ("Our dates missed in EHC cases", "What the school owed in an open EHC case by a day that has passed."),
    Tile.PRACTICE: (
        "Review meetings to arrange now",
        "The day by which good practice holds the meeting has gone by. No law sets it; the council’s time to decide is short.",
    ),
    Tile.COUNCIL: ("The council is late", "What the council owed in an open EHC case by a day that has passed."),
    Tile.NO_CYCLE: ("On the register without a cycle", "Pupils with SEN for whom no assess-plan-do-review is under way."),
    Tile.DISAGREE: ("Records that disagree", "Pupils whose status, needs, papers or EHC case do not agree with each other."),
    Tile.UNCLEAR: ("Parents who did not understand us", "Answers of parents that nobody has followed up yet."),
}


class Range(StrEnum):
    """Since when: measured from the day an item became late, or was left open."""

    ALL = "all"
    TERM = "term"
    YEAR = "year"
    LONG = "long"

    @property
    def label(self) -> str:
        """As it stands in the list of choices."""
        return {"all": "Any time", "term": "Since this term began", "year": "Since September", "long": "For over 4 weeks"}[self]


@dataclass(frozen=True)
class Item:
    """One row of a list: what, about whom, whose it is, and since which day it is late or left open."""

    title: str
    who: str
    owner: str
    since: date | None
    link: Link


@dataclass(frozen=True)
class Asked:
    """How the page is filtered; an owner of "" means everybody."""

    range: Range = Range.ALL
    owner: str = ""

    def takes(self, item: Item, on: date) -> bool:
        """Does the filter leave this item in? One without a day is in every range but the long one."""
        return (not self.owner or item.owner == self.owner) and self._in_range(item.since, on)

    def among(self, items: Iterable[Item], on: date) -> list[Item]:
        """Those that the filter leaves in, in their order."""
        return [item for item in items if self.takes(item, on)]

    def _in_range(self, since: date | None, on: date) -> bool:
        match self.range:
            case Range.ALL:
                return True
            case Range.TERM:
                return since is None or (school_year_start(since) == school_year_start(on) and term_of(since) == term_of(on))
            case Range.YEAR:
                return since is None or since >= school_year_start(on)
            case Range.LONG:
                return since is not None and since < on - timedelta(weeks=4)


def asked_of(range_text: str, owner: str) -> Asked:
    """Read a filter from an address; what is not known counts as no filter."""
    known = {one.value: one for one in Range}
    return Asked(known.get(range_text, Range.ALL), owner)


def ordered(items: Iterable[Item]) -> list[Item]:
    """The longest open first, those without a day last."""
    return sorted(items, key=lambda item: (item.since or date.max, item.who))


def owners_of(items: Iterable[Item]) -> list[tuple[str, int]]:
    """Whose the items are, with how many each has, the most first."""
    return sorted(Counter(item.owner for item in items).items(), key=lambda pair: (-pair[1], pair[0]))


def headline(late: Sequence[Item], on: date) -> str:
    """Say how the school stands in one sentence."""
    if not late:
        return "Nothing is late, and nothing waits too long."
    said = f"{plural(len(late), 'thing')} {'is' if len(late) == 1 else 'are'} late or left open"
    oldest = min((item.since for item in late if item.since), default=None)
    return f"{said}." if oldest is None else f"{said}; the oldest since {long_date(oldest, on)}."
