"""The dates of a calendar as plain values that name no child: clocks of cases, reviews of cycles, days to send by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from dashboards.rules.due import Link
from ehcp.rules.clock import Deadline
from ehcp.rules.periods import Party
from provision.rules.timing import Force
from senco.access.rules.dates import Due, away, due_in_words, due_state, short_day
from senco.calendar.rules.school_days import Kind, SchoolCalendar

LONGEST_SHUT = 60  # days; no school is shut for longer between two of its days


class Whose(StrEnum):
    """Who has to act by a date."""

    OURS = "Ours"
    COUNCIL = "Council’s"
    FAMILY = "Family’s"
    ADVISER = "Mediation adviser’s"


class What(StrEnum):
    """What a date of the calendar is."""

    CLOCK = "clock"
    SEND_BY = "send by"
    REVIEW = "review"


WHOSE: Mapping[Party, Whose] = MappingProxyType(
    {
        Party.SCHOOL: Whose.OURS,
        Party.COUNCIL: Whose.COUNCIL,
        Party.OLD_COUNCIL: Whose.COUNCIL,
        Party.NEW_COUNCIL: Whose.COUNCIL,
        Party.FAMILY: Whose.FAMILY,
        Party.MEDIATION_ADVISER: Whose.ADVISER,
        Party.TRIBUNAL: Whose.ADVISER,
    }
)
TONES: Mapping[Due, str] = MappingProxyType(
    {Due.OVERDUE: "late", Due.TODAY: "soon", Due.SOON: "soon", Due.LATER: "next"}
)
_ORDER = tuple(Whose)
# Staff are in on an INSET day; of a year that the school has not set up only weekends and bank holidays are known.
_OPEN = frozenset({Kind.SCHOOL, Kind.INSET, Kind.UNKNOWN})
_SCHOOL_DAYS = frozenset({Kind.SCHOOL, Kind.UNKNOWN})


@dataclass(frozen=True)
class DueDate:
    """One date of the calendar: the day it stands on, and by when, whose and what it is. It names no child.

    ``on`` and ``due`` differ only for a day to send by. ``record`` and ``rule_id`` say for ever which date it is;
    ``changed_at`` is when something was last recorded from which it follows. ``send_by`` is the last school day before
    a date of ours on which the school is shut.
    """

    on: date
    due: date
    what: What
    whose: Whose
    title: str
    short: str
    reference: str
    record: str
    rule_id: str
    link: Link
    changed_at: datetime
    force: Force | None = None
    citation: str = ""
    send_by: date | None = None

    @property
    def is_ours(self) -> bool:
        """Whether the school has to act."""
        return self.whose is Whose.OURS

    def state(self, today: date) -> Due:
        """How it stands on a day."""
        return due_state(self.on, today)

    def is_late(self, today: date) -> bool:
        """Whether its day has gone by."""
        return self.state(today) is Due.OVERDUE

    def state_in_words(self, today: date) -> str:
        """Say how it stands: ``Due in 3 days``; of a day to send by, when that is."""
        if self.what is What.SEND_BY:
            return f"To send {away((self.on - today).days)}"
        return due_in_words((self.on - today).days)

    def summary(self, today: date) -> str:
        """One line for a calendar outside the school's walls: ``EHC case 26-007: our advice due``."""
        said = f"{self.reference}: {_small(self.short)}"
        if self.what is What.SEND_BY:
            return f"{self.reference}: send by today ({_small(self.short)} {short_day(self.due)}, no school day)"
        if self.whose is not Whose.OURS and self.whose is not Whose.FAMILY:
            said += f" ({_small(self.whose.value.removesuffix('’s'))})"
        return f"Overdue: {said}" if self.is_late(today) else said

    @property
    def uid(self) -> str:
        """The same for ever for this date of this record; another due day is another entry."""
        kind = f".{self.what.value.replace(' ', '-')}" if self.what is What.SEND_BY else ""
        return f"{self.record}.{self.rule_id}.{self.due:%Y%m%d}{kind}@senco".lower()


def clock_date(deadline: Deadline, *, record: str, reference: str, changed_at: datetime, calendar: SchoolCalendar) -> DueDate:
    """A running clock of a case as a date. Its due day must be known."""
    assert deadline.due is not None
    ours = deadline.bound is Party.SCHOOL
    return DueDate(
        on=deadline.due,
        due=deadline.due,
        what=What.CLOCK,
        whose=WHOSE[deadline.bound],
        title=deadline.rule.title,
        short=deadline.rule.short,
        reference=f"EHC case {reference}",
        record=record,
        rule_id=deadline.rule_id,
        link=Link("case_page", (("case", record),)),
        changed_at=changed_at,
        force=deadline.force,
        citation=deadline.citation,
        send_by=send_by(deadline.due, deadline.triggered_on, calendar) if ours else None,
    )


def review_date(*, record: str, number: int, on: date, changed_at: datetime) -> DueDate:
    """The agreed review of a cycle of support as a date of ours."""
    return DueDate(
        on=on,
        due=on,
        what=What.REVIEW,
        whose=Whose.OURS,
        title=f"Review of cycle {number}",
        short=f"Review of cycle {number}",
        reference="SEN support",
        record=record,
        rule_id="review",
        link=Link("cycle_page", (("cycle", record),)),
        changed_at=changed_at,
    )


def send_by(due: date, started_on: date | None, calendar: SchoolCalendar) -> date | None:
    """The last school day before a due day on which the school is shut; None where it is open, or none lies in between."""
    if calendar.kind_of(due) in _OPEN:
        return None
    day = due
    for _ in range(LONGEST_SHUT):
        day -= timedelta(days=1)
        if started_on is not None and day < started_on <= due:
            return None  # asked for in the same holidays
        if calendar.kind_of(day) in _SCHOOL_DAYS:
            return day
    return None


def send_by_date(one: DueDate, today: date) -> DueDate | None:
    """The day to send by as a second date beside the first, while it is still to come."""
    if one.send_by is None or one.send_by < today:
        return None
    return replace(one, on=one.send_by, what=What.SEND_BY, send_by=None)


def in_calendar_order(dates: Iterable[DueDate], today: date) -> list[DueDate]:
    """Dates with their days to send by, by day; on one day the school's own first."""
    found = [*dates]
    found += [second for one in found if (second := send_by_date(one, today)) is not None]
    return sorted(found, key=lambda one: (one.on, _ORDER.index(one.whose), one.reference, one.rule_id, one.what))


def _small(words: str) -> str:
    """Words as they go on inside a sentence."""
    return words[:1].lower() + words[1:]
