"""What changed for one pupil between two measurements, and whether it is more than the measure's own error.

The rule is the reliable change of Jacobson and Truax (1991): the difference, divided by the standard error of a
difference, is clear where it is larger than 1.96 either way; without any true change five in a hundred would be.
"""

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache, lru_cache
from statistics import NormalDist

from provision.rules.impact.kinds import Scale
from provision.rules.impact.reading import Measure

CLEAR = Fraction(196, 100)
CLEAR_SQUARED = CLEAR * CLEAR
DAYS_A_MONTH = Fraction(36525, 1200)  # a twelfth of a year with its share of a leap day
NORM_MEAN, NORM_SD = 100, 15
_NORMAL = NormalDist()


class Verdict(StrEnum):
    """What can be said of one pupil's change."""

    GAIN = "clear gain"
    NONE = "no clear change"
    LOSS = "clear loss"
    UNKNOWN = "no error known"
    NARRATIVE = "narrative"
    UNDER_WAY = "under way"


@dataclass(frozen=True)
class Point:
    """One measurement: the day, the value as a number, and of how many sessions it is a share."""

    on: date
    value: Fraction
    sessions: int | None = None


@dataclass(frozen=True)
class Change:
    """A pupil's progress against its own baseline. ``value`` has the sign of the measure: a fall is below nought."""

    value: Fraction
    better: int
    days: int
    index: float | None
    verdict: Verdict
    ratio: Fraction | None = None
    beyond_age: Fraction | None = None
    beyond_is_clear: bool | None = None
    norm_scores: tuple[float, float] | None = None

    @property
    def months(self) -> Fraction:
        """The time between, in months of equal length."""
        return months_of(self.days)

    @property
    def gain(self) -> Fraction:
        """The change seen from what is better: above nought is good, whichever way the measure runs."""
        return self.value * self.better

    @property
    def gain_that_counts(self) -> Fraction:
        """The gain that a group is judged by: of an age, what was gained beyond the time that went by."""
        return self.gain if self.beyond_age is None else self.beyond_age


@cache
def months_of(days: int) -> Fraction:
    """Days as months of equal length."""
    return days / DAYS_A_MONTH


def error_of_difference(sd: Fraction, reliability: Fraction) -> Fraction:
    """The variance of the difference between two measurements: 2 · (SD · √(1 − r))²."""
    return 2 * sd * sd * (1 - reliability)


def change_between(measure: Measure, entry: Point, after: Point) -> Change:
    """Hold the second measurement against the first. The days are those of the file, in order."""
    value, days = after.value - entry.value, (after.on - entry.on).days
    index, clear = _index(measure, entry, after)
    verdict = Verdict.UNKNOWN
    if index is not None:
        verdict = Verdict.NONE if not clear else (Verdict.GAIN if index * measure.better > 0 else Verdict.LOSS)
    ratio = beyond = beyond_is_clear = None
    if measure.kind.scale is Scale.AGE:
        months = months_of(days)
        ratio, beyond = (value / months if days else None), value - months
        if measure.variance is not None:
            beyond_is_clear = beyond * beyond > CLEAR_SQUARED * measure.variance
    norms = (_norm_score(entry.value), _norm_score(after.value)) if measure.kind.scale is Scale.RANK else None
    return Change(value, measure.better, days, index, verdict, ratio, beyond, beyond_is_clear, norms)


def _index(measure: Measure, entry: Point, after: Point) -> tuple[float | None, bool]:
    """The reliable change index and whether it is clear: decided exactly, except on the normal curve of percentiles."""
    if measure.kind.scale is Scale.RANK:
        if measure.reliability is None:
            return None, False
        moved = _on_the_curve(after.value) - _on_the_curve(entry.value)
        index = moved / math.sqrt(error_of_difference(Fraction(1), measure.reliability))
        return index, abs(index) > float(CLEAR)
    if measure.kind.scale is Scale.SHARE:
        if not entry.sessions or not after.sessions:
            return None, False
        (before, one), (now, other) = _share(entry.value, entry.sessions), _share(after.value, after.sessions)
        value, variance = now - before, one + other
    elif measure.variance is None:
        return None, False
    else:
        value, variance = after.value - entry.value, measure.variance
    return float(value) / math.sqrt(variance), value * value > CLEAR_SQUARED * variance


def _share(percent: Fraction, sessions: int) -> tuple[Fraction, Fraction]:
    """A share and its variance, with one session of each kind added (Agresti and Caffo 2000): 100 % too has an error."""
    attended = percent / 100 * sessions
    share = (attended + 1) / (sessions + 2)
    return share, share * (1 - share) / (sessions + 2)


def _norm_score(percentile: Fraction) -> float:
    """A percentile as a standardised score, on the normal curve with mean 100 and SD 15."""
    return NORM_MEAN + NORM_SD * _on_the_curve(percentile)


@lru_cache(maxsize=1000)
def _on_the_curve(percentile: Fraction) -> float:
    """Where a percentile lies on the normal curve, in standard deviations from its middle."""
    return _NORMAL.inv_cdf(float(percentile / 100))
