"""What a reader can work out about the hidden figures of a table: an attacker, to be tried on it before it is shown."""

from collections import deque
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Sum(NamedTuple):
    """A total and the parts that add up to it, as places in a list of figures."""

    total: int
    parts: tuple[int, ...]


class Arc(NamedTuple):
    """A figure as a flow from one knot to another: at every knot what comes in goes out again."""

    start: int
    end: int


@dataclass(frozen=True)
class Layout:
    """How the figures of a table hang together: the sums printed in it, and the same as a network.

    Figures stand in one list: row by row, each row followed by its total, at the end the row of totals. In such a table
    every figure belongs to one row and one column, so the sums are those of a network in which the parts flow from rows
    to columns and the totals flow back.
    """

    sums: tuple[Sum, ...]
    arcs: tuple[Arc, ...]

    @cached_property
    def around(self) -> dict[int, tuple[int, ...]]:
        """The figures that begin or end at each knot."""
        found: dict[int, list[int]] = {}
        for place, arc in enumerate(self.arcs):
            found.setdefault(arc.start, []).append(place)
            found.setdefault(arc.end, []).append(place)
        return {knot: tuple(places) for knot, places in found.items()}

    def steps_from(self, knot: int) -> Iterator[tuple[int, int, bool]]:
        """The figures one can pass along from a knot: where it leads, which figure, and whether it grows by that."""
        for place in self.around[knot]:
            arc = self.arcs[place]
            yield (arc.end, place, True) if arc.start == knot else (arc.start, place, False)


def list_layout(length: int) -> Layout:
    """The layout of a simple list with its total last."""
    return Layout(
        sums=(Sum(length, tuple(range(length))),),
        arcs=(*(Arc(0, 1) for _ in range(length)), Arc(1, 0)),
    )


def table_layout(rows: int, cols: int) -> Layout:
    """The layout of a table of rows and columns with both margins and the grand total last."""
    wide = cols + 1
    sums = [Sum(row * wide + cols, tuple(row * wide + col for col in range(cols))) for row in range(rows + 1)]
    sums += [Sum(rows * wide + col, tuple(row * wide + col for row in range(rows))) for col in range(wide)]
    arcs = []
    for place in range((rows + 1) * wide):
        row, col = divmod(place, wide)
        knots = (row, rows + 1 + col)
        arcs.append(Arc(*knots) if (row == rows) == (col == cols) else Arc(*reversed(knots)))
    return Layout(tuple(sums), tuple(arcs))


class Could(NamedTuple):
    """The least and the most a figure could be; no most where nothing bounds it."""

    least: int
    most: int | None

    @property
    def width(self) -> int | None:
        """How far apart the two are; None where there is no most."""
        return None if self.most is None else self.most - self.least


class Bounds(NamedTuple):
    """What a reader takes every hidden figure to lie between."""

    least: int = 0
    most: int | None = None


ANYTHING = Bounds()


def exactly(
    layout: Layout, figures: Sequence[int], hidden: Set[int], place: int, enough: int, bounds: Bounds = ANYTHING
) -> Could:
    """Attack with everything the sums say: the least and most one hidden figure could truly be.

    All sums are used at once, so this finds what pencil and paper may miss (two rows less two columns). It needs the
    true ``figures``, which must lie within ``bounds``; the others are reached by pushing flow round through hidden
    figures. Pushing stops at ``enough``, so that a wide answer is only known to be at least that wide.
    """
    arc, now = layout.arcs[place], figures[place]
    up_to = enough if bounds.most is None else min(enough, bounds.most - now)
    up = push(layout, list(figures), hidden - {place}, arc.end, arc.start, up_to, bounds)
    down = push(layout, list(figures), hidden - {place}, arc.start, arc.end, min(enough, now - bounds.least), bounds)
    return Could(now - down, now + up)


def push(
    layout: Layout, now: list[int], hidden: Set[int], start: int, end: int, enough: int, bounds: Bounds = ANYTHING
) -> int:
    """Push flow from one knot to another through hidden figures, up to enough; ``now`` is changed, the amount returned."""
    pushed = 0
    while pushed < enough:
        way = _way(layout, now, hidden, start, end, bounds)
        if way is None:
            break
        amount = min([enough - pushed, *(room(now[place], grows, bounds, enough) for place, grows in way)])
        for place, grows in way:
            now[place] += amount if grows else -amount
        pushed += amount
    return pushed


def room(figure: int, grows: bool, bounds: Bounds, enough: int) -> int:
    """How far a figure can still grow or fall within bounds, or ``enough`` where nothing bounds it."""
    if not grows:
        return figure - bounds.least
    return enough if bounds.most is None else bounds.most - figure


def _way(
    layout: Layout, now: Sequence[int], hidden: Set[int], start: int, end: int, bounds: Bounds
) -> list[tuple[int, bool]] | None:
    """A shortest way between two knots: the figures on it, and whether each grows."""
    came: dict[int, tuple[int, int, bool]] = {start: (start, -1, True)}
    queue = deque([start])
    while queue and end not in came:
        knot = queue.popleft()
        for other, place, grows in layout.steps_from(knot):
            if other not in came and place in hidden and room(now[place], grows, bounds, 1) > 0:
                came[other] = (knot, place, grows)
                queue.append(other)
    return way_back(came, start, end)


def way_back(came: dict[int, tuple[int, int, bool]], start: int, end: int) -> list[tuple[int, bool]] | None:
    """Follow the steps of a search back from the end to the start; None where the end was not reached."""
    if end not in came:
        return None
    way = []
    knot = end
    while knot != start:
        knot, place, grows = came[knot]
        way.append((place, grows))
    return way
