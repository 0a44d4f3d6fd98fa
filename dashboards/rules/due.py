"""What is due: duties from every room of the house, merged, put in order, cut into sections and said in one sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from senco.access.rules.dates import weekday
from senco.access.rules.words import plural

_FRIDAY, _SUNDAY = 4, 6


class DutyKind(StrEnum):
    """Which room of the house a duty comes from."""

    DEADLINE = "deadline"
    REVIEW = "review"
    CYCLE = "cycle"
    QUESTION = "question"
    APPROVAL = "approval"
    TALK = "talk"
    REFERRAL = "referral"
    STATUS = "status"


@dataclass(frozen=True)
class Link:
    """An address as plain data: the name of a page and what it is asked with."""

    name: str
    args: tuple[tuple[str, str], ...] = ()

    @property
    def kwargs(self) -> dict[str, str]:
        """What the page is asked with, by name."""
        return dict(self.args)


@dataclass(frozen=True)
class Duty:
    """One thing to do.

    ``title`` is a sentence that starts with a verb, ``reason`` one line that says why and by which clock, ``action`` the
    words on its one button. ``waiting_for`` names who has to act, where that is not the reader. ``record`` is what it comes
    from, so that two records that read alike are two things to do. ``asleep_until`` is the day on which its notices wake,
    where somebody put them to sleep, and ``asleep_why`` the reason and who gave it. ``gone_by`` marks what custom alone set a
    day for that has passed: it is to be done now, and it is not late.
    """

    title: str
    reason: str
    link: Link
    kind: DutyKind
    action: str
    due_on: date | None = None
    waiting_for: str = ""
    record: str = ""
    asleep_until: date | None = None
    asleep_why: str = ""
    gone_by: bool = False

    def days_late(self, on: date) -> int:
        """How many calendar days it is late; 0 while it is not, and for what has only gone by."""
        return 0 if self.due_on is None or self.gone_by else max(0, (on - self.due_on).days)


@dataclass(frozen=True)
class Sections:
    """The duties of one person on one day, each section in order."""

    on: date
    overdue: tuple[Duty, ...]
    this_week: tuple[Duty, ...]
    later: tuple[Duty, ...]
    waiting: tuple[Duty, ...]
    asleep: tuple[Duty, ...] = ()
    gone_by: tuple[Duty, ...] = ()

    @property
    def count(self) -> int:
        """How many things there are to do by the end of the week, late ones and those whose day has gone by included: the
        number beside *Today*."""
        return len(self.overdue) + len(self.gone_by) + len(self.this_week)

    @property
    def heading(self) -> str:
        """Say in one sentence how the week stands."""
        return _heading(self)


def merged(*lists: Iterable[Duty]) -> list[Duty]:
    """Put duties from several places into one order, the earliest first and those without a date last.

    The same duty from two places is kept once.
    """
    return sorted(dict.fromkeys(duty for one in lists for duty in one), key=_order)


def _order(duty: Duty) -> tuple[date, str, str]:
    return duty.due_on or date.max, duty.kind.value, duty.title


def week_ends_on(on: date) -> date:
    """The Sunday that closes the week looked at; at a weekend that is the week ahead, since nobody is in school."""
    ahead = (_SUNDAY - on.weekday()) % 7
    return on + timedelta(days=ahead + 7 if on.weekday() > _FRIDAY else ahead)


def sections(duties: Iterable[Duty], on: date) -> Sections:
    """Cut duties into what is overdue, due this week, due later, what others have to do, what is asleep, and what has gone
    by without being late.

    A date of the law can fall on a weekend, so the week runs to Sunday.
    """
    ordered = merged(duties)
    awake = [duty for duty in ordered if duty.asleep_until is None]
    own = [duty for duty in awake if not duty.waiting_for]
    end = week_ends_on(on)
    return Sections(
        on=on,
        overdue=tuple(duty for duty in own if duty.days_late(on)),
        this_week=tuple(duty for duty in own if duty.due_on is not None and not duty.gone_by and on <= duty.due_on <= end),
        later=tuple(duty for duty in own if duty.due_on is None or duty.due_on > end),
        waiting=tuple(duty for duty in awake if duty.waiting_for),
        asleep=tuple(duty for duty in ordered if duty.asleep_until is not None),
        gone_by=tuple(duty for duty in own if duty.gone_by),
    )


def counted(days: Iterable[date], on: date) -> tuple[int, bool]:
    """How many things are due by the end of the week, and whether one is overdue, from the days of one's own duties alone:
    ``Sections.count`` without the duties. What has gone by without being late comes with the day itself."""
    due = [day for day in days if day <= week_ends_on(on)]
    return len(due), any(day < on for day in due)


def _heading(found: Sections) -> str:
    gone_by = len(found.gone_by)
    if not gone_by:
        return _of_the_week(found)
    return f"{_of_the_week(found)} {plural(gone_by, 'practice date')} {'has' if gone_by == 1 else 'have'} gone by."


def _of_the_week(found: Sections) -> str:
    by = _by(found)
    late, due = len(found.overdue), len(found.this_week)
    if late and due:
        return f"{_things(late)} overdue and {due} {_are(due)} due {by}."
    if late:
        return f"{_things(late)} overdue, and nothing else is due {by}."
    if due:
        return f"Nothing is overdue; {_things(due)} due {by}."
    return f"Nothing is overdue, and nothing is due {by}."


def _by(found: Sections) -> str:
    """Name the day by which this week's duties are due: Friday, unless one falls on the weekend or all are due today."""
    end = week_ends_on(found.on)
    friday = end - timedelta(days=_SUNDAY - _FRIDAY)
    last = max([friday, *(duty.due_on for duty in found.this_week if duty.due_on is not None)])
    return "today" if last == found.on else f"by {weekday(last)}"


def _things(number: int) -> str:
    return f"{plural(number, 'thing')} {_are(number)}"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
