"""Rows of a case as the plain events that the rules are asked about."""

from datetime import date

from ehcp.models import Case, CaseEvent
from ehcp.rules.clock import Deadline, deadlines
from ehcp.rules.ending import ended_on
from ehcp.rules.facts import Fact, Facts
from ehcp.rules.law.table import OF_ASSESSMENT, OF_PLAN
from ehcp.rules.moves.table import Event, Matter
from ehcp.rules.stages import Happened, facts_of, in_order
from ehcp.rules.transfer import child_facts

LAW_OF = {Matter.ASSESSMENT: OF_ASSESSMENT, Matter.PLAN: OF_PLAN}


def as_happened(row: CaseEvent) -> Happened:
    """One event as the rules know it."""
    more = tuple((Fact(name), date.fromisoformat(value)) for name, value in sorted(row.more.items()))
    return Happened(Event(row.kind), row.happened_on, more)


def happened(events: list[CaseEvent]) -> list[Happened]:
    """The events of a case that stand, in order. One that was struck out no longer counts."""
    return in_order(as_happened(row) for row in events if row.struck_at is None)


def facts_of_case(case: Case, events: list[Happened], *, on: date) -> Facts:
    """The facts of the events, and for a plan those of the child: the day of birth and the next phase.

    ``case.pupil`` should be loaded with it, for a plan.
    """
    facts = facts_of(events)
    if case.matter != Matter.PLAN or not facts:
        return facts
    return {**child_facts(case.pupil.year, case.pupil.born_on, on), **facts}


def deadlines_of(case: Case, *, on: date) -> list[Deadline]:
    """Every clock of a case as it stands on a day. ``case.events`` should be loaded with it."""
    return deadlines_from(case, list(case.events.all()), on=on)


def deadlines_from(case: Case, rows: list[CaseEvent], *, on: date) -> list[Deadline]:
    """Every clock of a case by event rows that were read apart from it."""
    events = happened(rows)
    return deadlines(facts_of_case(case, events, on=on), on, LAW_OF[Matter(case.matter)])


def next_due(found: list[Deadline]) -> date | None:
    """The earliest date by which somebody still has to act."""
    return min((one.due for one in found if one.is_open and one.due is not None), default=None)


def index_of(events: list[Happened], found: list[Deadline]) -> tuple[date | None, date | None]:
    """The next date of a case and the day on which it was closed: what its row keeps of the rules."""
    closed_on = ended_on(events, found)
    return (None if closed_on else next_due(found)), closed_on
