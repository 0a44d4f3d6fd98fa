"""Writing the log: the change and its event stand or fall together."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from uuid import UUID

from django.db import models, transaction

from senco.access.actor import Actor
from senco.access.roles import Can
from senco.audit.models import Event
from senco.audit.verbs import Verb

Rows: TypeAlias = Iterable[Mapping[str, Any]]
BATCH = 1000


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


def load_rows(
    *,
    actor: Actor,
    model: type[models.Model],
    counted: str,
    rows: Rows = (),
    steps: Iterable[Rows] = (),
    keep: str = "",
    ready: Callable[[Any], None] | None = None,
) -> int:
    """Write many rows of one kind at once, with one event that tells how many: for whole schools and years of history.

    A row holds the fields of its model, ``id`` included where other rows name it. Rows that point at each other come in
    ``steps``, those that are pointed at first. ``counted`` is what the event calls them. ``keep`` names a time that would
    otherwise be set to now, ``ready`` works out what a row alone would on being saved.
    """
    actor.must(Can.IMPORT_PUPILS)
    held = [list(step) for step in (rows, *steps)]
    total = sum(len(step) for step in held)
    with change(actor=actor, verb=Verb.HISTORY_LOADED, changes={counted: total}):
        for step in held:
            _load(model, step, keep, ready)
    return total


def _load(
    model: type[models.Model], rows: list[Mapping[str, Any]], keep: str, ready: Callable[[Any], None] | None
) -> None:
    made = [model(**row) for row in rows]
    if ready is not None:
        for one in made:
            ready(one)
    model._default_manager.bulk_create(made, batch_size=BATCH)
    dated = [(one, row[keep]) for one, row in zip(made, rows, strict=True) if keep and row.get(keep)]
    for one, at in dated:
        setattr(one, keep, at)
    if dated:
        model._default_manager.bulk_update([one for one, _ in dated], [keep], batch_size=BATCH)


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
