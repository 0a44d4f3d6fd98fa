"""Moving the day of a review, and putting it back where it was moved by a slip."""

from datetime import date

from provision.facts import review_now
from provision.models import Cycle
from provision.rules.timing import why_not_move_back, why_not_review_on
from provision.services.cycles import write_cycle
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can


def move_review(*, actor: Actor, cycle: Cycle, on: date) -> Cycle:
    """Agree another day for the review of an open cycle. Raises Refused with the rule's reason for a day that cannot be."""
    actor.must(Can.RUN_CYCLES)
    if why_not := why_not_review_on(on, started_on=cycle.started_on, stands=cycle.review_on):
        raise Refused(f"{why_not}.")
    return write_cycle(actor=actor, cycle=cycle, version=cycle.version, review_on=on)


def move_review_back(
    *, actor: Actor, cycle: Cycle, moved_to: date, was: date | None, began_before: bool
) -> str | None:
    """Put the day of a review back to what it was before it was moved; why it stays instead, where it does."""
    actor.must(Can.RUN_CYCLES)
    why_not = why_not_move_back(review_now(cycle), moved_to=moved_to, began_before=began_before)
    if why_not is None:
        write_cycle(actor=actor, cycle=cycle, version=cycle.version, review_on=was)
    return why_not
