"""Reads what a file says of a provision: its measure, its pupils, hours and cost. Every problem is named, none hidden."""

import re
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from provision.rules.impact.change import Point
from provision.rules.impact.kinds import Scale
from provision.rules.impact.measure_given import keys_unknown, read_measure
from provision.rules.impact.numbers import Unreadable, exact, in_figures, shown
from provision.rules.impact.reading import Measure, read_value, why_no_words
from senco.access.rules.dates import short_date

MINIMUM = 5
SMALLEST_MINIMUM, LARGEST_MINIMUM = 2, 1000
MOST_PUPILS = 20_000
LONGEST = 25  # years; who was measured longer ago is no pupil any more
MOST_SESSIONS = 2000
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TOP = {"measure", "pupils", "hours_delivered", "cost", "minimum", "provision"}


@dataclass
class Row:
    """One pupil of the file. Without ``after`` and without problems the work is still under way."""

    id: str | int | None
    problems: list[str] = field(default_factory=list)
    entry: Point | None = None
    after: Point | None = None
    told: bool = False
    under_way: bool = False

    @property
    def left_out(self) -> bool:
        """Whether nothing can be said of this pupil."""
        return self.entry is None and not self.told and not self.under_way


@dataclass
class Given:
    """A file as far as it could be read. ``measure`` is None where nothing can be reckoned."""

    measure: Measure | None = None
    rows: list[Row] = field(default_factory=list)
    hours: Fraction | None = None
    cost: Fraction | None = None
    minimum: int = MINIMUM
    problems: list[str] = field(default_factory=list)


def read_file(given: object, today: date) -> Given:
    """Read everything that can be read, and name what cannot."""
    found = Given()
    if not isinstance(given, dict):
        found.problems.append("The file has to be an object with “measure” and “pupils”.")
        return found
    found.problems += keys_unknown(given, _TOP, "the file")
    found.measure = read_measure(given, found.problems)
    found.hours = _amount(given, "hours_delivered", found.problems)
    found.cost = _amount(given, "cost", found.problems)
    found.minimum = _minimum(given, found.problems)
    rows = given.get("pupils")
    if not isinstance(rows, list):
        found.problems.append("The file has no “pupils”: a list with “id”, “entry” and “exit” for each of them.")
    elif len(rows) > MOST_PUPILS:
        found.problems.append(f"{len(rows):,} pupils are more than one provision has: give {MOST_PUPILS:,} at most.")
    elif found.measure is not None:
        seen: set[str] = set()
        found.rows = [_row(row, number, found.measure, today, seen) for number, row in enumerate(rows, start=1)]
    return found


def _amount(given: dict[str, Any], name: str, problems: list[str]) -> Fraction | None:
    if given.get(name) is None:
        return None
    try:
        amount = exact(given[name])
    except Unreadable as why:
        problems.append(f"“{name}”: {why}.")
        return None
    if amount < 0:
        problems.append(f"“{name}”: {in_figures(amount)} is impossible: it cannot be less than 0.")
        return None
    return amount


def _minimum(given: dict[str, Any], problems: list[str]) -> int:
    said = given.get("minimum")
    if said is None:
        return MINIMUM
    if isinstance(said, bool) or not isinstance(said, int) or not SMALLEST_MINIMUM <= said <= LARGEST_MINIMUM:
        problems.append(
            f"“minimum”: {shown(said)} is not from {SMALLEST_MINIMUM} to {LARGEST_MINIMUM}, a whole number of pupils below "
            f"which nothing is said of a group. {MINIMUM} was taken."
        )
        return MINIMUM
    return said


def _row(given: object, number: int, measure: Measure, today: date, seen: set[str]) -> Row:
    if not isinstance(given, dict):
        return Row(None, [f"Pupil {number} has to be an object with “id”, “entry” and “exit”."])
    name = given.get("id")
    if isinstance(name, bool) or not isinstance(name, str | int) or not str(name).strip():
        return Row(None, [f"Pupil {number} needs an “id” of its own, a text or a whole number."])
    row = Row(name)
    if str(name) in seen:
        row.problems.append(f"Pupil {number} has the id of an earlier pupil, and is not counted. Give it one of its own.")
        return row
    seen.add(str(name))
    row.problems += keys_unknown(given, {"id", "entry", "exit"}, "the pupil")
    if given.get("entry") is None:
        row.problems.append("There is no “entry”, so nothing to hold the second value against.")
        return row
    before = len(row.problems)
    entry = _point(given["entry"], "entry", measure, today, row)
    leaving = given.get("exit")
    after = None if leaving is None else _point(leaving, "exit", measure, today, row)
    if entry and after and after.on < entry.on:
        row.problems.append(f"The exit of {short_date(after.on)} lies before the entry of {short_date(entry.on)}.")
    readable = not any(_stops(problem) for problem in row.problems[before:])
    if readable and entry and leaving is None:
        row.under_way = True
    elif readable and entry and after and measure.kind.scale is Scale.WORDS:
        row.told = True
    elif readable and entry and after:
        row.entry, row.after = entry, after
    return row


def _stops(problem: str) -> bool:
    """Whether a pupil cannot be reckoned for it: a name that is not known is said, and the rest holds."""
    return "is not known" not in problem


def _point(given: object, name: str, measure: Measure, today: date, row: Row) -> Point | None:
    if not isinstance(given, dict):
        row.problems.append(f"“{name}” has to be an object with “on” and “value”.")
        return None
    shares = measure.kind.scale is Scale.SHARE
    row.problems += keys_unknown(given, {"on", "value"} | ({"sessions"} if shares else set()), f"“{name}”")
    on = _day(given.get("on"), name, today, row.problems)
    value, sessions = Fraction(0), None
    try:
        if given.get("value") is None:
            raise Unreadable("there is no “value”")
        if measure.kind.scale is Scale.WORDS:
            if why := why_no_words(given["value"]):
                raise Unreadable(why)
        else:
            value = read_value(given["value"], measure)
        sessions = _sessions(given.get("sessions")) if shares else None
    except Unreadable as why:
        row.problems.append(f"“{name}”: {why}.")
        return None
    return None if on is None else Point(on, value, sessions)


def _sessions(given: object) -> int | None:
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int) or not 1 <= given <= MOST_SESSIONS:
        raise Unreadable(f"“sessions”: {shown(given)} is no whole number from 1 to {MOST_SESSIONS}")
    return given


def _day(given: object, name: str, today: date, problems: list[str]) -> date | None:
    if given is None:
        problems.append(f"“{name}”: there is no “on”, the day of the measurement, like 2026-01-08.")
        return None
    try:
        if not isinstance(given, str) or not _DAY.fullmatch(given):
            raise ValueError
        on = date.fromisoformat(given)
    except ValueError:
        problems.append(f"“{name}”: {shown(given)} is no such day. Write it like 2026-01-08.")
        return None
    if on > today:
        problems.append(f"“{name}”: {short_date(on)} lies ahead. A value is known when it was measured.")
    elif on.year < today.year - LONGEST:
        problems.append(f"“{name}”: {short_date(on)} lies more than {LONGEST} years back.")
    else:
        return on
    return None
