"""Due dates as their page shows them: a month of weeks and days, a list in groups, and where one can go from there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from dashboards.due_dates_selectors import DueDates
from dashboards.rules.due_dates import TONES, DueDate, What
from dashboards.rules.month import monday_of, month_after, month_before, month_key, weeks_of
from senco.access.rules.dates import Due, month_and_year, short_day
from senco.access.rules.words import plural
from senco.calendar.rules.school_days import Kind, SchoolCalendar

MOST_IN_A_DAY = 3  # what stands in one day of the month; the list shows all
# How a day without school looks and what it is called; a weekend needs no word.
OFF: Mapping[Kind, tuple[str, str]] = {
    Kind.WEEKEND: ("off", ""),
    Kind.HOLIDAY: ("off", "Holiday"),
    Kind.HALF_TERM: ("off", "Half-term"),
    Kind.BANK_HOLIDAY: ("off", "Bank holiday"),
    Kind.CLOSURE: ("off", "School closed"),
    Kind.INSET: ("", "INSET day"),
}


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    month: date
    as_list: bool = False
    ours_only: bool = False

    @property
    def query(self) -> str:
        """The same as it stands in an address."""
        told = {"month": month_key(self.month), "view": "list" if self.as_list else "", "whose": "ours" if self.ours_only else ""}
        return f"?{urlencode({name: value for name, value in told.items() if value})}"


@dataclass(frozen=True)
class Row:
    """One date as a link to what it is about."""

    one: DueDate
    who: str
    url: str
    title: str
    remark: str
    remark_short: str
    tone: str
    words: str

    @property
    def says_state(self) -> bool:
        """Whether the state is worth a mark in a narrow place: not while there is time."""
        return self.tone != TONES[Due.LATER]


@dataclass(frozen=True)
class Day:
    """One day of the month view."""

    on: date
    in_month: bool
    is_today: bool
    look: str
    off: str
    rows: list[Row]
    more: int
    more_query: str


@dataclass(frozen=True)
class Group:
    """Rows of the list under one heading."""

    id: str
    title: str
    rows: list[Row]
    late: bool = False


@dataclass(frozen=True)
class Page:
    """All that the page shows."""

    title: str
    headline: str
    weeks: list[list[Day]]
    groups: list[Group]
    late: int
    is_now: bool
    is_empty: bool
    in_month: bool
    links: dict[str, str]


def page_of(found: DueDates, asked: Asked, *, today: date, school: str) -> Page:
    """The page for what an address asks."""
    chosen = [one for one in found.dates if one.is_ours or not asked.ours_only]
    rows = [_row(one, found.names[one.record], today, school) for one in chosen]
    late = [row for row in rows if row.one.is_late(today)]
    ahead = [row for row in rows if not row.one.is_late(today) and _in(row.one.on, asked.month)]
    weeks = [] if asked.as_list else _weeks(rows, asked, today, found.calendar)
    return Page(
        title=month_and_year(asked.month),
        headline=_headline(late, ahead, asked, today) if found.dates else "",
        weeks=weeks,
        groups=_groups(late, ahead, asked, today) if asked.as_list else [],
        late=len(late),
        is_now=_in(today, asked.month),
        is_empty=not found.dates,
        in_month=any(_in(row.one.on, asked.month) for row in rows),
        links=_links(asked, today),
    )


def _row(one: DueDate, who: str, today: date, school: str) -> Row:
    url = reverse(one.link.name, kwargs={"school": school, **one.link.kwargs})
    title, remark, short = one.title, "", ""
    if one.what is What.SEND_BY:
        title, remark = f"Last school day before “{one.title}”", f"Due on {short_day(one.due, today)}, which is no school day."
        short = f"Due {short_day(one.due, today)}, no school day"
    elif one.send_by is not None and one.send_by >= today:
        remark = f"No school day: send it by {short_day(one.send_by, today)}."
        short = f"Send by {short_day(one.send_by, today)}"
    return Row(one, who, url, title, remark, short, TONES[one.state(today)], one.state_in_words(today))


def _in(on: date, month: date) -> bool:
    return (on.year, on.month) == (month.year, month.month)


def _weeks(rows: Iterable[Row], asked: Asked, today: date, calendar: SchoolCalendar) -> list[list[Day]]:
    of_days: dict[date, list[Row]] = defaultdict(list)
    for row in rows:
        of_days[row.one.on].append(row)
    return [[_day(on, of_days.get(on, []), asked, today, calendar) for on in week] for week in weeks_of(asked.month)]


def _day(on: date, rows: list[Row], asked: Asked, today: date, calendar: SchoolCalendar) -> Day:
    look, off = OFF.get(calendar.kind_of(on), ("", ""))
    # One more takes no more room than the line that would say so.
    shown = rows if len(rows) <= MOST_IN_A_DAY + 1 else rows[:MOST_IN_A_DAY]
    all_of_it = replace(asked, month=on.replace(day=1), as_list=True).query
    return Day(
        on=on,
        in_month=_in(on, asked.month),
        is_today=on == today,
        look=look,
        off=off,
        rows=shown,
        more=len(rows) - len(shown),
        more_query=f"{all_of_it}#{'overdue' if on < today else f'd-{on.isoformat()}'}",
    )


def _groups(late: list[Row], ahead: list[Row], asked: Asked, today: date) -> list[Group]:
    """What is overdue first, in this month all of it and in a month that is past its own; then week by week."""
    if not _in(today, asked.month):
        late = [row for row in late if _in(row.one.on, asked.month)]
    groups = [Group("overdue", "Overdue", late, late=True)] if late else []
    weeks: dict[date, list[Row]] = defaultdict(list)
    for row in ahead:
        weeks[monday_of(row.one.on)].append(row)
    return groups + [
        Group(f"w-{monday.isoformat()}", _week_title(monday, today), of_week) for monday, of_week in sorted(weeks.items())
    ]


def _week_title(monday: date, today: date) -> str:
    span = f"{short_day(monday, today)} to {short_day(monday + timedelta(days=6), today)}"
    return f"This week, {span}" if monday == monday_of(today) else span


def _headline(late: list[Row], ahead: list[Row], asked: Asked, today: date) -> str:
    of_month = sum(row.one.what is not What.SEND_BY for row in ahead)
    verb = "is" if len(late) == 1 else "are"
    overdue = f"{_dates(len(late), asked)} {verb} overdue" if late else "Nothing is overdue"
    if not _in(today, asked.month):
        return f"{overdue}. {_dates(of_month, asked)} in {month_and_year(asked.month)}."
    return f"{overdue}. {_dates(of_month, asked)} still to come this month."


def _dates(number: int, asked: Asked) -> str:
    return f"{plural(number, 'date') if number else 'No dates'}{' of ours' if asked.ours_only else ''}"


def _links(asked: Asked, today: date) -> dict[str, str]:
    return {
        "before": replace(asked, month=month_before(asked.month)).query,
        "after": replace(asked, month=month_after(asked.month)).query,
        "this": replace(asked, month=today.replace(day=1)).query,
        "as_month": replace(asked, as_list=False).query,
        "as_list": replace(asked, as_list=True).query,
        "all": replace(asked, ours_only=False).query,
        "ours": replace(asked, ours_only=True).query,
        "late": replace(asked, month=today.replace(day=1), as_list=True).query + "#overdue",
    }
