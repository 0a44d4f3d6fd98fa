"""The whole timeline of a pupil: everything with a day that this person may see, filtered in the address, printed with a name."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from senco.access.roles import Role
from senco.audit.models import Event
from tests import factories
from tests.dashboards.test_pupil_page_queries import longer_history
from tests.world import World

TODAY = factories.today()


def timeline(world: World, role: Role = Role.SENCO, **query: str) -> str:
    client = Client()
    client.force_login(world.a.people[role])
    answer = client.get(reverse("pupil_timeline", kwargs={"school": "alder", "pupil": world.a.own.pk}), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_everything_that_has_a_day_stands_in_it(world: World) -> None:
    text = timeline(world)
    for said in (
        "SEN support began", "Needs recorded: SLCN, ASD", "Cycle 1 started", "raised a concern", "SAFE-alder-own-talk",
        "Referred to SAFE-alder-own-service", "SAFE-alder-own-filename", "Printed: SAFE-alder-own-title",
        "Version 1 of the one-page profile", "Summary published to the parents", "EHC case",
    ):  # fmt: skip
        assert said in text, said


def test_it_is_filtered_by_kind_and_by_days_in_the_address(world: World) -> None:
    text = timeline(world, kind="status")
    assert "SEN support began" in text and "Cycle 1 started" not in text
    assert re.search(r"[12] of \d+ moments: SEN status", text)
    recent = timeline(world, begins=f"{TODAY - timedelta(days=30):%d/%m/%Y}")
    assert "Cycle 1 started" in recent and "SEN support began" not in recent
    earlier = timeline(world, ends=f"{TODAY - timedelta(days=30):%d/%m/%Y}")
    assert "Cycle 1 started" not in earlier and "SEN support began" in earlier


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ({"begins": "31/02/2026"}, "31/02/2026"),
        ({"kind": "nothing"}, "Choose from the list"),
        ({"begins": "02/01/2026", "ends": "01/01/2026"}, "The last day comes before the first"),
    ],
)
def test_a_filter_that_cannot_be_understood_is_said_and_leaves_nothing_out_by_itself(
    world: World, query: dict[str, str], why: str
) -> None:
    assert why in timeline(world, **query)


def test_a_printed_one_says_whose_it_is_who_printed_it_and_when(world: World) -> None:
    text = timeline(world)
    assert "Timeline of SAFE-alder-own-forename" in text
    assert "Printed by senco of alder (SENCO) on " in text


def test_those_who_teach_see_no_talks_cases_and_files_in_it(world: World) -> None:
    text = timeline(world, Role.TEACHER)
    assert "Cycle 1 started" in text and "SAFE-alder-own-line" in text
    for hidden in ("own-talk", "own-service", "own-filename", "EHC case", "Summary published"):
        assert hidden not in text, hidden
    assert 'value="case"' not in text and 'value="talk"' not in text, "not even as something to choose"
    assert "EHC case" not in timeline(world, Role.TEACHER, kind="case")


def test_that_it_was_opened_stands_in_the_log(world: World) -> None:
    timeline(world, Role.TEACHER)
    with factories.inside(world.a.school):
        who = world.a.people[Role.TEACHER].pk
        assert Event.objects.filter(verb="pupil_read", pupil_id=world.a.own.pk, actor_user_id=who).count() == 1


def test_it_takes_as_many_queries_with_a_long_history(world: World) -> None:
    timeline(world)
    with CaptureQueriesContext(connection) as few:
        timeline(world)
    longer_history(world)
    with CaptureQueriesContext(connection) as many:
        timeline(world)
    assert len(many) == len(few)
