"""Reading a day that a person wrote, or a school's system: the day always comes before the month, nothing is guessed."""

import re
from datetime import date

from senco.access.rules.dates import MONTHS, SHORT, WEEKDAYS, weekday

EXAMPLE = "27/11/2026"  # a day above 12, so that it also shows which comes first
_NAMES = {name[:SHORT].casefold(): name for name in WEEKDAYS}  # so that Tues, Weds and Thur are understood

_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[0-9]{1,2}|[a-z]{3,9})"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_NAMED = r"(?:(?P<weekday>[a-z]{3,9}),? )?"
_TIME = r"(?:[t ] ?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)? ?(?:am|pm)?(?:z|[+-][0-9]{2}:?[0-9]{2})?)?"
_GAP = r"(?: of |[-/. ]{1,2})"
_SHAPES = tuple(
    re.compile(shape + _TIME)
    for shape in (
        rf"(?P<year>[0-9]{{4}}){_GAP}{_MONTH}{_GAP}(?P<day>[0-9]{{1,2}})",
        rf"{_NAMED}{_DAY}{_GAP}{_MONTH},?{_GAP}{_YEAR}",
        rf"{_NAMED}(?P<month>[a-z]{{3,9}})\.? {_DAY},? (?P<year>[0-9]{{4}})",
        r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
    )
)


class NotADay(ValueError):
    """A text that is no day. ``why`` goes on from the text (*is not a day in the calendar*), ``advice`` says what to do."""

    def __init__(self, why: str, advice: str) -> None:
        super().__init__(f"{why}: {advice}")
        self.why, self.advice = why, advice


def read_day(text: str, *, until: date) -> date:
    """The day a text means. A year of two figures falls in the hundred years up to ``until``. Raises NotADay."""
    plain = " ".join(text.casefold().split())
    found = next((match for shape in _SHAPES if (match := shape.fullmatch(plain))), None)
    named = found.groupdict().get("weekday") if found else None
    if found is None or (named and named[:SHORT] not in _NAMES):
        raise NotADay("is not a date we can read", f"write it like {EXAMPLE}")
    month = _month(found["month"])
    if month is None:
        raise NotADay("has no month we know", f"write the day first, like {EXAMPLE}")
    try:
        day = _day(found["year"], month, int(found["day"]), until)
    except ValueError:
        raise NotADay("is not a day in the calendar", "check day and month") from None
    if named and _NAMES[named[:SHORT]] != weekday(day):
        raise NotADay(f"is a {weekday(day)}, not a {_NAMES[named[:SHORT]]}", "check the date")
    return day


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text) if 1 <= int(text) <= len(MONTHS) else None
    return next((number for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(text)), None)


def _day(year_text: str, month: int, day: int, until: date) -> date:
    year = int(year_text)
    if len(year_text) == 2:
        year += until.year - until.year % 100
        if (year, month, day) > (until.year, until.month, until.day):
            year -= 100
    return date(year, month, day)
