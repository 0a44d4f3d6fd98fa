"""A floor pays for nothing that the pages above it pay for, so that it flatters none of them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from senco.access.roles import Role
from tests.world import World


@pytest.fixture
def asked(world: World) -> dict[str, list[str]]:
    """The SQL of each floor, of the frame with its counts, and of a page of the product afterwards."""
    client = Client()
    client.force_login(world.a.people[Role.SENCO])
    slug = world.a.school.slug
    paths = {name: f"/s/{slug}/floor/{name}" for name in ("rows", "frame", "counts")}
    found = {}
    with override_settings(ROOT_URLCONF="bench.floors"):
        for name, path in {**paths, "page": reverse("figures", args=[slug])}.items():
            client.get(path)
            with CaptureQueriesContext(connection) as seen:
                assert client.get(path).status_code == 200
            found[name] = [one["sql"] for one in seen.captured_queries]
    return found


COUNTED = ("ehcp_", "provision_", "pupils_concern", "accounts_notice", "pupils_referral")


def test_nothing_is_counted_for_the_side_bar_of_a_floor(asked: dict[str, list[str]]) -> None:
    for floor in ("rows", "frame"):
        assert not [sql for sql in asked[floor] if any(table in sql for table in COUNTED)]


def test_the_frame_with_its_counts_and_every_page_of_the_product_pay_for_them(asked: dict[str, list[str]]) -> None:
    for page in ("counts", "page"):
        text = " ".join(asked[page])
        assert all(table in text for table in COUNTED), page
    assert len(asked["frame"]) < len(asked["counts"])
