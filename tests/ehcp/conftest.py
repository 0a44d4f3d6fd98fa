"""What tests of consultations and of writings share."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from ehcp.models import Case
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Event
from ehcp.services import cases, events, plan
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.roles import Role
from tests import factories
from tests.world import World, build_world

TODAY = factories.today()


@pytest.fixture
def two(db: None, settings: Any, tmp_path: Path) -> World:
    """Two schools whose files are kept in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path
    return build_world()


@pytest.fixture
def senco(two: World) -> Actor:
    """The SENCO of the first school."""
    return factories.actor_of(two.a.people[Role.SENCO], two.a.school)


@pytest.fixture
def pupil(two: World) -> Pupil:
    """A child in year 8 of whom nothing is on record."""
    with factories.inside(two.a.school) as actor:
        return factories.make_pupil(actor, forename="Zadie", surname="Smith-Ode", year="8")


@pytest.fixture
def case(two: World, senco: Actor, pupil: Pupil) -> Case:
    """The case of an assessment that the school asked for."""
    with factories.inside(two.a.school):
        return cases.open_request(
            actor=senco, pupil=pupil, council="Fernshire", requested_by="school", received_on=TODAY - timedelta(days=50), today=TODAY
        )


@pytest.fixture
def reviewed(two: World, senco: Actor, pupil: Pupil) -> Case:
    """The case of a plan with two outcomes, whose review is arranged."""
    with factories.inside(two.a.school):
        made = cases.open_plan(actor=senco, pupil=pupil, council="Fernshire", made_on=TODAY - timedelta(days=300), today=TODAY)
        plan.add_lines(actor=senco, case=made, statements={"outcome": ["Tells a story in order", "Asks for help with a word"]}, provisions=[])
        more = {Fact.MEETING_ON: TODAY + timedelta(days=40)}
        events.record_event(actor=senco, case=made, event=Event.REVIEW_ARRANGED, happened_on=TODAY, today=TODAY, more=more)
        return made
