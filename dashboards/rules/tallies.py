"""Counts of things of which one child can have several (outcomes, dates, answers), made fit to be shown.

A count of 20 outcomes may be about 3 children, so children are counted behind every figure. A list is shown whole, where
each figure stands for 6 children or more and is not *all* of fewer than 10; else with larger groups; else, of two groups
of which one is 1 to 5, it is said that this one is fewer than 6, which leaves five answers open; else not at all. The
total stands above a hidden list from 11 things and 6 children on, so that each part could still be anything from 0 to at
least 11.

Such a list shares no total with a list of pupils, nor with another one of its kind, so none is a key to another.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboards.rules.answers import Shown
from dashboards.rules.hiding import SMALL_GROUP, SMALLEST_SHOWN

Tally = Mapping[str, int]  # what one child has of each kind; who it is, is not known here
TOO_FEW = "This is about too few children, so no figure is shown."
LEAST_TOTAL = 11  # with fewer, "one of the two is 1 to 5" would leave less than five answers


@dataclass(frozen=True)
class Grouping:
    """One way to group kinds: which kind goes into which group (others are not counted), and how that is said."""

    groups: Mapping[str, str]
    said: str = ""


@dataclass(frozen=True)
class PublishedTally:
    """What to publish, and a sentence that says what was done to it."""

    shown: Shown
    said: str


@dataclass(frozen=True)
class _Group:
    """How many things a group has, and of how many children."""

    things: int
    children: int

    @property
    def few(self) -> bool:
        return 0 < self.children < SMALLEST_SHOWN


def publish_tallies(name: str, tallies: Sequence[Tally], groupings: Sequence[Grouping]) -> PublishedTally:
    """Show a list under the finest grouping that hides nothing; ``groupings`` go from the finest to the coarsest.

    Each has the same kinds. Which one is taken depends on the figures, so only one may ever be published.
    """
    for grouping in groupings:
        groups = _grouped(tallies, grouping)
        whole = _whole(tallies, grouping)
        if not _points_to_somebody(groups.values(), whole):
            counts = tuple(group.things for group in groups.values())
            return PublishedTally(Shown(name, tuple(groups), counts, whole.things), grouping.said)
    return _hidden(name, groups, whole, groupings[-1].said)


def _hidden(name: str, groups: Mapping[str, _Group], whole: _Group, said: str) -> PublishedTally:
    nothing: tuple[int | None, ...] = tuple(None for _ in groups)
    if whole.few or whole.things < LEAST_TOTAL:
        return PublishedTally(Shown(name, tuple(groups), nothing, None), TOO_FEW)
    if fewer := _fewer(groups):
        return PublishedTally(Shown(name, tuple(groups), nothing, whole.things, fewer), said)
    why = "How they divide is hidden, so that no child can be worked out from it."
    return PublishedTally(Shown(name, tuple(groups), nothing, whole.things), why)


def _fewer(groups: Mapping[str, _Group]) -> str:
    """The one of two groups that is 1 to 5 things, where the other is of enough children; else nothing."""
    if len(groups) != 2:
        return ""
    (small, few), (_, rest) = sorted(groups.items(), key=lambda item: item[1].things)
    return small if 0 < few.things < SMALLEST_SHOWN and not rest.few else ""


def _grouped(tallies: Sequence[Tally], grouping: Grouping) -> dict[str, _Group]:
    found = {}
    for label in dict.fromkeys(grouping.groups.values()):
        kinds = [kind for kind, group in grouping.groups.items() if group == label]
        found[label] = _of(tallies, kinds)
    return found


def _whole(tallies: Sequence[Tally], grouping: Grouping) -> _Group:
    return _of(tallies, list(grouping.groups))


def _of(tallies: Sequence[Tally], kinds: Sequence[str]) -> _Group:
    held = [sum(tally.get(kind, 0) for kind in kinds) for tally in tallies]
    return _Group(sum(held), sum(count > 0 for count in held))


def _points_to_somebody(groups: Iterable[_Group], whole: _Group) -> bool:
    held = list(groups)
    if any(group.few for group in held) or whole.few:
        return True
    return 0 < whole.children < SMALL_GROUP and any(group.things == whole.things for group in held)
