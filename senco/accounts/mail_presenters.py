"""What a mail says of notices: sections of rows that name no child, each with what, when, who, which stage, and a link."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from senco.access.rules.dates import day_in_full, distance
from senco.accounts.models import Notice
from senco.accounts.reminders import Outside

MOST_ROWS = 30  # of one section; who has more looks in senco


@dataclass(frozen=True)
class Item:
    """One thing that a mail tells of. ``link`` is a path in senco."""

    outside: Outside
    due_on: date
    link: str


def item_of(notice: Notice) -> Item:
    """A notice as a mail may tell of it. One from before mails said what is due says so."""
    return Item(Outside(**(notice.outside or {"what": "Something to look at"})), notice.due_on, notice.link)


def section(title: str, items: Iterable[Item], today: date) -> dict[str, Any]:
    """A section as its template takes it, by day and reference, the first rows of many."""
    ordered = sorted(items, key=lambda one: (one.due_on, one.outside.reference, one.outside.what))
    return {
        "title": title,
        "rows": [_row(one, today) for one in ordered[:MOST_ROWS]],
        "more": max(0, len(ordered) - MOST_ROWS),
    }


def news(notices: Sequence[Notice], today: date) -> dict[str, Any]:
    """The values of the mail about what is new: what is overdue first, then what is due today, then what comes."""
    items = [item_of(notice) for notice in notices]
    late = [one for one in items if one.due_on < today]
    groups = (
        ("Overdue", late),
        ("Due today", [one for one in items if one.due_on == today]),
        ("Coming", [one for one in items if one.due_on > today]),
    )
    sections = [section(title, found, today) for title, found in groups if found]
    return {"url": settings.BASE_URL, "count": len(items), "late": len(late), "sections": sections}


def _row(one: Item, today: date) -> dict[str, str]:
    outside = one.outside
    return {
        "what": f"Case {outside.reference}: {_small(outside.what)}" if outside.reference else outside.what,
        "when": f"{day_in_full(one.due_on)} ({distance(one.due_on, today)})",
        "who": outside.who,
        "stage": outside.stage,
        "hint": outside.hint,
        "link": f"{settings.BASE_URL}{one.link}",
    }


def _small(words: str) -> str:
    """The words after a colon, but for what is an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
