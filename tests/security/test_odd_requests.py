"""Requests that no page of ours makes: refused as the sender's fault, never as an error of ours."""

import pytest
from django.test import Client

from senco.access.roles import Role
from tests.world import World


def test_a_host_that_is_not_ours_is_a_bad_request(db: None) -> None:
    answer = Client(raise_request_exception=False).get("/account/login/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


def test_too_many_fields_are_a_bad_request(client: Client, world: World) -> None:
    client.force_login(world.a.people[Role.SENCO])
    client.raise_request_exception = False
    answer = client.post(f"/s/{world.a.school.slug}/import/", {f"f{n}": "x" for n in range(1500)})
    assert answer.status_code == 400


@pytest.mark.parametrize("on", ["0001-01-01", "0001-09-01", "0999-12-31", "9999-12-31", "99999-01-01", "2026-02-30", "%00"])
def test_a_register_of_an_impossible_day_asks_for_another(client: Client, world: World, on: str) -> None:
    client.force_login(world.a.people[Role.SENCO])
    assert client.get(f"/s/{world.a.school.slug}/register/?on={on}").status_code == 200
    # A file that holds more, or another day, than was asked for must not leave.
    assert client.get(f"/s/{world.a.school.slug}/register.csv?on={on}").status_code == 302
