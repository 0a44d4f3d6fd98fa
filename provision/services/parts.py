"""Writing one part of a cycle as its page has it, all or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from provision.models import Cycle
from provision.services.cycles import review_outcome, tell_parents, write_cycle
from senco.access.actor import Actor
from senco.access.roles import Can


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a review says of one outcome, and the mark of the outcome that its page showed."""

    now: str
    judged: str
    mark: str | None = None


def write_part(
    *,
    actor: Actor,
    cycle: Cycle,
    version: int,
    told_on: date | None = None,
    reviewed: Mapping[UUID, Reviewed] | None = None,
    **fields: Any,
) -> Cycle:
    """Write one part of a cycle as its page has it: texts and dates, the day parents were told, progress. All or nothing.

    Raises Refused and Overtaken like the verbs it calls.
    """
    actor.must(Can.RUN_CYCLES)
    with transaction.atomic():
        write_cycle(actor=actor, cycle=cycle, version=version, **fields)
        if told_on is not None:
            tell_parents(actor=actor, cycle=cycle, on=told_on)
        for outcome in cycle.outcomes.filter(pk__in=list(reviewed or {})).order_by("order"):
            said = (reviewed or {})[outcome.pk]
            review_outcome(actor=actor, outcome=outcome, now=said.now, judged=said.judged, mark=said.mark)
    return cycle
