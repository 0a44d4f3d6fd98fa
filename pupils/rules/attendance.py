"""How much of school was attended: what may be recorded, what was missed, and the two national marks.

A session is half a day: morning or afternoon. A pupil who missed 10% or more of their own possible sessions counts as
persistently absent, one who missed 50% or more as severely absent. Source: Department for Education, *Working together to
improve school attendance* (statutory guidance since 19 August 2024), and its statistics of pupil absence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, TypeVar

from senco.access.rules.dates import long_date, school_year_start, term_of
from senco.access.rules.words import plural

PERSISTENT, SEVERE = Decimal(10), Decimal(50)  # per cent of possible sessions missed, from which on each mark counts
MOST_SESSIONS = 800  # two school years of 190 days: what is more was not counted for one period
LONGEST_DAYS = 2 * 366
_SUNDAY = 6  # of a week that begins on Monday as 0
_TENTH = Decimal("0.1")
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Period:
    """The days counted, both ends included."""

    starts_on: date
    ends_on: date

    @classmethod
    def so_far(cls, on: date) -> "Period":
        """This school year until a day, as schools' systems count unless they are asked otherwise."""
        return cls(school_year_start(on), on)


@dataclass(frozen=True)
class Count:
    """What is known of a period: sessions (then ``percent`` is None), or the percentage attended alone.

    ``authorised`` and ``unauthorised`` are sessions missed; both are known or neither.
    """

    possible: int | None = None
    attended: int | None = None
    authorised: int | None = None
    unauthorised: int | None = None
    percent: Decimal | None = None

    @property
    def share(self) -> Decimal:
        """Per cent of the possible sessions that were attended."""
        if self.possible is not None and self.attended is not None:
            return _HUNDRED * self.attended / self.possible
        return self.percent or Decimal(0)

    @property
    def missed(self) -> int | None:
        """Sessions missed; None where only a percentage is known."""
        return None if self.possible is None or self.attended is None else self.possible - self.attended


class Mark(StrEnum):
    """Whether a child's absence crosses a national mark."""

    NONE = "none"
    PERSISTENT = "persistent"
    SEVERE = "severe"


MARK_WORDS = {Mark.PERSISTENT: "Persistently absent", Mark.SEVERE: "Severely absent"}
MARK_MEANS = {
    Mark.PERSISTENT: "as it is counted nationally, 10% or more of the possible half-days were missed",
    Mark.SEVERE: "as it is counted nationally, 50% or more of the possible half-days were missed",
}


def mark_of(count: Count) -> Mark:
    """The mark that a count crosses, worked out from the figures as they were given and never from rounded ones."""
    missed = _HUNDRED - count.share
    if missed >= SEVERE:
        return Mark.SEVERE
    return Mark.PERSISTENT if missed >= PERSISTENT else Mark.NONE


def why_not_count(count: Count) -> str | None:
    """Why a count cannot be right, with what to do; None if it can."""
    if count.possible is None and count.attended is None:
        if count.percent is None:
            return "Give the half-days possible and attended, or the percentage alone."
        if (count.authorised, count.unauthorised) != (None, None):
            return "Absences alone cannot be set against a percentage: give the half-days possible and attended too."
        return None if 0 <= count.percent <= _HUNDRED else "A percentage attended lies between 0 and 100."
    if count.possible is None or count.attended is None:
        return "Give both: the half-days possible, and those attended."
    if count.percent is not None:
        return "Give the half-days or the percentage. The percentage is worked out from the half-days."
    return _why_not_sessions(count.possible, count.attended, count.authorised, count.unauthorised)


def _why_not_sessions(possible: int, attended: int, authorised: int | None, unauthorised: int | None) -> str | None:
    if not 1 <= possible <= MOST_SESSIONS:
        return f"{possible} half-days cannot have been possible: a school year has 380, and {MOST_SESSIONS} is the most here."
    if not 0 <= attended <= possible:
        return f"{attended} half-days were attended, but only {possible} were possible: put one of them right."
    if authorised is None and unauthorised is None:
        return None
    if authorised is None or unauthorised is None:
        return "Give both kinds of absence, authorised and unauthorised, or neither."
    if min(authorised, unauthorised) < 0 or attended + authorised + unauthorised != possible:
        return (
            f"{attended} attended, {authorised} authorised and {unauthorised} unauthorised make "
            f"{attended + authorised + unauthorised} half-days, not {possible}: put the figures right."
        )
    return None


