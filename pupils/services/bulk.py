"""Many rows about pupils at once, with one event that tells how many: for whole schools and for years of history.

A row holds the fields of its model, ``id`` included where other rows name it. Every row is of the active school.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from pupils.models import Concern, Contact, Need, Pupil, StatusPeriod, TeachingGroup, TeachingLink
from pupils.rules.need import why_not_need
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb

Rows = Iterable[Mapping[str, Any]]
BATCH = 1000


def load_groups(*, actor: Actor, rows: Rows) -> int:
    """Classes."""
    return _load(actor, TeachingGroup, rows, "classes")


def load_pupils(*, actor: Actor, rows: Rows) -> int:
    """Pupils, whose keys for searching and ordering are worked out here."""
    return _load(actor, Pupil, rows, "pupils")


def load_contacts(*, actor: Actor, rows: Rows) -> int:
    """Parents and carers, with their accounts where they have one. Raises Refused for an account under a restriction."""
    held = list(rows)
    if any(row.get("restricted") and row.get("user_id") for row in held):
        raise Refused("There is a restriction on one of these contacts, so no account is linked to it.")
    return _load(actor, Contact, held, "contacts")


def load_status_periods(*, actor: Actor, rows: Rows) -> int:
    """Times on SEN support or with a plan."""
    return _load(actor, StatusPeriod, rows, "status_periods")


def load_needs(*, actor: Actor, rows: Rows) -> int:
    """Types of need. Raises Refused for a code that was not in use when it was recorded."""
    held = list(rows)
    for row in held:
        why_not = why_not_need(row["code"], status=None, on=row["starts_on"])
        if why_not:
            raise Refused(why_not)
    return _load(actor, Need, held, "needs")


def load_links(*, actor: Actor, rows: Rows) -> int:
    """Who teaches or supports whom."""
    return _load(actor, TeachingLink, rows, "links")


def load_concerns(*, actor: Actor, rows: Rows) -> int:
    """Concerns, with their answers where they have one."""
    return _load(actor, Concern, rows, "concerns")


def _load(actor: Actor, model: type[models.Model], rows: Rows, counted: str) -> int:
    actor.must(Can.IMPORT_PUPILS)
    made = [model(**row) for row in rows]
    for row in made:
        if isinstance(row, Pupil):
            row.make_keys()
    with change(actor=actor, verb=Verb.HISTORY_LOADED, changes={counted: len(made)}):
        model._default_manager.bulk_create(made, batch_size=BATCH)
    return len(made)
