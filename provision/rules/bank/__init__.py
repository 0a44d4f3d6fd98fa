"""The bank of adaptations: moves that any school may take onto its own list, written for this product.

Pure data. A school's list is made of rows (``provision.models.Adaptation``); an entry becomes one when it is first used.
A key stays for ever: a move that is no longer good advice is taken out, and a row that came from it keeps its words.
"""

from collections.abc import Container, Iterable
from typing import TypeVar

from provision.rules.bank import body, literacy, people, sight_and_sound, talking, thinking, working
from provision.rules.bank.kinds import ALL_AGES, Age, Barrier, Entry, Findable

One = TypeVar("One", bound=Findable)
_FILES = (talking, literacy, thinking, working, people, body, sight_and_sound)
_PLACE = {barrier: place for place, barrier in enumerate(Barrier)}

BANK: tuple[Entry, ...] = tuple(
    sorted((one for file in _FILES for one in file.ENTRIES), key=lambda one: _PLACE[one.barrier])
)
BY_KEY = {one.key: one for one in BANK}

__all__ = ["ALL_AGES", "BANK", "BY_KEY", "Age", "Barrier", "Entry", "Findable", "found"]


def found(
    ones: Iterable[One], *, words: str = "", needs: Container[str] = (), barrier: str = ""
) -> tuple[One, ...]:
    """Those that hold every word asked for, and are for one of these needs and for this barrier where they are named."""
    asked = words.casefold().split()
    return tuple(
        one
        for one in ones
        if (not needs or any(code in needs for code in one.needs))
        and (not barrier or one.barrier == barrier)
        and all(word in one.text.casefold() for word in asked)
    )
