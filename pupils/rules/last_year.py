"""The last year that a school teaches: what a school may say of itself, and the usual where it says nothing."""

from collections.abc import Mapping
from types import MappingProxyType

from pupils.rules.years import label

AS_USUAL = ""
# The last years with which schools in England end, and what such a school is called. One that ends with another year (a
# nursery school, a secondary school to year 9) loses nothing by saying none: no move hangs on it.
LAST_YEARS: Mapping[str, str] = MappingProxyType(
    {
        "2": "infant school",
        "3": "first school",
        "4": "first school",
        "5": "first school",
        "6": "primary, junior or middle school",
        "7": "middle school",
        "8": "middle school",
        "11": "secondary or all-through school",
        "13": "secondary or all-through school with a sixth form",
        "14": "secondary or all-through school with a sixth form",
    }
)


def in_words(code: str) -> str:
    """A last year as it is chosen: ``Year 2 (infant school)``."""
    return "As usual by year: Year 6 and Year 11" if code == AS_USUAL else f"{label(code)} ({LAST_YEARS[code]})"


def why_not_last_year(code: str) -> str | None:
    """Why a school cannot say that this is its last year; None where it can."""
    if code == AS_USUAL or code in LAST_YEARS:
        return None
    return "Choose one of the years of the list. If yours is not among them, choose “as usual by year”."
