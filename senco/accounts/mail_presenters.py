"""What a mail says of notices: sections of rows that name no child, each with what, when, who, which stage, and a link."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.conf import settings
from django.urls import reverse

from senco.access.actor import Actor
from senco.access.rules.dates import day_in_full, distance
from senco.accounts.models import Notice
from senco.accounts.reminders import Outside

MOST_ROWS = 30  # of one section; who has more looks in senco
GONE_BY = "To do now; the day for it has gone by, and no law sets it"


@dataclass(frozen=True)
class Item:
    """One thing that a mail tells of. ``link`` is a path in senco."""

    outside: Outside
    due_on: date
    link: str


@dataclass(frozen=True)
class WeekTold:
    """What somebody's mail of the week tells: one sentence, and things under their titles."""

    heading: str = ""
    late: int = 0
    groups: tuple[tuple[str, list[Item]], ...] = field(default=())


def item_of(notice: Notice) -> Item:
    """A notice as a mail may tell of it. One from before mails said what is due says so."""
    return Item(Outside(**(notice.outside or {"what": "Something to look at"})), notice.due_on, notice.link)


def section(actor: Actor, title: str, items: Iterable[Item], today: date) -> dict[str, Any]:
    """A section as its template takes it: the cases first, by day and reference, the first rows of many.

    What has no reference cannot be told apart in a mail, so as much of it as is due on one day is one row, which leads to
    the list of notices.
    """
    ordered = sorted(items, key=_order)
    rows = []
    for _, alike in groupby(ordered, key=lambda one: (_order(one), one.link if one.outside.reference else "")):
        first, *others = alike
        rows.append(_row(first, today) if not others else _row_of_many(actor, first, 1 + len(others), today))
    return {"title": title, "rows": rows[:MOST_ROWS], "more": max(0, len(rows) - MOST_ROWS)}


def _order(one: Item) -> tuple[bool, date, str, str]:
    return not one.outside.reference, one.due_on, one.outside.reference, one.outside.what


def news(actor: Actor, notices: Sequence[Notice], today: date) -> dict[str, Any]:
    """The values of the mail about what is new: what is overdue first, then what has only gone by, then what is due today, then
    what comes."""
    items = [item_of(notice) for notice in notices]
    late = [one for one in items if one.due_on < today and not one.outside.practice]
    groups = (
        ("Overdue", late),
        (GONE_BY, [one for one in items if one.due_on < today and one.outside.practice]),
        ("Due today", [one for one in items if one.due_on == today]),
        ("Coming", [one for one in items if one.due_on > today]),
    )
    sections = [section(actor, title, found, today) for title, found in groups if found]
    return {"url": settings.BASE_URL, "count": len(items), "late": len(late), "sections": sections}


def week_told(actor: Actor, told: WeekTold, waiting: Sequence[Notice], today: date) -> dict[str, Any]:
    """The values of the mail of a week: what it tells, and beneath what else has been told in senco since the last mail."""
    shown = {(one.link, one.outside.what) for _, items in told.groups for one in items}
    other = [one for one in map(item_of, waiting) if (one.link, one.outside.what) not in shown]
    groups = (*told.groups, ("Also told in senco since the last mail", other))
    sections = [section(actor, title, items, today) for title, items in groups if items]
    return {"url": settings.BASE_URL, "late": told.late, "heading": told.heading, "sections": sections}


def _row_of_many(actor: Actor, one: Item, number: int, today: date) -> dict[str, str]:
    link = f"{settings.BASE_URL}{reverse('notice_list', args=[actor.school_slug])}"
    return _row(one, today) | {"what": f"{number} times: {_small(one.outside.what)}", "stage": "", "link": link}


def _row(one: Item, today: date) -> dict[str, str]:
    outside = one.outside
    return {
        "what": f"Case {outside.reference}: {_small(outside.what)}" if outside.reference else outside.what,
        "when": f"{day_in_full(one.due_on)} ({distance(one.due_on, today, past=outside.practice)})",
        "who": outside.who,
        "stage": outside.stage,
        "hint": outside.hint,
        "link": f"{settings.BASE_URL}{one.link}",
    }


def _small(words: str) -> str:
    """The words after a colon, but for what is an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
