"""The life of a plan cut into its rounds: each review, or amendment without one, with what followed from it."""

from collections.abc import Iterable

from ehcp.rules.moves.plan import ROUND
from ehcp.rules.moves.table import Event, Matter
from ehcp.rules.stages import Happened, in_order, matter_of, walk

OF_REVIEWS = (Event.REVIEW_ARRANGED, Event.MEETING_HELD)


def rounds(events: Iterable[Happened]) -> list[list[Happened]]:
    """The events in order, cut where a round begins. The first part is what was before any, and may be empty."""
    parts: list[list[Happened]] = [[]]
    for one, move, stage in walk(in_order(events)):
        if set(move.cleared_in(stage)) >= set(ROUND):
            parts.append([])
        parts[-1].append(one)
    return parts


def review_begun(events: list[Happened]) -> Happened | None:
    """The event with which the review of the latest round began; None where there is none, or it is an amendment alone."""
    if matter_of(events) is not Matter.PLAN:
        return None
    latest = rounds(events)[-1]
    return latest[0] if latest and latest[0].event in OF_REVIEWS else None


def until_the_next(events: list[Happened], began: Happened) -> list[Happened]:
    """All that happened up to the end of the round that began with an event: what was known of that review, and no more."""
    found: list[Happened] = []
    for part in rounds(events):
        found += part
        if part and part[0] == began:
            break
    return found
