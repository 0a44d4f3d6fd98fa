"""What the tests of this app share."""

import pytest

from tests.provision.lane import Lane, make_lane


@pytest.fixture
def lane(db: None) -> Lane:
    """One small school, its staff, and two pupils."""
    return make_lane()