def why_not_period(period: Period, *, as_at: date, today: date) -> str | None:
    """Why days cannot be those of a count, with what to do; None if they can."""
    if as_at > today:
        return "The day on which it was counted is still to come. Choose today or a day that has passed."
    if period.ends_on < period.starts_on:
        return "The last day comes before the first. Put the later day as the last one."
    if period.ends_on > as_at:
        return (
            f"It was counted on {long_date(as_at)}, and cannot hold days after that. Choose an earlier last day, "
            "or a later day of counting."
        )
    if (period.ends_on - period.starts_on).days > LONGEST_DAYS:
        return "That is more than two years. Choose a school year or a part of one."
    return None


def why_not_within(count: Count, period: Period) -> str | None:
    """Why more half-days are counted than the days hold, Sundays left out; None if they are not. It is what a figure of
    last year looks like that is put down for this one."""
    days = [period.starts_on + timedelta(days=number) for number in range((period.ends_on - period.starts_on).days + 1)]
    most = 2 * sum(day.weekday() != _SUNDAY for day in days)
    if count.possible is None or count.possible <= most:
        return None
    return (
        f"{count.possible} half-days cannot have been possible from {period_in_words(period)}, which holds {most} at most: "
        "check the days counted."
    )


# In words


def percent_in_words(share: Decimal) -> str:
    """``93.1%``; rounded to a tenth, but never up to 100 or down to 0 where that is not so."""
    rounded = share.quantize(_TENTH)
    if rounded == _HUNDRED and share < _HUNDRED:
        rounded = _HUNDRED - _TENTH
    if rounded == 0 and share > 0:
        rounded = _TENTH
    text = f"{rounded:f}"
    return f"{text.removesuffix('.0')}%"


def missed_in_words(count: Count) -> str:
    """``18 of 260 half-days missed, 12 of them authorised``; where only a percentage is known, that."""
    if count.missed is None or count.possible is None:
        return f"{percent_in_words(_HUNDRED - count.share)} missed; how many half-days is not known"
    if count.missed == 0:
        return f"None of {plural(count.possible, 'half-day')} missed"
    said = f"{count.missed} of {plural(count.possible, 'half-day')} missed"
    if count.authorised is None:
        return said
    if count.authorised == count.missed:
        return f"{said}, {'it was' if count.missed == 1 else 'all of them'} authorised"
    if count.authorised == 0:
        return f"{said}, {'it was not' if count.missed == 1 else 'none of them'} authorised"
    return f"{said}, {count.authorised} of them authorised"


def period_in_words(period: Period) -> str:
    """``1 September 2026 to 27 November 2026``."""
    return f"{long_date(period.starts_on)} to {long_date(period.ends_on)}"


def moved_in_words(now: Count, before: Count) -> str:
    """How attendance moved against another time: ``2.4 points more than``; under half a point ``about the same as``."""
    by = now.share - before.share
    if abs(by) < Decimal("0.5"):
        return "about the same as"
    points = f"{abs(by).quantize(_TENTH):f}".removesuffix(".0")
    return f"{points} point{'' if points == '1' else 's'} {'more' if by > 0 else 'less'} than"


# Which of several


class Dated(Protocol):
    """Anything with the period of a count."""

    @property
    def period(self) -> Period: ...


Held = TypeVar("Held", bound=Dated)


def _latest_first(held: Dated) -> tuple[date, int]:
    """The period that ends last comes first; of two that end on one day, the longer."""
    return held.period.ends_on, (held.period.ends_on - held.period.starts_on).days


def by_term(held: Iterable[Held]) -> list[Held]:
    """Of the periods that begin on one day the last to end in each term, the latest first: what is counted every week since
    September is one figure a term."""
    found: dict[tuple[date, date, str], Held] = {}
    for one in sorted(held, key=_latest_first, reverse=True):
        ends_on = one.period.ends_on
        found.setdefault((one.period.starts_on, school_year_start(ends_on), term_of(ends_on).value), one)
    return list(found.values())


def compared_with(latest: Held, earlier: Sequence[Held]) -> Held | None:
    """What a count is set against: the last one that was over before it began, else the last one before it."""
    over = [one for one in earlier if one.period.ends_on < latest.period.starts_on]
    return next(iter(over or earlier), None)
