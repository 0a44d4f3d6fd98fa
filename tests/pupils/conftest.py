"""A smaller cast than ``world``, for the many tests of pages about pupils: people are made when a test asks for them."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client

from pupils.models import Contact, Pupil
from pupils.services import concerns, needs, people, staffing
from senco.access.actor import Actor
from senco.access.models import School
from senco.access.roles import Role
from senco.accounts.models import User
from tests import factories
from tests.pupils.family import ADDRESS, add
from tests.world import Cast, World


class People(dict[Role, User]):
    """The people of a school by role, each made at the first call, with the links that give the role its reach."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def __missing__(self, role: Role) -> User:
        cast = self.cast
        with factories.inside(cast.school) as actor:
            if role is Role.PARENT:
                self[role], _ = factories.make_parent(actor, cast.school, cast.own)
                return self[role]
            self[role] = factories.make_person(cast.school, role, name=f"{role.value} of {cast.school.slug}")
            since = factories.today() - timedelta(days=60)
            if role is Role.TEACHER:
                people.link_staff(actor=actor, user_id=self[role].pk, group=cast.group, starts_on=since)
            if role is Role.TA:
                people.link_staff(actor=actor, user_id=self[role].pk, pupil=cast.own, starts_on=since)
        return self[role]


def _cast(slug: str) -> Cast:
    cast = Cast(factories.make_school(slug))
    cast.people = People(cast)
    with factories.inside(cast.school) as actor:
        cast.group = staffing.add_group(actor=actor, name="4W", year="4")
        cast.own, cast.unrelated = _pupil(actor, slug, "own", cast.group), _pupil(actor, slug, "unrelated", None)
        raiser = factories.actor_of(cast.people[Role.SENCO], cast.school)
        concern = concerns.raise_concern(actor=raiser, pupil=cast.own, seen=f"SAFE-{slug}-own-seen", on=factories.today())
        cast.rows["own"] = {"concern": concern}
    return cast


def _pupil(actor: object, slug: str, kind: str, group: object) -> Pupil:
    canary, since = f"SAFE-{slug}-{kind}", factories.today() - timedelta(days=90)
    pupil = factories.make_pupil(actor, group=group, surname=f"{canary}-surname", forename=f"{canary}-forename")
    needs.set_status(actor=actor, pupil=pupil, status="K", starts_on=since, source="assessment")
    factories.tell_parents(actor, pupil, on=since)
    needs.record_needs(actor=actor, pupil=pupil, codes=["SLCN", "ASD"], status="K", on=since)
    return pupil


@pytest.fixture
def school(db: None) -> School:
    """A school with nobody in it."""
    return factories.make_school()


@pytest.fixture
def actor(school: School) -> Iterator[Actor]:
    """The SENCO of a school, inside it."""
    person = factories.make_person(school, Role.SENCO, name="Sen Coordinator")
    with factories.inside(school):
        yield factories.actor_of(person, school)


@pytest.fixture
def senco(world: World, client: Client) -> Client:
    """A browser in which the SENCO is signed in."""
    client.force_login(world.a.people[Role.SENCO])
    return client


@pytest.fixture
def office(world: World) -> Client:
    """A browser in which the school's administrator is signed in."""
    client = Client()
    client.force_login(world.a.people[Role.ADMIN])
    return client


@pytest.fixture
def cast(world: World) -> Cast:
    """The first of the two schools."""
    return world.a


@pytest.fixture
def child(cast: Cast) -> Pupil:
    """A child of the teacher's class."""
    with factories.inside(cast.school) as actor:
        return factories.make_pupil(actor, forename="Mateo", surname="Núñez", group=cast.group)


@pytest.fixture
def contact(cast: Cast, child: Pupil) -> Contact:
    """The child's mother, who has not been invited."""
    return add(cast, child, name="Inés Núñez", email=ADDRESS)


@pytest.fixture
def small(db: None) -> World:
    """Two schools, in each a pupil of class 4W and one of no class; no more than that."""
    return World(a=_cast("alder"), b=_cast("birch"))
