"""How many pupils in England have SEN: published shares to lay beside a school's own.

SEN support and EHC plans together, as per cent of all pupils on roll in January. Source: Department for Education,
"Special educational needs in England", years 2024/25 and 2025/26, taken from reports on the release, so to be compared
with the release itself before they are relied on. For all schools together the two published shares are added. The
release gives no single figure for special schools.
"""

from dataclasses import dataclass
from datetime import date

SOURCE = "Department for Education"


@dataclass(frozen=True)
class NationalShare:
    """One published share: of which schools, in which school year, counted when, known from which day on, per cent."""

    phase: str
    schools: str
    year: str
    counted: str
    known_from: date
    per_cent: float


# The release comes out in the course of June; from the day after that month it can be taken for known.
_FIRST, _SECOND = ("2024/25", "January 2025", date(2025, 7, 1)), ("2025/26", "January 2026", date(2026, 7, 1))
SHARES = (
    NationalShare("primary", "primary schools", *_FIRST, 18.2),
    NationalShare("primary", "primary schools", *_SECOND, 19.4),
    NationalShare("secondary", "secondary schools", *_FIRST, 16.5),
    NationalShare("secondary", "secondary schools", *_SECOND, 17.6),
    NationalShare("all_through", "all schools", *_FIRST, 19.5),
    NationalShare("all_through", "all schools", *_SECOND, 20.8),
)

NEW_PLANS_IN_TIME = (
    "In England, councils issued 46.4% of new plans within 20 weeks in 2024, exceptions left out "
    "(Department for Education)."
)


def national_share(phase: str, on: date) -> NationalShare | None:
    """The latest share that is known on a day for schools of a phase; None where nothing fitting is published."""
    known = [row for row in SHARES if row.phase == phase and row.known_from <= on]
    return max(known, key=lambda row: row.known_from, default=None)
