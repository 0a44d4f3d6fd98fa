"""A product of its own for the story, since its clock would be wrong for every other journey."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from senco.local.children import Recipe, product
from senco.local.commands import bring_up, throwaway
from tests.journeys.beginning import a_new_school
from tests.journeys.conftest import ROOT, School, Stack
from tests.journeys.year.clock import Clock

BY_THE_CLOCK = {"web": ("senco.wsgi", "tests.journeys.year.web"), "worker": ("senco", "tests.journeys.year.worker")}
GoesTo = Callable[[int, int, int], date]


def _by_the_clock(port: int, data: Path) -> Iterator[Recipe]:
    for recipe in product(port, data):
        words = dict([BY_THE_CLOCK[recipe.name]] if recipe.name in BY_THE_CLOCK else [])
        yield replace(recipe, command=tuple(words.get(word, word) for word in recipe.command))


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    """PostgreSQL, Valkey, web server, worker and beat, started for this story alone."""
    with throwaway(ROOT, _by_the_clock) as running, running:
        bring_up(running)
        yield Stack(running.url, running.folder.root, ("-m", "tests.journeys.year.manage"))


@pytest.fixture(scope="session")
def pages_are_checked() -> bool:
    """Other journeys look at the pages that this story passes through."""
    return False


@pytest.fixture(scope="module")
def goes_to(stack: Stack) -> GoesTo:
    """Moves the story to the morning of a day, does what the night before it does, and returns the day."""
    clock = Clock(stack.data)

    def to(year: int, month: int, day: int) -> date:
        clock.goes_to(datetime.combine(date(year, month, day), time(8, 30), ZoneInfo("Europe/London")))
        stack.manage("tick")
        return date(year, month, day)

    return to


@pytest.fixture(scope="module")
def school(stack: Stack, goes_to: GoesTo) -> School:
    """A school on the first of September of which only the name is there."""
    goes_to(2026, 9, 1)
    return a_new_school(stack, "teacher", "next", "supply", "governor")
