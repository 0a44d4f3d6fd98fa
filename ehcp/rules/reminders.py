"""Which notice of each date has come due, so that a sweep after days of silence sends one and not five."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from ehcp.rules.clock import Deadline
from ehcp.rules.snoozing import Sleep, is_asleep, woke_on
from ehcp.rules.telling import is_practice, still_asks
from senco.access.rules.words import listed, plural
from senco.calendar.rules.counted import CountedDays

DUE, OVERDUE, CLOSURE, GONE_BY = "due", "overdue", "closure", "gone-by"
MOST_TIMES, FURTHEST = 5, 60  # how often ahead, and how many school days: a term


@dataclass(frozen=True)
class NoticeDays:
    """How many school days ahead a school is told of its dates; on the day and once it is overdue it is told anyway.

    ``before_closure`` is how long before the school closes it is told of a date that falls into the closure.
    """

    ahead: tuple[int, ...] = (10, 5, 1)
    before_closure: int = 10

    @property
    def in_words(self) -> str:
        """``10, 5 and 1 school days before``."""
        return f"{listed([str(number) for number in self.ahead])} school day{'' if self.ahead == (1,) else 's'} before"


USUAL = NoticeDays()


class Milestone(NamedTuple):
    """A day from which on a notice of one kind is to be given, until the next one comes."""

    on: date
    kind: str


class Reminder(NamedTuple):
    """One notice that ought to have been given by now; the three together name it once and for all."""

    rule_id: str
    kind: str
    due_on: date


def milestones(due: date, days: CountedDays, told: NoticeDays = USUAL, woke: date | None = None) -> list[Milestone]:
    """Every milestone of a date in the order in which they come.

    A date in a closure has one more, counted from the last school day before it, by which it has to be sent; the usual one
    of the same number would come on the next school day and say the same, so it is left out. ``woke`` is the day on which a
    time without notices came to its end: the date is told of again, whatever was told before.
    """
    closed = days.is_closed(due)
    found = [Milestone(days.before(due, number), f"ahead-{number}") for number in told.ahead]
    if closed:
        found = [one for one in found if one.kind != f"ahead-{told.before_closure}"]
        found.append(Milestone(days.before(days.before(due, 1), told.before_closure), CLOSURE))
    found += [Milestone(due, DUE), Milestone(due + timedelta(days=1), OVERDUE)]
    if woke is not None:
        found.append(Milestone(woke, f"{OVERDUE if woke > due else 'awake'}-{woke.isoformat()}"))
    return sorted(found, key=lambda one: one.on)


def newest(due: date, on: date, days: CountedDays, told: NoticeDays = USUAL, woke: date | None = None) -> str | None:
    """The kind of the newest milestone that has come by a day; None before all. Older ones are not made up for."""
    return next((one.kind for one in reversed(milestones(due, days, told, woke)) if one.on <= on), None)


def reminders_due(
    deadlines: Iterable[Deadline],
    on: date,
    days: CountedDays,
    told: NoticeDays = USUAL,
    sleeps: Sequence[Sleep] = (),
) -> list[Reminder]:
    """Name the newest notice of each date that still asks, has come due by ``on`` and is not asleep.

    ``deadlines`` as they stand on the same day. What was already told is for the caller to leave out. Of a practice date
    that has passed the notice says that it has gone by, and not that it is overdue: it is late by no law.
    """
    return [
        Reminder(deadline.rule_id, kind.replace(OVERDUE, GONE_BY) if is_practice(deadline) else kind, deadline.due)
        for deadline in deadlines
        if still_asks(deadline) and deadline.due is not None and not is_asleep(sleeps, deadline, on)
        and (kind := newest(deadline.due, on, days, told, woke_on(sleeps, deadline, on))) is not None
    ]  # fmt: skip


def is_overdue(kind: str) -> bool:
    """Does a notice of this kind say that the date has passed?"""
    return kind.startswith(OVERDUE)


def read_days(text: str) -> tuple[int, ...]:
    """The numbers of school days in what somebody typed, the furthest first. Raises ValueError with words that help."""
    parts = [part for part in text.replace(";", ",").replace(" and ", ",").replace(" ", ",").split(",") if part]
    for part in parts:
        if not part.isascii() or not part.isdigit():
            raise ValueError(f"“{part[:20]}” is not a number of days. Write whole numbers with commas, like 10, 5, 1.")
    return tuple(sorted({int(part[:6]) for part in parts}, reverse=True))


def why_not_days(told: NoticeDays) -> str | None:
    """Why a school cannot be told on these days; None where it can."""
    if not told.ahead:
        return "Write at least one number of school days, like 5. On the day itself people are told anyway."
    if len(told.ahead) > MOST_TIMES:
        return f"Choose at most {plural(MOST_TIMES, 'day')}: whoever is told too often stops reading."
    if wrong := [number for number in (*told.ahead, told.before_closure) if not 1 <= number <= FURTHEST]:
        return f"{wrong[0]} is not possible. Write numbers from 1 to {FURTHEST}."
    return None
