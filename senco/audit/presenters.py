"""Events as lines that people read."""

from dataclasses import dataclass
from datetime import datetime

from senco.audit.models import Event
from senco.audit.verbs import Verb


@dataclass(frozen=True)
class Line:
    """One line of the log: when, who (as what), what. No content of a record, so an administrator may read it."""

    at: datetime
    who: str
    role: str
    what: str


def lines(events: list[Event]) -> list[Line]:
    """The events as lines. A verb that this version no longer knows is shown as it stands."""
    return [Line(event.at, event.actor_name, event.actor_role, _phrase(event.verb)) for event in events]


def _phrase(verb: str) -> str:
    try:
        return Verb(verb).phrase
    except ValueError:
        return verb.replace("_", " ")
