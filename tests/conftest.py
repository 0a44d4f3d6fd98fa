"""The world that tests live in: a database made by its owner and used, as in production, by a role that owns nothing."""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection, connections

from senco.env import parse_database_url
from tests.day import keep_the_day
from tests.world import World, build_world

# A browser's event loop stays open in a process that has run a journey; Django would take the next test for a coroutine.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


keep_the_day()

FIRST = "tests/journeys/year/"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest story begins first, so that no processor waits for it at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(FIRST))


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Make the test database as the owner, then sign in to it as the application."""
    from django.test.utils import setup_databases, teardown_databases

    owner = settings.ENVIRONMENT.database_owner_url
    if not owner:
        pytest.exit("No database. Run bin/test, which starts one.", returncode=2)
    with django_db_blocker.unblock():
        application = _sign_in_as(owner)
        kept = setup_databases(verbosity=0, interactive=False, serialized_aliases=set())
        connections.close_all()
        _change(application)
    yield
    with django_db_blocker.unblock():
        connections.close_all()  # one that was cut off meanwhile would not answer
        _end_other_sessions()
        connections.close_all()
        _sign_in_as(owner)
        _end_other_sessions()
        teardown_databases(kept, verbosity=0)


def _end_other_sessions() -> None:
    """End what else this role has open in the test database, which would keep it from being dropped.

    In a process that has run a journey the browser's event loop hides an earlier connection from ``close_all``.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
        )


def _sign_in_as(url: str) -> dict[str, str]:
    address = parse_database_url(url)
    before = {name: connection.settings_dict[name] for name in ("USER", "PASSWORD")}
    _change({"USER": address.user, "PASSWORD": address.password})
    return before


def _change(values: dict[str, str]) -> None:
    connection.settings_dict.update(values)


@pytest.fixture(scope="session", autouse=True)
def suffix_for_each_process(request: pytest.FixtureRequest) -> None:
    """With several test processes each has a database of its own."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "")
    mine = "_".join(filter(None, ["test_senco", os.environ.get("SENCO_TEST_NAME", ""), worker]))
    connection.settings_dict["TEST"]["NAME"] = mine


@pytest.fixture
def world(db: None) -> World:
    """Two schools of one trust, a person for each role in each, pupils whose every field is a canary."""
    return build_world()
