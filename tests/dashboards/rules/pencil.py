"""A second attacker, who shares no way of working with the one in the product: a reader with a pencil."""

from collections.abc import Sequence

from dashboards.rules.attack import Could, Layout, Sum


def by_subtraction(layout: Layout, shown: Sequence[int | None]) -> list[Could]:
    """Attack as a reader with a pencil: narrow every hidden figure by every sum until nothing moves any more.

    ``shown`` holds None for each hidden figure. A figure cannot be less than 0. Fast, but not exact: it may miss what all sums together give away.
    """
    low = [figure or 0 for figure in shown]
    high: list[int | None] = list(shown)
    moved = True
    while moved:
        moved = sum(_narrow(one, low, high) for one in layout.sums) > 0
    return [Could(least, most) for least, most in zip(low, high, strict=True)]


def _narrow(one: Sum, low: list[int], high: list[int | None]) -> bool:
    """Narrow the figures of one sum by each other; say whether any of them moved."""
    moved = _raise(one.total, sum(low[part] for part in one.parts), low)
    tops = [high[part] for part in one.parts]
    unbounded = sum(top is None for top in tops)
    top_sum = sum(top for top in tops if top is not None)
    if not unbounded:
        moved |= _lower(one.total, top_sum, high)
    total_top = high[one.total]
    low_sum = sum(low[part] for part in one.parts)
    for part, top in zip(one.parts, tops, strict=True):
        if total_top is not None:
            moved |= _lower(part, total_top - (low_sum - low[part]), high)
        if unbounded == 0 or (unbounded == 1 and top is None):
            moved |= _raise(part, low[one.total] - (top_sum - (top or 0)), low)
            low_sum = sum(low[each] for each in one.parts)
    return moved


def _raise(place: int, least: int, low: list[int]) -> bool:
    if least <= low[place]:
        return False
    low[place] = least
    return True


def _lower(place: int, most: int, high: list[int | None]) -> bool:
    known = high[place]
    if known is not None and known <= most:
        return False
    high[place] = most
    return True
