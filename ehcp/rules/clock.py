"""From the facts of a case to its deadlines, each with its sum, its law and its state on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from ehcp.rules.counting import RUN_BEFORE
from ehcp.rules.facts import Facts
from ehcp.rules.periods import PERIODS, Ending, Party, Rule
from ehcp.rules.reckoning import OtherDate, Reckoned, also_by_others, reckon
from ehcp.rules.working_days import is_working_day, last_working_day
from provision.rules.timing import Force
from senco.access.rules.dates import Due, away, due_in_words, due_state, short_day
from senco.access.rules.words import plural


class State(StrEnum):
    """Where a deadline stands on a day."""

    NOT_STARTED = "not started"
    RUNNING = "running"
    DUE_SOON = "due soon"
    DUE_TODAY = "due today"
    OVERDUE = "overdue"
    PASSED = "passed"
    MET = "met"
    MET_LATE = "met late"
    NO_LONGER_APPLIES = "no longer applies"


STATE_OF: Mapping[Due, State] = MappingProxyType(
    {Due.OVERDUE: State.OVERDUE, Due.TODAY: State.DUE_TODAY, Due.SOON: State.DUE_SOON, Due.LATER: State.RUNNING}
)
OPEN = frozenset({State.RUNNING, State.DUE_SOON, State.DUE_TODAY, State.OVERDUE})

# The kind of chip a page shows a state with.
TONES: Mapping[State, str] = MappingProxyType(
    {
        State.NOT_STARTED: "idle",
        State.RUNNING: "next",
        State.DUE_SOON: "soon",
        State.DUE_TODAY: "soon",
        State.OVERDUE: "late",
        State.PASSED: "idle",
        State.MET: "done",
        State.MET_LATE: "note",
        State.NO_LONGER_APPLIES: "idle",
    }
)


A_TERM = 13 * 7  # days

Counted = Sequence[tuple[Rule, Reckoned | None]]


@dataclass(frozen=True)
class Deadline:
    """One clock of one case, as it stands on a day.

    ``due`` is None while the clock has not been started by a fact. ``days`` is calendar days: how many are left, how
    many it is overdue or past, or by how many it was met late, as ``state`` says; 0 otherwise. ``act_by`` is the last
    working day before, where ``due`` is no working day; ``due`` itself never moves. ``complete`` is False where
    working days count and the bank holidays of a year are not known.
    """

    rule: Rule
    state: State
    due: date | None = None
    triggered_on: date | None = None
    sum_in_words: str = ""
    days: int = 0
    met_on: date | None = None
    reason: str = ""
    act_by: date | None = None
    also: tuple[OtherDate, ...] = ()
    complete: bool = True

    @property
    def rule_id(self) -> str:
        """The id of the row of the law."""
        return self.rule.id

    @property
    def bound(self) -> Party:
        """Who has to act, or for a right, who may."""
        return self.rule.bound

    @property
    def force(self) -> Force:
        """How strongly it is asked."""
        return self.rule.force

    @property
    def citation(self) -> str:
        """Where it is written."""
        return self.rule.citation

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to act."""
        return self.state in OPEN

    @property
    def is_far(self) -> bool:
        """Whether it runs and lies more than a term ahead: nothing to see to now."""
        return self.state is State.RUNNING and self.days > A_TERM

    @property
    def tone(self) -> str:
        """The kind of chip: late, soon, done, note, next or idle."""
        return TONES[self.state]

    @property
    def state_in_words(self) -> str:
        """Say the state as a page shows it: ``Overdue by 3 days``."""
        return _state_in_words(self)


def deadlines(facts: Facts, on: date, table: Sequence[Rule] = PERIODS) -> list[Deadline]:
    """Derive every clock of a case, those not yet started last, else by due date.

    The due dates come from the facts alone; ``on`` decides only the states, and what lies after ``on`` counts there as
    not having happened yet. ``table`` is the rows to judge by: those of the needs assessment, if not said otherwise.
    """
    return standing(reckoned(facts, table), facts, on)


def reckoned(facts: Facts, table: Sequence[Rule]) -> Counted:
    """The due day of every row, worked out once; None where a fact it needs is missing."""
    return [(rule, reckon(rule, facts)) for rule in table]


def standing(counted: Counted, facts: Facts, on: date) -> list[Deadline]:
    """How rows whose days are worked out stand on a day, in the order of ``deadlines``."""
    by_id = {rule.id: one for rule, one in counted if one is not None and rule.in_force_on(one.triggered_on)}
    found: list[Deadline] = []
    for rule, one in counted:
        # A case is judged by the law of the day on which its clock started.
        if not rule.in_force_on(on if one is None else one.triggered_on):
            continue
        if one is None:
            found.append(_waiting(rule, facts, on))
        else:
            found.append(_running(rule, facts, one, on, also_by_others(rule, by_id)))
    return sorted(found, key=lambda deadline: deadline.due or date.max)


