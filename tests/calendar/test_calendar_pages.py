"""Setting up a school year in the browser, copying it forward, closing the school; and who may."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from senco.access.errors import Refused
from senco.access.models import School
from senco.access.roles import Role
from senco.access.rules.dates import school_year_start
from senco.audit.models import Event
from senco.calendar import selectors, services
from senco.calendar.models import DaysOff, TermDates
from senco.calendar.rules.drawing_up import usual
from tests import factories

THIS = school_year_start(factories.today()).year
TYPED = {
    "autumn_first": "1 September 2026",
    "autumn_last": "18/12/2026",
    "autumn_half_first": "26 10 2026",
    "autumn_half_last": "30.10.2026",
    "spring_first": "4 Jan 2027",
    "spring_last": "2027-03-25",
    "summer_first": "12 Apr 2027",
    "summer_last": "21 Jul 2027",
    "inset_1": "1 September 2026",
}


@pytest.fixture
def school(db: None) -> School:
    """A school that has no calendar yet."""
    return factories.make_school()


def browser(school: School, role: Role) -> Client:
    client = Client()
    client.force_login(factories.make_person(school, role))
    return client


def url(name: str, school: School, **more: Any) -> str:
    return reverse(name, kwargs={"school": school.slug, **more})


def post(client: Client, school: School, name: str, data: dict[str, str], **more: Any) -> Any:
    return client.post(url(name, school, **more), data | {"acting_as": f"{school.slug}:staff"})


def test_a_new_school_is_led_to_its_calendar_with_the_usual_dates_filled_in(school: School) -> None:
    office = browser(school, Role.ADMIN)
    page = office.get(url("calendar", school)).content.decode()
    assert "has not been set up" in page and url("calendar_edit", school, year=THIS) in page
    form = office.get(url("calendar_edit", school, year=2026)).content.decode()
    for day in ("2026-12-18", "2027-02-15", "2027-07-21"):
        assert f'value="{day}"' in form or "18 December 2026" in form


def test_dates_are_typed_as_people_write_them_and_kept(school: School) -> None:
    office = browser(school, Role.ADMIN)
    answer = post(office, school, "calendar_edit", TYPED, year=2026)
    assert answer.status_code == 302, answer.content.decode()
    page = office.get(answer.url).content.decode()
    assert "Fri 18 Dec 2026" in page and "Mon 26 Oct 2026" in page
    with factories.inside(school):
        year = selectors.year_of(2026)
        event = Event.objects.get(verb="calendar_set")
    # 195 weekdays of term, one for training; two half-terms (nine weekdays without a bank holiday) were not typed.
    assert year is not None and year.pupil_days == 195 - 1 + 9
    assert event.changes["autumn"] == "2026-09-01 to 2026-12-18"


def test_what_cannot_be_right_is_said_at_its_field_and_nothing_is_lost(school: School) -> None:
    office = browser(school, Role.ADMIN)
    wrong = TYPED | {"spring_first": "4 Dec 2026", "inset_1": "6 September 2026", "autumn_half_last": ""}
    page = post(office, school, "calendar_edit", wrong, year=2026).content.decode()
    assert "Autumn half-term: enter both its days, or none" in page
    page = post(office, school, "calendar_edit", wrong | {"autumn_half_last": "30 Oct 2026"}, year=2026).content.decode()
    assert "The spring term begins before the autumn term has ended" in page
    assert "6 September 2026 is a weekend or a bank holiday" in page
    assert "4 Dec 2026" in page and "6 September 2026" in page
    page = post(office, school, "calendar_edit", TYPED | {"summer_last": "the end of July"}, year=2026).content.decode()
    assert "the end of July" in page and "Error" in page
    with factories.inside(school):
        assert not TermDates.objects.exists()


def test_the_next_year_is_copied_forward_from_this_one(school: School) -> None:
    office = browser(school, Role.ADMIN)
    post(office, school, "calendar_edit", TYPED, year=2026)
    page = office.get(url("calendar_edit", school, year=2027)).content.decode()
    assert "those of 2026/27 a year on" in page
    assert "17 December 2027" in page or "2027-12-17" in page or "17/12/2027" in page


def test_a_day_of_snow_is_no_school_day_until_it_is_taken_back(school: School) -> None:
    office = browser(school, Role.ADMIN)
    with factories.inside(school) as actor:
        factories.make_calendar(actor)
        day = next(d for n in range(7, 40) if selectors.calendar().is_school_day(d := date(THIS, 9, 1) + timedelta(days=n)))
    sent = {"first_on": f"{day:%d/%m/%Y}", "last_on": "", "reason": "Snow & ice"}
    page = office.get(post(office, school, "school_close", sent).url).content.decode()
    assert "Snow &amp; ice" in page
    with factories.inside(school):
        assert not selectors.calendar().is_school_day(day)
        closure = DaysOff.objects.get(kind="closure")
    post(office, school, "school_close", sent | {"reason": "Snow again"})
    with factories.inside(school):
        assert DaysOff.objects.get(kind="closure").reason == "Snow again", "one day is closed once"
    post(office, school, "school_reopen", {}, closure=closure.pk)
    with factories.inside(school):
        assert selectors.calendar().is_school_day(day)
        assert Event.objects.filter(verb__in=["school_closed", "school_reopened"]).count() == 3


def test_a_closure_outside_term_is_refused_beside_what_was_typed(school: School) -> None:
    office = browser(school, Role.ADMIN)
    with factories.inside(school) as actor:
        factories.make_calendar(actor)
    sent = {"first_on": f"25 December {THIS}", "last_on": "", "reason": "A burst pipe"}
    page = post(office, school, "school_close", sent).content.decode()
    assert "does not lie in a term" in page and "A burst pipe" in page
    sent = {"first_on": f"3 November {THIS + 3}", "last_on": "", "reason": "Snow"}
    assert "Set up that school year first" in post(office, school, "school_close", sent).content.decode()


def test_new_dates_do_not_lose_a_closure_nor_leave_one_outside_its_term(school: School) -> None:
    with factories.inside(school) as actor:
        factories.make_calendar(actor, begins=2026, reason="snow")  # 8 September 2026
        year = usual(2026)
        assert year is not None
        services.set_year(actor=actor, year=year)
        assert [row.reason for row in selectors.closures(2026)] == ["snow"]
    late = TYPED | {"autumn_first": "14 September 2026", "inset_1": ""}
    page = post(browser(school, Role.ADMIN), school, "calendar_edit", late, year=2026).content.decode()
    assert "8 September 2026 does not lie in a term" in page


def test_teachers_read_the_calendar_and_change_nothing(school: School) -> None:
    teacher = browser(school, Role.TEACHER)
    with factories.inside(school) as actor:
        factories.make_calendar(actor)
    page = teacher.get(url("calendar", school)).content.decode()
    assert "School days" in page and "Change dates" not in page and "Note the closure" not in page
    person = factories.make_person(school, Role.TEACHER)
    with factories.inside(school), pytest.raises(Refused, match="Only the SENCO"):
        services.set_year(actor=factories.actor_of(person, school), year=usual(2026))  # type: ignore[arg-type]


def test_a_year_of_another_century_is_not_there(school: School) -> None:
    assert browser(school, Role.ADMIN).get(url("calendar_year", school, year=1826)).status_code == 404


def test_of_two_people_who_save_a_year_at_once_the_second_waits_for_the_first(school: School) -> None:
    year = usual(2026)
    assert year is not None
    with factories.inside(school) as actor, CaptureQueriesContext(connection) as asked:
        services.set_year(actor=actor, year=year)
    statements = [query["sql"] for query in asked]
    held = next(n for n, sql in enumerate(statements) if "FOR UPDATE" in sql)
    assert all(n > held for n, sql in enumerate(statements) if "calendar_" in sql)
