"""Choosing the figures of a table to hide: the sensitive ones, then the cheapest others until no attacker gets on."""

import heapq
from collections.abc import Sequence, Set
from dataclasses import dataclass

from dashboards.rules.attack import ANYTHING, Bounds, Layout, exactly, push, room, way_back

SMALLEST_SHOWN = 6
SMALL_GROUP = 10
WIDE_ENOUGH = 5
BELIEVED = Bounds(1, SMALLEST_SHOWN - 1)
BELIEF_LEFT_OPEN = 2


@dataclass(frozen=True)
class _Figures:
    """The figures of a table in its layout; the last is the grand total."""

    layout: Layout
    values: tuple[int, ...]
    margins: frozenset[int]

    @property
    def total(self) -> int:
        return len(self.values) - 1

    def price(self, place: int) -> int:
        """What it costs the reader not to see a figure: large ones, and margins above all."""
        if place == self.total:
            return 1_000_000
        value = self.values[place]
        price = 60 if value == 0 else 10 + min(value, 50)
        return price + 1_000 if place in self.margins else price


def hide(layout: Layout, values: tuple[int, ...], margins: frozenset[int]) -> frozenset[int]:
    """Choose the figures to hide, as places in the list of figures of a layout.

    ``margins`` are the places of totals. All are hidden where the grand total is itself below 6, or would have to be hidden.
    """
    figures = _Figures(layout, values, margins)
    everything = frozenset(range(len(values)))
    if 0 < values[figures.total] < SMALLEST_SHOWN:
        return everything
    sensitive = frozenset(_sensitive(figures))
    hidden = set(sensitive)
    for place in sorted(sensitive):
        _protect(figures, hidden, place)
    for place in sorted(sensitive):
        if not _belief_left_open(figures, hidden, place):
            _break_belief(figures, hidden, place)
    if figures.total in hidden or not _safe(figures, hidden, sensitive):
        return everything
    for place in sorted(hidden - sensitive, key=figures.price, reverse=True):
        if _safe(figures, hidden - {place}, sensitive):
            hidden.remove(place)
    return frozenset(hidden)


def _sensitive(figures: _Figures) -> set[int]:
    values = figures.values
    small = {place for place, value in enumerate(values) if 0 < value < SMALLEST_SHOWN}
    whole = {
        part
        for total, parts in figures.layout.sums
        if len(parts) > 1 and 0 < values[total] < SMALL_GROUP
        for part in parts
        if values[part] == values[total]
    }
    return small | whole


def _safe(figures: _Figures, hidden: Set[int], sensitive: Set[int]) -> bool:
    return all(
        _left_open(figures, hidden, place) >= WIDE_ENOUGH and _belief_left_open(figures, hidden, place)
        for place in sensitive
    )


def _left_open(figures: _Figures, hidden: Set[int], place: int) -> int:
    return exactly(figures.layout, figures.values, hidden, place, WIDE_ENOUGH).width or 0


def _belief_left_open(figures: _Figures, hidden: Set[int], place: int) -> bool:
    """Whether somebody who takes every hidden figure for 1 to 5 is left with several answers, or is simply wrong."""
    linked = _linked(figures, hidden, place)
    if any(not BELIEVED.least <= figures.values[one] <= (BELIEVED.most or 0) for one in linked):
        return True
    could = exactly(figures.layout, figures.values, linked, place, WIDE_ENOUGH, BELIEVED)
    return (could.width or 0) >= BELIEF_LEFT_OPEN


def _linked(figures: _Figures, hidden: Set[int], place: int) -> frozenset[int]:
    """The hidden figures that hang together with one of them by shared sums."""
    found, todo = {place}, [place]
    while todo:
        arc = figures.layout.arcs[todo.pop()]
        for knot in arc:
            for other in figures.layout.around[knot]:
                if other in hidden and other not in found:
                    found.add(other)
                    todo.append(other)
    return frozenset(found)


def _protect(figures: _Figures, hidden: set[int], place: int) -> None:
    """Hide the cheapest further figures until one figure is left open widely enough.

    A figure can vary when it lies on a round of hidden figures along which something can be passed. So the cheapest
    round through it is looked for, in which what is hidden already costs nothing: one that is wide enough, or else the
    widest there is.
    """
    while (missing := WIDE_ENOUGH - _left_open(figures, hidden, place)) > 0:
        rounds = [
            (-amount, *found)
            for amount in range(missing, 0, -1)
            for grows in (True, False)
            if (found := _round(figures, hidden, place, amount, grows)) is not None
        ]
        if not rounds:
            return
        hidden |= min(rounds, key=lambda found: found[:2])[2]


def _round(
    figures: _Figures, hidden: Set[int], place: int, amount: int, grows: bool
) -> tuple[int, frozenset[int]] | None:
    """The cheapest figures to hide so that one can grow, or fall, by an amount more: their price and places."""
    arc, now, others = figures.layout.arcs[place], list(figures.values), hidden - {place}
    ends = (arc.end, arc.start) if grows else (arc.start, arc.end)
    most = WIDE_ENOUGH if grows else figures.values[place]
    done = push(figures.layout, now, others, *ends, most)
    if not grows and most - done < amount:
        return None
    return _cheapest_way(figures, now, ends, amount, free=others, barred={place})


def _break_belief(figures: _Figures, hidden: set[int], place: int) -> None:
    """Hide the cheapest round through a figure that is made of figures still shown: none of those is 1 to 5."""
    arc = figures.layout.arcs[place]
    found = _cheapest_way(figures, figures.values, (arc.end, arc.start), 1, free=frozenset(), barred=hidden)
    if found is not None:
        hidden |= found[1]


def _cheapest_way(
    figures: _Figures, now: Sequence[int], ends: tuple[int, int], amount: int, *, free: Set[int], barred: Set[int]
) -> tuple[int, frozenset[int]] | None:
    """The cheapest way between two knots that can carry an amount: its price, and the figures on it that are not free."""
    start, end = ends
    price = {start: 0}
    came: dict[int, tuple[int, int, bool]] = {start: (start, -1, True)}
    queue = [(0, start)]
    while queue:
        so_far, knot = heapq.heappop(queue)
        for other, place, grows in figures.layout.steps_from(knot):
            if place in barred or room(now[place], grows, ANYTHING, amount) < amount:
                continue
            then = so_far + (0 if place in free else figures.price(place))
            if then < price.get(other, then + 1):
                price[other], came[other] = then, (knot, place, grows)
                heapq.heappush(queue, (then, other))
    way = way_back(came, start, end)
    return None if way is None else (price[end], frozenset(place for place, _ in way) - free)
