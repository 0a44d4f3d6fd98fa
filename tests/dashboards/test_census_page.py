"""The census page and its file: every pupil on roll, what holds on the day, and what to put right."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dashboards.census_selectors import census_entries
from pupils.models import Need, StatusPeriod
from pupils.services import needs
from senco.access.roles import Role
from senco.audit.models import Event
from tests import factories
from tests.world import World

TODAY = factories.today()
URL = "/s/alder/census/"


@pytest.fixture
def head(world: World, client: Client) -> Client:
    client.force_login(world.a.people[Role.HEAD])
    return client


def test_the_census_counts_everybody_on_roll_and_names_what_to_mend(world: World, client: Client) -> None:
    with factories.inside(world.a.school) as actor:
        plain = factories.make_pupil(actor, forename="Nell", surname="Plain")
        factories.make_pupil(actor, forename="Gone", surname="Away", left_on=TODAY)
        needless = factories.make_pupil(actor, forename="Kit", surname="Needless")
        needs.set_status(actor=actor, pupil=needless, status="K", starts_on=TODAY, source="import")
        Need.objects.create(pupil=plain, code="ASD", rank=1, starts_on=TODAY)
    client.force_login(world.a.people[Role.SENCO])
    answer = client.get(URL, {"on": TODAY.isoformat()})
    assert answer.context["counts"] == {"N": 1, "K": 3, "E": 0}
    assert [(one.entry.name, one.words) for one in answer.context["rejected"]] == [
        ("Kit Needless", "K without a primary need. Choose one.")
    ]
    queried = {one.entry.name for one in answer.context["queried"]}
    assert {name for name in queried if not name.startswith("SAFE")} == {"Kit Needless", "Nell Plain"}
    assert any(one.words.startswith("K, but the final plan") for one in answer.context["queried"]), "a case tells of a plan"
    text = answer.content.decode()
    assert f"/s/alder/pupils/{needless.pk}/needs/" in text
    assert "Gone Away" not in text


def test_a_past_census_shows_what_held_then(world: World, head: Client) -> None:
    with factories.inside(world.a.school) as actor:
        needs.set_status(actor=actor, pupil=world.a.own, status="E", starts_on=TODAY, source="plan")
    before = head.get(URL, {"on": (TODAY - timedelta(days=1)).isoformat()}).context["counts"]
    assert (before, head.get(URL, {"on": TODAY.isoformat()}).context["counts"]) == (
        {"N": 0, "K": 2, "E": 0}, {"N": 0, "K": 1, "E": 1},
    )  # fmt: skip


def test_a_day_that_makes_no_sense_is_said_and_no_file_leaves(world: World, head: Client) -> None:
    assert "Is the year right?" in head.get(URL, {"on": "1066-10-14"}).content.decode()
    assert head.get("/s/alder/census.csv", {"on": "1066-10-14"}).url == f"{URL}?on=1066-10-14"


def test_the_file_runs_no_formula_and_its_leaving_is_logged(world: World, head: Client) -> None:
    with factories.inside(world.a.school) as actor:
        factories.make_pupil(actor, forename="=1+1", surname="Sum")
    answer = head.get("/s/alder/census.csv", {"on": TODAY.isoformat()})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 3
    assert not [row for row in rows if row["Pupil"].startswith("=")]
    assert {row["SEN provision"] for row in rows} == {"N", "K"}
    assert {row["Primary need"] for row in rows} == {"", "SLCN"}
    with factories.inside(world.a.school):
        assert Event.objects.get(verb="census_exported").changes["count"] == 3


def test_the_number_of_queries_does_not_grow_with_the_pupils(world: World) -> None:
    with factories.inside(world.a.school) as system:
        actor = factories.actor_of(world.a.people[Role.SENCO], world.a.school)

        def asked() -> int:
            with CaptureQueriesContext(connection) as queries:
                census_entries(actor, on=TODAY)
            return len(queries)

        few = asked()
        for _ in range(12):
            pupil = factories.make_pupil(system)
            StatusPeriod.objects.create(pupil=pupil, status="K", starts_on=TODAY, source="import")
        assert asked() == few
