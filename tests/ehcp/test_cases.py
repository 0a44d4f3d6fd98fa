"""EHC cases: opened at any time, dates from the rules, events in an order that can be."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from ehcp import selectors
from ehcp.facts import deadlines_of
from ehcp.models import Case, CaseEvent
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Event
from ehcp.services import cases, events
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.audit.models import Event as Logged
from tests import factories
from tests.world import World

RECEIVED = date(2026, 7, 13)
TODAY = date(2026, 11, 25)


@pytest.fixture
def senco(world: World) -> Actor:
    return factories.actor_of(world.a.people[Role.SENCO], world.a.school)


@pytest.fixture
def pupil(world: World) -> Pupil:
    with factories.inside(world.a.school) as actor:
        return factories.make_pupil(actor)


def _open(senco: Actor, pupil: Pupil, received_on: date = RECEIVED) -> Case:
    return cases.open_request(
        actor=senco, pupil=pupil, council="Fernshire", requested_by="parent", received_on=received_on, today=TODAY
    )


def test_a_case_is_opened_for_a_pupil_who_is_on_no_register_and_has_no_cycle(
    world: World, senco: Actor, pupil: Pupil
) -> None:
    with factories.inside(world.a.school):
        case = _open(senco, pupil)
        due = {one.rule_id: one.due for one in deadlines_of(case, on=TODAY) if one.due}
    assert due["EHC-DECIDE"] == date(2026, 8, 24)
    assert due["EHC-NOPLAN"] == date(2026, 11, 2)
    assert due["EHC-FINAL"] == date(2026, 11, 30)


def test_the_day_the_draft_is_served_gives_the_family_fifteen_days(world: World, senco: Actor, pupil: Pupil) -> None:
    with factories.inside(world.a.school):
        case = _open(senco, pupil)
        for event, day in ((Event.AGREED, date(2026, 9, 8)), (Event.DRAFT_ISSUED, date(2026, 11, 9))):
            events.record_event(actor=senco, case=case, event=event, happened_on=day, today=TODAY)
        due = {one.rule_id: one.due for one in deadlines_of(selectors.cases(senco).get(pk=case.pk), on=TODAY)}
    assert due["EHC-REPS"] == date(2026, 11, 23)


def test_only_one_request_is_under_way_for_a_pupil(world: World, senco: Actor, pupil: Pupil) -> None:
    with factories.inside(world.a.school):
        _open(senco, pupil)
        with pytest.raises(Refused, match="under way"):
            _open(senco, pupil)


def test_references_name_no_child_and_are_never_given_twice(world: World, senco: Actor) -> None:
    with factories.inside(world.a.school) as actor:
        made = [_open(senco, factories.make_pupil(actor)).reference for _ in range(3)]
    assert len(set(made)) == 3
    assert all(reference.startswith("26-") for reference in made)


def test_what_cannot_have_happened_is_refused_in_the_words_of_the_rules(
    world: World, senco: Actor, pupil: Pupil
) -> None:
    with factories.inside(world.a.school):
        case = _open(senco, pupil)
        before = Logged.objects.count()
        with pytest.raises(Refused, match="A final plan follows an assessment"):
            events.record_event(
                actor=senco, case=case, event=Event.FINAL_ISSUED, happened_on=TODAY, today=TODAY
            )
        with pytest.raises(Refused, match="still to come"):
            events.record_event(
                actor=senco, case=case, event=Event.AGREED, happened_on=TODAY + timedelta(1), today=TODAY
            )
        assert Logged.objects.count() == before
        assert CaseEvent.objects.filter(case=case).count() == 1


def test_a_refusal_closes_the_case_when_the_time_to_appeal_ends_and_a_concession_opens_it_again(world: World, senco: Actor, pupil: Pupil) -> None:
    with factories.inside(world.a.school):
        case = _open(senco, pupil)
        events.record_event(
            actor=senco, case=case, event=Event.REFUSED, happened_on=date(2026, 8, 20), today=TODAY
        )
        assert case.closed_on == date(2026, 10, 20), "the last day to appeal went by, and nobody appealed"
        events.record_event(
            actor=senco, case=case, event=Event.CONCEDED, happened_on=date(2026, 9, 30), today=TODAY
        )
        assert case.closed_on is None


def test_the_index_of_a_case_is_the_next_date_of_the_rules(world: World, senco: Actor, pupil: Pupil) -> None:
    with factories.inside(world.a.school):
        case = _open(senco, pupil)
        assert case.next_due_on == date(2026, 8, 24)
        Case.objects.filter(pk=case.pk).update(next_due_on=None)
        assert events.refresh_case(case=case, today=TODAY)
        assert not events.refresh_case(case=case, today=TODAY)


def test_a_further_date_of_an_event_is_kept_with_it(world: World, senco: Actor, pupil: Pupil) -> None:
    with factories.inside(world.a.school):
        case = _open(senco, pupil)
        events.record_event(
            actor=senco,
            case=case,
            event=Event.ADVICE_ASKED,
            happened_on=date(2026, 9, 9),
            today=TODAY,
            more={Fact.ADVICE_REQUEST_RECEIVED_ON: date(2026, 9, 11)},
        )
        advice = next(
            one for one in deadlines_of(selectors.cases(senco).get(pk=case.pk), on=TODAY) if one.rule_id == "EHC-ADVICE"
        )
    assert (advice.due, advice.also[0].due) == (date(2026, 10, 21), date(2026, 10, 23))


@pytest.mark.parametrize("day", [date(2026, 9, 8), TODAY + timedelta(1)])
def test_a_further_date_before_its_event_or_still_to_come_is_refused(
    world: World, senco: Actor, pupil: Pupil, day: date
) -> None:
    with factories.inside(world.a.school):
        case = _open(senco, pupil)
        with pytest.raises(Refused, match="between the day itself and today"):
            events.record_event(
                actor=senco,
                case=case,
                event=Event.ADVICE_ASKED,
                happened_on=date(2026, 9, 9),
                today=TODAY,
                more={Fact.ADVICE_REQUEST_RECEIVED_ON: day},
            )


def test_the_senco_opens_a_case_in_the_browser_and_sees_its_dates(client: Client, world: World, pupil: Pupil) -> None:
    client.force_login(world.a.people[Role.SENCO])
    slug = world.a.school.slug
    url = reverse("case_open", args=[slug, pupil.pk])
    form = {"acting_as": f"{slug}:staff", "requested_by": "school", "council": "Fernshire"}
    wrong = client.post(url, {**form, "received_on": str(factories.today() + timedelta(3))})
    assert "This day is still to come" in wrong.content.decode()
    assert "Fernshire" in wrong.content.decode()
    answer = client.post(url, {**form, "received_on": str(factories.today() - timedelta(20))}, follow=True)
    page = answer.content.decode()
    for words in ("+ 6 weeks =", "+ 16 weeks =", "+ 20 weeks =", "Fernshire", "bank holidays and weekends count"):
        assert words in page
    assert "<svg" in page


def test_only_what_can_have_happened_is_offered_on_the_page(client: Client, world: World, pupil: Pupil) -> None:
    client.force_login(world.a.people[Role.SENCO])
    with factories.inside(world.a.school):
        senco = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
        case = cases.open_request(
            actor=senco,
            pupil=pupil,
            council="Fernshire",
            requested_by="school",
            received_on=factories.today() - timedelta(20),
            today=factories.today(),
        )
    page = client.get(reverse("case_page", args=[world.a.school.slug, case.pk])).content.decode()
    assert "The council agreed to assess" in page
    assert "The council issued the final plan" not in page


def test_the_head_reads_cases_and_records_nothing(client: Client, world: World) -> None:
    client.force_login(world.a.people[Role.HEAD])
    case = world.a.rows["own"]["case"]
    page = client.get(reverse("case_page", args=[world.a.school.slug, case.pk]))
    assert page.status_code == 200
    assert "Record what happened" not in page.content.decode()


def test_the_list_takes_the_same_queries_for_two_cases_and_for_twenty(
    client: Client, world: World, django_assert_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(world.a.people[Role.SENCO])
    url = reverse("case_list", args=[world.a.school.slug])
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    with factories.inside(world.a.school) as actor:
        senco = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
        for _ in range(18):
            _open(senco, factories.make_pupil(actor))
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)


def test_an_event_that_cannot_have_happened_has_no_form_and_says_what_comes_first(world: World, senco: Actor, pupil: Pupil, client: Client) -> None:
    with factories.inside(world.a.school):
        case = _open(senco, pupil)
    client.force_login(world.a.people[Role.SENCO])
    page = client.get(reverse("case_event", args=[world.a.school.slug, case.pk, "final_plan_on"])).content.decode()
    assert "A final plan follows an assessment" in page
    assert "Record it" not in page


def test_a_plan_that_ended_too_early_is_recorded_by_somebody_who_says_that_it_did(world: World, senco: Actor, pupil: Pupil, client: Client) -> None:
    with factories.inside(world.a.school):
        case = cases.open_plan(actor=senco, pupil=pupil, council="Fernshire", made_on=date(2025, 1, 13), last_reviewed_on=None, today=TODAY)
        events.record_event(actor=senco, case=case, event=Event.CEASE_DECIDED, happened_on=TODAY - timedelta(9), today=TODAY)
    client.force_login(world.a.people[Role.SENCO])
    address = reverse("case_event", args=[world.a.school.slug, case.pk, "plan_ceased_on"])
    typed = {"acting_as": "alder:staff", "happened_on": f"{TODAY:%d/%m/%Y}", "note": "The council stopped the support."}
    page = client.post(address, typed).content.decode()
    assert "The family can appeal until" in page and "The council stopped the support." in page
    assert client.post(address, {**typed, "sure": "on"}).status_code == 302
    with factories.inside(world.a.school):
        assert selectors.cases(senco).get(pk=case.pk).closed_on == TODAY
