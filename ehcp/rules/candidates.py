"""A consultation about a child who is not on roll: what a reply needs, and how long what is known of the child is kept."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ehcp.rules.clock import Deadline, deadlines
from ehcp.rules.facts import Fact, Facts
from ehcp.rules.periods import PERIODS
from senco.access.rules.dates import long_date, short_day

RULE_ID = "EHC-CONSULT"
_ROWS = tuple(rule for rule in PERIODS if rule.id == RULE_ID)
KEPT_MONTHS = 6  # after the decision that another school is named, if nobody chooses another day
LEAST_MONTHS = 2  # the family can appeal for two months after the council's decision letter
MOST_MONTHS = 18  # longer than an appeal takes; after it nothing here is needed any more
LONG_AGO = timedelta(days=366)
OLDEST = timedelta(days=26 * 366)
GROUNDS_LAW = "Children and Families Act 2014, s.39(4)"


class Answer(StrEnum):
    """What the school says."""

    MEET = "meet"
    CANNOT = "cannot"


class Objection(StrEnum):
    """The three grounds on which a council need not name the school that was asked for; there is no fourth."""

    UNSUITABLE = "unsuitable"
    OTHERS = "others"
    RESOURCES = "resources"

    @property
    def words(self) -> str:
        """The ground in the words of the Act."""
        return _OBJECTIONS[self]

    @property
    def citation(self) -> str:
        """Where it is written."""
        return "s.39(4)(a)" if self is Objection.UNSUITABLE else "s.39(4)(b)"


_OBJECTIONS = {
    Objection.UNSUITABLE: "The school is unsuitable for the child’s age, ability, aptitude or special educational needs",
    Objection.OTHERS: "The child’s attendance would be incompatible with the efficient education of others",
    Objection.RESOURCES: "The child’s attendance would be incompatible with the efficient use of resources",
}


class Decision(StrEnum):
    """What the council decided in the end."""

    NAMED = "named"
    ELSEWHERE = "elsewhere"
    NOT_NAMED = "not_named"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Draft:
    """A reply as far as it is written. ``grounds`` are those that are named, ``reasons`` what is written under each."""

    answer: str
    grounds: frozenset[Objection]
    reasons: dict[Objection, str]
    needed: str
    asked: int


def facts(received_on: date, answered_on: date | None, decision: str, decided_on: date | None) -> Facts:
    """What has happened, as the clock is asked about it."""
    found: dict[Fact, date] = {Fact.CONSULTATION_RECEIVED_ON: received_on}
    if answered_on is not None:
        found[Fact.CONSULTATION_ANSWERED_ON] = answered_on
    if decided_on is not None:
        found[Fact.WITHDRAWN_ON if decision == Decision.WITHDRAWN else Fact.FINAL_PLAN_ON] = decided_on
    return found


def deadline(known: Facts, on: date) -> Deadline:
    """The school's fifteen days as they stand on a day."""
    return deadlines(known, on, _ROWS)[0]


def due_on(received_on: date) -> date:
    """The last day in time for the reply."""
    found = deadline(facts(received_on, None, "", None), received_on).due
    assert found is not None
    return found


def safe_on(one: Deadline) -> date | None:
    """The day by which the reply is in time however the days are counted."""
    days = [other.due for other in one.also if one.due is not None and other.due < one.due]
    return min(days, default=None)


def warnings(draft: Draft) -> list[str]:
    """What a council would ask next. Never a reason not to send: the school decides what it says."""
    found: list[str] = []
    if draft.answer == Answer.CANNOT:
        found += _refusal(draft)
    if draft.answer == Answer.MEET and draft.grounds:
        found.append("The reply says that the school can meet the needs, and names a ground against it. Take one of them away.")
    if draft.answer and not draft.asked:
        found.append("Nobody in school has been asked yet. A reply stands better on what a class teacher or a head of year said.")
    return found


def _refusal(draft: Draft) -> Iterable[str]:
    if not draft.grounds:
        yield f"No ground is named. A council can refuse to name the school only on one of the three of {GROUNDS_LAW}."
    for ground in Objection:
        written = draft.reasons.get(ground, "").strip()
        if ground in draft.grounds and not written:
            yield f"No evidence is written under: {ground.words}. Say what shows it, and which steps were considered."
        if written and ground not in draft.grounds:
            yield f"Reasons are written under a ground that is not ticked, so they stay out of the letter: {ground.words}."
    if not draft.needed.strip():
        yield "Nothing is said about what would be needed. A council asks first whether adjustments, staff or money would do."


def why_not_received(received_on: date, born_on: date, today: date) -> str | None:
    """Say why these days cannot be, or None where they can."""
    if received_on > today:
        return f"{short_day(received_on)} is still to come. Put the day on which the consultation arrived."
    if today - received_on > LONG_AGO:
        return "The consultation would be more than a year old. Check the year."
    if born_on >= received_on:
        return "The child would have been born after the consultation arrived. Check both days."
    if received_on - born_on > OLDEST:
        return "The child would be over 25. Check the year of birth."
    return None


def why_not_send(answer: str, sent_on: date, received_on: date, today: date) -> str | None:
    """Say why a reply cannot be marked as sent, or None where it can."""
    if not answer:
        return "The reply says neither that the school can meet the needs nor that it cannot. Choose one first."
    if sent_on > today:
        return f"{short_day(sent_on)} is still to come. Put the day on which the reply was sent."
    if sent_on < received_on:
        return f"It was received on {short_day(received_on)}: the reply cannot have been sent before."
    return None


def why_not_decide(decided_on: date, received_on: date, today: date) -> str | None:
    """Say why a decision of the council cannot be of this day, or None where it can."""
    if decided_on > today:
        return f"{short_day(decided_on)} is still to come. Record the decision when it has arrived."
    if decided_on < received_on:
        return f"The consultation arrived on {short_day(received_on)}: the decision cannot be older."
    return None


def usual_delete_on(decision: Decision, decided_on: date) -> date:
    """When everything known of the child is deleted: months after another school is named; of a child who was expected and
    never came, when the longest time is over."""
    return months_after(decided_on, MOST_MONTHS if decision is Decision.NAMED else KEPT_MONTHS)


def delete_limits(decided_on: date, today: date) -> tuple[date, date]:
    """The first and the last day that may be chosen for the deletion."""
    first = max(months_after(decided_on, LEAST_MONTHS), today + timedelta(days=1))
    return first, max(first, months_after(decided_on, MOST_MONTHS))


def why_not_delete_on(delete_on: date, decided_on: date, today: date) -> str | None:
    """Say why the day of the deletion cannot be this one, or None where it can."""
    first, last = delete_limits(decided_on, today)
    if delete_on < first:
        return (
            f"Choose {long_date(first)} or a later day: the family can appeal for {LEAST_MONTHS} months after the "
            "decision, and what is deleted does not come back."
        )
    if delete_on > last:
        return f"Choose {long_date(last)} or an earlier day: {MOST_MONTHS} months after the decision nothing is needed any more."
    return None


def why_not_admit(decision: str, joined_on: date, born_on: date, today: date) -> str | None:
    """Say why a child cannot be taken on roll, or None where they can."""
    if decision != Decision.NAMED:
        return "The council has not named this school. Record its decision first."
    if joined_on > today:
        return f"{short_day(joined_on)} is still to come. Take the child on roll when they join; until then everything waits here."
    if joined_on <= born_on:
        return "The child would join before being born. Check the day."
    return None


def months_after(on: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, calendar.monthrange(year, month + 1)[1]))
