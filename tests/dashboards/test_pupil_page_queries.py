"""A page about pupils takes the same number of queries at 20 and at 200 pupils, and with a long history."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from provision.services import adaptations, cycles, sheets, summaries, taps
from pupils.models import Concern, Need, Pupil, StatusPeriod
from pupils.services import concerns
from senco.access.roles import Role
from tests import factories
from tests.world import World

TODAY = factories.today()
LISTS = ("register/?page=all", "register/?need=SLCN&sort=need", "find/?q=many", "concerns/")


def more_pupils(world: World, number: int) -> None:
    """Pupils on the register, each with a class, needs and a concern. Rows are made at once, to keep the test short."""
    with factories.inside(world.a.school):
        pupils = [
            Pupil(forename=f"Many{n}", surname=f"Of{number}", born_on=TODAY, year="4", group=world.a.group) for n in range(number)
        ]
        for pupil in pupils:
            pupil.make_keys()
        Pupil.objects.bulk_create(pupils)
        since = TODAY - timedelta(days=30)
        StatusPeriod.objects.bulk_create(
            StatusPeriod(pupil=p, status="K", starts_on=since, source="assessment") for p in pupils
        )
        Need.objects.bulk_create(
            Need(pupil=p, code=code, rank=rank, starts_on=since) for p in pupils for rank, code in ((1, "SLCN"), (2, "ASD"))
        )
        senco = world.a.people[Role.SENCO].pk
        Concern.objects.bulk_create(Concern(pupil=p, raised_by_id=senco, raised_on=TODAY, seen="x") for p in pupils)


def queries(client: Client, path: str) -> int:
    """How many queries an address takes, the second time it is asked for."""
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


@pytest.mark.parametrize("role", [Role.SENCO, Role.TEACHER])
def test_lists_of_pupils_take_as_many_queries_at_200_as_at_20(world: World, client: Client, role: Role) -> None:
    client.force_login(world.a.people[role])
    paths = [f"/s/alder/{path}" for path in (LISTS if role is Role.SENCO else LISTS[2:3])]
    more_pupils(world, 20)
    few = {path: queries(client, path) for path in paths}
    more_pupils(world, 180)
    assert {path: queries(client, path) for path in paths} == few


@pytest.mark.parametrize("role", [Role.SENCO, Role.TEACHER])
def test_a_pupils_page_takes_as_many_queries_with_ten_years_of_history(world: World, client: Client, role: Role) -> None:
    client.force_login(world.a.people[role])
    path = f"/s/alder/pupils/{world.a.own.pk}/"
    few = queries(client, path)
    more_pupils(world, 180)
    longer_history(world)
    assert queries(client, path) == few


def longer_history(world: World) -> None:
    """Twelve of everything that a pupil can have more than one of."""
    pupil = world.a.own
    senco = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
    with factories.inside(world.a.school):
        for number in range(12):
            day = TODAY - timedelta(days=number)
            adaptation = adaptations.add_adaptation(actor=senco, name=f"Way {number}")
            chosen = adaptations.choose_adaptation(actor=senco, pupil=pupil, adaptation=adaptation, starts_on=day)
            taps.record_move(actor=senco, chosen=[chosen], result="worked", on=day)
            concern = concerns.raise_concern(actor=senco, pupil=pupil, seen="x", on=day)
            concerns.answer_concern(actor=senco, concern=concern, answer="assess", text="x", on=day)
            provision = sheets.add_provision(actor=senco, name=f"Help {number}", tier="targeted")
            sheets.allocate(actor=senco, pupil=pupil, provision=provision, given_by="x", times_a_week=1, minutes=10, starts_on=day)
            sheets.write_profile(actor=senco, pupil=pupil, on=day, liked="x")
            summaries.publish_summary(actor=senco, pupil=pupil, content={})
            cycle = world.a.rows["own"]["cycle"]
            cycles.set_outcome(actor=senco, cycle=cycle, text="x", baseline="1", criterion="2", by_on=TODAY)