def as_it_stands(rule: Rule, facts: Facts, due: date, on: date, triggered_on: date, sum_in_words: str) -> Deadline:
    """A deadline whose day was worked out elsewhere, with its state on a day. ``triggered_on`` may lie after ``due``."""
    return _running(rule, facts, Reckoned(due, rule.triggers[0], triggered_on, sum_in_words, ()), on, ())


def _waiting(rule: Rule, facts: Facts, on: date) -> Deadline:
    ending = _ending(rule, facts, on)
    if ending is None:
        return Deadline(rule=rule, state=State.NOT_STARTED)
    return Deadline(rule=rule, state=State.NO_LONGER_APPLIES, reason=_because(ending, facts, None))


def _running(rule: Rule, facts: Facts, reckoned: Reckoned, on: date, also: tuple[OtherDate, ...]) -> Deadline:
    due = reckoned.due
    state, days, met_on, reason = _standing(rule, facts, due, on, reckoned.triggered_on)
    return Deadline(
        rule=rule,
        state=state,
        due=due,
        triggered_on=reckoned.triggered_on,
        sum_in_words=reckoned.sum_in_words,
        days=days,
        met_on=met_on,
        reason=reason,
        act_by=None if is_working_day(due) else last_working_day(due),
        also=(*reckoned.also, *also),
        complete=reckoned.complete,
    )


def _standing(rule: Rule, facts: Facts, due: date, on: date, started: date) -> tuple[State, int, date | None, str]:
    """The state on a day, the days that go with it, when it was met, and the reason."""
    backwards = rule.counting in RUN_BEFORE
    if started > on and not backwards:
        return State.NOT_STARTED, 0, None, ""
    met_on = min(
        (facts[f] for f in rule.met_by if f in facts and (backwards or started <= facts[f]) and facts[f] <= on),
        default=None,
    )
    ending = _ending(rule, facts, on)
    if met_on is not None and (ending is None or met_on <= facts[ending.fact]):
        late = max(0, (met_on - due).days)
        if late and rule.can_be_late:
            return State.MET_LATE, late, met_on, ""
        return State.MET, 0, met_on, ""
    if ending is not None:
        return State.NO_LONGER_APPLIES, 0, None, _because(ending, facts, due if rule.can_be_overdue else None)
    how, away_by = due_state(due, on), abs((due - on).days)
    if how is Due.OVERDUE and not rule.can_be_overdue:
        return State.PASSED, away_by, None, rule.if_passed
    return STATE_OF[how], away_by, None, ""


def _ending(rule: Rule, facts: Facts, on: date) -> Ending | None:
    """The earliest fact that has ended this clock by that day and was not undone since."""
    ended = [
        ending
        for ending in rule.endings
        if ending.fact in facts and facts[ending.fact] <= on and not _undone(ending, facts, on)
    ]
    return min(ended, key=lambda ending: facts[ending.fact], default=None)


def _undone(ending: Ending, facts: Facts, on: date) -> bool:
    undone_by = ending.undone_by
    return undone_by is not None and undone_by in facts and facts[ending.fact] <= facts[undone_by] <= on


def _because(ending: Ending, facts: Facts, due: date | None) -> str:
    ended_on = facts[ending.fact]
    said = f"{ending.because} on {short_day(ended_on)}"
    if due is not None and ended_on > due:
        return f"{said}, when it was {plural((ended_on - due).days, 'day')} overdue"
    return said


def _state_in_words(deadline: Deadline) -> str:
    match deadline.state:
        case State.NOT_STARTED:
            return "Not started"
        case State.RUNNING | State.DUE_SOON | State.DUE_TODAY:
            return due_in_words(deadline.days)
        case State.OVERDUE:
            return due_in_words(-deadline.days)
        case State.PASSED:
            return f"Passed {away(-deadline.days, past=True)}: {deadline.reason}"
        case State.MET:
            return f"Met on {_day(deadline.met_on)}"
        case State.MET_LATE:
            return f"Met {plural(deadline.days, 'day')} late, on {_day(deadline.met_on)}"
        case State.NO_LONGER_APPLIES:
            return f"No longer applies: {deadline.reason}"


def _day(on: date | None) -> str:
    return "" if on is None else short_day(on)
