"""Duties as the rows that pages list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from dashboards.rules.due import Duty


@dataclass(frozen=True)
class DutyRow:
    """One row of ``_parts/todo.html``."""

    on: date | None
    title: str
    url: str
    reason: str
    action: str
    action_url: str
    waiting_for: str


def duty_rows(duties: Iterable[Duty], *, school: str) -> list[DutyRow]:
    """Duties with their addresses at a school."""
    rows = []
    for duty in duties:
        url = reverse(duty.link.name, kwargs={"school": school, **duty.link.kwargs})
        rows.append(DutyRow(duty.due_on, duty.title, url, duty.reason, duty.action, url, duty.waiting_for))
    return rows
