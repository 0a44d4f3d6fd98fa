"""A parent's own page: whose child it is, and exactly what was published."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from provision.models import SummaryAnswer
from provision.services import cycles, sheets
from pupils.services import contacts, people
from senco.access.roles import Role
from senco.audit.models import Event
from tests import factories
from tests.documents import samples
from tests.provision.families import WORDS, another_parent, answer, publish, url, without_tokens


def test_a_parent_of_one_child_goes_straight_to_what_was_published(parent, world, summary):
    answer = parent.get(url("child_list", world.a))
    assert answer.status_code == 302
    assert answer.headers["Location"] == url("child_page", world.a, world.a.own)


def test_a_parent_of_two_children_sees_both_with_school_and_date(parent, world, summary):
    cast = world.a
    with factories.inside(cast.school) as actor:
        sibling = factories.make_pupil(actor, forename="Mateo", surname="Núñez")
        contact = contacts.add_contact(actor=actor, pupil=sibling, name="Inés")
        factories.link_parent(contact, cast.people[Role.PARENT])
    page = " ".join(parent.get(url("child_list", cast)).content.decode().split())
    assert "Mateo Núñez" in page
    assert "Nothing has been published yet." in page
    assert cast.school.name in page
    today = factories.today()
    assert f"{today.day} {today:%B %Y}" in page
    assert "unrelated" not in page
    assert "My children" in parent.get(url("child_page", cast, sibling)).content.decode()


@pytest.mark.parametrize("name", ["child_page", "child_pdf"])
def test_another_familys_child_is_not_found(parent, world, summary, name):
    assert parent.get(url(name, world.a, world.a.unrelated)).status_code == 404
    assert parent.get(url(name, world.a, world.b.own)).status_code == 404
    assert parent.get(url(name, world.b, world.b.own)).status_code == 404
    assert parent.get(reverse(name, kwargs={"school": world.a.school.slug, "pupil": uuid4()})).status_code == 404


def test_nobody_answers_about_another_familys_child(parent, world, summary):
    theirs = publish(world.a, world.a.unrelated)
    assert answer(parent, world.a, world.a.unrelated, theirs, clear="clear").status_code == 404
    assert answer(parent, world.a, world.a.own, theirs, clear="clear").status_code == 404
    with factories.inside(world.a.school):
        assert not SummaryAnswer.objects.exists()


def test_a_contact_with_a_restriction_sees_nothing_at_all(client, world, summary):
    cast = world.a
    user = another_parent(cast, cast.own)
    with factories.inside(cast.school):
        cast.own.contacts.filter(user=user).update(restricted=True)
    client.force_login(user)
    page = client.get(url("child_list", cast)).content.decode()
    assert "No child is linked to you yet" in page
    assert "SAFE" not in page
    for name in ("child_page", "child_pdf"):
        assert client.get(url(name, cast, cast.own)).status_code == 404
    assert answer(client, cast, cast.own, summary, clear="clear").status_code == 404


def test_a_parent_who_was_never_linked_is_told_whom_to_ask(client, world):
    client.force_login(factories.make_person(world.a.school, Role.PARENT))
    page = client.get(url("child_list", world.a)).content.decode()
    assert "ask at the school office" in page


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PARENT])
def test_staff_and_governors_do_not_read_as_a_parent(client, world, summary, role):
    client.force_login(world.a.people[role])
    assert client.get(url("child_page", world.a, world.a.own)).status_code == 403


def test_a_parent_reads_what_was_published_and_nothing_else(parent, world, summary):
    page = " ".join(parent.get(url("child_page", world.a, world.a.own)).content.decode().split())
    for words in WORDS:
        assert words in page
    assert "How we are helping Shiv" in page
    assert "01632 960 144" in page
    assert "Meadowshire SENDIASS" in page
    assert "SAFE" not in page.replace("SAFE-alder-own-preferred", "")


def test_before_anything_is_published_the_page_says_so_and_whom_to_ask(client, world):
    cast = world.a
    with factories.inside(cast.school) as actor:
        child = factories.make_pupil(actor, forename="Bao")
        user, _ = factories.make_parent(actor, cast.school, child)
    client.force_login(user)
    page = client.get(url("child_page", cast, child)).content.decode()
    assert "There is nothing to read yet" in page
    assert "Was this clear?" not in page
    assert client.get(url("child_pdf", cast, child)).status_code == 404
    assert answer(client, cast, child, clear="clear").status_code == 404


def test_a_change_of_the_record_changes_not_a_byte_of_what_a_parent_sees(parent, world, summary):
    cast, where = world.a, url("child_page", world.a, world.a.own)
    before = without_tokens(parent.get(where).content)
    pdf = parent.get(url("child_pdf", cast, cast.own)).content
    with factories.inside(cast.school) as actor:
        people.change_pupil(
            actor=actor, pupil=cast.own, forename="Other", surname="Name", preferred_name="Else", group=None
        )
        sheets.write_profile(actor=actor, pupil=cast.own, on=factories.today(), liked="Changed", at_home="Changed")
        cycle = cast.rows["own"]["cycle"]
        cycle.refresh_from_db()
        cycles.write_cycle(actor=actor, cycle=cycle, version=cycle.version, evidence="Changed", review_on=None)
        cast.rows["own"]["allocation"].delete()
    assert without_tokens(parent.get(where).content) == before
    assert parent.get(url("child_pdf", cast, cast.own)).content == pdf


def test_the_latest_summary_is_read_and_earlier_ones_stay_as_they_were(parent, world, summary):
    before = summary.content
    publish(world.a, world.a.own, replace(samples.summary(), about=("Something new.",)))
    page = parent.get(url("child_page", world.a, world.a.own)).content.decode()
    assert "Something new." in page
    with factories.inside(world.a.school):
        summary.refresh_from_db()
    assert summary.content == before


def test_that_a_parent_read_it_is_noted(parent, world, summary):
    parent.get(url("child_page", world.a, world.a.own))
    with factories.inside(world.a.school):
        event = Event.objects.get(verb="summary_read")
    assert event.target_id == str(summary.pk)
    assert event.actor_user_id == world.a.people[Role.PARENT].pk


def test_nothing_that_was_published_is_taken_for_markup(parent, world):
    paper = replace(samples.summary(), known_as="<b>Bo</b>", about=("<script>alert(1)</script>",))
    publish(world.a, world.a.own, paper)
    page = parent.get(url("child_page", world.a, world.a.own)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;b&gt;Bo&lt;/b&gt;" in page
    assert "&amp;lt;" not in page


def test_a_summary_without_any_words_is_still_a_page(parent, world):
    publish(world.a, world.a.own, samples.empty_summary())
    page = parent.get(url("child_page", world.a, world.a.own)).content.decode()
    assert "We have not agreed aims yet" in page
    assert "No date is set yet" in page


def test_pages_of_families_are_not_kept_by_the_browser(parent, world, summary):
    for name in ("child_list", "child_page"):
        pupil = world.a.own if name == "child_page" else None
        assert parent.get(url(name, world.a, pupil)).headers["Cache-Control"] == "no-store"


def test_my_children_take_as_many_queries_for_two_as_for_twelve(parent, world):
    cast = world.a

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert parent.get(url("child_list", cast)).status_code == 200
        return len(seen)

    def add(count: int) -> None:
        for _ in range(count):
            with factories.inside(cast.school) as actor:
                child = factories.make_pupil(actor)
                contact = contacts.add_contact(actor=actor, pupil=child, name="Parent")
                factories.link_parent(contact, cast.people[Role.PARENT])
            publish(cast, child)

    add(1)
    few = queries()
    add(10)
    assert queries() == few
