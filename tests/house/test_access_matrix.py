"""The specification of who may what, held against every address; and those who are nobody here."""

from pathlib import Path

import pytest

from senco.access.roles import Role
from tests import factories
from tests.house.matrix import OF_SCHOOLS, OURS, VENDOR, ask, objects_of, signed_in, spec, url_of
from tests.house.urls import Address, addresses
from tests.world import World


def test_every_address_has_a_name_of_its_own() -> None:
    names = [address.name for address in OURS]
    assert all(names)
    assert sorted(names) == sorted(set(names))


def test_every_address_stands_in_the_specification_and_nothing_else_does() -> None:
    assert {address.name for address in OURS} == set(spec())


@pytest.mark.parametrize("address", OURS, ids=lambda a: a.name)
def test_every_view_has_the_door_that_the_specification_says(address: Address) -> None:
    assert address.view.door.kind == spec()[address.name].door


def test_the_addresses_of_the_sign_in_library_are_those_that_somebody_looked_at() -> None:
    found = sorted(f"{address.pattern} {address.name}" for address in addresses() if address.is_vendors)
    assert found == VENDOR.read_text().splitlines()


def test_a_stranger_is_asked_to_sign_in_everywhere(world: World) -> None:
    client = signed_in(None)
    for address in OF_SCHOOLS:
        answer = ask(client, spec()[address.name].methods[0], url_of(address, objects_of(world.a, "own")), "")
        assert answer.status_code == 302, address.name
        assert answer.headers["Location"].startswith("/account/login/"), address.name


def test_a_member_of_another_school_gets_the_same_answer_as_for_a_school_that_is_not_there(world: World) -> None:
    client = signed_in(world.b.people[Role.SENCO])
    for address in OF_SCHOOLS:
        method = spec()[address.name].methods[0]
        theirs = ask(client, method, url_of(address, objects_of(world.a, "own")), f"{world.a.school.slug}:staff")
        nobodys = ask(
            client, method, url_of(address, objects_of(world.a, "own") | {"school": "nowhere"}), "nowhere:staff"
        )
        assert (theirs.status_code, len(theirs.content)) == (nobodys.status_code, len(nobodys.content)), address.name
        assert theirs.status_code == 404, address.name


def test_a_role_that_ended_yesterday_or_starts_tomorrow_opens_nothing(world: World) -> None:
    senco = world.a.people[Role.SENCO]
    client = signed_in(senco)
    today = factories.today()
    for dates in ({"ends_on": today}, {"ends_on": None, "starts_on": today.replace(year=today.year + 1)}):
        senco.memberships.update(**dates)
        for address in OF_SCHOOLS:
            answer = ask(client, spec()[address.name].methods[0], url_of(address, objects_of(world.a, "own")), "")
            assert answer.status_code == 404, address.name


def test_every_role_is_asked_in_one_of_the_files() -> None:
    asked = [
        role
        for path in Path(__file__).parent.glob("test_access_matrix_*.py")
        for role in Role
        if f'"{role.value}"' in path.read_text()
    ]
    assert sorted(asked) == sorted(Role)
