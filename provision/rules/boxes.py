"""The boxes of a paper: a heading and its points, and how they share two columns."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LINE_LENGTH = 42
"""Characters of 12 point in half the width of A4, about: enough to tell a long box from a short one."""
BULLET = re.compile(r"^\s*(?:[-*•–]\s+)?")


@dataclass(frozen=True)
class Part:
    """A box: a heading and its points. One point is printed as a paragraph. `wide` boxes cross both columns."""

    heading: str
    points: tuple[str, ...]
    wide: bool = False

    @property
    def lines(self) -> int:
        """About how many lines it takes in one column, heading and the space after it included."""
        return 2 + sum(1 + len(point) // LINE_LENGTH for point in self.points)


@dataclass(frozen=True)
class Group:
    """Either one wide box, or two columns of boxes side by side."""

    wide: Part | None = None
    left: tuple[Part, ...] = ()
    right: tuple[Part, ...] = ()


def points_of(text: str) -> tuple[str, ...]:
    """The lines that somebody typed, as points: bullets they typed and empty lines are dropped."""
    return tuple(point for line in text.splitlines() if (point := BULLET.sub("", line).strip()))


def grouped(parts: Iterable[Part]) -> tuple[Group, ...]:
    """The boxes in their order, wide ones alone, the others in two columns of about the same length between them."""
    groups: list[Group] = []
    waiting: list[Part] = []
    for part in parts:
        if not part.wide:
            waiting.append(part)
            continue
        groups += [*_columns(waiting), Group(wide=part)]
        waiting = []
    return (*groups, *_columns(waiting))


def _columns(parts: list[Part]) -> list[Group]:
    left: list[Part] = []
    right: list[Part] = []
    for part in parts:
        shorter = left if sum(p.lines for p in left) <= sum(p.lines for p in right) else right
        shorter.append(part)
    return [Group(left=tuple(left), right=tuple(right))] if parts else []


def profile_parts(
    *,
    liked: str = "",
    matters: str = "",
    first_minutes: str = "",
    support: str = "",
    hard: str = "",
    communicates: str = "",
    better_at: str = "",
) -> tuple[Part, ...]:
    """The boxes of a one-page profile in the order in which a stranger needs them; empty ones are left out.

    The first two and `support` are the three headings of person-centred profiles; `first_minutes` is for a supply
    teacher.
    """
    boxes = (
        ("What people like about me", liked, False),
        ("What matters to me", matters, False),
        ("The first five minutes, if you do not know me", first_minutes, True),
        ("How best to support me", support, False),
        ("What I find hard", hard, False),
        ("How I communicate", communicates, False),
        ("What I want to get better at", better_at, False),
    )
    return tuple(Part(heading, points_of(text), wide) for heading, text, wide in boxes if points_of(text))
