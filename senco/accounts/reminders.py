"""What the roof asks to be reminded of: a plain value, so that accounts need not know what a case is."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Outside:
    """What may be said of something where others could read it, in mail: it names no child.

    ``what`` is due, ``reference`` the case's, ``who`` has to act, ``stage`` where the case stands, ``hint`` what else helps.
    What is ``practice`` is asked by custom alone, so that it goes by and is never called overdue.
    """

    what: str
    reference: str = ""
    who: str = ""
    stage: str = ""
    hint: str = ""
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """One milestone of one case. ``kind`` is ahead, due, overdue or gone-by with its distance (``ahead-5``); ``title`` may name
    a child, since it is shown in senco only; ``link`` is a path in senco. What is ``urgent`` comes at once, also to those
    who have one mail a week."""

    case_kind: str
    case_id: UUID
    milestone: str
    kind: str
    due_on: date
    recipient_ids: tuple[UUID, ...]
    title: str
    link: str
    outside: Outside = field(default_factory=lambda: Outside("Something to look at"))
    urgent: bool = False
