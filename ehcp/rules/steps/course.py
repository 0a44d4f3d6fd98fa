"""From the facts of a case to the steps as a family reads them on a day: what is done, where one is, what is to come."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ehcp.rules.clock import Deadline, State
from ehcp.rules.facts import Fact, Facts
from ehcp.rules.moves.plan import ROUND
from ehcp.rules.moves.table import Matter, Stage
from ehcp.rules.periods import Party
from ehcp.rules.stages import CLOSED, STAGE
from ehcp.rules.steps import assessment, beside, plan
from ehcp.rules.steps.place import DECISION, place, reached
from ehcp.rules.steps.table import DueWords, FactWords, Standing, Step, Turn
from ehcp.rules.steps.turns import NO_MEETING, TIME_OVER, TURNS
from senco.access.rules.dates import away, day_in_full

STEPS: Mapping[Matter, tuple[Step, ...]] = {Matter.ASSESSMENT: assessment.STEPS, Matter.PLAN: plan.STEPS}
SILENT = frozenset({State.NOT_STARTED, State.NO_LONGER_APPLIES, State.MET})
_ROUND_OVER = frozenset({Fact.REVIEW_DECIDED_ON, Fact.AMENDED_PLAN_ON, Fact.NOT_AMENDED_ON})
_ROUND_NOT_DONE = frozenset({Stage.AMENDING, Stage.CEASING, Stage.CEASED})
GONE = frozenset({State.OVERDUE, State.PASSED, State.MET_LATE})


@dataclass(frozen=True)
class Line:
    """One sentence with its day. ``away`` says how far off the day is, ``party`` who is late where somebody is."""

    words: str
    on: date
    away: str = ""
    late: Party | None = None


@dataclass(frozen=True)
class StepNow:
    """A step and how it stands; ``standing`` is None for a reader without a case. ``note`` says why it does not apply."""

    step: Step
    number: int
    standing: Standing | None = None
    lines: tuple[Line, ...] = ()
    note: str = ""

    @property
    def is_here(self) -> bool:
        """Whether the case stands at this step."""
        return self.standing is Standing.HERE


@dataclass(frozen=True)
class TurnNow:
    """Another turn of a case, with its days."""

    title: str
    words: tuple[str, ...]
    you_can: tuple[str, ...]
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Course:
    """The steps of one case on a day, or of none."""

    matter: Matter
    steps: tuple[StepNow, ...]
    turn: TurnNow | None = None
    more: tuple[Line, ...] = ()
    is_closed: bool = False

    @property
    def here(self) -> StepNow | None:
        """The step at which an open case stands."""
        return next((one for one in self.steps if one.is_here), None)

    @property
    def lines(self) -> list[Line]:
        """Everything that has a day."""
        turn = self.turn.lines if self.turn else ()
        return [*(line for one in self.steps for line in one.lines), *turn, *self.more]

    @property
    def late_elsewhere(self) -> list[Line]:
        """What is late at another step than the one where the case stands."""
        return [line for one in self.steps if not one.is_here for line in one.lines if line.late is not None]

    @property
    def late(self) -> frozenset[Party]:
        """Who is late with something now."""
        return frozenset(line.late for line in self.lines if line.late is not None)


def general_course(matter: Matter) -> Course:
    """The steps for a reader without a case."""
    return Course(matter, tuple(StepNow(step, number) for number, step in enumerate(STEPS[matter], start=1)))


def is_over(stage: Stage, deadlines: Iterable[Deadline]) -> bool:
    """Whether a case is closed: by its stage, or because the last day to appeal went by and nobody appealed."""
    until = STAGE[stage].until
    return stage in CLOSED or any(one.rule_id == until and one.state is State.PASSED for one in deadlines)


def course(matter: Matter, stage: Stage, facts: Facts, deadlines: Sequence[Deadline], on: date) -> Course:
    """The steps of a case as they stand on a day. ``deadlines`` are those of the facts on that day."""
    facts = _without_the_round_before(matter, stage, facts)
    known = {fact: day for fact, day in facts.items() if day <= on}
    closed = is_over(stage, deadlines)
    at = reached(matter, known) if stage in CLOSED else place(matter, stage, known, deadlines)
    turn = TURNS.get(stage)
    steps = tuple(
        _step_now(_Case(matter, stage, facts, known, deadlines, on), number, at, closed)
        for number in range(len(STEPS[matter]))
    )
    found = _turn_now(turn, closed and stage not in CLOSED, facts, deadlines, on) if turn else None
    more = () if closed or matter is not Matter.PLAN else tuple(_beside(known, deadlines, on))
    return Course(matter, steps, found, more, closed)


@dataclass(frozen=True)
class _Case:
    """What the steps of a case are read from; ``known`` is the facts that have happened."""

    matter: Matter
    stage: Stage
    facts: Facts
    known: Facts
    deadlines: Sequence[Deadline]
    on: date


def _step_now(case: _Case, index: int, at: int, closed: bool) -> StepNow:
    step = STEPS[case.matter][index]
    standing = _standing(case, index, at, closed)
    turn = TURNS.get(case.stage)
    note = ""
    if standing is Standing.NOT_NOW:
        note = NO_MEETING if index < at else (turn.rest if turn else "")
    return StepNow(step, index + 1, standing, tuple(_lines(case, step, index, standing)), note)


def _standing(case: _Case, index: int, at: int, closed: bool) -> Standing:
    step = STEPS[case.matter][index]
    if index == at and not closed:
        return Standing.HERE
    if index < at:
        return Standing.NOT_NOW if _left_out(case, index) else Standing.DONE
    in_force = case.stage is Stage.MAINTAINED
    shown_done = not in_force and any(fact in case.known for fact in step.done_by)
    if shown_done or (index == at and case.stage is not Stage.WITHDRAWN):
        return Standing.DONE
    return Standing.NOT_NOW if closed or case.stage in TURNS else Standing.TO_COME


def _left_out(case: _Case, index: int) -> bool:
    """Whether a step of the review did not happen, since a plan can be changed or ended without a meeting or a notice."""
    if case.matter is not Matter.PLAN or index == 0:
        return False
    if index < DECISION:
        return not {Fact.MEETING_ON, Fact.REVIEW_ARRANGED_ON} & case.facts.keys()
    return case.stage is Stage.AMENDING and Fact.AMENDMENT_NOTICE_ON not in case.known


def _without_the_round_before(matter: Matter, stage: Stage, facts: Facts) -> Facts:
    """Leave out what belongs to a review that is over, where something else has begun without a meeting."""
    if matter is not Matter.PLAN or stage is Stage.MAINTAINED or not _ROUND_OVER & facts.keys():
        return facts
    return {fact: day for fact, day in facts.items() if fact not in ROUND or fact is Fact.CEASE_DECIDED_ON}


def _lines(case: _Case, step: Step, index: int, standing: Standing) -> list[Line]:
    """What is said of the days of a step: what happened, then what is due."""
    if case.stage is Stage.MAINTAINED and index > 0:  # what is there is of the round before
        return [line for line, one in _dues_with(step.due, case.deadlines) if one.is_open]
    facts = case.facts
    if case.stage in _ROUND_NOT_DONE:  # by law the review ends with the notice; a family still waits for the plan
        facts = {fact: day for fact, day in facts.items() if fact is not Fact.LAST_REVIEW_ON}
    happened = _happened(step.happened, facts, case.on)
    match standing:
        case Standing.DONE:
            due = [line for line, one in _dues_with(step.due, case.deadlines) if _still_told(one)]
        case Standing.NOT_NOW:
            due = []
        case _:
            due = [line for line, one in _dues_with(step.due, case.deadlines) if one.state is not State.MET_LATE]
    return [*happened, *due]


def _still_told(one: Deadline) -> bool:
    """Whether a date is told of a step that is over: where it was not kept, or was the family's own to use."""
    return one.state in (State.OVERDUE, State.MET_LATE) or (one.state is State.PASSED and one.bound is Party.FAMILY)


