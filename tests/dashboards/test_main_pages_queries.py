"""The main pages take as many queries in a large demo school as in a small one: those that the bench measures."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.pages import PAGES, mail_of, things_of
from senco.access import selectors as access
from senco.accounts.models import User
from tests import factories
from tests.dashboards.demo_school import made

MOST = 60  # of one page, the door's own included


@pytest.fixture
def counted(db: None, settings: object) -> dict[str, dict[str, int]]:
    settings.TRIAL = True
    found: dict[str, dict[str, int]] = {}
    for slug, pupils in (("little", "120"), ("big", "420")):
        made("--slug", slug, "--pupils", pupils, "--json")
        people = {who: User.objects.get(email=mail_of(who, slug)) for who in {page.by for page in PAGES}}
        actors = {who: access.actors_of(one, on=factories.today(), school_slug=slug)[0] for who, one in people.items()}
        with factories.inside(access.school_named(slug)):
            things = things_of(actors["senco"], actors["teacher"])
        found[slug] = {}
        for page in PAGES:
            client = Client()
            client.force_login(people[page.by])
            path = page.path(slug, things)
            client.get(path)
            with CaptureQueriesContext(connection) as seen:
                assert client.get(path).status_code == 200, path
            found[slug][page.name] = len(seen)
    return found


def test_no_main_page_takes_more_queries_in_a_larger_school(counted: dict[str, dict[str, int]]) -> None:
    little, big = counted["little"], counted["big"]
    grown = {name: (little[name], big[name]) for name in little if big[name] > little[name] + 2}
    assert not grown, "from the smaller school to the larger one"
    assert max(big.values()) <= MOST, big
