"""The national curriculum years: codes, order, names, and the year a child would be expected in.

Codes are those of the common transfer file and school census (NC year actual): E1, E2, N1, N2, R, 1 to 14,
X (not following national curriculum years) and M (mixed years).
"""

import re
from datetime import date, timedelta

from pupils.rules.dates import age_on
from pupils.rules.words import folded
from senco.access.rules.dates import school_year_start

LADDER = ("E1", "E2", "N1", "N2", "R", *(str(number) for number in range(1, 15)))
CODES = (*LADDER, "X", "M")

_LABELS = {
    "E1": "Early years, first year",
    "E2": "Early years, second year",
    "N1": "Nursery, first year",
    "N2": "Nursery, second year",
    "R": "Reception",
    "X": "Not in a year group",
    "M": "Mixed years",
}
_WORDS = {
    "r": "R", "reception": "R", "rec": "R", "fs2": "R", "f2": "R", "0": "R", "yr": "R", "year r": "R", "yr r": "R",
    "y r": "R", "year 0": "R", "reception year": "R", "year reception": "R", "foundation stage 2": "R",
    "n1": "N1", "nursery 1": "N1", "nursery first year": "N1", "year n1": "N1",
    "n2": "N2", "nursery 2": "N2", "nursery second year": "N2", "year n2": "N2",
    "fs1": "N2", "f1": "N2", "foundation stage 1": "N2",
    "e1": "E1", "early first year": "E1", "e2": "E2", "early second year": "E2",
    "x": "X", "year x": "X", "not following national curriculum years": "X", "m": "M", "mixed": "M", "mixed years": "M",
}  # fmt: skip
_NUMBERED = re.compile(r"(?:(?:nc|national curriculum) )?(?:year|yr|y)? ?(?:group )?0*([1-9][0-9]?)(?: 0)?(?: ?[a-z][a-z0-9]{0,2})?")


def parse_year(text: str) -> str | None:
    """The code that the text of a *year* column means, or None where it means none.

    "7D" gives "7" here; in a registration column the same text is the name of a group and is not for this function.
    "Nursery" alone gives None, since it may be either nursery year.
    """
    words = folded(text)
    if words in _WORDS:
        return _WORDS[words]
    found = None if text.lstrip().startswith("-") else _NUMBERED.fullmatch(words)
    return found.group(1) if found and found.group(1) in LADDER else None


def is_plain_year(text: str) -> bool:
    """Whether a year was written alone, without the letters of a class behind it ("7", not "7D")."""
    found = _NUMBERED.fullmatch(folded(text))
    return found is None or folded(text).endswith((found.group(1), " 0"))


def sort_key(code: str | None) -> int:
    """Where a year stands in school order, E1 first; the unknown comes last."""
    return CODES.index(code) if code in CODES else len(CODES)


def label(code: str | None) -> str:
    """A year in words for a page: "Year 4", "Reception"."""
    if code is None:
        return "Year not known"
    return _LABELS.get(code, f"Year {code}")


def key_stage(code: str | None) -> str | None:
    """The key stage of a year: "EYFS" to Reception, "KS1" to "KS4", "KS5" after Year 11; None for X, M and the unknown."""
    if code not in LADDER:
        return None
    if not code.isdigit():
        return "EYFS"
    year = int(code)
    return next(stage for last, stage in ((2, "KS1"), (6, "KS2"), (9, "KS3"), (11, "KS4"), (14, "KS5")) if year <= last)


def next_year(code: str) -> str | None:
    """The year that follows: R after N2, 1 after R; None after 14 or an unknown code; X and M stay as they are."""
    if code in ("X", "M"):
        return code
    if code not in LADDER[:-1]:
        return None
    return LADDER[LADDER.index(code) + 1]


def expected_year(born_on: date, on: date) -> str | None:
    """The year a child born then is usually in, in England; None before birth and after Year 14.

    A child is in Reception in the school year in which they turn five: who is 4 on the 31 August before it.
    """
    age = age_on(born_on, school_year_start(on) - timedelta(days=1))
    return LADDER[age] if 0 <= age < len(LADDER) else None


def year_against_age(code: str, born_on: date, on: date) -> str | None:
    """A warning where year and age do not go together, else None.

    One year either way is common (held back, moved up, a late summer start), so only two or more is doubted.
    """
    expected = expected_year(born_on, on)
    if code not in LADDER or expected is None:
        return None
    if abs(LADDER.index(code) - LADDER.index(expected)) < 2:
        return None
    return f"year {code} but age {age_on(born_on, on)}: check year or birth date"