def _turn_now(turn: Turn, time_over: bool, facts: Facts, deadlines: Sequence[Deadline], on: date) -> TurnNow:
    lines = (*_happened(turn.happened, facts, on), *_dues(turn.due, deadlines))
    return TurnNow(turn.title, turn.words, TIME_OVER if time_over else turn.you_can, lines)


def _beside(known: Facts, deadlines: Sequence[Deadline], on: date) -> list[Line]:
    """What goes on beside the year of a plan: what happened in this year of it, and what is due."""
    begun = max((known[fact] for fact in (Fact.PLAN_MADE_ON, Fact.LAST_REVIEW_ON) if fact in known), default=date.min)
    happened = _happened(beside.HAPPENED, {fact: day for fact, day in known.items() if day >= begun}, on)
    return [*happened, *_dues(beside.DUE, deadlines)]


def _happened(rows: Iterable[FactWords], facts: Facts, on: date) -> list[Line]:
    found = []
    for row in rows:
        day = facts.get(row.fact)
        if day is None or (day > on and not row.ahead):
            continue
        # A meeting that was planned for today is still ahead.
        words, distance = (row.ahead, away((day - on).days)) if row.ahead and day >= on else (row.words, "")
        found.append(Line(words.format(day=day_in_full(day)), day, distance))
    return sorted(found, key=lambda line: line.on)


def _dues(rows: Iterable[DueWords], deadlines: Sequence[Deadline]) -> list[Line]:
    return [line for line, _ in _dues_with(rows, deadlines)]


def _dues_with(rows: Iterable[DueWords], deadlines: Sequence[Deadline]) -> list[tuple[Line, Deadline]]:
    """The sentences about deadlines that have something to say, each with its deadline."""
    found = []
    for row in rows:
        for one in deadlines:
            if one.rule_id == row.rule_id and one.due is not None and one.state not in SILENT:
                words = _words_of(row, one)
                if words:
                    found.append((Line(words, one.due, _away(one), one.bound if one.state is State.OVERDUE else None), one))
    return found


def _words_of(row: DueWords, one: Deadline) -> str:
    day = day_in_full(one.due) if one.due else ""
    if one.state is State.MET_LATE:
        return f"By law it was due by {day}." if one.rule.can_be_overdue else ""
    return (row.passed if one.state in GONE else row.running).format(day=day)


def _away(one: Deadline) -> str:
    """How far off a day is: ``in 3 weeks``; ``5 days late`` only where silence is a breach."""
    match one.state:
        case State.OVERDUE | State.MET_LATE:
            return away(-one.days)
        case State.PASSED:
            return ""
        case _:
            return away(one.days)
