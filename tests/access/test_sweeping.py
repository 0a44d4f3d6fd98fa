"""The nightly sweep: once a day for every school, whenever it is noticed, and one school's fault stays its own."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from senco.access import selectors, sweeping, tasks
from senco.access.actor import Actor
from senco.access.models import Sweep
from senco.access.tenancy import active_school
from tests import factories

swept: list[tuple[int, Any]] = []
broken: set[int] = set()


def note(*, actor: Actor, today: Any) -> None:
    """A sweep that only notes where it was."""
    if actor.school_id in broken:
        raise ZeroDivisionError
    assert active_school() == actor.school_id
    swept.append((actor.school_id, today))


@pytest.fixture(autouse=True)
def only_note(settings: Any) -> None:
    swept.clear()
    broken.clear()
    settings.SWEEPS = ["tests.access.test_sweeping.note"]


def test_every_school_is_swept_in_its_own_scope(db: None) -> None:
    schools = {factories.make_school().pk for _ in range(3)}
    assert sweeping.sweep_all(today=factories.today()) == (3, 0)
    assert {school for school, _ in swept} == schools


def test_a_school_that_fails_does_not_keep_the_others_waiting(db: None) -> None:
    first, second = factories.make_school("aspen"), factories.make_school("beech")
    broken.add(first.pk)
    assert sweeping.sweep_all(today=factories.today()) == (2, 1)
    assert [school for school, _ in swept] == [second.pk]
    assert not selectors.sweep_done_for(factories.today())


@time_machine.travel(datetime(2026, 11, 25, 9, 0, tzinfo=UTC), tick=False)
def test_the_sweep_of_a_day_runs_once(db: None) -> None:
    factories.make_school()
    assert tasks.sweep_if_due()
    assert not tasks.sweep_if_due()
    assert len(swept) == 1


def test_after_three_silent_days_the_next_look_sweeps_once(db: None) -> None:
    factories.make_school()
    with time_machine.travel(datetime(2026, 11, 20, 9, 0, tzinfo=UTC), tick=False):
        tasks.sweep_if_due()
    with time_machine.travel(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), tick=False):
        assert tasks.sweep_if_due()
        assert not tasks.sweep_if_due()
    assert [str(day) for _, day in swept] == ["2026-11-20", "2026-11-23"]
    assert Sweep.objects.count() == 2


@time_machine.travel(datetime(2026, 11, 25, 3, 0, tzinfo=UTC), tick=False)
def test_nothing_is_swept_before_five_in_the_morning(db: None) -> None:
    factories.make_school()
    assert not tasks.sweep_if_due()


@time_machine.travel(datetime(2026, 6, 30, 23, 30, tzinfo=UTC), tick=False)
def test_the_day_is_londons_also_in_summer(db: None) -> None:
    assert factories.today().isoformat() == "2026-07-01"
