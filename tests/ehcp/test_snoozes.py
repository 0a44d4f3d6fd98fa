"""Notices of a date that sleep: with a reason, in the log, seen beside the date and on Today, and woken by hand."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.template import engines
from django.test import Client, RequestFactory
from django.urls import reverse

from ehcp import selectors
from ehcp.facts import deadlines_of
from ehcp.models import Case, Snooze
from ehcp.notice_selectors import snooze_of
from ehcp.rules.stages import Event
from ehcp.services.cases import open_request
from ehcp.services.events import record_event
from ehcp.services.snoozes import put_to_sleep, wake
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.audit.models import Event as Logged
from tests import factories
from tests.world import World

TODAY = factories.today()
RULE = "EHC-ADVICE"


@pytest.fixture
def senco(world: World) -> Actor:
    return factories.actor_of(world.a.people[Role.SENCO], world.a.school)


@pytest.fixture
def case(world: World, senco: Actor) -> Iterator[Case]:
    """A case in which the school's advice is two days late."""
    with factories.inside(world.a.school):
        asked = TODAY - timedelta(days=44)
        made = open_request(
            actor=senco,
            pupil=factories.make_pupil(senco),
            council="Fernshire",
            requested_by="school",
            received_on=asked - timedelta(days=10),
            today=TODAY,
        )
        for event in (Event.AGREED, Event.ADVICE_ASKED):
            record_event(actor=senco, case=made, event=event, happened_on=asked, today=TODAY)
        yield made


def sleep(senco: Actor, case: Case, *, rule: str = RULE, days: int = 7, reason: str = "It comes on Friday.") -> Snooze:
    until = TODAY + timedelta(days=days)
    return put_to_sleep(actor=senco, case=case, rule_id=rule, until_on=until, reason=reason, today=TODAY)


def test_it_is_written_with_who_why_and_until_when_and_in_the_log(senco: Actor, case: Case) -> None:
    snooze = sleep(senco, case)
    assert (snooze.made_by_id, snooze.reason, snooze.until_on) == (senco.user_id, "It comes on Friday.", TODAY + timedelta(7))
    logged = Logged.objects.filter(verb="notices_asleep").latest("at")
    assert logged.changes["date"] == RULE
    assert logged.pupil_id == case.pupil_id
    assert "Friday" not in str(logged.changes)


def test_the_date_itself_does_not_move(senco: Actor, case: Case) -> None:
    def due() -> dict[str, date | None]:
        return {one.rule_id: one.due for one in deadlines_of(selectors.case(senco, case.pk), on=TODAY)}

    before = due()
    sleep(senco, case)
    assert due() == before


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_sleeps(senco: Actor, case: Case, reason: str) -> None:
    with pytest.raises(Refused, match="Write why"):
        sleep(senco, case, reason=reason)


def test_a_date_that_the_case_has_not_is_refused(senco: Actor, case: Case) -> None:
    with pytest.raises(Refused, match="not one of the case"):
        sleep(senco, case, rule="EHC-NONE")


def test_a_later_sleep_takes_the_place_of_an_earlier_one(senco: Actor, case: Case) -> None:
    first, second = sleep(senco, case), sleep(senco, case, days=14)
    assert Snooze.objects.get(pk=first.pk).woken_at is not None
    assert Snooze.objects.get(pk=second.pk).woken_at is None


def test_who_may_not_run_cases_puts_nothing_to_sleep_and_wakes_nothing(world: World, senco: Actor, case: Case) -> None:
    head = factories.actor_of(world.a.people[Role.HEAD], world.a.school)
    snooze = sleep(senco, case)
    with pytest.raises(Refused, match="can open and run an EHC case"):
        sleep(head, case)
    with pytest.raises(Refused, match="can open and run an EHC case"):
        wake(actor=head, snooze=snooze, today=TODAY)


def test_what_was_woken_is_not_woken_twice(senco: Actor, case: Case) -> None:
    snooze = sleep(senco, case)
    wake(actor=senco, snooze=snooze, today=TODAY)
    with pytest.raises(Refused, match="awake already"):
        wake(actor=senco, snooze=snooze, today=TODAY)


