"""The log of the process: one line of JSON a request, with ids and never with a name or what was asked for."""

import json
import logging

import pytest
from django.test import Client

from senco.access.roles import Role
from senco.logs import JsonFormatter, NoAddress
from tests.world import World


@pytest.fixture
def lines() -> list[str]:
    written: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(self.format(record))

    handler = Keep()
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield written
    root.removeHandler(handler)


def test_a_request_is_one_line_with_its_route_and_no_address(client: Client, world: World, lines: list[str]) -> None:
    client.force_login(world.a.people[Role.SENCO])
    client.get(f"/s/{world.a.school.slug}/find/?q=SAFE-alder-own-surname")
    client.get(f"/s/{world.a.school.slug}/find/SAFE-alder-own-surname")
    client.get(f"/s/{world.a.school.slug}/pupils/{world.a.own.pk}/")
    told = [json.loads(line) for line in lines]
    routes = [line["route"] for line in told if line["logger"] == "senco.request"]
    assert routes == ["pupil_find", None, "pupil_page"]
    assert "SAFE-" not in "".join(lines)
    assert str(world.a.own.pk) not in "".join(lines)


def test_an_error_is_told_by_its_kind_and_place_and_not_by_its_words() -> None:
    try:
        raise ValueError("Siobhán bit her teacher")
    except ValueError:
        record = logging.getLogger("x").makeRecord("x", logging.ERROR, __file__, 1, "it failed", (), _exc_info())
    line = json.loads(JsonFormatter().format(record))
    assert line["error"] == "ValueError"
    assert "test_logs.py" in line["where"][-1]
    assert "Siobhán" not in json.dumps(line, ensure_ascii=False)


def _exc_info() -> object:
    import sys

    return sys.exc_info()


def test_djangos_own_warnings_lose_the_address() -> None:
    record = logging.getLogger("django.request").makeRecord(
        "django.request", logging.WARNING, "f", 1, "Not Found: %s", ("/s/x/find/?q=Siobhán",), None
    )
    assert NoAddress().filter(record)
    assert "Siobhán" not in JsonFormatter().format(record)
    assert json.loads(JsonFormatter().format(record))["message"] == "Not Found"
