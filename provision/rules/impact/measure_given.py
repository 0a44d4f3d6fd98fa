"""Reads what a file says of its measure: which it is, which way is better, and what is known of its error."""

from collections.abc import Mapping
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

from provision.rules.impact.change import error_of_difference
from provision.rules.impact.kinds import (
    FURTHEST,
    KINDS,
    LONGEST_NAME,
    Direction,
    Kind,
    Scale,
    kind_named,
    like,
    plainly,
)
from provision.rules.impact.numbers import Unreadable, exact, in_figures, shown
from provision.rules.impact.reading import Measure
from senco.access.rules.words import listed

MOST_STEPS = 1000
_KEYS = {"unit", "direction", "sd", "reliability", "sem", "mean", "lowest", "highest", "steps", "name", "test", "form"}
_UP = {"up", "higher", "higher is better", "more is better"}
_DOWN = {"down", "lower", "lower is better", "less is better"}


def keys_unknown(given: Mapping[str, Any], known: set[str], where: str) -> list[str]:
    """Names of a file that mean nothing here: one that was misspelt would else be left out in silence."""
    found = []
    for name in given:
        if name not in known:
            near = get_close_matches(name.casefold(), known, n=1, cutoff=0.7) if len(name) <= LONGEST_NAME else []
            hint = f" Is “{near[0]}” meant?" if near else f" Known are: {listed(sorted(known))}."
            found.append(f"{shown(name)} in {where} is not known, and was left out.{hint}")
    return found


def read_measure(given: Mapping[str, Any], problems: list[str]) -> Measure | None:
    """The measure of a file, or None with the problems that stand in its way."""
    told = given.get("measure")
    if not isinstance(told, dict):
        problems.append("The file has no “measure”: an object with its “unit”, like \"standardised score\".")
        return None
    problems += keys_unknown(told, _KEYS, "the measure")
    stops: list[str] = []
    kind = _kind(told.get("unit"), told.get("direction"), stops)
    if kind is None:
        problems += stops
        return None
    direction = _direction(told.get("direction"), kind, stops)
    numbers = {name: _number(told, name, stops) for name in ("sd", "reliability", "sem", "mean", "lowest", "highest")}
    steps = _steps(told, kind, stops)
    _error_asked(told, kind, problems)
    _possible(numbers, stops)
    problems += [f"The measure: {why}." for why in stops]
    if stops or direction is None:
        return None
    lowest, highest = _ends(kind, numbers)
    sd, reliability, sem = numbers["sd"] or kind.sd, numbers["reliability"], numbers["sem"]
    variance = None
    if kind.scale in (Scale.EVEN, Scale.AGE):
        if sem is not None:
            variance = 2 * sem * sem
        elif sd is not None and reliability is not None:
            variance = error_of_difference(sd, reliability)
        elif told.get("sd") is not None or reliability is not None:
            missing = "sd" if sd is None else "reliability"
            problems.append(f"The measure: without “{missing}” its error is not known, so no change can be called clear.")
    return Measure(kind, direction, lowest, highest, steps, variance, reliability if kind.scale is Scale.RANK else None)


def _kind(unit: object, direction: object, stops: list[str]) -> Kind | None:
    if not isinstance(unit, str) or not unit.strip():
        stops.append(f"The measure has no “unit”. One of: {listed([kind.unit for kind in KINDS])}.")
        return None
    kind = kind_named(unit)
    if kind is not None:
        return kind
    if plainly(unit) in ("boxall", "boxall profile", "boxall strand", "boxall strands"):
        for words, part in ((_UP, "Boxall developmental"), (_DOWN, "Boxall diagnostic")):
            if isinstance(direction, str) and direction.casefold().strip() in words:
                return kind_named(part)
        stops.append("The Boxall Profile has two parts that run against each other: say “Boxall developmental” (“up”) or “Boxall diagnostic” (“down”).")
    elif near := like(unit):
        stops.append(f"The measure {shown(unit)} is not known. Is one of these meant: {listed(near)}?")
    else:
        stops.append(f"The measure {shown(unit)} is not known. Known are: {listed([kind.unit for kind in KINDS])}.")
    return None


