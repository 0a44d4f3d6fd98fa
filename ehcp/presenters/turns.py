"""Whose turn it is in the cases of a list, as picks with their numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from ehcp.models import Case
from ehcp.presenters.case import CaseRow, first_of, in_order_of_next
from ehcp.rules.clock import Deadline
from ehcp.rules.periods import Party
from senco.access.rules.words import plural


class Turn(StrEnum):
    """Whose turn it is: a group of those who have something to do in a case within a term, with the word of the address."""

    SCHOOL = "school"
    COUNCIL = "council"
    FAMILY = "family"
    OTHERS = "others"
    NOBODY = "nobody"


TITLES: Mapping[Turn | None, str] = MappingProxyType(
    {
        None: "All",
        Turn.SCHOOL: "The school acts",
        Turn.COUNCIL: "The council acts",
        Turn.FAMILY: "The family may act",
        Turn.OTHERS: "Others act",
        Turn.NOBODY: "Nothing within a term",
    }
)
_OF: Mapping[Party, Turn] = MappingProxyType(
    {
        Party.SCHOOL: Turn.SCHOOL,
        Party.COUNCIL: Turn.COUNCIL,
        Party.OLD_COUNCIL: Turn.COUNCIL,
        Party.NEW_COUNCIL: Turn.COUNCIL,
        Party.FAMILY: Turn.FAMILY,
    }
)


@dataclass(frozen=True)
class Pick:
    """One choice: None for all."""

    turn: Turn | None
    number: int
    is_chosen: bool

    @property
    def title(self) -> str:
        """What it is called."""
        return TITLES[self.turn]


def turn_asked(word: str | None) -> Turn | None:
    """The turn that an address names; None where it names none that there is."""
    return Turn(word) if word in set(Turn) else None


def turns_of(row: CaseRow) -> set[Turn]:
    """Whose turn it is in a case: of everybody who must or may act within a term, which can be several."""
    return {_turn(one) for one in row.asks if not one.is_far} or {Turn.NOBODY}


def _turn(deadline: Deadline) -> Turn:
    return _OF.get(deadline.bound, Turn.OTHERS)


def of_turn(rows: Iterable[CaseRow], turn: Turn | None) -> list[CaseRow]:
    """The rows in which it is somebody's turn, each with that one's own next date, the earliest first; all for None."""
    found = [row for row in rows if turn is None or turn in turns_of(row)]
    if turn in (None, Turn.NOBODY):
        return found
    return in_order_of_next(replace(row, next=first_of(one for one in row.asks if _turn(one) is turn)) for row in found)


def picks(rows: Sequence[CaseRow], chosen: Turn | None) -> list[Pick]:
    """All, and each turn that a case has or that is chosen."""
    numbers = Counter(turn for row in rows for turn in turns_of(row))
    shown = [turn for turn in Turn if numbers[turn] or turn is chosen]
    return [Pick(None, len(rows), chosen is None), *(Pick(turn, numbers[turn], turn is chosen) for turn in shown)]


def numbers_in_words(rows: Sequence[CaseRow]) -> str:
    """How many requests and plans there are, of cases under way; empty where there are none."""
    plans = sum(row.case.matter == Case.Matter.PLAN for row in rows)
    requests = len(rows) - plans
    said = [f"{plural(requests, 'request')} under way"] if requests else []
    said += [f"{plural(plans, 'plan')} in force"] if plans else []
    return ", ".join(said)
