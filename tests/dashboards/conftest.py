"""What the tests of the roof share."""

import pytest

from senco.access.models import School, Trust
from tests import factories
from tests.dashboards.figures_school import fill


@pytest.fixture
def school(db: None) -> School:
    """A school of sixty, thirty of them on the register, in a trust."""
    made = factories.make_school("cedar", trust=Trust.objects.create(name="Trust", slug="trust"))
    with factories.inside(made) as actor:
        fill(actor)
    return made
