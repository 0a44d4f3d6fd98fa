"""Many rows about provision at once, for whole schools and for years of history, as ``audit.services.load_rows`` takes them."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from provision.models import (
    Adaptation,
    AdaptationUse,
    Allocation,
    Cycle,
    Outcome,
    Profile,
    Provision,
    PupilAdaptation,
    Summary,
    SummaryAnswer,
)
from senco.access.actor import Actor
from senco.audit.services import Rows, load_rows


def load_adaptations(*, actor: Actor, rows: Rows) -> int:
    """The school's list of adaptations."""
    return load_rows(actor=actor, model=Adaptation, rows=rows, counted="adaptations")


def load_chosen(*, actor: Actor, rows: Rows) -> int:
    """Adaptations chosen for pupils."""
    return load_rows(actor=actor, model=PupilAdaptation, rows=rows, counted="chosen_adaptations")


def load_uses(*, actor: Actor, rows: Rows) -> int:
    """Taps of past days."""
    return load_rows(actor=actor, model=AdaptationUse, rows=rows, counted="uses")


def load_provisions(*, actor: Actor, rows: Rows) -> int:
    """The school's list of provisions."""
    return load_rows(actor=actor, model=Provision, rows=rows, counted="provisions")


def load_cycles(*, actor: Actor, rows: Rows) -> int:
    """Cycles at whatever stage they stand, closed ones too."""
    return load_rows(actor=actor, model=Cycle, rows=rows, counted="cycles")


def load_outcomes(*, actor: Actor, rows: Rows) -> int:
    """Outcomes of cycles, those that were carried over after those that they descend from."""
    held = list(rows)
    descent = {row["id"]: row.get("carried_from_id") for row in held}

    def generation(row: Mapping[str, Any]) -> int:
        number, before = 0, descent[row["id"]]
        while before in descent:
            number, before = number + 1, descent[before]
        return number

    steps = [list(group) for _, group in groupby(sorted(held, key=generation), key=generation)]
    return load_rows(actor=actor, model=Outcome, steps=steps, counted="outcomes")


def load_allocations(*, actor: Actor, rows: Rows) -> int:
    """Provision promised to pupils."""
    return load_rows(actor=actor, model=Allocation, rows=rows, counted="allocations")


def load_profiles(*, actor: Actor, rows: Rows) -> int:
    """Versions of one-page profiles."""
    return load_rows(actor=actor, model=Profile, rows=rows, counted="profiles")


def load_summaries(*, actor: Actor, rows: Rows) -> int:
    """Summaries as they were published to parents; ``published_at`` is kept where a row has it."""
    return load_rows(actor=actor, model=Summary, rows=rows, counted="summaries", keep="published_at")


def load_summary_answers(*, actor: Actor, rows: Rows) -> int:
    """What parents answered; ``answered_at`` is kept where a row has it."""
    return load_rows(actor=actor, model=SummaryAnswer, rows=rows, counted="summary_answers", keep="answered_at")
