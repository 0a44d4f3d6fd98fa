"""The parts of a one-page profile with their headings, and what one version says that another did not."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from provision.rules.boxes import points_of

PROFILE_PARTS = (
    ("liked", "What people like and admire about me"),
    ("matters", "What matters to me"),
    ("support", "How best to support me"),
    ("hard", "What is hard for me"),
    ("first_five", "The first five minutes"),
    ("communicate", "How I communicate"),
    ("aims", "What I am aiming for"),
    ("at_home", "What helps at home"),
)
ALL_PARTS = (("safety", "Health and safety"), *PROFILE_PARTS)


@dataclass(frozen=True)
class Line:
    """A point of a profile: ``kept``, ``new`` or ``gone`` in the later version."""

    state: str
    text: str


@dataclass(frozen=True)
class Compared:
    """A part of two versions, its points in the order of reading."""

    heading: str
    lines: tuple[Line, ...]

    @property
    def changed(self) -> bool:
        """Does the later version say something else here?"""
        return any(line.state != "kept" for line in self.lines)


def compared(before: Mapping[str, str], after: Mapping[str, str]) -> list[Compared]:
    """Every part of which either version says something, point by point; against nothing, all of it is new."""
    found = []
    for name, heading in ALL_PARTS:
        lines = _lines(points_of(before.get(name, "")), points_of(after.get(name, "")))
        if lines:
            found.append(Compared(heading, lines))
    return found


def _lines(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            lines += [Line("kept", text) for text in new[c:d]]
        else:
            lines += [Line("gone", text) for text in old[a:b]] + [Line("new", text) for text in new[c:d]]
    return tuple(lines)
