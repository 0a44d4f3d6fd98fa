"""How dates are spoken of: in words, by school year and term, and how strongly something is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

# Written out rather than asked of the machine: strftime answers in the language of the server.
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAYS_IN_FULL = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Force(StrEnum):
    """How strongly something is asked: by law, by the Code of Practice, or by custom alone."""

    MUST = "must"
    SHOULD = "should"
    PRACTICE = "practice"


def day_in_words(on: date) -> str:
    """Say a day with its year: ``Mon 5 May 2025``."""
    return f"{short_day(on)} {on.year}"


def short_day(on: date) -> str:
    """Say a day of a year that is understood: ``Mon 5 May``."""
    return f"{_DAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]}"


def weekday_in_words(on: date) -> str:
    """Name the day of the week in full: ``Friday``."""
    return _DAYS_IN_FULL[on.weekday()]


def plural(number: int, noun: str) -> str:
    """Count something with a regular plural: ``1 day``, ``2 days``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(words: Sequence[str]) -> str:
    """Read out a list of at least one: ``a, b and c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def distance_in_words(due_on: date, on: date) -> str:
    """Say how far off a day is, counted in calendar days: ``2 days late``, ``today``, ``in 3 days``."""
    days = (due_on - on).days
    if days < 0:
        return f"{plural(-days, 'day')} late"
    if days == 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"


@dataclass(frozen=True)
class SchoolYear:
    """A school year, from 1 September to 31 August."""

    first: date
    last: date

    @property
    def name(self) -> str:
        """The year as schools write it: ``2025/26``."""
        return f"{self.first.year}/{self.last.year % 100:02d}"


def school_year_of(on: date) -> SchoolYear:
    """Find the school year a day falls in."""
    start = on.year if on.month >= 9 else on.year - 1
    return SchoolYear(first=date(start, 9, 1), last=date(start + 1, 8, 31))


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


# Three meetings a year leave a third of a year between two of them.
LONGEST_GAP = timedelta(weeks=17)


def why_sooner(started_on: date | None, review_on: date | None) -> str | None:
    """Say that a review lies further off than about a term; a *should* (Code of Practice 6.65)."""
    if started_on is None or review_on is None or review_on - started_on <= LONGEST_GAP:
        return None
    weeks = (review_on - started_on).days // 7
    return f"It is {weeks} weeks off; parents should be met at least three times a year (Code of Practice 6.65)."


def why_more_meetings(met_on: Sequence[date], on: date) -> str | None:
    """Say that parents were met less than once a term so far this school year; a *should* (Code of Practice 6.65).

    The running term counts as one in which a meeting is still to come, so that nobody is chased in its first weeks.
    """
    year = school_year_of(on)
    held = len([day for day in met_on if year.first <= day <= on])
    if held >= list(Term).index(term_of(on)):
        return None
    return (
        f"{plural(held, 'meeting')} with the parents in {year.name} so far; there should be at least three a year, "
        "about one a term. Plan the next one."
    )
