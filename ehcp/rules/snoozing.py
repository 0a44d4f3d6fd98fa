"""Putting the notices of a date to sleep: until when that may be, and when they wake. The date itself never moves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ehcp.rules.clock import Deadline
from ehcp.rules.periods import Party
from ehcp.rules.telling import still_asks
from provision.rules.timing import Force
from senco.access.rules.dates import long_date

LONGEST = timedelta(weeks=12)  # about a term; what is of no use for longer is looked at again first
TOO_LATE = (
    "The law binds the school to this date and it is here or past, so its notices cannot be put to sleep. "
    "Record what was done, or do it now."
)


@dataclass(frozen=True)
class Sleep:
    """A time without notices of one date. ``until_on`` is the day on which they wake; a date that has changed since is
    another one, and awake."""

    rule_id: str
    due_on: date
    until_on: date

    def is_about(self, deadline: Deadline) -> bool:
        """Is it about this date, as it stands?"""
        return (self.rule_id, self.due_on) == (deadline.rule_id, deadline.due)


def is_asleep(sleeps: Iterable[Sleep], deadline: Deadline, on: date) -> bool:
    """Do the notices of a date sleep on a day?"""
    return any(one.is_about(deadline) and one.until_on > on for one in sleeps)


def woke_on(sleeps: Iterable[Sleep], deadline: Deadline, on: date) -> date | None:
    """The day on which the notices of a date last woke by themselves; None where they never slept."""
    return max((one.until_on for one in sleeps if one.is_about(deadline) and one.until_on <= on), default=None)


def binds_the_school(deadline: Deadline) -> bool:
    """Is it a *must* of the law for the school itself?"""
    return deadline.bound is Party.SCHOOL and deadline.force is Force.MUST


def latest_waking(deadline: Deadline, on: date) -> date | None:
    """The last day until which a date may sleep; None where it may not.

    What only custom names may sleep beyond its day, and once it has gone by: nobody is late by law, and the SENCO knows why
    the meeting is held when it is.
    """
    if not still_asks(deadline) or deadline.due is None:
        return None
    last = min(deadline.due, on + LONGEST) if binds_the_school(deadline) else on + LONGEST
    return last if last > on else None


def why_not_sleep(deadline: Deadline, until_on: date, on: date) -> str | None:
    """Why the notices of a date cannot sleep until a day; None where they can."""
    if not still_asks(deadline) or deadline.due is None:
        return "This date asks for nothing at the moment, so there are no notices to put to sleep."
    last = latest_waking(deadline, on)
    if last is None:
        return TOO_LATE
    if until_on <= on:
        return "Choose a day that is still to come: on it the notices wake."
    if until_on > last and binds_the_school(deadline) and last == deadline.due:
        return f"The law binds the school to {long_date(deadline.due)}. Choose that day or an earlier one."
    if until_on > last:
        return f"Twelve weeks are the longest. Choose {long_date(last)} or an earlier day."
    return None
