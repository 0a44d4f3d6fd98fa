"""What helps in a class, now: adaptations of its pupils merged into moves, and the few moves that cover everyone first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from senco.access.rules.words import listed

IN_WORDS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


@dataclass(frozen=True, slots=True)
class Chosen:
    """One adaptation of one pupil. ``result`` is what the adult who looks has recorded today, or empty."""

    id: UUID
    adaptation: UUID
    name: str
    how: str
    pupil: UUID
    called: str
    note: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """One thing to do in class, with every pupil whom it helps; ``chosen`` has one entry a pupil, in their order."""

    adaptation: UUID
    name: str
    how: str
    chosen: tuple[Chosen, ...]

    @property
    def pupils(self) -> frozenset[UUID]:
        """Whom it helps."""
        return frozenset(one.pupil for one in self.chosen)

    @property
    def is_recorded(self) -> bool:
        """Has it been recorded today for any of its pupils?"""
        return any(one.result for one in self.chosen)

    def pressed(self, result: str) -> str:
        """The state of a button that records for all: ``true`` for every pupil, ``mixed`` for some, else ``false``."""
        having = sum(one.result == result for one in self.chosen)
        return "true" if having == len(self.chosen) else "mixed" if having else "false"

    def recorded(self, words: Iterable[tuple[str, str]]) -> list[str]:
        """What was recorded, in words, one entry a result: ``Worked for Shiv and Bao``. ``words``: each result's own."""
        told = []
        for result, word in words:
            names = [one.called for one in self.chosen if one.result == result]
            if names:
                told.append(word if len(names) == len(self.chosen) else f"{word} for {listed(names)}")
        return told


def merged(chosen: Iterable[Chosen]) -> list[Move]:
    """The adaptations of several pupils, the same one once: first what helps most pupils, then by name."""
    ordered = sorted(chosen, key=lambda one: (one.name.casefold(), one.adaptation))
    moves = []
    for adaptation, group in groupby(ordered, key=lambda one: one.adaptation):
        held = tuple(group)
        moves.append(Move(adaptation, held[0].name, held[0].how, held))
    return sorted(moves, key=_most_first)


def _most_first(move: Move) -> tuple[int, str]:
    return (-len(move.pupils), move.name.casefold())


def few_and_others(moves: Sequence[Move]) -> tuple[list[Move], list[Move]]:
    """The few moves that between them help every pupil whom any of them helps, and the others; both as ``merged``.

    Greedy: next is always the move that helps most of those who are not helped yet. That is rarely more than the fewest
    there could be, and it puts the widest moves first, which is what one adult can keep in mind.
    """
    waiting = {pupil for move in moves for pupil in move.pupils}
    few: list[Move] = []
    while waiting:
        best = min(moves, key=lambda move: (-len(move.pupils & waiting), *_most_first(move)))
        few.append(best)
        waiting -= best.pupils
    return sorted(few, key=_most_first), [move for move in moves if move not in few]


def heading(few: Sequence[Move], uncovered: Sequence[str]) -> str:
    """How far the few moves go: ``Four moves cover everyone``, or with whom they do not reach."""
    count = IN_WORDS[len(few)] if len(few) < len(IN_WORDS) else str(len(few))
    moves = f"{count} move covers" if len(few) == 1 else f"{count} moves cover"
    if not uncovered:
        return f"{moves} everyone"
    reached = len({pupil for move in few for pupil in move.pupils})
    return f"{moves} {reached} of {reached + len(uncovered)}"


def short_names(pupils: Iterable[tuple[UUID, str, str]]) -> dict[UUID, str]:
    """What to call each pupil where all stand side by side. Each comes with the name they like and the surname.

    Two who are called the same get the first letter of the surname (Tom H), and the whole of it where that is the same.
    """
    rows = list(pupils)
    called = Counter(name.casefold() for _, name, _ in rows)
    first = Counter((name.casefold(), surname[:1].casefold()) for _, name, surname in rows)
    found = {}
    for pupil, name, surname in rows:
        alone = called[name.casefold()] == 1
        letter_tells = first[name.casefold(), surname[:1].casefold()] == 1
        found[pupil] = name if alone else f"{name} {surname[:1] if letter_tells else surname}".strip()
    return found
