"""A month as a calendar shows it: whole weeks from Monday, and the months before and after."""

import re
from datetime import date, timedelta

WEEK = 7  # days
FURTHEST = 10  # years from this one; a month of another century is a slip in the address
_TYPED = re.compile(r"([0-9]{4})-([0-9]{2})")


def month_asked(text: str, today: date) -> date:
    """The first day of the month that an address asks for (``2026-11``); this month where it asks for none that is near."""
    typed = _TYPED.fullmatch(text)
    this = today.replace(day=1)
    if typed is None or not 1 <= int(typed[2]) <= 12 or abs(int(typed[1]) - today.year) > FURTHEST:
        return this
    return date(int(typed[1]), int(typed[2]), 1)


def month_key(month: date) -> str:
    """A month as it stands in an address: ``2026-11``."""
    return f"{month.year:04d}-{month.month:02d}"


def month_after(month: date) -> date:
    """The first day of the next month."""
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1)


def month_before(month: date) -> date:
    """The first day of the month before."""
    return (month.replace(day=1) - timedelta(days=1)).replace(day=1)


def monday_of(on: date) -> date:
    """The Monday with which the week of a day begins."""
    return on - timedelta(days=on.weekday())


def weeks_of(month: date) -> tuple[tuple[date, ...], ...]:
    """The weeks that touch a month, each of seven days from Monday, with the days of its neighbours that fill them."""
    weeks = []
    monday, end = monday_of(month.replace(day=1)), month_after(month)
    while monday < end:
        weeks.append(tuple(monday + timedelta(days=number) for number in range(WEEK)))
        monday += timedelta(days=WEEK)
    return tuple(weeks)
