"""Rows of a case as the plain events that the rules are asked about."""

from datetime import date

from ehcp.models import Case, CaseEvent
from ehcp.rules.clock import Deadline, deadlines
from ehcp.rules.facts import Fact
from ehcp.rules.stages import Event, Happened, facts_of, in_order


def happened(events: list[CaseEvent]) -> list[Happened]:
    """The events of a case that stand, in order. A corrected one no longer counts."""
    return in_order(
        Happened(
            Event(row.kind),
            row.happened_on,
            tuple((Fact(name), date.fromisoformat(value)) for name, value in sorted(row.more.items())),
        )
        for row in events
        if row.struck_at is None
    )


def deadlines_of(case: Case, *, on: date) -> list[Deadline]:
    """Every clock of a case as it stands on a day. ``case.events`` should be loaded with it."""
    return deadlines(facts_of(happened(list(case.events.all()))), on)


def next_due(found: list[Deadline]) -> date | None:
    """The earliest date by which somebody still has to act."""
    return min((one.due for one in found if one.is_open and one.due is not None), default=None)
