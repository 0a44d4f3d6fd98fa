"""The pages of a child's parents and carers: who has access, what can be done, and that no word is lost."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pupils.models import Contact
from pupils.services import contacts, parents
from senco.access.roles import Role
from senco.accounts.models import Invitation, Mail, User
from senco.audit.models import Event
from tests import factories
from tests.accounts.letters import path_in_mail_to
from tests.world import Cast, World

TODAY = factories.today()
WRITTEN = {"name": "Inés Núñez", "relationship": "Mother", "email": "ines@example.org", "language": "es"}


@pytest.fixture
def cast(world: World) -> Cast:
    return world.a


@pytest.fixture
def senco(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.people[Role.SENCO])
    return client


def url(cast: Cast, name: str, contact: Contact | None = None) -> str:
    more = {"contact": contact.pk} if contact else {}
    return reverse(name, kwargs={"school": cast.school.slug, "pupil": cast.own.pk, **more})


def post(client: Client, cast: Cast, page: str, contact: Contact | None = None, /, **given: str) -> Any:
    return client.post(url(cast, page, contact), {"acting_as": f"{cast.school.slug}:staff", **given}, follow=True)


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def listed(cast: Cast) -> list[Contact]:
    with factories.inside(cast.school):
        return list(cast.own.contacts.order_by("order"))


def test_the_list_says_how_it_stands_with_each_persons_access(senco: Client, cast: Cast) -> None:
    page = words(senco.get(url(cast, "pupil_contacts")))
    assert "No access" in page
    assert "Has access" in page
    assert f"since {TODAY.day} {TODAY:%B}" in page


def test_the_childs_page_shows_it_to_all_who_see_contacts_and_leads_there_those_who_keep_them(cast: Cast) -> None:
    for role, leads in ((Role.SENCO, True), (Role.ASSISTANT, True), (Role.HEAD, False)):
        client = Client()
        client.force_login(cast.people[role])
        page = words(client.get(url(cast, "pupil_page")))
        assert "Has access" in page
        assert (url(cast, "pupil_contacts") in page) is leads
    teacher = Client()
    teacher.force_login(cast.people[Role.TEACHER])
    assert "Has access" not in words(teacher.get(url(cast, "pupil_page")))


def test_somebody_is_added_and_invited_with_one_press(senco: Client, cast: Cast) -> None:
    page = words(post(senco, cast, "contact_add", **WRITTEN, parental_responsibility="on", invite="1"))
    assert "Invitation sent to Inés Núñez at ines@example.org" in page
    assert "Invited" in page
    assert "Spanish" in page
    assert listed(cast)[-1].parental_responsibility
    assert Mail.objects.filter(recipient="ines@example.org", kind="invitation_parent").count() == 1


def test_somebody_is_added_without_being_invited(senco: Client, cast: Cast) -> None:
    page = words(post(senco, cast, "contact_add", **WRITTEN))
    assert "Inés Núñez is saved." in page
    assert not Mail.objects.filter(recipient="ines@example.org").exists()


def test_an_invitation_without_an_address_asks_for_it_and_keeps_the_words(senco: Client, cast: Cast) -> None:
    before = len(listed(cast))
    page = words(post(senco, cast, "contact_add", **{**WRITTEN, "email": ""}, invite="1"))
    assert "Enter their e-mail address: the invitation goes there." in page
    assert 'value="Inés Núñez"' in page
    assert len(listed(cast)) == before


def test_an_address_that_a_restricted_person_reads_is_refused_on_the_form_and_nothing_is_saved(
    senco: Client, cast: Cast
) -> None:
    with factories.inside(cast.school) as actor:
        contacts.add_contact(actor=actor, pupil=cast.own, name="Kept Away", email="INES@example.org", restricted=True)
    before = len(listed(cast))
    page = words(post(senco, cast, "contact_add", **WRITTEN, invite="1"))
    assert "Kept Away, for whom there is a restriction, has the same e-mail address" in page
    assert 'value="Inés Núñez"' in page
    assert len(listed(cast)) == before


def test_a_missing_address_is_added_and_the_invitation_sent(senco: Client, cast: Cast) -> None:
    with factories.inside(cast.school) as actor:
        contact = contacts.add_contact(actor=actor, pupil=cast.own, name="Inés Núñez")
    assert "Add an e-mail address to invite Inés Núñez." in words(senco.get(url(cast, "pupil_contacts")))
    post(senco, cast, "contact_change", contact, **WRITTEN, invite="1")
    assert Invitation.objects.get(contact_id=contact.pk).email == "ines@example.org"


def test_a_restriction_needs_a_reason_which_the_log_keeps(senco: Client, cast: Cast) -> None:
    contact = listed(cast)[-1]  # the parent who has access
    given = {"name": contact.name, "language": "en", "restricted": "on"}
    page = words(post(senco, cast, "contact_change", contact, **given))
    assert "Write why the restriction is set" in page
    post(senco, cast, "contact_change", contact, **given, reason="Order of 3 May 2026")
    with factories.inside(cast.school):
        event = Event.objects.filter(verb="contact_changed").latest("at")
    assert event.changes["restricted"] == [False, True]
    assert event.changes["reason"] == "Order of 3 May 2026"
    assert "Restricted" in words(senco.get(url(cast, "pupil_contacts")))
    parent = Client()
    parent.force_login(cast.people[Role.PARENT])
    assert parent.get(url(cast, "child_page")).status_code == 404


def test_an_invitation_is_sent_again_and_taken_back(senco: Client, cast: Cast) -> None:
    contact = listed(cast)[0]
    assert "Invitation sent" in words(post(senco, cast, "contact_invite", contact))
    page = words(senco.get(url(cast, "pupil_contacts")))
    assert "good until" in page
    assert "Invite again" in page
    assert "withdrawn" in words(post(senco, cast, "contact_withdraw", contact))
    assert "No invitation" in words(post(senco, cast, "contact_withdraw", contact))
    assert Client().get(path_in_mail_to(contact.email)).status_code == 410


def test_somebody_who_reads_already_is_not_invited_by_a_stale_page(senco: Client, cast: Cast) -> None:
    page = words(post(senco, cast, "contact_invite", listed(cast)[-1]))
    assert "This person has access already." in page


def test_access_is_ended_with_a_reason_and_only_with_one(senco: Client, cast: Cast) -> None:
    contact = listed(cast)[-1]
    assert "End access of" in words(senco.get(url(cast, "contact_end", contact)))
    assert "Write why" in words(post(senco, cast, "contact_end", contact, reason=""))
    page = words(post(senco, cast, "contact_end", contact, reason="Moved away"))
    assert "no longer sees anything" in page
    assert "Access ended" in page
    assert "has no access now" in words(post(senco, cast, "contact_end", contact, reason="Again"))


def test_a_contact_who_was_added_by_mistake_is_taken_off_the_list(senco: Client, cast: Cast) -> None:
    contact = listed(cast)[0]
    assert "Take off the list" in words(senco.get(url(cast, "contact_remove", contact)))
    post(senco, cast, "contact_remove", contact, reason="Another child's aunt")
    assert contact.pk not in [one.pk for one in listed(cast)]
    with_access = listed(cast)[-1]
    page = words(post(senco, cast, "contact_remove", with_access, reason="x"))
    assert "End it first" in page


def test_a_contact_of_another_child_is_not_found_under_this_one(senco: Client, cast: Cast) -> None:
    theirs = cast.rows["unrelated"]["contact"]
    assert senco.get(url(cast, "contact_change", theirs)).status_code == 404
    assert post(senco, cast, "contact_invite", theirs).status_code == 404


def test_who_reads_a_summary_is_told_apart_by_access_and_not_by_having_an_account(senco: Client, cast: Cast) -> None:
    contact = listed(cast)[-1]
    assert "has an account, and sees it at once" in words(senco.get(url(cast, "summary_publish")))
    with factories.inside(cast.school):
        parents.end_access(
            actor=factories.actor_of(cast.people[Role.SENCO], cast.school), contact=contact, reason="x", ends_on=TODAY
        )
    assert "has an account, and sees it at once" not in words(senco.get(url(cast, "summary_publish")))


def test_the_list_takes_as_many_queries_for_twelve_as_for_two(senco: Client, cast: Cast) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert senco.get(url(cast, "pupil_contacts")).status_code == 200
        return len(seen)

    queries()
    few = queries()
    with factories.inside(cast.school) as actor:
        for number in range(10):
            user = User.objects.create(email=f"more{number}@example.org", name="More")
            contact = contacts.add_contact(actor=actor, pupil=cast.own, name="More", email=user.email)
            factories.link_parent(contact, user)
    assert queries() == few
