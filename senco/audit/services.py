"""Writing the log: the change and its event stand or fall together."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models, transaction

from senco.access.actor import Actor
from senco.audit.models import Event
from senco.audit.verbs import Verb


@dataclass
class Entry:
    """The event that is being written. A service may name its target and note values as it learns them."""

    target: models.Model | None = None
    pupil_id: UUID | None = None
    changes: dict[str, Any] = field(default_factory=dict)

    def note(self, **values: Any) -> None:
        """Add values to what the event tells. Plain JSON values; dates and ids as text."""
        self.changes.update({name: plain(value) for name, value in values.items()})


@contextmanager
def change(
    *,
    actor: Actor,
    verb: Verb,
    target: models.Model | None = None,
    pupil_id: UUID | None = None,
    changes: dict[str, Any] | None = None,
) -> Iterator[Entry]:
    """One change and its event in one transaction. An exception in the block undoes both."""
    with transaction.atomic():
        entry = Entry(target=target, pupil_id=pupil_id)
        entry.note(**(changes or {}))
        yield entry
        _write(actor, verb, entry)


def record(
    *,
    actor: Actor,
    verb: Verb,
    target: models.Model | None = None,
    pupil_id: UUID | None = None,
    changes: dict[str, Any] | None = None,
) -> None:
    """Log something that changed no row: reading what is sensitive, handing out an export."""
    entry = Entry(target=target, pupil_id=pupil_id)
    entry.note(**(changes or {}))
    _write(actor, verb, entry)


def _write(actor: Actor, verb: Verb, entry: Entry) -> None:
    target = entry.target
    Event.objects.create(
        actor_user_id=actor.user_id,
        actor_name=actor.name,
        actor_role=actor.acting_as,
        verb=verb.value,
        target_kind=target._meta.label_lower if target is not None else "",
        target_id=str(target.pk) if target is not None else "",
        pupil_id=entry.pupil_id,
        changes=entry.changes,
    )


def plain(value: Any) -> Any:
    """A value as JSON holds it: numbers, text, lists and dicts as they are, everything else as text."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return str(value)
