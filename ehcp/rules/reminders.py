"""Which reminder of each deadline has come due, so that a sweep after days of silence sends one and not five."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ehcp.rules.clock import Deadline


class ReminderKind(StrEnum):
    """The milestones of a deadline at which somebody is reminded."""

    AHEAD_10 = "ahead-10"
    AHEAD_5 = "ahead-5"
    AHEAD_1 = "ahead-1"
    DUE = "due"
    OVERDUE = "overdue"


class Reminder(NamedTuple):
    """One reminder that ought to have been sent by now; the three together name it once and for all."""

    rule_id: str
    kind: ReminderKind
    due_on: date


# Calendar days left at which each kind begins, the latest first.
MILESTONES: tuple[tuple[int, ReminderKind], ...] = (
    (0, ReminderKind.DUE),
    (1, ReminderKind.AHEAD_1),
    (5, ReminderKind.AHEAD_5),
    (10, ReminderKind.AHEAD_10),
)


def reminders_due(deadlines: Iterable[Deadline], on: date) -> list[Reminder]:
    """Name the newest reminder of each open deadline that has come due by ``on``; older ones are not made up for.

    ``deadlines`` as they stand on the same day. What was already sent is for the caller to leave out.
    """
    return [
        Reminder(deadline.rule_id, kind, deadline.due)
        for deadline in deadlines
        if deadline.is_open and deadline.due is not None and (kind := kind_at((deadline.due - on).days)) is not None
    ]


def kind_at(days_left: int) -> ReminderKind | None:
    """The newest milestone that has come, so many calendar days before the date (negative: after it); None before all."""
    if days_left < 0:
        return ReminderKind.OVERDUE
    return next((kind for from_days, kind in MILESTONES if days_left <= from_days), None)
