"""How long ahead a school is told: set by the SENCO or the head, within limits, and back to the usual."""

import pytest
from django.test import Client
from django.urls import reverse

from ehcp.models import NoticeDaysSet
from ehcp.notice_selectors import notice_days
from ehcp.rules.reminders import USUAL, NoticeDays
from ehcp.services.notice_days import set_notice_days
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.audit.models import Event
from tests import factories
from tests.world import World


@pytest.fixture
def url(world: World) -> str:
    return reverse("notice_days", args=[world.a.school.slug])


@pytest.fixture
def browser(client: Client, world: World) -> Client:
    client.force_login(world.a.people[Role.HEAD])
    return client


def post(world: World, browser: Client, url: str, **typed: str) -> str:
    return browser.post(url, {"acting_as": f"{world.a.school.slug}:staff", **typed}, follow=True).content.decode()


def test_without_a_choice_the_usual_days_hold(world: World) -> None:
    with factories.inside(world.a.school):
        assert notice_days() == USUAL == NoticeDays((10, 5, 1), 10)


def test_a_choice_holds_for_this_school_alone_and_is_in_the_log(world: World, browser: Client, url: str) -> None:
    page = post(world, browser, url, ahead="3, 15", before_closure="12")
    assert "Dates are told of 15 and 3 school days before." in page
    with factories.inside(world.a.school):
        assert notice_days() == NoticeDays((15, 3), 12)
        assert Event.objects.filter(verb="notice_days_set").count() == 1
    with factories.inside(world.b.school):
        assert notice_days() == USUAL


def test_the_usual_days_come_back_and_leave_nothing_behind(world: World, browser: Client, url: str) -> None:
    post(world, browser, url, ahead="3", before_closure="12")
    assert "Go back to them" in browser.get(url).content.decode()
    page = post(world, browser, reverse("notice_days_restore", args=[world.a.school.slug]))
    assert "The usual days hold again" in page and "Go back to them" not in page
    with factories.inside(world.a.school):
        assert notice_days() == USUAL
        assert not NoticeDaysSet.objects.exists()


@pytest.mark.parametrize(
    ("ahead", "before", "words"),
    [
        ("", "10", "write at least one number"),
        ("ten", "10", "“ten” is not a number of days"),
        ("10, 9, 8, 7, 6, 5", "10", "choose at most 5 days"),
        ("90", "10", "90 is not possible"),
        ("10", "0", "write a number from 1 to 60"),
        ("10", "many", "write a whole number"),
        ("10", "", "write a number, like 10"),
    ],
)
def test_what_cannot_be_is_told_with_what_to_do_and_the_words_stay(
    world: World, browser: Client, url: str, ahead: str, before: str, words: str
) -> None:
    page = post(world, browser, url, ahead=ahead, before_closure=before)
    assert words in page
    assert f'value="{ahead}"' in page or not ahead
    with factories.inside(world.a.school):
        assert notice_days() == USUAL


def test_saying_the_same_again_writes_nothing(world: World, browser: Client, url: str) -> None:
    for _ in range(2):
        post(world, browser, url, ahead="3", before_closure="12")
    with factories.inside(world.a.school):
        assert Event.objects.filter(verb="notice_days_set").count() == 1


def test_the_assistant_may_not(world: World) -> None:
    assistant = factories.actor_of(world.a.people[Role.ASSISTANT], world.a.school)
    with factories.inside(world.a.school), pytest.raises(Refused, match="senior leader"):
        set_notice_days(actor=assistant, told=NoticeDays((3,)))


def test_the_page_says_which_years_are_counted_in_weekdays(browser: Client, url: str) -> None:
    assert "the calendar is not set up" in browser.get(url).content.decode()
