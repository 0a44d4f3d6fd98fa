"""Drawing up a school year: what may stand in its list of dates, the usual dates to begin from, and copying forward."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from senco.access.rules.dates import Term, long_date
from senco.access.rules.words import plural
from senco.calendar.rules.bank_holidays import BANK_HOLIDAYS
from senco.calendar.rules.school_days import Break, SchoolCalendar, Span, TermSpan, Why, school_days

WEEKS_IN_YEAR = timedelta(weeks=52)  # a copied day keeps its day of the week
PUPIL_DAYS = 190  # 380 sessions: Education (School Day and School Year) (England) Regulations 1999, reg 3(2)
INSET_DAYS = 5
FORTNIGHT = timedelta(days=14)
MONDAY, FRIDAY = 0, 4


@dataclass(frozen=True, slots=True)
class Year:
    """One school year as it is typed and kept: ``begins`` is the calendar year of its September."""

    begins: int
    terms: tuple[TermSpan, ...]
    breaks: tuple[Break, ...]

    @property
    def title(self) -> str:
        """As schools write it: ``2026/27``."""
        return title_of(self.begins)

    @property
    def calendar(self) -> SchoolCalendar:
        """The year alone, to be asked about its days."""
        return SchoolCalendar(self.terms, self.breaks)

    @property
    def pupil_days(self) -> int:
        """On how many days pupils are in school."""
        return sum(school_days(self.calendar, term.days) for term in self.terms)


def title_of(begins: int) -> str:
    """Name a school year by the calendar year of its September: ``2026/27``."""
    return f"{begins}/{(begins + 1) % 100:02d}"


@dataclass(frozen=True, slots=True)
class Slip:
    """Something in a year's dates that cannot be right: ``about`` is a term, or the first day of some days off."""

    about: Term | date
    words: str


def slips_of(year: Year) -> list[Slip]:
    """What stands in the way of keeping a year, in the order of the page."""
    found = []
    window = Span(date(year.begins, 8, 1), date(year.begins + 1, 8, 31))
    before: TermSpan | None = None
    for term in year.terms:
        name, days = term.name, term.days
        if days.last < days.first:
            found.append(Slip(name, f"The {name} term ends before it begins. Put the later day as its last day."))
        elif days.first not in window or days.last not in window:
            asked = f"Write days from August {year.begins} to August {year.begins + 1}."
            found.append(Slip(name, f"The {name} term lies outside {year.title}. {asked}"))
        elif before is not None and days.first <= before.days.last:
            found.append(Slip(name, f"The {name} term begins before the {before.name} term has ended."))
        before = term
    return found + [slip for one in year.breaks if (slip := _slip_of_break(one, year))]


def _slip_of_break(one: Break, year: Year) -> Slip | None:
    day = long_date(one.days.first)
    if one.days.last < one.days.first:
        return Slip(one.days.first, f"The days off from {day} end before they begin. Put the later day as the last one.")
    if not any(one.days.first in term.days and one.days.last in term.days for term in year.terms):
        return Slip(one.days.first, f"{day} does not lie in a term of {year.title}. Holidays between terms need no entry.")
    if one.why is Why.INSET and not _is_weekday(one.days.first):
        return Slip(one.days.first, f"{day} is a weekend or a bank holiday. Choose the day on which staff are trained.")
    return None


def remark_on(year: Year) -> str:
    """Say how many days pupils have, and where that differs from what the regulations have in mind."""
    days = year.pupil_days
    said = f"Pupils are in school on {plural(days, 'day')} in {year.title}."
    closed = sum(school_days(SchoolCalendar(year.terms), one.days) for one in year.breaks if one.why is Why.CLOSURE)
    if days + closed == PUPIL_DAYS:
        return said
    more = days + closed - PUPIL_DAYS
    off = f"{plural(abs(more), 'day')} {'more' if more > 0 else 'fewer'} than {PUPIL_DAYS}"
    return f"{said} That is {off}, the number for maintained schools; academies may choose. Check the dates."


