"""Whose turn it is in the cases of a list, as picks with their numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from ehcp.models import Case
from ehcp.presenters.case import CaseRow
from ehcp.rules.periods import Party
from senco.access.rules.words import plural


class Turn(StrEnum):
    """Whose turn it is: a group of those who may be bound by the next date of a case, with the word of the address."""

    SCHOOL = "school"
    COUNCIL = "council"
    FAMILY = "family"
    OTHERS = "others"


TITLES: Mapping[Turn | None, str] = MappingProxyType(
    {None: "All", Turn.SCHOOL: "The school", Turn.COUNCIL: "The council", Turn.FAMILY: "The family", Turn.OTHERS: "Others, or no date"}
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


def turn_of(row: CaseRow) -> Turn:
    """Whose turn it is in a case: of whoever is bound by its next date."""
    return _OF.get(row.next.bound, Turn.OTHERS) if row.next else Turn.OTHERS


def of_turn(rows: Iterable[CaseRow], turn: Turn | None) -> list[CaseRow]:
    """The rows in which it is somebody's turn; all of them for None."""
    return [row for row in rows if turn in (None, turn_of(row))]


def picks(rows: Sequence[CaseRow], chosen: Turn | None) -> list[Pick]:
    """All, and each turn that a case has or that is chosen."""
    numbers = {turn: len(of_turn(rows, turn)) for turn in (None, *Turn)}
    return [Pick(turn, number, turn is chosen) for turn, number in numbers.items() if number or turn in (None, chosen)]


def numbers_in_words(rows: Sequence[CaseRow]) -> str:
    """How many requests and plans there are, of cases under way; empty where there are none."""
    plans = sum(row.case.matter == Case.Matter.PLAN for row in rows)
    requests = len(rows) - plans
    said = [f"{plural(requests, 'request')} under way"] if requests else []
    said += [f"{plural(plans, 'plan')} in force"] if plans else []
    return ", ".join(said)
