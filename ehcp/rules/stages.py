"""What may follow what in a case: its stage, its facts, and the reason why an event cannot be recorded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from ehcp.rules.facts import WORDS, Fact, Facts
from ehcp.rules.moves import assessment, plan
from ehcp.rules.moves.table import Event, Matter, Move, Stage, StageRow
from senco.access.rules.dates import short_day

STAGES: tuple[StageRow, ...] = (*assessment.STAGES, *plan.STAGES)
STAGE: Mapping[Stage, StageRow] = MappingProxyType({row.stage: row for row in STAGES})
CLOSED = frozenset(row.stage for row in STAGES if row.awaits is None)

MOVES: Mapping[Matter, tuple[Move, ...]] = MappingProxyType(
    {Matter.ASSESSMENT: assessment.MOVES, Matter.PLAN: plan.MOVES}
)
_TABLES = {matter: {move.event: move for move in moves} for matter, moves in MOVES.items()}
# For the words of an event; what it leads to is asked of the table of its matter.
MOVE: Mapping[Event, Move] = MappingProxyType(_TABLES[Matter.PLAN] | _TABLES[Matter.ASSESSMENT])
_ORDER: Mapping[Event, int] = MappingProxyType(
    {event: place for table in _TABLES.values() for place, event in enumerate(table)}
)
FARTHEST = timedelta(days=3 * 365)  # a planned day beyond is a slip of the year


@dataclass(frozen=True)
class Happened:
    """An event of a case and its day, with the further dates that were known."""

    event: Event
    on: date
    more: tuple[tuple[Fact, date], ...] = ()


def in_order(events: Iterable[Happened]) -> list[Happened]:
    """Put events into the order of their days; those of one day into the order in which they usually happen."""
    return sorted(events, key=lambda one: (one.on, _ORDER[one.event]))


def matter_of(events: Iterable[Happened]) -> Matter:
    """What a case is about, by the event that it begins with."""
    return Matter.PLAN if any(one.event is Event.PLAN_MADE for one in events) else Matter.ASSESSMENT


def _table(events: Sequence[Happened]) -> Mapping[Event, Move]:
    return _TABLES[matter_of(events)]


def walk(history: Sequence[Happened]) -> Iterator[tuple[Happened, Move, Stage | None]]:
    """Each event of a history that is in order, with its row of the table and the stage in which it happened."""
    table = _table(history)
    stage: Stage | None = None
    for one in history:
        move = table[one.event]
        yield one, move, stage
        stage = move.to or stage


def facts_of(events: Iterable[Happened]) -> Facts:
    """Read the dated facts off the events. What happens twice counts by its last date, a first time by its first."""
    facts: dict[Fact, date] = {}
    for one, move, stage in walk(in_order(events)):
        for fact in (*move.cleared_in(stage), *move.asks, *move.plans):
            facts.pop(fact, None)
        facts |= dict.fromkeys((*move.set_in(stage), move.fact), one.on)
        facts |= {fact: on for fact, on in one.more if fact in (*move.asks, *move.plans)}
        for fact in move.sets_once:
            facts.setdefault(fact, one.on)
    return MappingProxyType(facts)


def stage_of(events: Iterable[Happened]) -> Stage | None:
    """Find the stage that events have led to; None where nothing has begun."""
    stage: Stage | None = None
    for _, move, before in walk(in_order(events)):
        stage = move.to or before
    return stage


def why_not(
    event: Event,
    case: Sequence[Happened],
    on: date,
    happened_on: date | None = None,
    more: Mapping[Fact, date] | None = None,
) -> str | None:
    """Say why an event cannot be recorded in a case, or None where it can.

    ``on`` is today; ``happened_on`` the day of the event, today unless given. An event may be filled in behind others:
    the whole history must then be one that can have happened. ``more`` is the further dates; None asks about the event
    alone, before anybody has given any.
    """
    day = happened_on or on
    new = Happened(event, day, tuple((more or {}).items()))
    if day > on:
        return f"{short_day(day)} is still to come. Record it when it has happened."
    move = _table(case or [new]).get(event)
    if move is None:
        return f"“{MOVE[event].title}” does not happen in this kind of case."
    history = in_order([*case, new])
    if case and day < (begun := in_order(case)[0]).on:
        return f"{short_day(day)} is before “{MOVE[begun.event].title}”, on {short_day(begun.on)}. Check both dates."
    return _first_refusal(history, new) or (None if more is None else _why_not_dates(move, day, more, on))


def why_not_without(case: Sequence[Happened], gone: Happened, instead: Happened | None, on: date) -> str | None:
    """Say why an event cannot be struck out, or another put in its place: what is left must be able to have happened."""
    left = [one for one in case if one is not gone]
    title = MOVE[gone.event].title
    if instead is None and left and gone.event in (Event.REQUEST_RECEIVED, Event.PLAN_MADE):
        return "Every date of the case counts from this. Put another day in its place, or strike out what follows first."
    if instead is None:
        return _first_refusal(in_order(left), None, f"“{title}” cannot be struck out")
    if instead.on > on:
        return f"{short_day(instead.on)} is still to come. Record it when it has happened."
    history = in_order([*left, instead])
    moved = _first_refusal(history, None, f"“{title}” cannot be moved to {short_day(instead.on)},")
    return moved or _why_not_dates(_table(history)[gone.event], instead.on, dict(instead.more), on)


def _first_refusal(history: list[Happened], new: Happened | None, otherwise: str = "") -> str | None:
    """The first thing that cannot have happened in a history, as a reason against what is ``new`` in it."""
    reached: set[Fact] = set()
    seen_new = new is None
    for one, move, stage in walk(history):
        seen_new = seen_new or one is new
        reason = _refusal(move, stage, reached)
        if reason is not None and one is new:
            behind = one is not history[-1] and one.on < history[-1].on
            return f"As the case stood on {short_day(one.on)}: {reason}" if behind else reason
        if reason is not None and seen_new:
            first = f"“{MOVE[new.event].title}” on {short_day(new.on)} cannot come" if new else otherwise
            return f"{first} before “{move.title}” on {short_day(one.on)}. Check both dates."
        reached -= {*move.cleared_in(stage)}
        reached |= {move.fact, *move.set_in(stage), *move.sets_once, *(fact for fact, _ in one.more)}
        if move.settles:
            reached -= {*move.needs}
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


_EARLIER = frozenset({Fact.DECISION_LETTER_ON})  # a letter is dated before it arrives
_AHEAD = frozenset({Fact.MEETING_ON})
_NAMED = {Fact.MOVED_ON: "move to another area"}  # where the word of a sum does not name a thing
_EITHER = frozenset({Fact.MOVED_ON})  # a council often learns of a move when the child has moved


def _why_not_dates(move: Move, day: date, more: Mapping[Fact, date], today: date) -> str | None:
    """Why the further dates of an event cannot be: each lies where its kind can lie."""
    for fact in move.plans:
        if fact not in more:
            return f"Give the day of “{WORDS[fact]}”."
    for fact, on in more.items():
        said = f"The day of “{_NAMED.get(fact, WORDS[fact])}”"
        if fact in _EARLIER and not day - timedelta(days=92) <= on <= day:
            return f"{said} must lie at or before the day itself, by three months at most. Check both dates."
        if fact in _AHEAD and not day <= on <= today + FARTHEST:
            return f"{said} cannot lie before the day itself, or years ahead. Check both dates."
        if fact in _EITHER and abs(on - day) > FARTHEST:
            return f"{said} lies years away from the day itself. Check both dates."
        if fact not in _EARLIER | _AHEAD | _EITHER and not day <= on <= today:
            return f"{said} must lie between the day itself and today. Check both dates."
    return None


def why_never(event: Event, case: Sequence[Happened], on: date) -> str | None:
    """Say why an event cannot be recorded on any day up to today, or None where there is one on which it can.

    What can have happened changes only with what did: so today, each day of an event and the day after it stand for all.
    """
    near = {day for one in case for day in (one.on, one.on + timedelta(days=1)) if day <= on}
    days = sorted({on, *near}, reverse=True)
    reasons = [why_not(event, case, on, day) for day in days]
    return None if None in reasons else reasons[0]


def moves_possible(case: Sequence[Happened], on: date) -> list[Move]:
    """The events that can be recorded today, in the order in which they usually happen."""
    return [move for move in MOVES[matter_of(case)] if why_not(move.event, case, on) is None]
