"""A class for the adult who stands in for a day: what to do, and what must be known of single children. Nothing confidential.

No surname, no SEN status, no need, no diagnosis, nothing that parents or colleagues said: only what helps in the room and keeps
children safe, as it stands on the teachers' own page.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from provision.rules.moves import Move
from provision.rules.papers import Paper

# Read aloud and typed on a phone: no I, O, 0 or 1, and no vowels, so that no word comes about.
ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXZ"
GROUPS, IN_GROUP = 3, 4  # 28 ** 12 is some 57 bits: no guess finds one of a handful within a day
DAYS_AHEAD = timedelta(days=7)


@dataclass(frozen=True)
class SupplyChild:
    """One child of whom somebody who stands in must know. ``special`` is (move, what is different for this child)."""

    called: str
    safety: tuple[str, ...]
    first_minutes: tuple[str, ...]
    special: tuple[tuple[str, str], ...]

    @property
    def says_something(self) -> bool:
        """Is there more than the moves of the class?"""
        return bool(self.safety or self.first_minutes or self.special)


@dataclass(frozen=True, kw_only=True)
class SupplyClass(Paper):
    """What stands on the page and the paper of a class for a day. ``moves``: those that cover everyone first."""

    name: str
    on: date
    moves: tuple[Move, ...]
    children: tuple[SupplyChild, ...]

    @property
    def safety(self) -> list[SupplyChild]:
        """Children about whom something must be known first."""
        return [child for child in self.children if child.safety]

    @property
    def special(self) -> list[SupplyChild]:
        """Children for whom something is different."""
        return [child for child in self.children if child.first_minutes or child.special]

    @property
    def is_empty(self) -> bool:
        """Nothing has been chosen for anybody."""
        return not self.moves and not any(child.says_something for child in self.children)


def new_code() -> str:
    """A code as it is read aloud: ``K7QM-2XTP-9HRD``."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(IN_GROUP)) for _ in range(GROUPS))


def code_typed(text: str) -> str:
    """A code as somebody types it, as it was made: small letters, spaces and missing lines between are all the same.

    Empty where it cannot be one, so that no other page is looked for under what was typed.
    """
    letters = re.sub(r"[\s\-–—]", "", text).upper()
    if len(letters) != GROUPS * IN_GROUP or set(letters) - set(ALPHABET):
        return ""
    return "-".join(letters[n : n + IN_GROUP] for n in range(0, len(letters), IN_GROUP))


def why_not_day(on: date, today: date) -> str | None:
    """Say why no code can be made for a day, or None."""
    if today <= on <= today + DAYS_AHEAD:
        return None
    return "Choose today, or a day within a week from now. A code is made for one day."
