"""The SEN part of the school census: the days, what is asked of each pupil, and what would be sent back or queried.

The Department for Education's school census asks of every pupil on roll for the SEN provision (N, K or E) and, with K or
E, for types of need in rank order with one primary need. Census days: the first Thursday of October and the third
Thursdays of January and May.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pupils.rules.need import BY_CODE, is_valid_on, why_not_need
from senco.access.rules.dates import long_date
from senco.access.rules.words import listed

_THURSDAY = 3
_CENSUSES = (("Spring", 1, 3), ("Summer", 5, 3), ("Autumn", 10, 1))  # name, month, which Thursday of it
NSA_FOR = timedelta(
    days=365
)  # how long a need may still be being found out before it is asked about; the house's own mark


@dataclass(frozen=True)
class CensusDay:
    """A census: its name, such as "Autumn 2026", and its day."""

    name: str
    on: date


@dataclass(frozen=True)
class Entry:
    """What is known of a pupil on the census day. ``needs`` are (rank, code), as they stand; ``plan_on`` the day the
    council's final plan was issued by a case here, and ``ended_on`` the day on which a plan ended and none followed; ``rests``
    whether somebody here decided or confirmed the status."""

    key: str
    name: str
    year: str
    group: str
    status: str
    since: date | None = None
    needs: tuple[tuple[int, str], ...] = ()
    plan_on: date | None = None
    ended_on: date | None = None
    rests: bool = True
    untold: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in rank order."""
        return tuple(code for _, code in sorted(self.needs))

    @property
    def primary(self) -> str:
        """The code of rank 1, or nothing."""
        return next((code for rank, code in sorted(self.needs) if rank == 1), "")


@dataclass(frozen=True)
class Finding:
    """Something about an entry: ``rejected`` if the return would come back, else a query; in words that say how to mend it."""

    entry: Entry
    words: str
    rejected: bool = False


def census_days(year: int) -> list[CensusDay]:
    """The three censuses of a calendar year."""
    return [CensusDay(f"{name} {year}", _thursday(year, month, number)) for name, month, number in _CENSUSES]


def _thursday(year: int, month: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(_THURSDAY - first.weekday()) % 7 + 7 * (number - 1))


def around(today: date) -> list[CensusDay]:
    """The censuses to choose from: the last one, and the two that come, today included; the next one is the second."""
    days = [day for year in range(today.year - 1, today.year + 2) for day in census_days(year)]
    ahead = next(n for n, day in enumerate(days) if day.on >= today)
    return days[ahead - 1 : ahead + 2]


def findings(entries: Iterable[Entry], on: date) -> list[Finding]:
    """What would be sent back or queried on a census day, the first first."""
    found = [finding for entry in entries for finding in findings_of(entry, on)]
    return sorted(found, key=lambda one: not one.rejected)


def findings_of(entry: Entry, on: date) -> list[Finding]:
    """What would be sent back or queried about one pupil."""
    asked = _of_none(entry) if entry.status == "N" else [*_of_needs(entry, on), *_of_status(entry)]
    asked += [(_about_plan(entry, on), False)]
    return [Finding(entry, words, rejected) for words, rejected in asked if words]


def _of_none(entry: Entry) -> list[tuple[str, bool]]:
    if not entry.codes:
        return []
    return [(f"{listed(list(entry.codes))} recorded without a status: give the status, or end the need.", False)]


def _of_needs(entry: Entry, on: date) -> list[tuple[str, bool]]:
    firsts = [code for rank, code in entry.needs if rank == 1]
    asked = [] if firsts else [(f"{entry.status} without a primary need. Choose one.", True)]
    if len(firsts) > 1:
        asked.append((f"Two primary needs, {listed(sorted(firsts))}. Keep one as the primary.", True))
    for code in entry.codes:
        asked.append((why_not_need(code, status=entry.status, on=on) or "", True))
    if "NSA" in entry.codes and entry.status == "K" and entry.since and on - entry.since > NSA_FOR:
        asked.append(
            (f"NSA since more than a year ({long_date(entry.since)}). What kind of need has been found?", False)
        )
    return asked


def _of_status(entry: Entry) -> list[tuple[str, bool]]:
    asked = []
    if not entry.rests:
        held = (
            "No maintained plan is recorded"
            if entry.status == "E" and not entry.plan_on
            else "The status came from elsewhere"
        )
        asked.append(
            (f"{held}, and nobody here has confirmed it. Look at the papers, then confirm or change it.", False)
        )
    if entry.untold:
        asked.append(("The parents have not been told of SEN support. Make the letter.", False))
    return asked


def _about_plan(entry: Entry, on: date) -> str:
    if entry.ended_on is not None and entry.ended_on < on:
        ended = f"E, but the plan ended on {long_date(entry.ended_on)}. Look whether SEN support goes on, and change the status."
        return ended if entry.status == "E" else ""
    if entry.status == "E" or entry.plan_on is None or entry.plan_on > on:
        return ""
    return (
        f"{entry.status}, but the final plan was issued on {long_date(entry.plan_on)}: from that day the status is E."
    )


def need_in_words(code: str, on: date) -> str:
    """The name of a code, marked where it is not in use on the day."""
    row = BY_CODE.get(code)
    return "" if row is None else (row.name if is_valid_on(row, on) else f"{row.name} (not in use)")


def counts(entries: Iterable[Entry]) -> dict[str, int]:
    """How many pupils have N, K and E."""
    found = {"N": 0, "K": 0, "E": 0}
    for entry in entries:
        found[entry.status] += 1
    return found
