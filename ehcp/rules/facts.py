"""The facts of a case that clocks are made from: their names, their words, and what cannot be true of them."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from senco.access.rules.dates import short_day


class Fact(StrEnum):
    """A dated fact of a case. The value is the name it has in files; a plain string of that name works as a key."""

    REQUEST_RECEIVED_ON = "request_received_on"
    DECISION_NOTIFIED_ON = "decision_notified_on"
    AGREED_ON = "agreed_to_assess_on"
    REFUSED_ON = "refused_on"
    REFUSAL_REVERSED_ON = "refusal_reversed_on"
    ADVICE_REQUESTED_ON = "advice_requested_on"
    ADVICE_REQUEST_RECEIVED_ON = "advice_request_received_on"
    ADVICE_SENT_ON = "advice_sent_on"
    FIRST_DRAFT_SERVED_ON = "first_draft_served_on"
    DRAFT_SERVED_ON = "draft_served_on"
    FAMILY_ANSWERED_ON = "family_answered_on"
    CONSULTATION_RECEIVED_ON = "consultation_received_on"
    CONSULTATION_ANSWERED_ON = "consultation_answered_on"
    NO_PLAN_ON = "no_plan_on"
    FINAL_PLAN_ON = "final_plan_on"
    WITHDRAWN_ON = "withdrawn_on"


Facts = Mapping[Fact, date]

# As each stands at the head of a sum: "received Mon 16 Dec 2024 + 20 weeks = ...".
WORDS: Mapping[Fact, str] = MappingProxyType(
    {
        Fact.REQUEST_RECEIVED_ON: "received",
        Fact.DECISION_NOTIFIED_ON: "decision notified",
        Fact.AGREED_ON: "agreed to assess",
        Fact.REFUSED_ON: "refused to assess",
        Fact.REFUSAL_REVERSED_ON: "refusal reversed",
        Fact.ADVICE_REQUESTED_ON: "advice asked for",
        Fact.ADVICE_REQUEST_RECEIVED_ON: "request for advice received",
        Fact.ADVICE_SENT_ON: "advice sent",
        Fact.FIRST_DRAFT_SERVED_ON: "first draft served",
        Fact.DRAFT_SERVED_ON: "draft served",
        Fact.FAMILY_ANSWERED_ON: "family answered",
        Fact.CONSULTATION_RECEIVED_ON: "consultation received",
        Fact.CONSULTATION_ANSWERED_ON: "consultation answered",
        Fact.NO_PLAN_ON: "decision not to issue a plan",
        Fact.FINAL_PLAN_ON: "final plan issued",
        Fact.WITHDRAWN_ON: "request withdrawn",
    }
)

# The later fact of each pair cannot come before the earlier one.
IN_ORDER: tuple[tuple[Fact, Fact], ...] = (
    *((Fact.REQUEST_RECEIVED_ON, later) for later in Fact if later is not Fact.REQUEST_RECEIVED_ON),
    (Fact.REFUSED_ON, Fact.REFUSAL_REVERSED_ON),
    (Fact.ADVICE_REQUESTED_ON, Fact.ADVICE_REQUEST_RECEIVED_ON),
    (Fact.ADVICE_REQUESTED_ON, Fact.ADVICE_SENT_ON),
    (Fact.FIRST_DRAFT_SERVED_ON, Fact.DRAFT_SERVED_ON),
    (Fact.DRAFT_SERVED_ON, Fact.FINAL_PLAN_ON),
)

_FIRST_YEAR, _LAST_YEAR = 2000, 2100


def problems(facts: Mapping[str, date]) -> list[str]:
    """Say in plain sentences what cannot be true of these facts; an empty list when nothing speaks against them."""
    if not facts:
        return ["There is no fact to count from. Give at least one date."]
    found = [f"“{name}” is not a fact this timetable knows." for name in facts if name not in set(Fact)]
    known = {Fact(name): on for name, on in facts.items() if name in set(Fact)}
    found += [
        f"The year of “{WORDS[fact]}” is {on.year}. Check the date."
        for fact, on in known.items()
        if not _FIRST_YEAR <= on.year <= _LAST_YEAR
    ]
    found += [
        f"“{WORDS[later].capitalize()}” ({short_day(known[later])}) cannot come before "
        f"“{WORDS[earlier]}” ({short_day(known[earlier])}). Check both dates."
        for earlier, later in IN_ORDER
        if earlier in known and later in known and known[later] < known[earlier]
    ]
    return found
