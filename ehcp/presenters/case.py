"""A case as its page shows it: the picture, the dates in order, and what can be recorded today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from ehcp.facts import Known, known
from ehcp.models import Case, CaseEvent, ClaimedException
from ehcp.presenters.why import Reasons, Why, receipt_in_words
from ehcp.rules.clock import Deadline, State
from ehcp.rules.diary import MEETING, IsSchoolDay, school_days_of
from ehcp.rules.facts import WORDS, Fact, Facts
from ehcp.rules.law.review import REVIEW
from ehcp.rules.moves.table import Event, Matter, Move, StageRow
from ehcp.rules.now import what_now
from ehcp.rules.periods import PERIODS, Party
from ehcp.rules.stages import MOVE, STAGE, moves_possible
from ehcp.rules.telling import has_gone_by, still_asks, told_of
from ehcp.rules.timeline import Timeline, timeline
from senco.calendar.rules.school_days import SchoolCalendar

# Shown before they have begun, so that somebody who never read the regulations sees what is to come.
_COURSE = {Matter.ASSESSMENT: {rule.id for rule in PERIODS}, Matter.PLAN: {rule.id for rule in REVIEW} - {"AR-UNDER-FIVE"}}
WEEKS_SHOWN = {Matter.ASSESSMENT: 20, Matter.PLAN: 52}
OVER = frozenset({State.PASSED, State.MET, State.MET_LATE, State.NO_LONGER_APPLIES})
USUAL = "Record what happened"


@dataclass(frozen=True)
class CaseRow:
    """A case in the list: its stage, the next date somebody must act on, and all such dates."""

    case: Case
    stage: StageRow | None
    week: int
    next: Deadline | None
    asks: tuple[Deadline, ...]


@dataclass(frozen=True)
class Line:
    """One event as it was recorded, struck out or not, with its further days."""

    row: CaseEvent
    title: str
    more: list[tuple[str, date]]


@dataclass(frozen=True)
class Offered:
    """An event that can be recorded, and whether it is recorded already: then it would be once more."""

    move: Move
    again: bool


@dataclass(frozen=True)
class CasePage:
    """All that a case's page shows. ``moves`` is what can be recorded, the usual course first, by group.

    ``dates`` is those by which somebody must still act, ``to_come`` what has not begun, ``over`` what needs nobody now.
    ``moves_in`` is the year in which the child moves to the next phase, where that is near. ``now`` says what the school
    does, and ``has_text`` whether there is a draft or a plan whose words can be typed in.
    """

    stage: StageRow | None
    week: int
    timeline: Timeline
    dates: list[Why]
    to_come: list[Why]
    over: list[Why]
    ours: Deadline | None
    theirs: Deadline | None
    moves: list[tuple[str, list[Offered]]]
    history: list[Line]
    received_on: date
    receipt: str
    moves_in: int | None
    now: str
    has_text: bool


def case_row(case: Case, *, on: date, is_school_day: IsSchoolDay) -> CaseRow:
    """A case as a row. Its events should be loaded."""
    found = known(case, on=on)
    asks = tuple(told.deadline for told in told_of(found.with_diary(on, is_school_day)))
    return CaseRow(case, _stage(found), _week(case, case.opened_on, on), first_of(asks), asks)


def in_order_of_next(rows: Iterable[CaseRow]) -> list[CaseRow]:
    """Rows of cases under way by the next date of each, which may be one of practice; those without one last."""
    return sorted(rows, key=lambda row: (row.next and row.next.due) or date.max)


def case_page(case: Case, *, on: date, calendar: SchoolCalendar, claims: list[ClaimedException]) -> CasePage:
    """A case as a page. Its events should be loaded."""
    matter = Matter(case.matter)
    read = known(case, on=on)
    found = read.with_diary(on, school_days_of(calendar))
    begun_on = _begun_on(case, read.facts)
    reasons = Reasons(case, read.facts, claims, calendar)
    shown = [reasons.of(one) for one in found if one.due is not None or one.rule_id in _COURSE[matter]]
    return CasePage(
        stage=_stage(read),
        week=_week(case, begun_on, on),
        timeline=timeline(begun_on, read.events, [*read.deadlines, *_planned(found)], on, WEEKS_SHOWN[matter]),
        dates=[why for why in shown if still_asks(why.deadline)],
        to_come=[] if case.closed_on else [why for why in shown if why.deadline.state is State.NOT_STARTED],
        over=[why for why in shown if why.deadline.state in OVER and not has_gone_by(why.deadline)],
        ours=_next([one for one in found if one.bound is Party.SCHOOL]),
        theirs=_next([one for one in found if one.bound is not Party.SCHOOL]),
        moves=_grouped(moves_possible(read.events, on), _in_this_round(read)),
        history=[_line(row) for row in sorted(case.events.all(), key=_latest_first, reverse=True)],
        received_on=read.facts.get(Fact.REQUEST_RECEIVED_ON, case.opened_on),
        receipt=receipt_in_words(case),
        moves_in=_moves_in(read.facts),
        now=what_now(read.stage, read.facts, on, closed=case.closed_on is not None) if read.stage else "",
        has_text=matter is Matter.PLAN or Fact.DRAFT_SERVED_ON in read.facts or Fact.FINAL_PLAN_ON in read.facts,
    )


def _planned(found: list[Deadline]) -> list[Deadline]:
    """The meeting that is arranged, which the picture shows beside the dates of the law."""
    return [one for one in found if one.rule_id == MEETING.rule.id and still_asks(one)]


def _moves_in(facts: Facts) -> int | None:
    moves = [facts[fact] for fact in (Fact.MAIN_TRANSFER_IN, Fact.POST_16_TRANSFER_IN, Fact.POST_16_MOVE_ON) if fact in facts]
    return moves[0].year if moves else None


def _latest_first(row: CaseEvent) -> tuple[date, datetime]:
    return row.happened_on, row.recorded_at


def _line(row: CaseEvent) -> Line:
    more = [(WORDS[Fact(name)], date.fromisoformat(on)) for name, on in sorted(row.more.items())]
    return Line(row, MOVE[Event(row.kind)].title, more)


def _begun_on(case: Case, facts: Facts) -> date:
    """The day on which the picture begins: the request, or the year of a plan that runs."""
    first = Fact.REQUEST_RECEIVED_ON if case.matter == Matter.ASSESSMENT else Fact.LAST_REVIEW_ON
    begun = facts.get(first, case.opened_on)
    round_began = facts.get(Fact.REVIEW_ARRANGED_ON, begun)
    return min(begun, round_began)


def _in_this_round(read: Known) -> set[Event]:
    """What was recorded and still counts: of a plan, not the events of an earlier review."""
    return {one.event for one in read.events if read.facts.get(Fact(one.event.value)) == one.on}


def _grouped(moves: list[Move], recorded: set[Event]) -> list[tuple[str, list[Offered]]]:
    by_side = groupby(sorted(moves, key=_side), key=_side)
    groups = [(side, [Offered(move, move.event in recorded) for move in found]) for side, found in by_side]
    return [(side or USUAL, found) for side, found in groups]


def _side(move: Move) -> str:
    return move.side


def _stage(found: Known) -> StageRow | None:
    return STAGE[found.stage] if found.stage else None


def _week(case: Case, begun_on: date, on: date) -> int:
    return max(0, ((case.closed_on or on) - begun_on).days // 7)


def _next(found: list[Deadline]) -> Deadline | None:
    """The date that asks first, as it is told of: of one act one."""
    return first_of(told.deadline for told in told_of(found))


def first_of(asks: Iterable[Deadline]) -> Deadline | None:
    """Of dates that ask, what is overdue, else the earliest."""
    return min(asks, key=lambda one: (one.state is not State.OVERDUE, one.due or date.max), default=None)
