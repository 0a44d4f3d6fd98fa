"""*Today*: what is due, each line one click from doing it; and the sweep that reminds of the same."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from dashboards import selectors
from dashboards.count_selectors import today_count
from ehcp.rules.moves.table import Event
from ehcp.services import cases as ehcp_cases
from ehcp.services import events as ehcp_events
from provision.models import Cycle
from senco.access import sweeping
from senco.access.actor import Actor
from senco.access.roles import Role
from senco.accounts.models import Mail, Notice
from tests import factories
from tests.world import World


@pytest.fixture
def senco(world: World) -> Actor:
    return factories.actor_of(world.a.people[Role.SENCO], world.a.school)


def _review_on(world: World, days: int) -> None:
    with factories.inside(world.a.school):
        Cycle.objects.filter(pk=world.a.rows["own"]["cycle"].pk).update(
            stage="do", review_on=factories.today() + timedelta(days)
        )


def test_an_overdue_review_comes_first_and_says_so(client: Client, world: World) -> None:
    _review_on(world, -2)
    client.force_login(world.a.people[Role.SENCO])
    page = client.get(reverse("today", args=[world.a.school.slug])).content.decode()
    assert "2 days late" in page
    assert page.index("Overdue") < page.index("Review the cycle of SAFE-alder-own")


def test_the_number_in_the_side_bar_is_the_number_of_rows_it_leads_to(world: World, senco: Actor) -> None:
    _review_on(world, -2)
    with factories.inside(world.a.school):
        found = selectors.today_sections(senco, on=factories.today())
        assert today_count(senco) == (len(found.overdue) + len(found.this_week), True)


def test_what_the_council_owes_waits_beside_and_is_no_duty_of_ours(world: World, senco: Actor) -> None:
    with factories.inside(world.a.school):
        pupil = factories.make_pupil(senco)
        ehcp_cases.open_request(
            actor=senco,
            pupil=pupil,
            council="Fernshire",
            requested_by="school",
            received_on=factories.today() - timedelta(days=50),
            today=factories.today(),
        )
        found = selectors.today_sections(senco, on=factories.today())
    waiting = [duty for duty in found.waiting if pupil.full_name in duty.title]
    assert [duty.waiting_for for duty in waiting] == ["the council"]
    assert not [duty for duty in (*found.overdue, *found.this_week, *found.later) if pupil.full_name in duty.title]


def test_advice_asked_of_the_school_is_a_duty_with_its_sum(world: World, senco: Actor) -> None:
    with factories.inside(world.a.school):
        case = world.a.rows["own"]["case"]
        ehcp_events.record_event(
            actor=senco,
            case=case,
            event=Event.ADVICE_ASKED,
            happened_on=factories.today() - timedelta(days=10),
            today=factories.today(),
        )
        found = selectors.today_sections(senco, on=factories.today())
    advice = [duty for duty in found.later if "+ 6 weeks =" in duty.reason]
    assert len(advice) == 1


def test_the_head_sees_cases_and_no_cycles_to_write(world: World) -> None:
    head = factories.actor_of(world.a.people[Role.HEAD], world.a.school)
    _review_on(world, -2)
    with factories.inside(world.a.school):
        found = selectors.today_sections(head, on=factories.today())
    assert not found.overdue


def test_the_page_takes_the_same_queries_at_twenty_and_at_two_hundred_duties(client: Client, world: World, senco: Actor) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from provision.services import cycles

    client.force_login(world.a.people[Role.SENCO])
    url = reverse("today", args=[world.a.school.slug])

    def grow(number: int) -> int:
        with factories.inside(world.a.school):
            for _ in range(number):
                cycles.start_cycle(actor=senco, pupil=factories.make_pupil(senco), on=factories.today())
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    grow(2)
    assert grow(18) == grow(180)


class TestTheSweep:
    """The nightly sweep over both schools."""

    @staticmethod
    def _titles(world: World) -> list[tuple[str, str, str]]:
        with factories.inside(world.a.school):
            return sorted((n.milestone, n.kind, n.channel) for n in Notice.objects.filter(milestone="review"))

    def test_a_review_in_five_days_is_told_to_senco_and_assistant(self, world: World) -> None:
        with time_machine.travel(datetime(2026, 11, 18, 9, 0, tzinfo=UTC), tick=False):
            _review_on(world, 5)
            assert sweeping.sweep_all(today=factories.today()) == (2, 0)
        assert self._titles(world) == [
            ("review", "ahead-5", "app"),
            ("review", "ahead-5", "app"),
            ("review", "ahead-5", "email"),
            ("review", "ahead-5", "email"),
        ]

    def test_running_it_twice_tells_nothing_twice(self, world: World) -> None:
        _review_on(world, 5)
        for _ in range(3):
            sweeping.sweep_all(today=factories.today())
        assert len(self._titles(world)) == 4

    def test_after_six_silent_days_only_the_newest_milestone_is_told(self, world: World) -> None:
        start = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
        with time_machine.travel(start, tick=False):
            _review_on(world, 8)
            sweeping.sweep_all(today=factories.today())
        with time_machine.travel(start + timedelta(days=7), tick=False):
            sweeping.sweep_all(today=factories.today())
            sweeping.sweep_all(today=factories.today())
        kinds = [kind for _, kind, channel in self._titles(world) if channel == "app"]
        assert sorted(kinds) == ["ahead-1", "ahead-1", "ahead-10", "ahead-10"]

    def test_the_mail_names_no_child_no_school_and_one_person(self, world: World) -> None:
        _review_on(world, 1)
        sweeping.sweep_all(today=factories.today())
        mails = list(Mail.objects.filter(kind="digest"))
        assert len(mails) == len({mail.recipient for mail in mails}) >= 2
        for mail in mails:
            assert "SAFE" not in str(mail.values)
            rows = [row for one in mail.values["sections"] for row in one["rows"]]
            assert rows and all(row.pop("link").startswith(mail.values["url"]) for row in rows)
            assert "alder" not in str({k: v for k, v in mail.values.items() if k != "url"}).lower()

    def test_nobody_of_another_school_is_told(self, world: World) -> None:
        _review_on(world, 1)
        sweeping.sweep_all(today=factories.today())
        ours = {world.a.people[role].pk for role in (Role.SENCO, Role.ASSISTANT)}
        with factories.inside(world.a.school):
            about_pupils = Notice.objects.exclude(case_kind="approval")
            assert {n.recipient_id for n in about_pupils} == ours

    def test_a_case_that_is_out_of_step_with_the_rules_is_put_right(self, world: World) -> None:
        case: Any = world.a.rows["own"]["case"]
        with factories.inside(world.a.school):
            type(case).objects.filter(pk=case.pk).update(next_due_on=None)
        sweeping.sweep_all(today=factories.today())
        with factories.inside(world.a.school):
            assert type(case).objects.get(pk=case.pk).next_due_on is not None
