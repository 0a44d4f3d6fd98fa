"""What the tests of this app share."""

import pytest
from django.test import Client

from provision.models import Summary
from senco.access.roles import Role
from tests.provision.families import publish
from tests.provision.lane import Lane, make_lane
from tests.world import World


@pytest.fixture
def lane(db: None) -> Lane:
    """One small school, its staff, and two pupils."""
    return make_lane()


@pytest.fixture
def teacher(client: Client, world: World) -> Client:
    """A browser in which the class teacher is signed in."""
    client.force_login(world.a.people[Role.TEACHER])
    return client


@pytest.fixture
def parent(client: Client, world: World) -> Client:
    """A browser in which a parent is signed in."""
    client.force_login(world.a.people[Role.PARENT])
    return client


@pytest.fixture
def summary(world: World) -> Summary:
    """What was published about the parent's child."""
    return publish(world.a, world.a.own)
