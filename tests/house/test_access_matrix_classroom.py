"""Every address, asked by heads, classrooms and the office, for one's own, another's, a crossed and a missing object."""

import pytest

from tests.house.matrix import wrongs
from tests.world import World


@pytest.mark.parametrize("role", ["head", "teacher", "ta", "admin"])
def test_each_role_reaches_what_the_specification_says_and_sees_nothing_else(world: World, role: str) -> None:
    wrong = wrongs(world, role)
    assert not wrong, "\n".join(wrong)