def beside_the_date(world: World, case: Case, role: Role) -> str:
    """What the tags of a date show to somebody."""
    request = RequestFactory().get("/")
    request.actor = factories.actor_of(world.a.people[role], world.a.school)
    found = selectors.case(request.actor, case.pk)
    deadline = next(one for one in deadlines_of(found, on=TODAY) if one.rule_id == RULE)
    text = "{% load ehcp_notices %}{% asleep_chip case deadline %}{% snooze_line case deadline %}"
    return engines["django"].from_string(text).render({"case": found, "deadline": deadline}, request)


def test_beside_the_date_stands_a_way_to_put_it_to_sleep_then_the_reason_and_a_way_to_wake_it(
    world: World, senco: Actor, case: Case
) -> None:
    assert "Put its notices to sleep" in beside_the_date(world, case, Role.SENCO)
    assert beside_the_date(world, case, Role.HEAD).strip() == ""
    sleep(senco, case)
    shown = beside_the_date(world, case, Role.SENCO)
    for words in ("Asleep until", "It comes on Friday.", "senco of alder", "Wake them now"):
        assert words in shown
    shown = beside_the_date(world, case, Role.HEAD)
    assert "It comes on Friday." in shown and "Wake them now" not in shown


def test_beside_a_date_nothing_more_is_asked_of_the_database(
    world: World, senco: Actor, case: Case, django_assert_num_queries: object
) -> None:
    found = selectors.case(senco, case.pk)
    deadlines = deadlines_of(found, on=TODAY)
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert [snooze_of(found, one, on=TODAY) for one in deadlines] == [None] * len(deadlines)


class TestOnPages:
    """In the browser, and on Today."""

    @pytest.fixture
    def browser(self, client: Client, world: World) -> Client:
        client.force_login(world.a.people[Role.SENCO])
        return client

    def put(self, world: World, browser: Client, case: Case, **typed: str) -> str:
        url = reverse("date_snooze", args=[world.a.school.slug, case.pk, RULE])
        sent = {"acting_as": f"{world.a.school.slug}:staff", **typed}
        return browser.post(url, sent, follow=True).content.decode()

    def test_a_slip_is_told_with_what_to_do_and_the_words_stay(self, world: World, browser: Client, case: Case) -> None:
        page = self.put(world, browser, case, until_on=str(TODAY), reason="Waiting for the letter")
        assert "still to come" in page and "Waiting for the letter" in page
        page = self.put(world, browser, case, until_on=str(TODAY + timedelta(days=100)), reason="Long")
        assert "Twelve weeks are the longest" in page
        assert "Write why the notices may sleep" in self.put(world, browser, case, until_on=str(TODAY + timedelta(days=3)))

    def test_on_today_it_stands_apart_with_its_reason_and_is_not_counted(
        self, world: World, browser: Client, case: Case
    ) -> None:
        today = reverse("today", args=[world.a.school.slug])
        before = browser.get(today)
        self.put(world, browser, case, until_on=str(TODAY + timedelta(7)), reason="It comes on Friday.")
        after = browser.get(today)
        assert len(after.context["overdue"]) == len(before.context["overdue"]) - 1
        assert "“It comes on Friday.” senco of alder" in after.content.decode()
        (item,) = [one for one in after.context["shell"].nav if one.label == "Today"]
        assert (item.count or 0) == len(after.context["overdue"]) + len(after.context["this_week"])

    def test_it_is_woken_by_a_button(self, world: World, browser: Client, senco: Actor, case: Case) -> None:
        snooze = sleep(senco, case)
        url = reverse("snooze_wake", args=[world.a.school.slug, snooze.pk])
        page = browser.post(url, {"acting_as": f"{world.a.school.slug}:staff"}, follow=True).content.decode()
        assert "The notices of this date are awake." in page
        assert Snooze.objects.get(pk=snooze.pk).woken_by_id == senco.user_id
