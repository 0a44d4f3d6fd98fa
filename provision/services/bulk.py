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
from senco.access.errors import Refused
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
    """Outcomes of cycles; one that was carried over comes after the one it descends from."""
    return _load(actor, Outcome, rows, "outcomes")


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


def _load(actor: Actor, model: type[models.Model], rows: Rows, counted: str, *, keep: str = "") -> int:
    """Write rows. ``keep`` names a time that the model would otherwise set to now."""
    if not actor.can(Can.IMPORT_PUPILS):
        raise Refused("Records are brought in by the SENCO, the SEN assistant or the school administrator.")
    held = list(rows)
    made = [model(**row) for row in held]
    with change(actor=actor, verb=Verb.HISTORY_LOADED, changes={counted: len(made)}):
        model._default_manager.bulk_create(made, batch_size=BATCH)
        dated = [(one, row[keep]) for one, row in zip(made, held, strict=True) if keep and row.get(keep)]
        for one, at in dated:
            setattr(one, keep, at)
        if dated:
            model._default_manager.bulk_update([one for one, _ in dated], [keep])
    return len(made)
