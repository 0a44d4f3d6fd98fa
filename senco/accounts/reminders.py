"""What the roof asks to be reminded of: a plain value, so that accounts need not know what a case is."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Reminder:
    """One milestone of one case. ``kind`` is ahead, due or overdue with its distance (``ahead-5``); ``title`` may name
    a child, since it is shown in senco only; ``link`` is a path in senco."""

    case_kind: str
    case_id: UUID
    milestone: str
    kind: str
    due_on: date
    recipient_ids: tuple[UUID, ...]
    title: str
    link: str
