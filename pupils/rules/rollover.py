"""The turn of the school year: which year and class each pupil goes to, who leaves, and what needs a second look."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from pupils.rules.years import CODES, expected_year, label, next_year, sort_key
from senco.access.rules.words import plural

_NUMBER = re.compile(r"[0-9]+")
UNDO_WITHIN = timedelta(weeks=12)  # by then a term has been taught in the new classes
STANDING = ("X", "M")  # years that are not followed by another: ungraded, and mixed


@dataclass(frozen=True, slots=True)
class ClassNow:
    """A class as it is: ``year`` is empty where it has several."""

    id: str
    name: str
    year: str


@dataclass(frozen=True, slots=True)
class PupilNow:
    """A pupil at the end of the year; ``group`` is the id of their class or empty."""

    id: str
    name: str
    year: str
    group: str
    born_on: date


@dataclass(frozen=True, slots=True)
class Choices:
    """What a school decides: ``last_year`` leaves; ``classes`` says for each class and year which class comes next
    (empty for none); ``stays`` are pupils who do the year again; ``leavers`` leave though their year does not."""

    last_year: str
    classes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    stays: frozenset[str] = frozenset()
    leavers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Step:
    """What the turn of the year does with one pupil; ``remark`` is for a person to look at, empty where all is usual."""

    pupil: PupilNow
    year: str
    group: str
    leaves: bool = False
    stays: bool = False
    remark: str = ""


def last_year_of(pupils: Iterable[PupilNow]) -> str:
    """The highest year on roll: the one that leaves, unless the school says another."""
    return max((pupil.year for pupil in pupils if pupil.year not in STANDING), key=sort_key, default="6")


def usual_classes(pupils: Sequence[PupilNow], classes: Sequence[ClassNow], last_year: str) -> dict[tuple[str, str], str]:
    """For each class and year on roll the class that most likely comes next, empty where it cannot be told.

    3W is followed by 4W; a year with as many classes as the next by those in the order of their names, which the page
    asks to look at; a class of mixed years by itself for those who are not in its highest year.
    """
    years_in: dict[str, set[str]] = {}
    for pupil in pupils:
        if pupil.group:
            years_in.setdefault(pupil.group, set()).add(pupil.year)
    named = {one.name.casefold(): one.id for one in classes}
    of_year: dict[str, list[str]] = {}
    for one in classes:
        for year in {one.year} if one.year else years_in.get(one.id, set()):
            of_year.setdefault(year, []).append(one.id)  # in the order of the classes: by year, then by name
    return {
        (one.id, year): _usual(one, year, named, of_year, years_in)
        for one in classes
        for year in sorted(years_in.get(one.id, ()), key=sort_key)
        if year != last_year
    }


def _usual(
    one: ClassNow, year: str, named: Mapping[str, str], of_year: Mapping[str, list[str]], years_in: Mapping[str, set[str]]
) -> str:
    after = next_year(year)
    if after is None or year in STANDING:
        return one.id
    if not one.year and after in years_in[one.id]:
        return one.id
    for name in _names_after(one.name, year, after):
        if name in named:
            return named[name]
    here, there = of_year.get(year, []), of_year.get(after, [])
    return there[here.index(one.id)] if len(here) == len(there) and one.id in here else ""


def _names_after(name: str, year: str, after: str) -> list[str]:
    """``3W`` after ``2W``, ``1W`` after ``RW``: the name with the next year's number in the place of this one's."""
    low = name.casefold()
    if year.isdigit():
        numbers = [found for found in _NUMBER.finditer(low) if found[0].lstrip("0") == year]
        return [low[: found.start()] + after + low[found.end() :] for found in numbers]
    if low.startswith(year.casefold()):
        return [after + low[len(year) :]]
    return [low.replace("reception", f"year {after}")] if "reception" in low else []


def steps_of(pupils: Iterable[PupilNow], choices: Choices, *, on: date) -> list[Step]:
    """What the turn of the year does with every pupil, in school order and then as they came. ``on``: the new year's first day."""
    return sorted((_step(pupil, choices, on) for pupil in pupils), key=lambda step: sort_key(step.pupil.year))


def _step(pupil: PupilNow, choices: Choices, on: date) -> Step:
    if pupil.id in choices.stays:
        return Step(pupil, pupil.year, pupil.group, stays=True, remark=f"Does {label(pupil.year)} again")
    after = next_year(pupil.year)
    if pupil.id in choices.leavers or pupil.year == choices.last_year or after is None:
        why = "Leaves, though not in the last year" if pupil.year != choices.last_year and after is not None else ""
        return Step(pupil, pupil.year, pupil.group, leaves=True, remark=why)
    group = choices.classes.get((pupil.group, pupil.year), "")
    return Step(pupil, after, group, remark=_remark(pupil, after, group, on))


def _remark(pupil: PupilNow, after: str, group: str, on: date) -> str:
    expected = expected_year(pupil.born_on, on)
    if after not in STANDING and expected in CODES and expected != after:
        off = CODES.index(after) - CODES.index(expected)
        side = "above" if off > 0 else "below"
        return f"{label(after)}, {plural(abs(off), 'year')} {side} their age group, as now"
    return "" if group else "No class yet"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pupils move, leave, stay, and have a remark."""

    moves: int
    leaves: int
    stays: int
    without_class: int


def tally(steps: Iterable[Step]) -> Tally:
    """Count the steps."""
    seen: Counter[str] = Counter()
    for step in steps:
        kind = "leaves" if step.leaves else "stays" if step.stays else "moves"
        seen[kind] += 1
        seen["without"] += not step.leaves and not step.group
    return Tally(seen["moves"], seen["leaves"], seen["stays"], seen["without"])


def why_not_undo(*, took_effect: date, today: date, later: bool) -> str | None:
    """Why a roll-over can no longer be undone, or None. ``later``: another one has followed, or waits.

    Once a term's work rests on the new classes, putting the old ones back would open last year's classes to their teachers.
    """
    if later:
        return "Another roll-over has followed. Undo that one first, or move pupils by hand."
    if today > took_effect + UNDO_WITHIN:
        return f"It took effect over {UNDO_WITHIN.days // 7} weeks ago, and work rests on it. Move pupils by hand."
    return None


def why_not_take_effect(*, chosen: date, today: date, begins: int) -> str | None:
    """Why a roll-over may not take effect on a day, or None: it belongs between the end of summer term and half-term."""
    first, last = date(begins, 7, 1), date(begins, 10, 31)
    if not first <= chosen <= last:
        return f"Choose a day between 1 July and 31 October {begins}. Most schools choose 1 September."
    return None
