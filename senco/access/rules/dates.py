"""How days are spoken of, the same on every page, paper and refusal: in words, by term, how far off, and whether due.

A day is said in one of four ways: ``Monday 3 February 2025`` as a title, ``3 February 2025`` in a sentence,
``Mon 3 Feb 2025`` where the day of the week helps to plan, ``3 Feb 2025`` in a narrow column. The year is always said,
unless the page gives ``today`` and both days lie in one school year: within it no day and month come twice.
"""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from senco.access.rules.words import plural

SOON = timedelta(days=7)
"""From how far ahead something due is marked as near, everywhere. A week: schools plan week by week, every lesson of the
timetable comes round once more in it, and a parent can still be asked in. A longer one would mark most of a list."""

WEEKS_FROM = 28  # days; nearer than this people count in days, further away in weeks
MOST_WEEKS = 52  # further away it is enough to know that it is more than a year

# Written out rather than asked of the machine, which answers in the language of the server.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT = 3  # letters; the fewest by which no two months and no two days of the week are alike


# A day in words


def day_in_full(on: date, today: date | None = None) -> str:
    """Say a day as a title does: ``Monday 3 February 2025``."""
    return f"{weekday(on)} {long_date(on, today)}"


def long_date(on: date, today: date | None = None) -> str:
    """Say a day as a sentence does: ``3 February 2025``."""
    return f"{on.day} {MONTHS[on.month - 1]}{_year(on, today)}"


def short_day(on: date, today: date | None = None) -> str:
    """Say a day in brief with its day of the week: ``Mon 3 Feb 2025``."""
    return f"{weekday(on)[:SHORT]} {short_date(on, today)}"


def short_date(on: date, today: date | None = None) -> str:
    """Say a day as briefly as it goes without figures for the month: ``3 Feb 2025``."""
    return f"{on.day} {MONTHS[on.month - 1][:SHORT]}{_year(on, today)}"


def weekday(on: date) -> str:
    """Name the day of the week: ``Monday``."""
    return WEEKDAYS[on.weekday()]


def month_and_year(on: date) -> str:
    """Name the month of a day with its year: ``February 2025``."""
    return f"{MONTHS[on.month - 1]} {on.year}"


def clock(at: time | datetime) -> str:
    """Say a time of the day: ``09:05``."""
    return f"{at.hour:02d}:{at.minute:02d}"


def _year(on: date, today: date | None) -> str:
    understood = today is not None and school_year_start(on) == school_year_start(today)
    return "" if understood else f" {on.year}"


def lasting(starts_on: date, ends_on: date | None, today: date) -> str:
    """Say from when until when something holds: ``since 3 Feb 2025``, ``3 Mar 2025 to 18 Apr 2025``.

    ``ends_on`` is the first day without it, or None; what is said is the last day with it.
    """
    begins = f"{'since' if starts_on <= today else 'from'} {short_date(starts_on, today)}"
    if ends_on is None:
        return begins
    if ends_on <= starts_on:
        return f"never: it was ended on {short_date(starts_on, today)}, when it began"
    return f"{short_date(starts_on, today)} to {short_date(ends_on - timedelta(days=1), today)}"


# School years and terms


def school_year_start(on: date) -> date:
    """The 1 September with which the school year holding this day began."""
    return date(on.year if on.month >= 9 else on.year - 1, 9, 1)


class Term(StrEnum):
    """The three terms of a school year."""

    AUTUMN = "autumn"
    SPRING = "spring"
    SUMMER = "summer"


def term_of(on: date) -> Term:
    """Find the term of a day by its month: September, January and April begin one.

    A rough answer for counting by the term; schools set their own first and last days.
    """
    if on.month >= 9:
        return Term.AUTUMN
    return Term.SPRING if on.month <= 3 else Term.SUMMER


def term_in_words(on: date) -> str:
    """Name the term of a day with its year: ``spring term 2025``."""
    return f"{term_of(on)} term {on.year}"


# How far off, and whether due


def distance(on: date, today: date, past: bool = False) -> str:
    """Say how far off a day is: ``in 3 days``, ``today``, ``2 days late``; with ``past``, ``2 days ago``.

    ``past`` is for what happened; without it the day is one by which something is due.
    """
    return away((on - today).days, past=past)


def away(days: int, *, past: bool = False) -> str:
    """Say how far off something is that lies so many calendar days ahead, or behind where less than 0."""
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if days == -1 and past:
        return "yesterday"
    span = _span(abs(days))
    if days > 0:
        return f"in {span}"
    return f"{span} ago" if past else f"{span} late"


def _span(days: int) -> str:
    if days < WEEKS_FROM:
        return plural(days, "day")
    weeks = days // 7
    return plural(weeks, "week") if weeks <= MOST_WEEKS else "over a year"


class Due(StrEnum):
    """How something that is due by a day stands."""

    OVERDUE = "overdue"
    TODAY = "due today"
    SOON = "due soon"
    LATER = "due later"


def due_state(due_on: date, today: date) -> Due:
    """How something due by a day stands today; the day itself is still in time."""
    left = due_on - today
    if left < timedelta(0):
        return Due.OVERDUE
    if left == timedelta(0):
        return Due.TODAY
    return Due.SOON if left <= SOON else Due.LATER


def due_in_words(left: int) -> str:
    """Say how something stands that is due in so many calendar days: ``Due in 3 days``, ``Overdue by 40 days``.

    What is overdue is counted to the day, however long it is: that number is what one holds against a council.
    """
    return f"Overdue by {plural(-left, 'day')}" if left < 0 else f"Due {away(left)}"
