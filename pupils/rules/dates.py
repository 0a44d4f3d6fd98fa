"""Dates and ages in a school's files: a cell that holds a day, nothing, or something to put right."""

import re
from dataclasses import dataclass
from datetime import date

from pupils.rules.words import says_nothing, shown
from senco.access.rules.dates import long_date
from senco.access.rules.typed_days import NotADay, read_day
from senco.access.rules.words import plural

# Education law's children and young people are under 25; one year more leaves room for the year they turn 25.
OLDEST_PUPIL = 26


@dataclass(frozen=True)
class DateRead:
    """What a cell said: a day, or nothing, or a problem to put right (then `value` is None)."""

    value: date | None = None
    problem: str = ""


_SERIAL = re.compile(r"[0-9]{3,6}(?:\.[0-9]+)?")
_ZEROS = re.compile(r"[0/. -]+")


def age_on(born_on: date, on: date) -> int:
    """Whole years of age on a day; negative before birth."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def age_in_words(born_on: date, on: date) -> str:
    """An age as one says it of a child: 8 years 7 months."""
    months = (on.year - born_on.year) * 12 + on.month - born_on.month - (on.day < born_on.day)
    years, rest = divmod(max(months, 0), 12)
    said = [plural(number, word) for number, word in ((years, "year"), (rest, "month")) if number]
    return " ".join(said) or "under 1 month"


def parse_date(text: str, *, on: date) -> DateRead:
    """The day a cell means, day before month always, seen from `on`.

    Two-digit years fall in the hundred years up to `on`. A day after `on` is a problem.
    """
    plain = " ".join(text.split())
    if says_nothing(text) or _ZEROS.fullmatch(plain):
        return DateRead()
    if _SERIAL.fullmatch(plain):
        return DateRead(
            problem=f"'{shown(text)}' is a spreadsheet's day number: format the column as a date, then save again"
        )
    try:
        day = read_day(text, until=on)
    except NotADay as slip:
        return DateRead(problem=f"'{shown(text)}' {slip}")
    if day > on:
        return DateRead(problem=f"{long_date(day)} is in the future: check the year")
    return DateRead(day)


def parse_birth_date(text: str, *, on: date) -> DateRead:
    """A pupil's date of birth: a past day, and not so long ago that the pupil would be over 25."""
    read = parse_date(text, on=on)
    if read.value is None or age_on(read.value, on) < OLDEST_PUPIL:
        return read
    age = age_on(read.value, on)
    return DateRead(problem=f"'{shown(text)}' would make the pupil {age} years old: check the year of birth")