def _direction(given: object, kind: Kind, stops: list[str]) -> Direction | None:
    if given is None:
        if kind.direction is None:
            stops.append(f"“direction” is missing: of a {kind.unit} it has to be said whether “up” or “down” is better")
        return kind.direction
    words = given.casefold().strip() if isinstance(given, str) else ""
    if words not in _UP | _DOWN:
        stops.append(f"“direction”: {shown(given)} is neither “up” (higher is better) nor “down” (lower is better)")
        return None
    said = Direction.UP if words in _UP else Direction.DOWN
    if kind.direction is not None and said is not kind.direction and not kind.either:
        better = "higher" if kind.direction is Direction.UP else "lower"
        stops.append(f"“direction”: of {kind.unit} {better} is better, so it is “{kind.direction.value}”")
        return None
    return said


def _number(told: Mapping[str, Any], name: str, stops: list[str]) -> Fraction | None:
    if told.get(name) is None:
        return None
    try:
        return exact(told[name])
    except Unreadable as why:
        stops.append(f"“{name}”: {why}")
        return None


def _possible(numbers: Mapping[str, Fraction | None], stops: list[str]) -> None:
    """Refuse what no test can have."""
    for name in ("sd", "sem"):
        value = numbers[name]
        if value is not None and value <= 0:
            stops.append(f"“{name}”: {in_figures(value)} is impossible: it has to be more than 0")
    r = numbers["reliability"]
    if r is not None and not 0 < r < 1:
        why = {
            Fraction(1): "1 would be a test without any error, and there is none",
            Fraction(0): "0 would be a test that says nothing of a child",
        }.get(r, f"{in_figures(r, 4)} is impossible: it lies between 0 and 1, like 0.9")
        stops.append(f"“reliability”: {why}")
    if numbers["sem"] is not None and (numbers["sd"] is not None or r is not None):
        stops.append("give either “sem”, the standard error of measurement, or “sd” and “reliability”, not both")
    low, high = numbers["lowest"], numbers["highest"]
    if low is not None and high is not None and low >= high:
        stops.append(f"“lowest” {in_figures(low)} is not below “highest” {in_figures(high)}")


def _error_asked(told: Mapping[str, Any], kind: Kind, problems: list[str]) -> None:
    """Name what is said of an error that means nothing for this measure, and of ends that it has of its own."""
    of_error = {Scale.EVEN: (), Scale.AGE: ("mean",), Scale.RANK: ("sd", "sem", "mean")}.get(
        kind.scale, ("sd", "sem", "reliability", "mean")
    )
    given = [name for name in of_error if told.get(name) is not None]
    if kind.scale is not Scale.EVEN:
        given += [name for name in ("lowest", "highest") if told.get(name) is not None]
    elif kind.mean is None and told.get("mean") is not None:
        given.append("mean")
    if given:
        reason = " Its error comes from the number of “sessions” of each value." if kind.scale is Scale.SHARE else ""
        problems.append(f"The measure: {listed([f'“{name}”' for name in given])} means nothing for {kind.unit}, and was left out.{reason}")


def _ends(kind: Kind, numbers: Mapping[str, Fraction | None]) -> tuple[Fraction | None, Fraction | None]:
    """The lowest and highest value there can be: the school's own where it says so, never beyond those of the measure."""
    low, high = kind.lowest, kind.highest
    if kind.scale is not Scale.EVEN:
        return low, high
    mean, sd = numbers["mean"], numbers["sd"]
    if kind.unit == "standardised score" and low is not None and high is not None and kind.mean is not None and kind.sd is not None:
        middle, spread = mean if mean is not None else kind.mean, sd or kind.sd
        # Only ever wider: a smaller deviation may be that of these children, and not that of the scale.
        low, high = min(low, middle - FURTHEST * spread), max(high, middle + FURTHEST * spread)
    own_low, own_high = numbers["lowest"], numbers["highest"]
    return (own_low if own_low is not None else low), (own_high if own_high is not None else high)


def _steps(told: Mapping[str, Any], kind: Kind, stops: list[str]) -> tuple[str, ...]:
    """The names of the steps, lowest first: those of the measure, or the school's own."""
    own = told.get("steps")
    if own is None:
        return kind.steps
    if kind.unit not in ("small steps", "rating"):
        stops.append(f"“steps”: only small steps and a rating have names of their own, {kind.unit} has not")
        return kind.steps
    names = [" ".join(name.split()) for name in own if isinstance(name, str) and name.strip()] if isinstance(own, list) else []
    if not isinstance(own, list) or len(names) < len(own) or not 2 <= len(names) <= MOST_STEPS:
        stops.append(f"“steps” has to be a list of 2 to {MOST_STEPS} names, the lowest first")
    elif len({name.casefold() for name in names}) < len(names):
        stops.append("“steps”: a name stands there twice")
    return tuple(names)
