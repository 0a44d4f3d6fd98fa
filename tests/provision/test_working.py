"""The paper on a pupil's normal way of working: counts of what was recorded, and nothing said of days without a record."""

import subprocess
from datetime import timedelta

import pytest
from django.test import Client

from provision.models import AdaptationUse
from provision.papers.working import working_paper
from provision.services.adaptations import add_adaptation, choose_adaptation, end_adaptation
from provision.services.taps import record_move
from senco.access.roles import Role
from tests import factories
from tests.world import World

TODAY = factories.today()


@pytest.fixture
def worked_with(world: World) -> World:
    """Two adults recorded a word mat on two days, and nobody ever the ear defenders, which have ended."""
    senco, teacher = (factories.actor_of(world.a.people[role], world.a.school) for role in (Role.SENCO, Role.TEACHER))
    with factories.inside(world.a.school):
        begun = TODAY - timedelta(days=20)
        mat = choose_adaptation(
            actor=senco, pupil=world.a.own, adaptation=add_adaptation(actor=senco, name="A word mat"), note="The blue one", starts_on=begun
        )
        ears = choose_adaptation(
            actor=senco, pupil=world.a.own, adaptation=add_adaptation(actor=senco, name="Ear defenders"), starts_on=begun
        )
        record_move(actor=senco, chosen=[mat], result="worked", on=TODAY - timedelta(days=2))
        record_move(actor=senco, chosen=[mat], result="partly", on=TODAY)
        record_move(actor=teacher, chosen=[mat], result="worked", on=TODAY)
        end_adaptation(actor=senco, chosen=ears, on=TODAY - timedelta(days=1))
    return world


def test_it_counts_records_days_and_adults_and_says_that_none_is_nothing(worked_with: World) -> None:
    senco = factories.actor_of(worked_with.a.people[Role.SENCO], worked_with.a.school)
    with factories.inside(worked_with.a.school):
        paper = working_paper(senco, worked_with.a.own, on=TODAY)
        lines = {line.name: line for line in paper.lines}
        mat, ears = lines["A word mat"], lines["Ear defenders"]
        assert mat.recorded.startswith("3 records on 2 days by 2 adults")
        assert mat.went == "worked 2, partly 1"
        assert (ears.recorded, ears.went) == ("Nothing was recorded", "")
        assert ears in paper.before and mat in paper.now
        assert AdaptationUse.objects.count() >= 3


def test_it_is_a_paper_for_those_who_run_the_work(worked_with: World, client: Client) -> None:
    url = f"/s/alder/pupils/{worked_with.a.own.pk}/working.pdf"
    client.force_login(worked_with.a.people[Role.SENCO])
    answer = client.get(url)
    words = " ".join(subprocess.run(["pdftotext", "-layout", "-", "-"], input=answer.content, capture_output=True, check=True).stdout.decode().split())
    for said in ("A word mat", "The blue one", "worked 2, partly 1", "Ear defenders", "Nothing was", "A day without a record says nothing"):
        assert said in words, said
    assert worked_with.a.own.forename not in answer.headers["Content-Disposition"]
    client.force_login(worked_with.a.people[Role.TEACHER])
    assert client.get(url).status_code == 403
