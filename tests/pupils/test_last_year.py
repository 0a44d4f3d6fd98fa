"""A school says which is the last year that it teaches: who may, what stands in the log, and what follows for a plan."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from ehcp import selectors
from ehcp.facts import dates_of
from ehcp.services.cases import open_plan
from ehcp.services.index import refresh_cases
from ehcp.steps_facts import to_share
from pupils.models import RollOver
from pupils.services.last_year import set_last_year
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.access.rules.dates import school_year_start
from senco.access.selectors import school_named
from senco.audit.models import Event
from tests import factories
from tests.world import World

TODAY = factories.today()


@pytest.fixture
def senco(world: World) -> Actor:
    return factories.actor_of(world.a.people[Role.SENCO], world.a.school)


def said(world: World) -> str:
    return school_named(world.a.school.slug).last_year


@pytest.mark.parametrize("role", [Role.SENCO, Role.HEAD, Role.ADMIN])
def test_who_rolls_the_year_over_may_say_it_and_it_is_logged_once(world: World, role: Role) -> None:
    actor = factories.actor_of(world.a.people[role], world.a.school)
    with factories.inside(world.a.school):
        set_last_year(actor=actor, last_year="4")
        set_last_year(actor=actor, last_year="4")
        (entry,) = Event.objects.filter(verb="last_year_set")
    assert (said(world), entry.changes) == ("4", {"last_year": "4", "until_now": ""})


def test_others_may_not_and_a_year_that_no_school_ends_with_is_refused(world: World, senco: Actor) -> None:
    teacher = factories.actor_of(world.a.people[Role.TEACHER], world.a.school)
    with factories.inside(world.a.school):
        with pytest.raises(Refused, match="roll the school year over"):
            set_last_year(actor=teacher, last_year="4")
        with pytest.raises(Refused, match="as usual by year"):
            set_last_year(actor=senco, last_year="9")
    assert said(world) == ""


def test_what_one_school_says_is_not_said_of_another(world: World, senco: Actor) -> None:
    with factories.inside(world.a.school):
        set_last_year(actor=senco, last_year="2")
    assert school_named(world.b.school.slug).last_year == ""


def test_the_dates_of_a_plan_follow_wherever_they_are_asked_for(world: World, senco: Actor) -> None:
    with factories.inside(world.a.school):
        pupil = factories.make_pupil(senco, year="2", born_on=date(TODAY.year - 7, 1, 5))
        made = open_plan(actor=senco, pupil=pupil, council="Fernshire", made_on=TODAY - timedelta(days=60), today=TODAY)

        def found() -> set[str]:
            case = selectors.case(senco, made.pk)
            dates = dates_of(case, on=TODAY, is_school_day=lambda on: on.weekday() < 5)
            return {one.rule_id for one in dates if one.due} & {"PT-MAIN", "PT-MEET-BY", "PT-SUMMER"}

        assert found() == set()
        assert "phase_transfer" not in str(to_share(selectors.case(senco, made.pk), on=TODAY)["facts"])
        set_last_year(actor=senco, last_year="2")
        assert found() == {"PT-MAIN", "PT-MEET-BY", "PT-SUMMER"}
        moves_in = date(school_year_start(TODAY).year + 1, 1, 1).isoformat()
        assert moves_in in to_share(selectors.case(senco, made.pk), on=TODAY)["facts"].values()
        assert "PT-MAIN" in {one.deadline.rule_id for one in selectors.clocks(senco, on=TODAY) if one.case.pk == made.pk}


def test_the_index_of_cases_is_put_right_by_the_next_sweep(world: World, senco: Actor) -> None:
    with factories.inside(world.a.school):
        pupil = factories.make_pupil(senco, year="2")
        made = open_plan(actor=senco, pupil=pupil, council="Fernshire", made_on=TODAY, today=TODAY)
        set_last_year(actor=senco, last_year="2")
        cases = [selectors.case(senco, made.pk)]
        refresh_cases(cases=cases, today=TODAY, is_school_day=lambda on: on.weekday() < 5)
        _, amiss = refresh_cases(cases=[selectors.case(senco, made.pk)], today=TODAY, is_school_day=lambda on: True)
    assert amiss == []


def test_the_page_shows_what_stands_and_saves_another(world: World, client: Client) -> None:
    client.force_login(world.a.people[Role.SENCO])
    url = reverse("last_year", args=[world.a.school.slug])
    assert "As usual by year: Year 6 and Year 11" in client.get(url).content.decode()
    page = client.post(url, {"acting_as": "alder:staff", "last_year": "4"}, follow=True).content.decode()
    assert "Saved: Year 4 (first school)." in page and said(world) == "4"
    assert '<option value="4" selected>' in page
    page = client.post(url, {"acting_as": "alder:staff", "last_year": "9"}).content.decode()
    assert "choose one of the years of the list" in page and said(world) == "4"
    client.post(url, {"acting_as": "alder:staff", "last_year": ""})
    assert said(world) == ""


def test_the_turn_of_the_year_proposes_it(world: World, senco: Actor, client: Client) -> None:
    with factories.inside(world.a.school):
        set_last_year(actor=senco, last_year="8")
        RollOver.objects.all().delete()
    client.force_login(world.a.people[Role.SENCO])
    page = client.get(reverse("rollover_decide", args=[world.a.school.slug]))
    assert page.context["form"].initial["last_year"] == "8"
