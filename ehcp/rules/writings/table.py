"""Every kind of writing in one table, and which of them a case calls for."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from ehcp.rules.facts import Fact
from ehcp.rules.writings.advice import ADVICE
from ehcp.rules.writings.comments import COMMENTS
from ehcp.rules.writings.kind import WritingKind
from ehcp.rules.writings.report import REPORT
from ehcp.rules.writings.request import REQUEST
from senco.access.rules.words import listed

KINDS: tuple[WritingKind, ...] = (REQUEST, ADVICE, COMMENTS, REPORT)
KIND: Mapping[str, WritingKind] = MappingProxyType({kind.id: kind for kind in KINDS})

# The events by which a new writing of its kind is called for, of those that are written more than once.
_CALLED_FOR: Mapping[str, tuple[Fact, ...]] = MappingProxyType(
    {
        COMMENTS.id: (Fact.DRAFT_SERVED_ON, Fact.AMENDMENT_NOTICE_ON),
        REPORT.id: (Fact.REVIEW_ARRANGED_ON, Fact.MEETING_ON),
    }
)
# The events by which what was written went out, from here or from elsewhere.
_WENT_OUT: Mapping[str, tuple[Fact, ...]] = MappingProxyType(
    {
        ADVICE.id: (Fact.ADVICE_SENT_ON,),
        COMMENTS.id: (Fact.FAMILY_ANSWERED_ON, Fact.AMENDMENT_ANSWERED_ON),
        REPORT.id: (Fact.REPORT_SENT_ON,),
    }
)
_DECIDED = (Fact.DECISION_NOTIFIED_ON, Fact.AGREED_ON, Fact.REFUSED_ON)
EARLY = timedelta(weeks=26)
"""How long before its occasion a writing may have been begun that still goes on: a report is drafted before the meeting."""


def kinds_of(matter: str) -> list[WritingKind]:
    """The kinds that belong to a kind of case."""
    return [kind for kind in KINDS if matter in kind.matters]


def writing_for(rule_id: str) -> WritingKind | None:
    """The writing that answers a date, or None."""
    return next((kind for kind in KINDS if rule_id in kind.rules), None)


def writing_with(letter_id: str) -> WritingKind | None:
    """The writing that a letter goes with, or None."""
    return next((kind for kind in KINDS if letter_id and kind.letter == letter_id), None)


def occasion(kind: WritingKind, facts: Mapping[Fact, date]) -> date | None:
    """The day since which a writing of this kind is called for, or None where it is written once, or not called for yet.

    Of a review that is the day it was arranged; where that is not known, the day of the meeting.
    """
    days = [facts[fact] for fact in _CALLED_FOR.get(kind.id, ()) if fact in facts]
    if not days:
        return None
    return min(days) if kind.id == REPORT.id else max(days)


def is_called_for(kind: WritingKind, facts: Mapping[Fact, date]) -> bool:
    """Does a case call for a writing of this kind, as far as it has come?

    A request until the council has decided, advice unless it refused to assess or decided against a plan, comments once there is
    something to comment on, a report once there is a review.
    """
    if kind.id == REQUEST.id:
        return not any(fact in facts for fact in _DECIDED)
    if kind.id == ADVICE.id:
        refused = Fact.REFUSED_ON in facts and Fact.REFUSAL_REVERSED_ON not in facts
        return not refused and (Fact.NO_PLAN_ON not in facts or Fact.ORDER_MAKE_PLAN_ON in facts)
    return kind.id not in _CALLED_FOR or occasion(kind, facts) is not None


def went_out(kind: WritingKind, facts: Mapping[Fact, date]) -> bool:
    """Is it recorded that what this kind is for went out, whether it was written here or not?"""
    since = occasion(kind, facts) or date.min
    return any(facts[fact] >= since for fact in _WENT_OUT.get(kind.id, ()) if fact in facts)


def goes_on(begun_on: date, *, finished: bool, occasion_on: date | None) -> bool:
    """Is a writing that was begun on a day the one for an occasion? A finished one of before is not."""
    if occasion_on is None:
        return True
    return begun_on >= (occasion_on if finished else occasion_on - EARLY)


def begun_with(kind: WritingKind, outcomes: Iterable[str]) -> dict[str, str]:
    """What a new writing starts with: in a report, a place for each outcome of section E. Nothing is said in it yet."""
    if kind.id != REPORT.id:
        return {}
    places = [f"Outcome {number}: {text}\n{PLACE}" for number, text in enumerate(outcomes, start=1)]
    return {"progress": "\n\n".join(places)} if places else {}


PLACE = "[fill in: where the child is now, where they started, and how it is known]"


def in_short(kind: WritingKind) -> str:
    """What it asks for, in one sentence: the titles of the parts that a reader will miss."""
    return listed([f"{part.title[:1].lower()}{part.title[1:]}" for part in kind.parts if part.must])
