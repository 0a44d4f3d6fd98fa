"""Duties as the rows that pages list, the tiles of the head's page, and the answers of a page of figures."""

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from dashboards.rules.charts import Chart, chart_of, on_screen
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
    asleep_until: date | None = None
    asleep_why: str = ""
    past: bool = False
    state: str = ""


def duty_rows(duties: Iterable[Duty], *, school: str) -> list[DutyRow]:
    """Duties with their addresses at a school."""
    rows = []
    for duty in duties:
        url = reverse(duty.link.name, kwargs={"school": school, **duty.link.kwargs})
        asleep = (duty.asleep_until, duty.asleep_why)
        gone_by = (duty.gone_by, "is-soon" if duty.gone_by else "")
        rows.append(DutyRow(duty.due_on, duty.title, url, duty.reason, duty.action, url, duty.waiting_for, *asleep, *gone_by))
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


@dataclass(frozen=True)
class Pictured:
    """An answer of a page of figures with the addresses of its picture, for narrow places and for wide ones."""

    answer: Mapping[str, Any]
    alt: str = ""
    narrow: str = ""
    wide: str = ""


def pictured(figures: Mapping[str, Any], address: Callable[[Chart, bool], str]) -> list[Pictured]:
    """The answers of a page; ``address`` is asked where each picture is found, and whether it is the wide one."""
    shown = []
    for answer in figures["answers"]:
        chart = chart_of(answer)
        shown.append(
            Pictured(answer, chart.alt, address(chart, False), address(chart, True)) if chart else Pictured(answer)
        )
    return shown


def kept_at(school: str, snapshot: UUID) -> Callable[[Chart, bool], str]:
    """Pictures of published figures have addresses of their own."""

    def address(chart: Chart, wide: bool) -> str:
        url = reverse("figures_chart", kwargs={"school": school, "snapshot": snapshot, "chart": chart.key})
        return f"{url}?wide" if wide else url

    return address


def in_the_page(*, dark: bool) -> Callable[[Chart, bool], str]:
    """Pictures of figures that are not kept yet are part of the page that shows them."""

    def address(chart: Chart, wide: bool) -> str:
        svg = chart.svg(on_screen(dark=dark, wide=wide))
        return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"

    return address
