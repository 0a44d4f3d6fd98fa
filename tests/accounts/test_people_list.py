"""The administrator's list: who can see what, who has no second step, who has never signed in."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pupils.models import TeachingGroup
from pupils.services import people, staffing
from senco.access.models import School
from senco.access.roles import Role
from senco.accounts.presenters import Show, sees_in_words, view_of
from senco.accounts.selectors import people_shown
from tests import factories

TODAY = factories.today()


@pytest.fixture
def school(db: None) -> School:
    school = factories.make_school()
    with factories.inside(school) as actor:
        group = staffing.add_group(actor=actor, name="4W", year="4")
        pupil = factories.make_pupil(actor, group=group, surname="Gentle", forename="Nelson")
        teacher = factories.make_person(school, Role.TEACHER, name="Tam Teacher")
        people.link_staff(actor=actor, user_id=teacher.pk, group=group, starts_on=TODAY)
        people.link_staff(actor=actor, user_id=teacher.pk, pupil=pupil, starts_on=TODAY)
        factories.make_person(school, Role.TA, name="Una Unlinked")
        factories.make_person(school, Role.SENCO, name="Sam Senco")
        factories.make_person(school, Role.GOVERNOR, name="Gus Governor")
        factories.make_parent(actor, school, pupil)
    return school


def admin(school: School) -> Client:
    client = Client()
    client.force_login(factories.make_person(school, Role.ADMIN, name="Ada Admin"))
    return client


def shown(school: School) -> dict[str, str]:
    with factories.inside(school) as actor:
        return {one.name: one.sees for one in people_shown(actor, on=TODAY)}


def test_everybody_is_listed_with_what_they_see(school: School) -> None:
    sees = shown(school)
    assert sees["Tam Teacher"] == "4W, 1 child"
    assert sees["Una Unlinked"] == "Nobody yet"
    assert sees["Sam Senco"] == "Every child’s record"
    assert sees["Gus Governor"] == "Published figures"
    assert "What is published about 1 child" in sees.values()


def test_a_link_that_waits_or_has_ended_opens_nothing_and_is_not_listed(school: School) -> None:
    office = factories.make_person(school, Role.ADMIN)
    unlinked = factories.make_person(school, Role.TA, name="Wanda Waits")
    with factories.inside(school) as actor:
        group = TeachingGroup.objects.get()
        people.link_staff(actor=factories.actor_of(office, school), user_id=unlinked.pk, group=group, starts_on=TODAY)
        assert shown(school)["Wanda Waits"] == "Nobody yet"
        ended = factories.make_person(school, Role.TA, name="Ed Ended")
        link = people.link_staff(actor=actor, user_id=ended.pk, group=group, starts_on=TODAY - timedelta(days=9))
        staffing.end_link(actor=actor, link=link, on=TODAY)
    assert shown(school)["Ed Ended"] == "Nobody yet"


def test_the_views_count_what_they_list(school: School) -> None:
    client = admin(school)
    url = reverse("people_list", args=[school.slug])
    for view in Show:
        page = client.get(f"{url}?show={view.value}")
        counts = dict(page.context["views"])
        assert len(page.context["people"]) == counts[view], view
    assert "Tam Teacher" in client.get(url).content.decode(), "the staff come first"
    assert "Gus Governor" not in client.get(url).content.decode()


def test_who_has_no_second_step_and_who_never_signed_in_are_found_at_once(school: School) -> None:
    client = admin(school)
    safe = factories.make_person(school, Role.TEACHER, name="Sefa Safe")
    Authenticator.objects.create(user=safe, type=Authenticator.Type.TOTP, data={})
    type(safe).objects.filter(pk=safe.pk).update(last_login=timezone.now())
    url = reverse("people_list", args=[school.slug])
    without = client.get(f"{url}?show=no-second-step").content.decode()
    never = client.get(f"{url}?show=never").content.decode()
    assert "Tam Teacher" in without and "Sefa Safe" not in without and "Gus Governor" not in without
    assert "Tam Teacher" in never and "Sefa Safe" not in never


def test_the_list_asks_as_often_for_forty_people_as_for_six(school: School) -> None:
    with factories.inside(school) as actor:
        with CaptureQueriesContext(connection) as few:
            people_shown(actor, on=TODAY)
        for number in range(34):
            factories.make_person(school, Role.TEACHER, name=f"Teacher {number}")
        with CaptureQueriesContext(connection) as many:
            assert len(people_shown(actor, on=TODAY)) > 34
    assert len(many) == len(few)


def test_words_for_one_child_and_for_two() -> None:
    assert sees_in_words(Role.PARENT, linked=(), children=2) == "What is published about 2 children"
    assert sees_in_words(Role.ADMIN, linked=("4W",), children=0) == "Names, classes, accounts"
    assert view_of("parents") is Show.PARENTS and view_of("nonsense") is Show.STAFF
