"""When a case is closed: by what happened, or because the last day to appeal went by and nobody appealed."""

from collections.abc import Iterable, Sequence
from datetime import date

from ehcp.rules.clock import Deadline, State
from ehcp.rules.stages import CLOSED, STAGE, Happened, in_order, stage_of, walk


def ended_on(events: Sequence[Happened], found: Iterable[Deadline]) -> date | None:
    """The day on which a case was closed, or None while it is open. ``found`` is its deadlines on the day it is looked at."""
    stage = stage_of(events)
    if stage is None:
        return None
    if stage in CLOSED:
        return _day_of_stage(events)
    until = STAGE[stage].until
    return next((one.due for one in found if one.rule_id == until and one.state is State.PASSED), None)


def _day_of_stage(events: Sequence[Happened]) -> date:
    """The day of the event that led to the stage in which the events end."""
    return max(one.on for one, move, before in walk(in_order(events)) if move.to not in (None, before))