def copied(year: Year) -> Year:
    """The next year with the same days of the week, to be put right by hand: closures happen and are not copied."""
    terms = tuple(TermSpan(term.name, _moved(term.days)) for term in year.terms)
    kept = (one for one in year.breaks if one.why is not Why.CLOSURE)
    breaks = (Break(one.why, _moved(one.days), one.reason) for one in kept)
    return Year(
        year.begins + 1, terms, tuple(one for one in breaks if one.why is not Why.INSET or _is_weekday(one.days.first))
    )


def _moved(days: Span) -> Span:
    return Span(days.first + WEEKS_IN_YEAR, days.last + WEEKS_IN_YEAR)


def usual(begins: int) -> Year | None:
    """The dates that most schools in England come near to, for a school to begin from. None where Easter is not known.

    Shaped after councils' lists for 2024/25 to 2027/28: half-terms in the last week of October, the third of February
    and that of the late May bank holiday; two weeks at Christmas and at Easter; 195 days, five of them for staff.
    """
    good_friday = next((day for day in sorted(BANK_HOLIDAYS) if day.year == begins + 1 and _is_good_friday(day)), None)
    if good_friday is None:
        return None
    autumn = Span(_weekday_from(date(begins, 9, 1)), _friday_by(date(begins, 12, 21)))
    spring = Span(_weekday_from(_monday_from(date(begins + 1, 1, 2))), _weekday_before(_easter_break_from(good_friday)))
    summer_first = _weekday_from(_monday_from(spring.last + timedelta(days=2)) + FORTNIGHT)
    halves = (
        _week_of(_monday_by(date(begins, 10, 31))),
        _week_of(_monday_from(date(begins + 1, 2, 1)) + FORTNIGHT),
        _week_of(_monday_by(date(begins + 1, 5, 31))),
    )
    off = tuple(Break(Why.HALF_TERM, half) for half in halves)
    terms: tuple[TermSpan, ...] = (TermSpan(Term.AUTUMN, autumn), TermSpan(Term.SPRING, spring))
    so_far = sum(school_days(SchoolCalendar(terms, off), term.days) for term in terms)
    summer = _long_enough(Span(summer_first, summer_first), off, PUPIL_DAYS + INSET_DAYS - so_far)
    terms = (*terms, TermSpan(Term.SUMMER, summer))
    inset = [autumn.first, _weekday_from(autumn.first + timedelta(days=1)), spring.first, summer.first, summer.last]
    return Year(begins, terms, off + tuple(Break(Why.INSET, Span(day, day)) for day in inset))


def _long_enough(summer: Span, off: Sequence[Break], wanted: int) -> Span:
    while school_days(SchoolCalendar((TermSpan(Term.SUMMER, summer),), tuple(off)), summer) < wanted:
        summer = Span(summer.first, summer.last + timedelta(days=1))
    return summer


def _is_weekday(on: date) -> bool:
    return on.weekday() <= FRIDAY and on not in BANK_HOLIDAYS


def _is_good_friday(on: date) -> bool:
    return on.weekday() == FRIDAY and on.month in (3, 4)


def _easter_break_from(good_friday: date) -> date:
    """The first day of the Easter holiday: Good Friday, or where Easter is late the Monday a fortnight before that week."""
    late = good_friday > date(good_friday.year, 4, 14)
    return _monday_by(good_friday) - timedelta(days=7) if late else good_friday


def _weekday_from(on: date) -> date:
    while not _is_weekday(on):
        on += timedelta(days=1)
    return on


def _weekday_before(on: date) -> date:
    on -= timedelta(days=1)
    while not _is_weekday(on):
        on -= timedelta(days=1)
    return on


def _monday_from(on: date) -> date:
    return on + timedelta(days=-on.weekday() % 7)


def _monday_by(on: date) -> date:
    return on - timedelta(days=on.weekday())


def _friday_by(on: date) -> date:
    return on - timedelta(days=(on.weekday() - FRIDAY) % 7)


def _week_of(monday: date) -> Span:
    return Span(monday, monday + timedelta(days=4))
