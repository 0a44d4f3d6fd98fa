"""The list of cases by whose turn it is: each pick's number is the length of the list it opens."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ehcp.rules.moves.table import Event
from ehcp.services import cases, events
from senco.access.roles import Role
from tests import factories
from tests.world import World

TODAY = timezone.localdate()


@pytest.fixture
def listed(world: World) -> World:
    """A request with the council, one that was refused, and one in which the school's advice is due first."""
    actor = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
    with factories.inside(world.a.school) as system:
        for history in ([], [(Event.REFUSED, 10)], [(Event.ADVICE_ASKED, 35), (Event.AGREED, 20)]):
            case = cases.open_request(
                actor=actor, pupil=factories.make_pupil(system), council="Fernshire", requested_by="parent",
                received_on=TODAY - timedelta(days=36), today=TODAY,
            )  # fmt: skip
            for event, days in history:
                events.record_event(actor=actor, case=case, event=event, happened_on=TODAY - timedelta(days=days), today=TODAY)
    return world


def test_a_number_is_the_length_of_the_list_that_it_opens(listed: World) -> None:
    client = Client()
    client.force_login(listed.a.people[Role.SENCO])
    address = f"/s/{listed.a.school.slug}/ehc/"
    page = client.get(address).content.decode()
    picks = re.findall(r'class="pick" href="([^"]*)"[^>]*>(?:<svg.*?</svg>)?([^<(]+) \((\d+)\)', page)
    numbers = {title.strip(): int(number) for _, title, number in picks}
    assert {"All", "The school acts", "The council acts", "The family may act"} <= numbers.keys()
    assert numbers["The council acts"] >= 2, "it decides a request, and goes on with the assessment while the school writes"
    for query, title, number in picks:
        rows = client.get(address + query.replace("&amp;", "&")).content.decode()
        shown = rows.split('id="closed"')[0]
        assert len(re.findall(r"<tr><th scope=\"row\">", shown)) == int(number), title
        if "acts" in title:
            assert shown.count(f'data-label="Who">{title.removesuffix(" acts")}') == int(number), "its own next date"
    assert client.get(f"{address}?turn=whoever").status_code == 200
