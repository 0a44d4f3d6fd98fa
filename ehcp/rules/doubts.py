"""What can have happened and seldom does: it is recorded only by somebody who was told why, and says that it did."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from ehcp.rules.facts import Fact, Facts
from ehcp.rules.law.table import BY_ID
from ehcp.rules.moves.table import Event, Stage
from ehcp.rules.reckoning import reckon
from ehcp.rules.stages import Happened, facts_of, stage_of
from senco.access.rules.dates import short_day

# The events that may be doubted, each with the words by which somebody says that it happened all the same.
SURE: Mapping[Event, str] = MappingProxyType(
    {Event.CEASED: "The plan did end on this day, before the time to appeal was over or without a decision to end it"}
)


def doubt(event: Event, case: Sequence[Happened], happened_on: date) -> str | None:
    """Say why an event that is possible should be looked at again before it is recorded; None where nothing speaks against.

    A council that decides to end a plan has to keep it until the time to appeal is over, or the appeal is decided
    (Children and Families Act 2014, section 45(4)); without a decision it ends where the council is no longer responsible.
    """
    if event is not Event.CEASED:
        return None
    before = [one for one in case if one.on <= happened_on]
    if stage_of(before) is not Stage.CEASING:
        return (
            "No decision of the council to end the plan is recorded. Record that first. A plan ends without one only where the "
            "council is no longer responsible: after a move abroad, for example. To another council in England it is transferred."
        )
    return _too_early(facts_of(before), happened_on)


def _too_early(facts: Facts, happened_on: date) -> str | None:
    appealed, ended = facts.get(Fact.APPEALED_ON), facts.get(Fact.APPEAL_ENDED_ON)
    if appealed is not None and appealed >= facts[Fact.CEASE_DECIDED_ON]:
        if ended is not None and ended >= appealed:
            return None
        return (
            "The family's appeal is not decided. Until it is, the council has to keep the plan (section 45(4)): write to it if it "
            "has stopped. Record first how the appeal ended."
        )
    found = reckon(BY_ID["TRIB-APPEAL"], facts)
    if found is None or happened_on > found.due:
        return None
    return (
        f"The family can appeal until {short_day(found.due)}, and until then the council has to keep the plan (section 45(4)). "
        "Check the day; write to the council if it stopped before."
    )
