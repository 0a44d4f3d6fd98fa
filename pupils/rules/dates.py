"""Dates as British schools write them: the day always comes first, and nothing is guessed."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from pupils.rules.words import says_nothing, shown

# Education law's children and young people are under 25; one year more leaves room for the year they turn 25.
OLDEST_PUPIL = 26


class Serials(Enum):
    """Which day a spreadsheet counts from; a file of text has no such count, so the default is none."""

    NONE = "none"
    FROM_1900 = "1900"
    FROM_1904 = "1904"


@dataclass(frozen=True)
class DateRead:
    """What a cell said: a day, or nothing, or a problem to put right (then `value` is None)."""

    value: date | None = None
    problem: str = ""


_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[0-9]{1,2}|[a-z]{3,9})"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_TIME = r"(?:[t ] ?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)? ?(?:am|pm)?(?:z|[+-][0-9]{2}:?[0-9]{2})?)?"
_GAP = r"(?: of |[-/. ]{1,2})"
_SHAPES = tuple(
    re.compile(shape + _TIME)
    for shape in (
        rf"(?P<year>[0-9]{{4}}){_GAP}{_MONTH}{_GAP}(?P<day>[0-9]{{1,2}})",
        rf"(?:[a-z]{{3,9}},? )?{_DAY}{_GAP}{_MONTH},?{_GAP}{_YEAR}",
        rf"(?:[a-z]{{3,9}},? )?(?P<month>[a-z]{{3,9}})\.? {_DAY},? (?P<year>[0-9]{{4}})",
        r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
    )
)
_SERIAL = re.compile(r"([0-9]{3,6})(?:\.[0-9]+)?")
_ZEROS = re.compile(r"[0/. -]+")


def age_on(born_on: date, on: date) -> int:
    """Whole years of age on a day; negative before birth."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def age_in_words(born_on: date, on: date) -> str:
    """An age as one says it of a child: 8 years 7 months."""
    months = (on.year - born_on.year) * 12 + on.month - born_on.month - (on.day < born_on.day)
    years, rest = divmod(max(months, 0), 12)
    parts = [(years, "year"), (rest, "month")]
    said = [f"{number} {word}{'' if number == 1 else 's'}" for number, word in parts if number]
    return " ".join(said) or "under 1 month"


def parse_date(text: str, *, on: date, future: bool = False, serials: Serials = Serials.NONE) -> DateRead:
    """The day a text means, day before month always, seen from `on`.

    Two-digit years fall in the hundred years up to `on`. A day after `on` is a problem unless `future` is allowed.
    Spreadsheet serial numbers are days only where `serials` says how the workbook counts.
    """
    plain = " ".join(text.casefold().split())
    if says_nothing(text) or _ZEROS.fullmatch(plain):
        return DateRead()
    serial = _SERIAL.fullmatch(plain)
    if serial and not _SHAPES[-1].fullmatch(plain):
        return _checked(_from_serial(int(serial.group(1)), serials, text), on, future)
    for shape in _SHAPES:
        found = shape.fullmatch(plain)
        if found:
            return _checked(_from_parts(found["year"], found["month"], found["day"], on, text), on, future)
    return DateRead(problem=f"'{shown(text)}' is not a date we can read: write it like 04/09/2014")


def parse_birth_date(text: str, *, on: date, serials: Serials = Serials.NONE) -> DateRead:
    """A pupil's date of birth: a past day, and not so long ago that the pupil would be over 25."""
    read = parse_date(text, on=on, serials=serials)
    if read.value is None or age_on(read.value, on) < OLDEST_PUPIL:
        return read
    age = age_on(read.value, on)
    return DateRead(problem=f"'{shown(text)}' would make the pupil {age} years old: check the year of birth")


def in_words(day: date) -> str:
    """A day as it is written in a sentence: 4 September 2014."""
    return f"{day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}"


def _checked(read: DateRead, on: date, future: bool) -> DateRead:
    if read.value is not None and read.value > on and not future:
        return DateRead(problem=f"{in_words(read.value)} is in the future: check the year")
    return read


def _from_parts(year_text: str, month_text: str, day_text: str, on: date, text: str) -> DateRead:
    month = _month(month_text)
    if month is None:
        return DateRead(problem=f"'{shown(text)}' has no month we know: write the day first, like 04/09/2014")
    year = int(year_text)
    try:
        if len(year_text) == 2:
            return DateRead(_within_a_century(year, month, int(day_text), on))
        return DateRead(date(year, month, int(day_text)))
    except ValueError:
        return DateRead(problem=f"'{shown(text)}' is not a day in the calendar: check day and month")


def _within_a_century(year: int, month: int, day: int, on: date) -> date:
    """The latest day of that two-digit year that is not after `on`; raises ValueError where there is no such day."""
    century = on.year - on.year % 100
    if (century + year, month, day) > (on.year, on.month, on.day):
        century -= 100
    return date(century + year, month, day)


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else None
    return next((number for number, name in enumerate(_MONTHS, 1) if name.startswith(text)), None)


def _from_serial(days: int, serials: Serials, text: str) -> DateRead:
    if serials is Serials.NONE:
        return DateRead(
            problem=f"'{shown(text)}' is a spreadsheet's day number: format the column as a date, then save again"
        )
    first = date(1899, 12, 30) if serials is Serials.FROM_1900 else date(1904, 1, 1)
    return DateRead(first + timedelta(days=days))
