"""The cast itself."""

from tests.world import World


def test_both_schools_have_their_cast(world: World) -> None:
    assert world.a.own is not None
    assert world.b.own is not None
    assert world.a.own.pk != world.b.own.pk
