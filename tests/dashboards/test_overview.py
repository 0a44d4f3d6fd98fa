"""The head's page: every number is the length of the list that it opens, for everybody and with every filter."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboards.overview_selectors import Overview
from dashboards.rules.due import Link
from dashboards.rules.overview import Asked, Item, Range, Tile, asked_of, headline, owners_of
from ehcp.services import cases as ehcp_cases
from provision.models import Cycle
from provision.services import cycles, summaries
from pupils.models import Concern
from pupils.services import concerns, needs
from senco.access.models import School
from senco.access.roles import Role
from tests import factories

TODAY = factories.today()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def busy(db: None) -> School:
    """A school in which something stands under every tile, of two people."""
    school = factories.make_school()
    priya, tom = (factories.make_person(school, Role.SENCO, name=name) for name in ("Priya R", "Tom T"))
    factories.make_person(school, Role.HEAD, name="Hana H")
    with factories.inside(school) as system:
        actor = factories.actor_of(priya, school)
        for number, (who, late) in enumerate([(priya, 3), (priya, 40), (tom, 200)]):
            pupil = factories.make_pupil(system, surname=f"Late{number}", forename="Ada")
            needs.set_status(actor=system, pupil=pupil, status="K", starts_on=ago(400), source="assessment")
            factories.tell_parents(system, pupil, on=ago(399))
            cycle = cycles.start_cycle(actor=actor, pupil=pupil, on=ago(300))
            Cycle.objects.filter(pk=cycle.pk).update(stage="do", review_on=ago(late), led_by=who)
        dateless = factories.make_pupil(system, surname="Dateless", forename="Bo")
        cycles.start_cycle(actor=actor, pupil=dateless, on=ago(20))
        without = factories.make_pupil(system, surname="Without", forename="Cy")
        needs.set_status(actor=system, pupil=without, status="K", starts_on=ago(30), source="assessment")
        factories.tell_parents(system, without, on=ago(30))
        concern = concerns.raise_concern(actor=actor, pupil=without, seen="Squints", on=TODAY)
        Concern.objects.filter(pk=concern.pk).update(raised_on=ago(50))
        ehcp_cases.open_request(
            actor=actor, pupil=without, council="Ashworth", requested_by="parent", received_on=ago(120), today=TODAY
        )
        parent, _ = factories.make_parent(system, school, without)
        summary = summaries.publish_summary(actor=actor, pupil=without, content={"about": ["x"]})
        summaries.answer_summary(
            actor=factories.actor_of(parent, school), summary=summary, clear="not", words="What is SALT?"
        )
    return school


def browser(school: School, role: Role, name: str = "") -> Client:
    client = Client()
    client.force_login(factories.make_person(school, role, name=name))
    return client


def test_something_stands_under_every_tile_that_can_be_late(busy: School) -> None:
    with factories.inside(busy) as actor:
        found = Overview(actor, on=TODAY).all_items()
    assert {tile for tile, items in found.items() if items} >= set(Tile) - {Tile.OUR_DATES, Tile.PRACTICE}
    assert len(found[Tile.REVIEWS]) == 3
    assert [item.owner for item in found[Tile.REVIEWS]] == ["Tom T", "Priya R", "Priya R"], "the longest late first"


@pytest.mark.parametrize("role", [Role.SENCO, Role.HEAD])
@pytest.mark.parametrize("asked", ["", "range=term", "range=year", "range=long", "owner=Priya+R", "owner=Nobody", "range=odd"])
def test_a_number_and_its_list_agree_for_every_tile_role_and_filter(busy: School, role: Role, asked: str) -> None:
    client = browser(busy, role)
    page = client.get(f"{reverse('overview', args=[busy.slug])}?{asked}")
    assert page.status_code == 200
    tiles = page.context["tiles"]
    assert {one.tile for one in tiles} == set(Tile)
    for one in tiles:
        url = reverse("overview_list", kwargs={"school": busy.slug, "tile": one.tile.value})
        listed = client.get(f"{url}?{one.query}")
        assert len(listed.context["rows"]) == one.count, (one.tile, asked)
        assert listed.content.decode().count("<tr><th scope=\"row\">") == one.count


def test_the_page_says_whose_it_is(busy: School) -> None:
    page = browser(busy, Role.HEAD).get(reverse("overview", args=[busy.slug])).content.decode()
    assert "Priya R 2, Tom T 1" in page
    assert "late or left open; the oldest since" in page


def test_a_filter_by_person_leaves_out_what_is_not_theirs(busy: School) -> None:
    with factories.inside(busy) as actor:
        late = Overview(actor, on=TODAY).items_of(Tile.REVIEWS)
        mine = Asked(owner="Tom T").among(late, TODAY)
        long = Asked(range=Range.LONG).among(late, TODAY)
    assert [item.who for item in mine] == ["Ada Late2"]
    assert [item.who for item in long] == ["Ada Late2", "Ada Late1"]


def test_an_empty_school_is_told_so_in_one_sentence(db: None) -> None:
    school = factories.make_school()
    page = browser(school, Role.HEAD).get(reverse("overview", args=[school.slug])).content.decode()
    assert "Nothing is late, and nothing waits too long." in page


def test_a_list_that_is_not_there_is_not_found(busy: School) -> None:
    url = reverse("overview_list", kwargs={"school": busy.slug, "tile": "secrets"})
    assert browser(busy, Role.HEAD).get(url).status_code == 404


def test_the_page_asks_as_often_for_thirty_pupils_as_for_three(busy: School) -> None:
    with factories.inside(busy) as actor:
        with CaptureQueriesContext(connection) as few:
            Overview(actor, on=TODAY).all_items()
        for number in range(27):
            pupil = factories.make_pupil(actor, surname=f"More{number}", forename="Di")
            cycles.start_cycle(actor=actor, pupil=pupil, on=ago(20))
        with CaptureQueriesContext(connection) as many:
            Overview(actor, on=TODAY).all_items()
    assert len(many) == len(few)


def item(since: date | None, owner: str = "A") -> Item:
    return Item("t", "w", owner, since, Link("x"))


def test_ranges_count_from_the_day_it_became_late() -> None:
    on = date(2027, 2, 10)
    term, year, long = (Asked(range=one) for one in (Range.TERM, Range.YEAR, Range.LONG))
    days = [date(2027, 2, 1), date(2027, 1, 4), date(2026, 12, 20), date(2026, 6, 1), date(2026, 2, 1)]
    assert [term.takes(item(day), on) for day in days] == [True, True, False, False, False]
    assert [year.takes(item(day), on) for day in days] == [True, True, True, False, False]
    assert [long.takes(item(day), on) for day in days] == [False, True, True, True, True]
    assert [one.takes(item(None), on) for one in (term, year, long)] == [True, True, False]


def test_words_for_one_and_for_many() -> None:
    on = date(2027, 2, 10)
    assert headline([item(date(2027, 1, 4))], on) == "1 thing is late or left open; the oldest since 4 January."
    assert headline([item(None), item(None)], on) == "2 things are late or left open."
    assert owners_of([item(None, "B"), item(None, "A"), item(None, "B")]) == [("B", 2), ("A", 1)]
    assert asked_of("long", "A") == Asked(Range.LONG, "A") and asked_of("x", "") == Asked()
