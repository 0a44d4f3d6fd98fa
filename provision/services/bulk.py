"""Many rows about provision at once, with one event that tells how many: for whole schools and for years of history.

A row holds the fields of its model, ``id`` included where other rows name it. Every row is of the active school.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

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
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb

Rows = Iterable[Mapping[str, Any]]
BATCH = 1000


def load_adaptations(*, actor: Actor, rows: Rows) -> int:
    """The school's list of adaptations."""
    return _load(actor, Adaptation, rows, "adaptations")


def load_chosen(*, actor: Actor, rows: Rows) -> int:
    """Adaptations chosen for pupils."""
    return _load(actor, PupilAdaptation, rows, "chosen_adaptations")


def load_uses(*, actor: Actor, rows: Rows) -> int:
    """Taps of past days."""
    return _load(actor, AdaptationUse, rows, "uses")


def load_provisions(*, actor: Actor, rows: Rows) -> int:
    """The school's list of provisions."""
    return _load(actor, Provision, rows, "provisions")


def load_cycles(*, actor: Actor, rows: Rows) -> int:
    """Cycles at whatever stage they stand, closed ones too."""
    return _load(actor, Cycle, rows, "cycles")


def load_outcomes(*, actor: Actor, rows: Rows) -> int:
    """Outcomes of cycles, those that were carried over after those that they descend from."""
    held = list(rows)
    descent = {row["id"]: row.get("carried_from_id") for row in held}

    def generation(row: Mapping[str, Any]) -> int:
        number, before = 0, descent[row["id"]]
        while before in descent:
            number, before = number + 1, descent[before]
        return number

    generations: dict[int, list[Mapping[str, Any]]] = {}
    for row in held:
        generations.setdefault(generation(row), []).append(row)
    return _load(actor, Outcome, held, "outcomes", steps=[generations[number] for number in sorted(generations)])


def load_allocations(*, actor: Actor, rows: Rows) -> int:
    """Provision promised to pupils."""
    return _load(actor, Allocation, rows, "allocations")


def load_profiles(*, actor: Actor, rows: Rows) -> int:
    """Versions of one-page profiles."""
    return _load(actor, Profile, rows, "profiles")


def load_summaries(*, actor: Actor, rows: Rows) -> int:
    """Summaries as they were published to parents; ``published_at`` is kept where a row has it."""
    return _load(actor, Summary, rows, "summaries", keep="published_at")


def load_summary_answers(*, actor: Actor, rows: Rows) -> int:
    """What parents answered; ``answered_at`` is kept where a row has it."""
    return _load(actor, SummaryAnswer, rows, "summary_answers", keep="answered_at")


def _load(
    actor: Actor,
    model: type[models.Model],
    rows: Rows,
    counted: str,
    *,
    keep: str = "",
    steps: list[list[Mapping[str, Any]]] | None = None,
) -> int:
    """Write rows, in steps where they point at each other. ``keep`` names a time that would otherwise be set to now."""
    actor.must(Can.IMPORT_PUPILS)
    held = list(rows)
    with change(actor=actor, verb=Verb.HISTORY_LOADED, changes={counted: len(held)}):
        for step in [held] if steps is None else steps:
            made = [model(**row) for row in step]
            model._default_manager.bulk_create(made, batch_size=BATCH)
            dated = [(one, row[keep]) for one, row in zip(made, step, strict=True) if keep and row.get(keep)]
            for one, at in dated:
                setattr(one, keep, at)
            if dated:
                model._default_manager.bulk_update([one for one, _ in dated], [keep])
    return len(held)
