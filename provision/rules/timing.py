"""How strongly something is asked, whether a review comes soon enough for parents to be met, and moving its day."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from senco.access.rules.dates import long_date


class Force(StrEnum):
    """How strongly something is asked: by law, by the Code of Practice, or by custom alone."""

    MUST = "must"
    SHOULD = "should"
    PRACTICE = "practice"


# Three meetings a year leave a third of a year between two of them.
LONGEST_GAP = timedelta(weeks=17)


def why_sooner(started_on: date | None, review_on: date | None) -> str | None:
    """Say that a review lies further off than about a term; a *should* (Code of Practice 6.65)."""
    if started_on is None or review_on is None or review_on - started_on <= LONGEST_GAP:
        return None
    weeks = (review_on - started_on).days // 7
    return f"It is {weeks} weeks off; parents should be met at least three times a year (Code of Practice 6.65)."


def why_not_review_on(day: date, *, started_on: date, stands: date | None = None) -> str | None:
    """Why a cycle cannot be reviewed on this day, or None; the day that stands there already is let be."""
    if day <= started_on and day != stands:
        return f"Choose a day after {long_date(started_on)}, when the cycle started"
    return None


@dataclass(frozen=True)
class ReviewNow:
    """The review of a cycle as it stands: its day, and whether it has begun or the cycle is closed."""

    on: date | None
    begun: bool = False
    closed: bool = False


def why_not_move_back(now: ReviewNow, *, moved_to: date, began_before: bool) -> str | None:
    """Why the day of a review that was moved cannot be put back, or None. ``began_before``: the review had begun then."""
    if now.closed:
        return "The review has been finished since, and the cycle is closed."
    if now.begun and not began_before:
        return "The review has begun since."
    if now.on != moved_to:
        return f"A colleague has moved the review since, to {long_date(now.on)}." if now.on else (
            "A colleague has taken the day of the review away since."
        )  # fmt: skip
    return None
