"""Duties as the rows that pages list, and the tiles of the head's page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from dashboards.rules.due import Duty
from dashboards.rules.overview import Item, Tile, owners_of


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


@dataclass(frozen=True)
class TileShown:
    """A tile of the head's page: its number is the length of the list that it opens."""

    tile: Tile
    count: int
    oldest: date | None
    owners: list[tuple[str, int]]
    query: str


def tiles_shown(found: Mapping[Tile, Sequence[Item]], *, query: str) -> list[TileShown]:
    """The tiles with something in them first, each with its oldest item and whose they are."""
    tiles = [
        TileShown(tile, len(items), min((i.since for i in items if i.since), default=None), owners_of(items), query)
        for tile, items in found.items()
    ]
    return sorted(tiles, key=lambda one: one.count == 0)
