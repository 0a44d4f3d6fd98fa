"""Reads one value of a measure as a school writes it: 7;06, 94, amber, standard 3, and says why one is impossible."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from provision.rules.impact.kinds import Direction, Kind, Scale, Still
from provision.rules.impact.numbers import Unreadable, exact, in_figures, shortened, shown
from senco.access.rules.words import listed

MONTHS_A_YEAR = 12
MOST_GOALS = 20
GOALS_CORRELATE = 0.3  # as Kiresuk and Sherman assume
AREAS = ("exploration", "realisation", "anticipation", "persistence", "initiation")
_AGE = re.compile(r"(\d{1,2})\s*[;:]\s*(\d{1,2})")
_AGE_IN_WORDS = re.compile(r"(\d{1,2})\s*(?:y|yr|yrs|year|years)\.?(?:\s*(?:and\s*)?(\d{1,2})\s*(?:m|mo|mth|mths|month|months)\.?)?", re.I)
_MONTHS = re.compile(r"(\d{1,3})\s*(?:m|mths|month|months)", re.I)
_STANDARD = re.compile(r"(?:pks?|pre-?key stage|standard|pre-?key stage standard)?\s*([1-6])", re.I)


@dataclass(frozen=True)
class Measure:
    """A measure as one school uses it. ``variance`` is that of the difference between two measurements, where known."""

    kind: Kind
    direction: Direction
    lowest: Fraction | None = None
    highest: Fraction | None = None
    steps: tuple[str, ...] = ()
    variance: Fraction | None = None
    reliability: Fraction | None = None

    @property
    def better(self) -> int:
        """1 where more is better, −1 where less is."""
        return 1 if self.direction is Direction.UP else -1

    @property
    def still(self) -> Still:
        """What no change means: of difficulties that are compared with age nobody says that they kept pace."""
        pace, down = self.kind.still is Still.PACE, self.direction is Direction.DOWN
        return Still.STEADY if pace and down else self.kind.still


def read_value(value: object, measure: Measure) -> Fraction:
    """One value as a number: months of an age, the place of a step in its order, else as it stands."""
    scale, kind = measure.kind.scale, measure.kind
    if scale is Scale.AGE:
        found = exact(value) if kind.in_months and not isinstance(value, str) else _age(value)
    elif measure.steps:
        found = _step(value, measure)
    elif kind.unit == "goal attainment T-score" and isinstance(value, list):
        found = goals_together(value)
    else:
        found = exact(value)
    _within(found, measure)
    return found


def _within(found: Fraction, measure: Measure) -> None:
    if measure.kind.whole and found.denominator != 1:
        raise Unreadable(f"{in_figures(found)} is no whole number, and {measure.kind.unit} has whole numbers only")
    low, high = measure.lowest, measure.highest
    ends = measure.kind.scale is Scale.RANK
    # The ends themselves lie at no distance of the normal curve, and so does what a double cannot tell from them.
    at_end = ends and float(found / 100) in (0.0, 1.0)
    if at_end or (low is not None and found < low) or (high is not None and found > high):
        reach = f"{_said(low, measure)} to {_said(high, measure)}" if low is not None and high is not None else (
            f"{_said(low, measure)} or more" if low is not None else f"{_said(high, measure)} or less"
        )
        why = "above 0 and below 100; for “under 1” write 0.5, for “over 99” 99.5" if ends else f"from {reach}"
        raise Unreadable(f"{_said(found, measure)} is impossible: {measure.kind.unit} goes {why}")


def _said(value: Fraction | None, measure: Measure) -> str:
    if value is None:
        return ""
    return age_in_words(value) if measure.kind.scale is Scale.AGE else in_figures(value)


def age_in_words(months: Fraction) -> str:
    """Months as an age: ``7;06``."""
    sign, size = ("-" if months < 0 else ""), abs(int(months))
    return f"{sign}{size // MONTHS_A_YEAR};{size % MONTHS_A_YEAR:02d}"


def _age(value: object) -> Fraction:
    if not isinstance(value, str):
        raise Unreadable(
            f"{shown(value)} may be years, months or a decimal: write an age as \"7;06\" for seven years and six months"
        )
    text = value.strip()
    if found := _MONTHS.fullmatch(text):
        return Fraction(int(found[1]))
    found = _AGE.fullmatch(text) or _AGE_IN_WORDS.fullmatch(text)
    if not found:
        hint = " (7.06 may be a decimal)" if re.fullmatch(r"\d+\.\d+", text) else ""
        raise Unreadable(f"“{shortened(value)}” is no age{hint}: write it as \"7;06\" for seven years and six months")
    years, months = int(found[1]), int(found[2] or 0)
    if months >= MONTHS_A_YEAR:
        raise Unreadable(f"“{shortened(value)}” is impossible: the months of an age go from 0 to 11")
    return Fraction(years * MONTHS_A_YEAR + months)


def _step(value: object, measure: Measure) -> Fraction:
    """The place of a step in its order, the lowest being the first."""
    kind, names = measure.kind, [name.casefold() for name in measure.steps]
    told = shown(value)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        number = exact(value)
        if number.denominator != 1:
            raise Unreadable(f"{told} lies between two steps: {kind.unit} is one of {_in_order(measure)}")
        text = str(number.numerator)
    elif isinstance(value, str):
        text = " ".join(value.casefold().replace("−", "-").split()).removeprefix("+")
    else:
        raise Unreadable(f"{told} is none of {_in_order(measure)}")
    if kind.unit == "pre-key stage standard":
        if text in ("blw", "below", "below standard 1", "below the standard", "0"):
            text = "below"
        elif found := _STANDARD.fullmatch(text):
            text = found[1]
    elif kind.unit == "RAG":
        text = {"r": "red", "a": "amber", "g": "green", "yellow": "amber"}.get(text, text)
    if text not in names:
        hint = "; a T-score is another measure: say “goal attainment T-score”" if kind.unit == "goal attainment" else ""
        raise Unreadable(f"{told} is none of {_in_order(measure)}{hint}")
    return Fraction(names.index(text) + kind.names_first)


def _in_order(measure: Measure) -> str:
    steps = measure.steps
    return listed([*steps[:3], "…", steps[-1]] if len(steps) > 9 else steps)


def goals_together(levels: Sequence[object]) -> Fraction:
    """A child's goals of equal weight as one T-score: 50 + 10 Σx / √(n(1 − ρ) + ρn²), with ρ = 0.3."""
    if not 1 <= len(levels) <= MOST_GOALS:
        raise Unreadable(f"a list of goals has from 1 to {MOST_GOALS} levels")
    found = [exact(level) for level in levels]
    for level in found:
        if level.denominator != 1 or abs(level) > 2:
            raise Unreadable(f"{in_figures(level)} is impossible: the level of a goal is −2, −1, 0, 1 or 2")
    n = len(found)
    return 50 + 10 * sum(found) / Fraction(math.sqrt((1 - GOALS_CORRELATE) * n + GOALS_CORRELATE * n * n))


def why_no_words(value: object) -> str | None:
    """Why something is no account in words of how a child engages, or None."""
    if isinstance(value, str) and value.strip():
        return None
    if isinstance(value, dict) and value:
        others = [name for name in value if name not in AREAS]
        if others:
            return f"{shown(others[0])} is none of the five areas: {listed(AREAS)}"
        return next((why for said in value.values() if (why := why_no_words(said) if isinstance(said, str) else _NO_NUMBER)), None)
    return _NO_NUMBER


_NO_NUMBER = "the engagement model has no numbers: say in words how the child explores, realises, anticipates, persists, initiates"
