"""What a review decided, as its reader may know it: of an EHC needs assessment only those are told who see cases."""

from dataclasses import dataclass

from provision.rules.cycle import DECISION, DECISIONS, Decision

GOES_ON = "goes_on"
"""In place of every decision after which support goes on, for those who may not know which of them it was."""
ALIKE = tuple(row.decision.value for row in DECISIONS if row.next_cycle)


@dataclass(frozen=True)
class Decided:
    """A decision in words, what follows from it, and whether a next cycle does. ``decision`` is None where its reader
    may know no more than that support goes on."""

    title: str
    follows: str
    next_cycle: bool
    decision: Decision | None = None


def decided_as(told: str) -> Decided | None:
    """The words for what a selector tells of a decision: the decision itself, ``GOES_ON``, or "" where there is none."""
    if not told:
        return None
    if told == GOES_ON:
        return Decided("Support goes on", "The next cycle starts with what was learned", next_cycle=True)
    row = DECISION[Decision(told)]
    return Decided(row.title, row.follows, row.next_cycle, row.decision)
