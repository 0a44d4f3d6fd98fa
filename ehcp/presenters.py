"""A case as its page shows it: the picture, the dates in order, and what can be recorded today."""

from dataclasses import dataclass
from datetime import date

from ehcp.facts import deadlines_of, happened
from ehcp.models import Case
from ehcp.rules.clock import Deadline
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Move, StageRow
from ehcp.rules.periods import Party
from ehcp.rules.stages import STAGE, facts_of, moves_possible, stage_of
from ehcp.rules.timeline import Timeline, timeline


@dataclass(frozen=True)
class CaseRow:
    """A case in the list: its stage, and the next date somebody must act on."""

    case: Case
    stage: StageRow | None
    week: int
    next: Deadline | None


@dataclass(frozen=True)
class CasePage:
    """All that a case's page shows."""

    stage: StageRow | None
    week: int
    timeline: Timeline
    deadlines: list[Deadline]
    ours: Deadline | None
    theirs: Deadline | None
    moves: list[Move]


def case_row(case: Case, *, on: date) -> CaseRow:
    """A case as a row. Its events should be loaded."""
    found = deadlines_of(case, on=on)
    return CaseRow(case, _stage(case), _week(case, on), _next(found))


def case_page(case: Case, *, on: date) -> CasePage:
    """A case as a page. Its events should be loaded."""
    events = happened(list(case.events.all()))
    found = deadlines_of(case, on=on)
    received_on = facts_of(events).get(Fact.REQUEST_RECEIVED_ON, case.opened_on)
    return CasePage(
        stage=_stage(case),
        week=_week(case, on),
        timeline=timeline(received_on, events, found, on),
        deadlines=found,
        ours=_next([one for one in found if one.bound is Party.SCHOOL]),
        theirs=_next([one for one in found if one.bound is not Party.SCHOOL]),
        moves=moves_possible(events, on),
    )


def _stage(case: Case) -> StageRow | None:
    stage = stage_of(happened(list(case.events.all())))
    return STAGE[stage] if stage else None


def _week(case: Case, on: date) -> int:
    return max(0, ((case.closed_on or on) - case.opened_on).days // 7)


def _next(found: list[Deadline]) -> Deadline | None:
    dated = [one for one in found if one.is_open and one.due is not None]
    return min(dated, key=lambda one: one.due or date.max, default=None)
