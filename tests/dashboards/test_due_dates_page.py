"""The calendar of due dates: everything one has to look to and nothing else, as a month and as a list."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboards.due_dates_presenters import MOST_IN_A_DAY
from ehcp.models import Case
from ehcp.rules.stages import Event
from ehcp.services import cases, events
from provision.models import Cycle
from senco.access.models import School
from senco.access.roles import Role
from senco.access.rules.dates import short_day
from tests import factories
from tests.world import World

TODAY = factories.today()


def browser(world: World, role: Role = Role.SENCO) -> Client:
    client = Client()
    client.force_login(world.a.people[role])
    return client


def get(client: Client, school: School, **query: str) -> Any:
    answer = client.get(reverse("due_dates", args=[school.slug]), query)
    assert answer.status_code == 200
    return answer


def rows_of(answer: Any) -> list[Any]:
    page = answer.context["page"]
    return [row for group in page.groups for row in group.rows] + [
        row for week in page.weeks for day in week for row in day.rows
    ]


def month_of(on: date) -> str:
    return f"{on:%Y-%m}"


def open_case(world: World, *, received_on: date, surname: str = "Nightjar") -> Case:
    with factories.inside(world.a.school) as actor:
        senco = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
        pupil = factories.make_pupil(actor, surname=surname, forename="Ada")
        return cases.open_request(
            actor=senco, pupil=pupil, council="Fernshire", requested_by="parent", received_on=received_on, today=TODAY
        )


def work_on(world: World, kind: str, review_on: date) -> Cycle:
    """The cycle of a pupil is at work and has a day of review."""
    cycle = world.a.rows[kind]["cycle"]
    with factories.inside(world.a.school):
        Cycle.objects.filter(pk=cycle.pk).update(stage="do", review_on=review_on)
    return cycle


def test_a_date_of_the_law_leads_to_its_case_and_says_whose_it_is(world: World) -> None:
    case = open_case(world, received_on=TODAY - timedelta(days=30))
    due = case.next_due_on
    page = get(browser(world), world.a.school, month=month_of(due)).content.decode()
    assert reverse("case_page", args=[world.a.school.slug, case.pk]) in page
    assert "Ada Nightjar" in page
    assert "Council’s" in page
    assert f'<time datetime="{due.isoformat()}">' in page


def test_a_review_is_there_once_the_work_has_begun(world: World) -> None:
    on = TODAY + timedelta(days=3)
    cycle = world.a.rows["own"]["cycle"]
    url = reverse("cycle_page", args=[world.a.school.slug, cycle.pk])
    assert url not in get(browser(world), world.a.school, month=month_of(on)).content.decode()
    work_on(world, "own", on)
    assert url in get(browser(world), world.a.school, month=month_of(on)).content.decode()


def test_the_list_has_what_is_overdue_first_and_then_week_by_week(world: World) -> None:
    open_case(world, received_on=TODAY - timedelta(days=60), surname="Late")
    open_case(world, received_on=TODAY - timedelta(days=42), surname="Today")
    answer = get(browser(world), world.a.school, view="list")
    groups = answer.context["page"].groups
    assert [group.title for group in groups][:2] == ["Overdue", next(g.title for g in groups if not g.late)]
    assert groups[0].late and [row.who for row in groups[0].rows] == ["Ada Late"]
    assert "Overdue by 18 days" in answer.content.decode()
    assert groups[1].title.startswith("This week, ")
    assert any(row.who == "Ada Today" and row.words == "Due today" for row in groups[1].rows)


def test_another_month_of_the_list_shows_the_overdue_of_that_month_alone(world: World) -> None:
    open_case(world, received_on=TODAY - timedelta(days=130), surname="Late")  # its decision was due 88 days ago
    then = month_of(TODAY - timedelta(days=88))
    assert any(row.one.due == TODAY - timedelta(days=88) for row in rows_of(get(browser(world), world.a.school, view="list", month=then)))
    ahead = get(browser(world), world.a.school, view="list", month=month_of(TODAY + timedelta(days=800)))
    assert rows_of(ahead) == []
    assert "Nothing falls in" in ahead.content.decode()


def test_ours_only_leaves_out_what_the_council_and_the_family_have_to_do(world: World) -> None:
    case = open_case(world, received_on=TODAY - timedelta(days=44))
    with factories.inside(world.a.school):
        senco = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
        for event, day in ((Event.AGREED, 20), (Event.ADVICE_ASKED, 19)):
            events.record_event(actor=senco, case=case, event=event, happened_on=TODAY - timedelta(days=day), today=TODAY)
    due = TODAY + timedelta(days=23)
    everything = rows_of(get(browser(world), world.a.school, month=month_of(due)))
    ours = rows_of(get(browser(world), world.a.school, month=month_of(due), whose="ours"))
    assert {row.one.whose.value for row in ours} == {"Ours"}
    assert due in {row.one.due for row in ours}
    assert len(ours) < len(everything)


def test_what_happened_and_what_was_met_is_not_in_it(world: World) -> None:
    case = open_case(world, received_on=TODAY - timedelta(days=50))
    with factories.inside(world.a.school):
        senco = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
        events.record_event(actor=senco, case=case, event=Event.AGREED, happened_on=TODAY - timedelta(days=20), today=TODAY)
    answer = get(browser(world), world.a.school, month=month_of(TODAY - timedelta(days=8)))
    assert not any(row.one.record == str(case.pk) and row.one.rule_id == "EHC-DECIDE" for row in rows_of(answer))


def test_a_teacher_sees_the_reviews_of_own_pupils_and_no_date_of_any_case(world: World) -> None:
    on = TODAY + timedelta(days=5)
    work_on(world, "own", on)
    work_on(world, "unrelated", on)
    answer = get(browser(world, Role.TEACHER), world.a.school, month=month_of(on))
    assert [row.who for row in rows_of(answer)] == [world.a.own.full_name]
    page = answer.content.decode()
    assert "/ehc/" not in page and "Ours only" not in page


def test_a_crowded_day_says_how_many_more_there_are_and_leads_to_all_of_them(world: World) -> None:
    received = TODAY - timedelta(days=20)
    made = MOST_IN_A_DAY + 3
    for number in range(made):
        open_case(world, received_on=received, surname=f"Many{number}")
    due = received + timedelta(weeks=6)
    client = browser(world)
    answer = get(client, world.a.school, month=month_of(due))
    day = next(day for week in answer.context["page"].weeks for day in week if day.on == due)
    assert (len(day.rows), day.more) == (MOST_IN_A_DAY, 3)
    assert f"and 3 more<span class=\"visually-hidden\"> on {short_day(due, TODAY)}" in answer.content.decode()
    listed = client.get(reverse("due_dates", args=[world.a.school.slug]) + day.more_query.partition("#")[0])
    assert f'id="{day.more_query.partition("#")[2]}"' in listed.content.decode()
    assert sum(row.one.on == due for row in rows_of(listed)) == made


def test_holidays_closures_and_today_are_marked(world: World) -> None:
    with factories.inside(world.a.school) as actor:
        factories.make_calendar(actor)
    found = {day.off for number in range(12) for week in _month(world, number) for day in week}
    assert {"", "Holiday", "Half-term", "Bank holiday", "INSET day", "School closed"} <= found
    assert [day.on for week in _month(world, TODAY.month - 9) for day in week if day.is_today] == [TODAY]


def _month(world: World, number: int) -> Any:
    """One month of the school year that is under way, 0 for September."""
    begins = TODAY.year if TODAY.month >= 9 else TODAY.year - 1
    month, year = (9 + number % 12, begins) if number % 12 < 4 else (number % 12 - 3, begins + 1)
    return get(browser(world), world.a.school, month=f"{year}-{month:02d}").context["page"].weeks


def test_an_address_that_asks_for_no_month_shows_this_one(world: World) -> None:
    for month in ("", "yesterday", "2026-13", "0000-01"):
        page = get(browser(world), world.a.school, month=month, view="odd", whose="odd").context["page"]
        assert page.is_now


def test_a_school_without_dates_is_told_where_they_come_from(db: None) -> None:
    school = factories.make_school()
    client = Client()
    client.force_login(factories.make_person(school, Role.SENCO))
    page = get(client, school).content.decode()
    assert "No date is running yet" in page and "as soon as an EHC case is opened" in page
    client.force_login(factories.make_person(school, Role.TEACHER))
    assert "EHC" not in get(client, school).content.decode()


@pytest.mark.parametrize("view", ["month", "list"])
def test_the_page_asks_as_often_for_thirty_cases_as_for_three(world: World, view: str) -> None:
    client = browser(world)
    for number in range(3):
        open_case(world, received_on=TODAY - timedelta(days=20 + number))
    get(client, world.a.school)
    with CaptureQueriesContext(connection) as few:
        get(client, world.a.school, view=view)
    for number in range(27):
        open_case(world, received_on=TODAY - timedelta(days=20 + number))
    with CaptureQueriesContext(connection) as many:
        get(client, world.a.school, view=view)
    assert len(many) == len(few) <= 28
