"""A profile has versions: who made each and with whom, what changed, and who has read the one that holds."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from provision.models import Profile, ProfileRead
from provision.profile_presenters import reading_of
from provision.profile_selectors import profiles_of, reads_of
from provision.rules.profile_parts import compared
from provision.services import profiles, sheets
from pupils.selectors import adults_of
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.audit.models import Event
from tests import factories
from tests.world import World

TODAY = factories.today()


def browser(world: World, role: Role = Role.SENCO) -> Client:
    client = Client()
    client.force_login(world.a.people[role])
    return client


def url(name: str, **more: object) -> str:
    return reverse(name, kwargs={"school": "alder", **more})


def acting(world: World, role: Role):  # type: ignore[no-untyped-def]
    return factories.actor_of(world.a.people[role], world.a.school)


def write(world: World, **said: str) -> Profile:
    with factories.inside(world.a.school):
        return sheets.write_profile(actor=acting(world, Role.SENCO), pupil=world.a.own, on=TODAY, **said)


def pressed(world: World, role: Role, profile: Profile | None = None) -> str:
    wanted = profile or world.a.rows["own"]["profile"]
    sent = {"acting_as": "alder:staff"}
    return browser(world, role).post(url("profile_read", profile=wanted.pk), sent, follow=True).content.decode()


def page(world: World, role: Role = Role.SENCO, query: str = "") -> str:
    answer = browser(world, role).get(url("profile_versions", pupil=world.a.own.pk) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_versions_say_who_made_them_and_with_whom(world: World) -> None:
    write(world, liked="I draw.", made_with="Shiv and her mum")
    text = page(world)
    assert "Version 2" in text and "Version 1" in text
    assert "Written by senco of alder, made with Shiv and her mum" in text


def test_what_was_added_and_what_is_gone_is_said_point_by_point(world: World) -> None:
    write(world, liked="I draw.\nI am kind.", matters="My dog.")
    write(world, liked="I am kind.\nI swim.", matters="My dog.")
    found = {part.heading: [(line.state, line.text) for line in part.lines] for part in compared(
        {"liked": "I draw.\nI am kind.", "matters": "My dog."}, {"liked": "I am kind.\nI swim.", "matters": "My dog."}
    )}
    assert found["What people like and admire about me"] == [("gone", "I draw."), ("kept", "I am kind."), ("new", "I swim.")]
    assert found["What matters to me"] == [("kept", "My dog.")]
    text = page(world)
    assert "<del" in text and "I draw." in text and "I swim." in text


def test_any_two_versions_can_be_compared_and_nonsense_shows_the_last_two(world: World) -> None:
    write(world, liked="Second.")
    write(world, liked="Third.")
    assert "Version 3, against version 1" in page(world, query="?version=3&against=1")
    assert "Version 2, against version 1" in page(world, query="?version=2")
    for nonsense in ("?version=x", "?version=99&against=-1", "?version=3&against=3"):
        assert "Version 3, against version 2" in page(world, query=nonsense)


def test_a_teacher_says_once_that_they_have_read_it(world: World) -> None:
    assert "I have read it" in browser(world, Role.TEACHER).get(url("pupil_page", pupil=world.a.own.pk)).content.decode()
    text = pressed(world, Role.TEACHER)
    assert "You read this version on" in text
    assert "I have read it" not in text
    pressed(world, Role.TEACHER)
    with factories.inside(world.a.school):
        assert ProfileRead.objects.count() == 1
        assert Event.objects.filter(verb="profile_taken_note_of", pupil_id=world.a.own.pk).count() == 1


def test_the_senco_sees_who_of_the_childs_adults_has_read_it_and_who_has_not(world: World) -> None:
    pressed(world, Role.TEACHER)
    text = browser(world).get(url("pupil_page", pupil=world.a.own.pk)).content.decode()
    assert "Read by 1 of 3 who work with" in text
    assert "Not yet: head of alder, ta of alder." in text


def test_a_teacher_does_not_see_who_else_has_read_it(world: World) -> None:
    pressed(world, Role.TA)
    text = pressed(world, Role.TEACHER)
    assert "Not yet:" not in text and "Read by" not in text


def test_a_new_version_asks_anew(world: World) -> None:
    pressed(world, Role.TEACHER)
    write(world, liked="I draw.")
    text = browser(world, Role.TEACHER).get(url("pupil_page", pupil=world.a.own.pk)).content.decode()
    assert "I have read it" in text
    assert "Read by 0 of 3" in browser(world).get(url("pupil_page", pupil=world.a.own.pk)).content.decode()


def test_a_version_that_was_replaced_meanwhile_is_not_read_by_a_press(world: World) -> None:
    write(world, liked="I draw.")
    assert "A newer version of this profile" in pressed(world, Role.TEACHER)
    with factories.inside(world.a.school):
        assert not ProfileRead.objects.exists()
        with pytest.raises(Refused, match="newer version"):
            profiles.read_profile(actor=acting(world, Role.TEACHER), profile=world.a.rows["own"]["profile"])


def test_who_wrote_it_counts_as_having_read_it(world: World) -> None:
    with factories.inside(world.a.school):
        senco = acting(world, Role.SENCO)
        found = profiles_of(senco, world.a.own)
        reading = reading_of(senco, found[0], reads_of(found[0]), adults_of(world.a.own, on=TODAY))
    assert reading is not None and not reading.asks


def test_versions_take_as_many_queries_however_many_there_are(world: World) -> None:
    client, address = browser(world), url("profile_versions", pupil=world.a.own.pk)
    write(world, liked="0")
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(1, 9):
        write(world, liked=str(number))
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)
