"""What the changes of a group come to: how many, how they lie, the middle one with an exact interval, and the costs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cache
from statistics import median, median_low

from provision.rules.impact.change import Change, Verdict

SURE = Fraction(95, 100)


class Side(Enum):
    """Where the interval of the middle change lies, seen from what is better."""

    GAIN = "on the side of gain"
    LOSS = "on the side of loss"
    AROUND = "on both sides of no change"


@dataclass(frozen=True)
class Interval:
    """Two of the changes themselves, between which the middle one of all such children lies, and how often that holds."""

    low: Fraction
    high: Fraction
    coverage: Fraction


@dataclass(frozen=True)
class Spread:
    """The five numbers by which changes are laid out."""

    lowest: Fraction
    lower: Fraction
    middle: Fraction
    upper: Fraction
    highest: Fraction


@dataclass(frozen=True)
class Group:
    """All changes of a provision on one measure."""

    n: int
    counts: dict[Verdict, int]
    spread: Spread | None
    interval: Interval | None
    side: Side | None
    ratio: Fraction | None
    ratio_interval: Interval | None

    @property
    def gains(self) -> int:
        return self.counts.get(Verdict.GAIN, 0)

    @property
    def losses(self) -> int:
        return self.counts.get(Verdict.LOSS, 0)


@cache
def ranks_of_interval(n: int) -> tuple[int, Fraction] | None:
    """Which value from below and from above to take, and how often the median lies between: None where n is below 6.

    The number of values below the median is binomial with a half, whatever their distribution (Conover 1999); the
    narrowest pair that holds at least 95 times in 100 is taken, and its real coverage is said.
    """
    whole = 2**n
    term, below, rank, outside = 1, 0, 0, 0
    for k in range(n // 2):
        below += term
        if 2 * below * SURE.denominator > (SURE.denominator - SURE.numerator) * whole:
            break
        rank, outside = k + 1, below
        term = term * (n - k) // (k + 1)
    return (rank, 1 - Fraction(2 * outside, whole)) if rank else None


def interval_of_median(ordered: Sequence[Fraction]) -> Interval | None:
    """The distribution-free interval of the median, of values in order."""
    found = ranks_of_interval(len(ordered))
    if found is None:
        return None
    rank, coverage = found
    return Interval(ordered[rank - 1], ordered[-rank], coverage)


def spread_of(ordered: Sequence[Fraction], *, steps: bool) -> Spread | None:
    """Lowest, quartiles, middle, highest of values in order; of steps only such as are there: half a step means nothing."""
    if not ordered:
        return None
    middle = median_low if steps else median
    half = len(ordered) // 2
    low, high = (ordered[:half], ordered[len(ordered) - half :]) if half else (ordered, ordered)
    return Spread(ordered[0], middle(low), middle(ordered), middle(high), ordered[-1])


def grouped(changes: Sequence[Change], *, steps: bool) -> Group:
    """Lay a group's changes together."""
    values = sorted(one.value for one in changes)
    interval = interval_of_median(values)
    judged = interval_of_median(sorted(one.gain_that_counts for one in changes))
    ratios = sorted(one.ratio for one in changes if one.ratio is not None)
    return Group(
        n=len(changes),
        counts=dict(Counter(one.verdict for one in changes)),
        spread=spread_of(values, steps=steps),
        interval=interval,
        side=None if judged is None else _side(judged),
        ratio=median(ratios) if ratios else None,
        ratio_interval=interval_of_median(ratios) if ratios else None,
    )


def _side(interval: Interval) -> Side:
    if interval.low > 0:
        return Side.GAIN
    return Side.LOSS if interval.high < 0 else Side.AROUND
