"""How strongly something is asked, and whether a review comes soon enough for parents to be met."""

from datetime import date, timedelta
from enum import StrEnum


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
