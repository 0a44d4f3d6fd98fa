"""When the law forgives a late council, and when it does not. An exception never moves a date: it is claimed and argued."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from ehcp.rules.facts import Fact, Facts
from senco.access.rules.dates import short_day

SHORTEST_CLOSURE = timedelta(weeks=4)
"""A school has to be closed this long without a break; regulations 5(4)(a) and 10(4)(a)."""
A_WEEK = timedelta(weeks=1)


class Ground(StrEnum):
    """What is brought forward for not keeping a date."""

    SCHOOL_CLOSED = "school-closed"
    CIRCUMSTANCES = "exceptional-circumstances"
    ABSENT = "absent-from-area"
    MISSED_APPOINTMENT = "missed-appointment"
    LACK_OF_STAFF = "lack-of-staff"


GROUNDS: Mapping[Ground, str] = MappingProxyType(
    {
        Ground.SCHOOL_CLOSED: "The school was closed",
        Ground.CIRCUMSTANCES: "Exceptional personal circumstances",
        Ground.ABSENT: "Away from the council's area",
        Ground.MISSED_APPOINTMENT: "A missed appointment",
        Ground.LACK_OF_STAFF: "Lack of staff",
    }
)


@dataclass(frozen=True)
class Closure:
    """A school that is closed from a day on and opens again on another."""

    closed_on: date
    reopens_on: date


@dataclass(frozen=True)
class Exemption:
    """One ground of the law: the rules that it can excuse, where it is written, and what it never excuses."""

    ground: Ground
    rules: tuple[str, ...]
    citation: str
    asks: str


_COUNCIL_S = ("EHC-DECIDE", "EHC-NOPLAN", "EHC-FINAL", "RE-FINAL")
_ORDERS = ("ORD-NOTIFY", "ORD-NOPLAN", "ORD-DRAFT", "ORD-FINAL", "ORD-AMEND")
_REGULATIONS = "SEND Regulations 2014, reg 5(4), 10(4), 13(3) and 27(3)"

EXEMPTIONS: tuple[Exemption, ...] = (
    Exemption(
        Ground.SCHOOL_CLOSED, _COUNCIL_S, _REGULATIONS,
        "The council asked the school for advice in the time from a week before a closure of at least four weeks to a "
        "week before it opens again; a nursery's closure counts in the same way. Never for the advice itself.",
    ),
    Exemption(
        Ground.CIRCUMSTANCES, (*_COUNCIL_S, "EHC-ADVICE", *_ORDERS), f"{_REGULATIONS}, 8(2) and 44(3)",
        "Exceptional personal circumstances of the child, the parent or the young person in that time.",
    ),
    Exemption(
        Ground.ABSENT, (*_COUNCIL_S, "EHC-ADVICE", *_ORDERS), f"{_REGULATIONS}, 8(2) and 44(3)",
        "The child, the parent or the young person was away from the council's area for four weeks without a break (two "
        "weeks for an order of the tribunal).",
    ),
    Exemption(
        Ground.MISSED_APPOINTMENT, ("EHC-ADVICE",), "SEND Regulations 2014, reg 8(2); SEND Code of Practice 9.42",
        "The child missed an appointment with the body that was asked for advice, within its six weeks.",
    ),
    Exemption(
        Ground.LACK_OF_STAFF, (), "R (W) v Hertfordshire [2023] EWHC 3138 (Admin)",
        "No law excuses a council for lack of staff: the dates are hard-edged duties.",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """Whether a ground can be brought forward on these facts, and why. Whether it made the date impractical is not said."""

    ground: Ground
    possible: bool
    reason: str
    citation: str
    rules: tuple[str, ...]


def findings(facts: Facts, closures: Sequence[Closure]) -> list[Finding]:
    """Go through every ground of the law and say whether these facts allow it."""
    found = []
    for row in EXEMPTIONS:
        possible, reason = False, row.asks
        if row.ground is Ground.SCHOOL_CLOSED:
            possible, reason = school_closed(facts.get(Fact.ADVICE_REQUESTED_ON), closures)
        elif row.rules:
            reason = f"Nothing in these facts shows it. {row.asks}"
        found.append(Finding(row.ground, possible, reason, row.citation, row.rules))
    return found


def school_closed(asked_on: date | None, closures: Sequence[Closure]) -> tuple[bool, str]:
    """Say whether the closure of a school can be brought forward, by the day the council asked it for advice, and why."""
    if not closures:
        return False, "No closure of the school is known."
    if asked_on is None:
        return False, "It turns on the day the council asked the school for advice, and that day is not known."
    why_not = ""
    for closure in closures:
        why_not = _why_not(asked_on, closure)
        if not why_not:
            return True, (
                f"The council asked for advice on {short_day(asked_on)}, and the school was closed from "
                f"{short_day(closure.closed_on)} until it opened on {short_day(closure.reopens_on)}. "
                "The date stays; the council has to show that this made it impractical to keep."
            )
    return False, why_not


def _why_not(asked_on: date, closure: Closure) -> str:
    closed = closure.reopens_on - closure.closed_on
    if closed < SHORTEST_CLOSURE:
        return f"The school was closed for {closed.days} days: less than four weeks."
    first, last = closure.closed_on - A_WEEK, closure.reopens_on - A_WEEK
    if first <= asked_on <= last:
        return ""
    return (
        f"The council asked for advice on {short_day(asked_on)}; for this closure it would have to be from "
        f"{short_day(first)} to {short_day(last)}."
    )
