"""What may follow what in an assessment: stages, events, and the reason why an event cannot be recorded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from ehcp.rules.facts import WORDS, Fact, Facts
from ehcp.rules.periods import Party
from senco.access.rules.dates import short_day


class Stage(StrEnum):
    """Where an assessment request stands."""

    REQUESTED = "requested"
    ASSESSING = "assessing"
    REFUSED = "refused"
    DRAFT_ISSUED = "draft-issued"
    FINAL_ISSUED = "final-issued"
    NO_PLAN = "no-plan"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class StageRow:
    """A stage: its name, the sentence that says it, and whose move is awaited (None where the case is closed)."""

    stage: Stage
    title: str
    sentence: str
    awaits: Party | None


STAGES: tuple[StageRow, ...] = (
    StageRow(Stage.REQUESTED, "Requested", "The council has the request and has not yet decided", Party.COUNCIL),
    StageRow(Stage.ASSESSING, "Being assessed", "The council is assessing", Party.COUNCIL),
    StageRow(Stage.REFUSED, "Refused", "The council has refused to assess", None),
    StageRow(Stage.DRAFT_ISSUED, "Draft sent", "The draft plan is out", Party.COUNCIL),
    StageRow(Stage.FINAL_ISSUED, "Plan issued", "The final plan has been issued", None),
    StageRow(Stage.NO_PLAN, "No plan", "The council has decided not to issue a plan", None),
    StageRow(Stage.WITHDRAWN, "Withdrawn", "The request was withdrawn", None),
)
STAGE: Mapping[Stage, StageRow] = MappingProxyType({row.stage: row for row in STAGES})
CLOSED = frozenset(row.stage for row in STAGES if row.awaits is None)


class Event(StrEnum):
    """Something that happens in a case, on a day; named as the fact that takes that day, under which it is stored."""

    REQUEST_RECEIVED = "request_received_on"
    REFUSED = "refused_on"
    REFUSAL_REVERSED = "refusal_reversed_on"
    AGREED = "agreed_to_assess_on"
    ADVICE_ASKED = "advice_requested_on"
    ADVICE_SENT = "advice_sent_on"
    DRAFT_ISSUED = "draft_served_on"
    FAMILY_ANSWERED = "family_answered_on"
    CONSULTED = "consultation_received_on"
    CONSULTATION_ANSWERED = "consultation_answered_on"
    NO_PLAN = "no_plan_on"
    FINAL_ISSUED = "final_plan_on"
    WITHDRAWN = "withdrawn_on"


@dataclass(frozen=True)
class Move:
    """One event of the table.

    ``verb`` labels the button, ``title`` says what happened, ``short`` fits a picture. ``after`` is the stages in which
    it may happen (None: before there is a case), ``to`` the stage it leads to (None: the stage stays). ``sets_once`` is
    the further facts that keep the date of the first time, ``asks`` a further date that may be known, ``needs`` the facts that must be there, ``settles`` that it answers them, ``not_while`` the facts that must
    not be waiting for an answer. ``otherwise`` says when it is possible.
    """

    event: Event
    title: str
    verb: str
    short: str
    who: Party
    after: frozenset[Stage | None]
    to: Stage | None
    otherwise: str
    sets_once: tuple[Fact, ...] = ()
    asks: tuple[Fact, ...] = ()
    needs: tuple[Fact, ...] = ()
    settles: bool = False
    not_while: tuple[Fact, ...] = ()

    @property
    def fact(self) -> Fact:
        """The fact that takes the day of the event; where it happens again, the last day counts."""
        return Fact(self.event.value)


def _stages(*stages: Stage | None) -> frozenset[Stage | None]:
    return frozenset(stages)


# In the order in which they usually happen; two events of one day are read in this order.
MOVES: tuple[Move, ...] = (
    Move(
        Event.REQUEST_RECEIVED, "The council received the request", "Record the request", "Request received",
        Party.COUNCIL, _stages(None), Stage.REQUESTED,
        "A case starts with one request. Open a new case for another one.",
    ),
    Move(
        Event.REFUSED, "The council refused to assess", "Record a refusal to assess", "Council refused",
        Party.COUNCIL, _stages(Stage.REQUESTED), Stage.REFUSED,
        "A refusal can be recorded while the council has not yet decided.",
        sets_once=(Fact.DECISION_NOTIFIED_ON,),
    ),
    Move(
        Event.REFUSAL_REVERSED, "The refusal was reversed", "Record that the refusal was reversed", "Refusal reversed",
        Party.COUNCIL, _stages(Stage.REFUSED), Stage.ASSESSING,
        "This can be recorded after a refusal to assess.",
    ),
    Move(
        Event.AGREED, "The council agreed to assess", "Record that the council agreed to assess", "Council agreed",
        Party.COUNCIL, _stages(Stage.REQUESTED), Stage.ASSESSING,
        "Agreement can be recorded while the council has not yet decided.",
        sets_once=(Fact.DECISION_NOTIFIED_ON,),
    ),
    Move(
        Event.ADVICE_ASKED, "The council asked for the school's advice", "Record that our advice was asked for",
        "Our advice asked", Party.COUNCIL, _stages(Stage.REQUESTED, Stage.ASSESSING), None,
        "Advice can be asked for from the request until the draft plan.",
        asks=(Fact.ADVICE_REQUEST_RECEIVED_ON,), not_while=(Fact.ADVICE_REQUESTED_ON,),
    ),
    Move(
        Event.ADVICE_SENT, "The school sent its advice", "Record that our advice was sent", "Our advice sent",
        Party.SCHOOL, _stages(Stage.REQUESTED, Stage.ASSESSING, Stage.DRAFT_ISSUED), None,
        "Advice can be sent from the request until the final plan.",
        needs=(Fact.ADVICE_REQUESTED_ON,), settles=True,
    ),
    Move(
        Event.DRAFT_ISSUED, "The council sent the draft plan", "Record the draft plan", "Draft plan",
        Party.COUNCIL, _stages(Stage.ASSESSING, Stage.DRAFT_ISSUED), Stage.DRAFT_ISSUED,
        "A draft can be recorded once the council has agreed to assess, and again when it is sent anew.",
        sets_once=(Fact.FIRST_DRAFT_SERVED_ON,),
    ),
    Move(
        Event.FAMILY_ANSWERED, "The family commented on the draft", "Record the family's comments", "Family answered",
        Party.FAMILY, _stages(Stage.DRAFT_ISSUED), None,
        "The family comments between the draft and the final plan.",
        needs=(Fact.DRAFT_SERVED_ON,),
    ),
    Move(
        Event.CONSULTED, "The council consulted the school", "Record a consultation", "Consulted",
        Party.COUNCIL, _stages(Stage.ASSESSING, Stage.DRAFT_ISSUED), None,
        "A school is consulted once the council has agreed to assess and before the final plan.",
    ),
    Move(
        Event.CONSULTATION_ANSWERED, "The school answered the consultation", "Record our answer", "Our answer",
        Party.SCHOOL, _stages(Stage.ASSESSING, Stage.DRAFT_ISSUED), None,
        "An answer can be recorded until the final plan is issued.",
        needs=(Fact.CONSULTATION_RECEIVED_ON,), settles=True,
    ),
    Move(
        Event.NO_PLAN, "The council decided not to issue a plan", "Record a decision not to issue a plan", "No plan",
        Party.COUNCIL, _stages(Stage.ASSESSING, Stage.DRAFT_ISSUED), Stage.NO_PLAN,
        "This decision follows an assessment: record first that the council agreed to assess.",
    ),
    Move(
        Event.FINAL_ISSUED, "The council issued the final plan", "Record the final plan", "Final plan",
        Party.COUNCIL, _stages(Stage.ASSESSING, Stage.DRAFT_ISSUED), Stage.FINAL_ISSUED,
        "A final plan follows an assessment: record first that the council agreed to assess.",
    ),
    Move(
        Event.WITHDRAWN, "The request was withdrawn", "Record that the request was withdrawn", "Withdrawn",
        Party.FAMILY, _stages(Stage.REQUESTED, Stage.ASSESSING, Stage.DRAFT_ISSUED), Stage.WITHDRAWN,
        "A request can be withdrawn until the case is closed.",
    ),
)  # fmt: skip
MOVE: Mapping[Event, Move] = MappingProxyType({move.event: move for move in MOVES})
_ORDER: Mapping[Event, int] = MappingProxyType({move.event: place for place, move in enumerate(MOVES)})


@dataclass(frozen=True)
class Happened:
    """An event of a case and its day, with the further dates that were known."""

    event: Event
    on: date
    more: tuple[tuple[Fact, date], ...] = ()


def in_order(events: Iterable[Happened]) -> list[Happened]:
    """Put events into the order of their days; those of one day into the order in which they usually happen."""
    return sorted(events, key=lambda one: (one.on, _ORDER[one.event]))


def facts_of(events: Iterable[Happened]) -> Facts:
    """Read the dated facts off the events. What happens twice counts by its last date, a first time by its first."""
    facts: dict[Fact, date] = {}
    for one in in_order(events):
        move = MOVE[one.event]
        facts[move.fact] = one.on
        for fact in move.asks:
            facts.pop(fact, None)
        facts.update((fact, on) for fact, on in one.more if fact in move.asks)
        for fact in move.sets_once:
            facts.setdefault(fact, one.on)
    return MappingProxyType(facts)


def stage_of(events: Iterable[Happened]) -> Stage | None:
    """Find the stage that events have led to; None where nothing has begun."""
    stage: Stage | None = None
    for one in in_order(events):
        stage = MOVE[one.event].to or stage
    return stage


def why_not(event: Event, case: Sequence[Happened], on: date, happened_on: date | None = None) -> str | None:
    """Say why an event cannot be recorded in a case, or None where it can.

    ``on`` is today; ``happened_on`` the day of the event, today unless given. An event may be filled in behind others:
    the whole history must then be one that can have happened.
    """
    day = happened_on or on
    new = Happened(event, day)
    if day > on:
        return f"{short_day(day)} is still to come. Record it when it has happened."
    opened_on = facts_of(case).get(Fact.REQUEST_RECEIVED_ON)
    if opened_on is not None and day < opened_on:
        return (
            f"{short_day(day)} is before the request was received, on {short_day(opened_on)}. Check both dates."
        )
    return _first_refusal(in_order([*case, new]), new)


def _first_refusal(history: list[Happened], new: Happened) -> str | None:
    stage: Stage | None = None
    reached: set[Fact] = set()
    seen_new = False
    for one in history:
        move = MOVE[one.event]
        seen_new = seen_new or one is new
        reason = _refusal(move, stage, reached)
        if reason is not None and one is new:
            return reason
        if reason is not None and seen_new:
            return (
                f"“{MOVE[new.event].title}” on {short_day(new.on)} cannot come before "
                f"“{move.title}” on {short_day(one.on)}. Check both dates."
            )
        stage = move.to or stage
        reached.add(move.fact)
        if move.settles:
            reached.difference_update(move.needs)
    return None


def _refusal(move: Move, stage: Stage | None, reached: set[Fact]) -> str | None:
    if stage not in move.after:
        begins = "There is no request yet" if stage is None else STAGE[stage].sentence
        return f"{begins}. {move.otherwise}"
    missing = [WORDS[fact] for fact in move.needs if fact not in reached]
    if missing:
        return f"There is nothing to answer. Record first when this happened: {', '.join(missing)}."
    waiting = [WORDS[fact] for fact in move.not_while if fact in reached]
    if waiting:
        return f"This is already recorded and waits for an answer: {', '.join(waiting)}. A reminder sets no new date."
    return None


def moves_possible(case: Sequence[Happened], on: date) -> list[Move]:
    """The events that can be recorded today, in the order in which they usually happen."""
    return [move for move in MOVES if why_not(move.event, case, on) is None]


def as_markdown() -> str:
    """Print the table and its diagram, as they stand in ``docs/stages.md``."""
    lines = ["## Stages of an EHC needs assessment", "", "```mermaid", "stateDiagram-v2"]
    lines += [f"    {row.stage.name}: {row.title}" for row in STAGES]
    for move in MOVES:
        if move.to is not None:
            froms = sorted("[*]" if stage is None else stage.name for stage in move.after)
            lines += [f"    {start} --> {move.to.name}: {move.title}" for start in froms]
    lines += [f"    {row.stage.name} --> [*]" for row in STAGES if row.awaits is None]
    lines += ["```", "", "| event | who | possible in | leads to | sets | needs |", "|---|---|---|---|---|---|"]
    for move in MOVES:
        possible = ", ".join(sorted("the start" if stage is None else STAGE[stage].title for stage in move.after))
        to = "stays" if move.to is None else STAGE[move.to].title
        sets = ", ".join(f"`{fact.value}`" for fact in (*move.sets_once, move.fact, *move.asks))
        needs = ", ".join(f"`{fact.value}`" for fact in move.needs) or "its date"
        lines.append(f"| {move.title} | {move.who.value} | {possible} | {to} | {sets} | {needs} |")
    return "\n".join(lines) + "\n"
