"""What tests of consultations share."""

from pathlib import Path
from typing import Any

import pytest

from senco.access.actor import Actor
from senco.access.roles import Role
from tests import factories
from tests.world import World, build_world


@pytest.fixture
def two(db: None, settings: Any, tmp_path: Path) -> World:
    """Two schools whose files are kept in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path
    return build_world()


@pytest.fixture
def senco(two: World) -> Actor:
    """The SENCO of the first school."""
    return factories.actor_of(two.a.people[Role.SENCO], two.a.school)
