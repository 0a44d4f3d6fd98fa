"""The number beside *Today* is the number of rows it leads to: for everybody, on every day."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from dashboards.count_selectors import count_on
from dashboards.rules.due import Duty, DutyKind, Link, counted, sections
from dashboards.selectors import today_sections
from ehcp.rules.moves.table import Event
from ehcp.services import cases as ehcp_cases
from ehcp.services import events as ehcp_events
from provision.models import Cycle
from provision.services import cycles, summaries
from pupils.models import Referral, RollOver, StatusPeriod, TeachingLink
from pupils.services import needs, people, staffing, story
from senco.access import selectors as access
from senco.access.actor import Actor
from senco.access.roles import Role
from senco.accounts.models import User
from tests import factories
from tests.dashboards.demo_school import made
from tests.world import World

ON = date(2026, 11, 25)
TODAY = factories.today()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def busy(world: World) -> World:
    """A school with something of every kind to do, late and soon and later."""
    senco = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
    with factories.inside(world.a.school) as system:
        parent = factories.actor_of(world.a.people[Role.PARENT], world.a.school)
        for version in (2, 3):  # two answers of one parent that read alike
            summary = summaries.publish_summary(actor=senco, pupil=world.a.own, content={"about": [str(version)]})
            summaries.answer_summary(actor=parent, summary=summary, clear="not", words="What is SALT?")
        for days in (40, 3, -2, -30):
            pupil = factories.make_pupil(system)
            cycle = cycles.start_cycle(actor=senco, pupil=pupil, on=ago(60))
            Cycle.objects.filter(pk=cycle.pk).update(stage="do", review_on=ago(days))
            story.note_contact(
                actor=senco, pupil=pupil, spoken_on=ago(50), with_whom="Her mother", how="phone", agreed="To ring again",
                action="Ring", action_by_id=senco.user_id, action_on=ago(days), on=TODAY,
            )  # fmt: skip
            sent = story.begin_referral(
                actor=senco, pupil=pupil, on=ago(60), service="SALT", reason="Speech", agreed_on=ago(60), sent_on=ago(60)
            )
            Referral.objects.filter(pk=sent.pk).update(chase_on=ago(days))
            needs.set_status(actor=system, pupil=pupil, status="K", starts_on=ago(days + 60), source="assessment")
            adopted = factories.make_pupil(system)
            StatusPeriod.objects.create(pupil=adopted, status="K", starts_on=ago(days + 100), source="previous_school")
            case = ehcp_cases.open_request(
                actor=senco, pupil=pupil, council="Fernshire", requested_by="school", received_on=ago(days + 45), today=TODAY
            )
            for event in (Event.AGREED, Event.ADVICE_ASKED):
                ehcp_events.record_event(actor=senco, case=case, event=event, happened_on=ago(days + 35), today=TODAY)
        turn = world.a.rows["own"]["rollover"]
        RollOver.objects.filter(pk=turn.pk).update(
            state="confirmed", choices=turn.choices | {"waits": True}, takes_effect_on=ago(-20)
        )
        for days in (8, -9):
            group = staffing.add_group(actor=system, name=f"Set {days}", kind="group")
            link = people.link_staff(actor=system, user_id=senco.user_id, group=group, starts_on=ago(days))
            TeachingLink.objects.filter(pk=link.pk).update(waits=True)
    return world


def both(actor: Actor, on: date) -> tuple[tuple[int, bool], tuple[int, bool]]:
    listed = today_sections(actor, on=on)
    return count_on(actor, on=on), (listed.count, bool(listed.overdue))


def test_the_number_is_the_length_of_the_list_for_every_role_on_every_day(busy: World) -> None:
    seen: dict[Role, set[int]] = {}
    with factories.inside(busy.a.school):
        for role, person in busy.a.people.items():
            actor = factories.actor_of(person, busy.a.school)
            for day in (TODAY + timedelta(days=days) for days in range(-45, 130, 3)):
                number, listed = both(actor, day)
                assert number == listed, (role, day)
                seen.setdefault(role, set()).add(number[0])
    assert max(seen[Role.SENCO]) > 20
    assert len(seen[Role.SENCO]) > 5 and len(seen[Role.HEAD]) > 1
    assert seen[Role.TEACHER] == seen[Role.GOVERNOR] == {0}


def test_every_kind_of_duty_is_in_the_school_that_this_is_tried_on(busy: World) -> None:
    found: set[DutyKind] = set()
    titles: set[str] = set()
    with factories.inside(busy.a.school):
        for role in (Role.SENCO, Role.HEAD, Role.ADMIN):
            listed = today_sections(factories.actor_of(busy.a.people[role], busy.a.school), on=TODAY + timedelta(days=130))
            found |= {duty.kind for duty in listed.overdue}
            titles |= {duty.title.split(":")[0] for duty in listed.overdue}
    assert found == set(DutyKind) - {DutyKind.CYCLE}, "writing a plan has no day"
    assert any(title.startswith("Confirm who teaches which class") for title in titles)
    assert "Confirm who teaches or supports whom" in titles


def test_two_answers_that_read_alike_are_two_things_to_do(busy: World) -> None:
    senco = factories.actor_of(busy.a.people[Role.SENCO], busy.a.school)
    with factories.inside(busy.a.school):
        found = today_sections(senco, on=TODAY)
    assert [duty.kind for duty in found.this_week].count(DutyKind.QUESTION) == 2


def test_the_number_on_a_page_is_that_of_today(client: Client, busy: World) -> None:
    client.force_login(busy.a.people[Role.SENCO])
    page = client.get(reverse("today", args=[busy.a.school.slug]))
    (item,) = [one for one in page.context["shell"].nav if one.label == "Today"]
    assert item.count == len(page.context["overdue"]) + len(page.context["gone_by"]) + len(page.context["this_week"])
    assert item.late is bool(page.context["overdue"])


def test_counting_takes_seven_queries_whatever_there_is_to_do(busy: World) -> None:
    senco = factories.actor_of(busy.a.people[Role.SENCO], busy.a.school)
    with factories.inside(busy.a.school), CaptureQueriesContext(connection) as asked:
        assert count_on(senco, on=TODAY)[0]
    assert len(asked) == 7, "two of them read the school's calendar, on which practice dates hang"


def test_the_number_is_the_length_of_the_list_in_a_school_with_two_years_of_history(db: None, settings: object) -> None:
    settings.TRIAL = True
    made("--slug", "little", "--pupils", "120", "--json")
    school = access.school_named("little")
    tried = 0
    with factories.inside(school):
        for person in User.objects.filter(memberships__school=school).distinct():
            for actor in access.actors_of(person, on=TODAY, school_slug="little"):
                for weeks in range(-60, 60, 6):
                    number, listed = both(actor, TODAY + timedelta(weeks=weeks, days=weeks % 7))
                    assert number == listed, (actor.roles, weeks)
                    tried += number[0]
    assert tried


duties = st.lists(
    st.builds(
        Duty,
        st.sampled_from(("Write", "Send")),
        st.just(""),
        st.just(Link("x")),
        st.sampled_from(DutyKind),
        st.just(""),
        st.none() | st.dates(ON - timedelta(days=20), ON + timedelta(days=20)),
        st.sampled_from(("", "", "the council")),
    )
)


@given(duties, st.dates(ON - timedelta(days=4), ON + timedelta(days=4)))
def test_days_alone_are_counted_as_the_duties_are(given_duties: list[Duty], on: date) -> None:
    apart = list(dict.fromkeys(given_duties))
    listed = sections(apart, on)
    days = [duty.due_on for duty in apart if duty.due_on and not duty.waiting_for]
    assert counted(days, on) == (listed.count, bool(listed.overdue))
