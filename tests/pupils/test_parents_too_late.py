"""An invitation that is over, or that somebody else opens, lets nobody in and says what to do."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pupils.models import Contact, Pupil
from pupils.services import contacts, parents
from senco.access.roles import Role
from senco.accounts.models import Invitation, User
from senco.audit.models import Event
from tests import factories
from tests.pupils.family import ADDRESS, accept, ask, sees, senco
from tests.world import Cast


def nothing_happened(cast: Cast, contact_id: Any) -> bool:
    with factories.inside(cast.school):
        linked = Contact.objects.filter(pk=contact_id, user__isnull=False).exists()
    return not linked and not User.objects.filter(email=ADDRESS).exists()


def test_an_invitation_that_has_run_out_says_so_and_opens_nothing(cast: Cast, contact: Contact) -> None:
    path = ask(cast, contact)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    for answer in (Client().get(path), accept(path)):
        assert answer.status_code == 410
        assert "Ask the person who invited you to send a new one" in answer.content.decode()
    assert nothing_happened(cast, contact.pk)


def test_a_withdrawn_invitation_opens_nothing(cast: Cast, contact: Contact) -> None:
    path = ask(cast, contact)
    with factories.inside(cast.school):
        assert parents.withdraw_parent_invitation(actor=senco(cast), contact=contact)
        assert not parents.withdraw_parent_invitation(actor=senco(cast), contact=contact)
    assert accept(path).status_code == 410
    assert nothing_happened(cast, contact.pk)


def test_a_used_invitation_says_that_one_signs_in(cast: Cast, contact: Contact) -> None:
    path = ask(cast, contact)
    accept(path)
    answer = accept(path, name="Somebody Else")
    assert answer.status_code == 410
    assert "It has been accepted already" in answer.content.decode()
    assert not User.objects.filter(name="Somebody Else").exists()


def test_a_contact_who_was_taken_off_the_list_cannot_come_in(cast: Cast, contact: Contact) -> None:
    path, gone = ask(cast, contact), contact.pk
    with factories.inside(cast.school):
        Contact.objects.filter(pk=gone).delete()
    assert "Ask the school to send you a new invitation" in accept(path).content.decode()
    assert nothing_happened(cast, gone)


@pytest.mark.parametrize("changed", [{"restricted": True}, {"email": "other@example.org"}])
def test_a_contact_that_was_changed_behind_the_invitation_cannot_come_in(
    cast: Cast, contact: Contact, changed: dict[str, Any]
) -> None:
    path = ask(cast, contact)
    with factories.inside(cast.school):
        Contact.objects.filter(pk=contact.pk).update(**changed)  # as the import of a file does
    page = accept(path).content.decode()
    assert "Ask the school to send you a new invitation" in page
    assert "restrict" not in page
    assert nothing_happened(cast, contact.pk)


@pytest.mark.parametrize("changed", [{"restricted": True, "reason": "Order of 3 May"}, {"email": "other@example.org"}])
def test_another_address_or_a_restriction_takes_the_invitation_back(
    cast: Cast, contact: Contact, changed: dict[str, Any]
) -> None:
    path = ask(cast, contact)
    with factories.inside(cast.school):
        contacts.change_contact(actor=senco(cast), contact=contact, **changed)
    assert accept(path).status_code == 410


def test_removing_a_contact_takes_the_invitation_back_and_the_log_keeps_who_it_was(
    cast: Cast, contact: Contact
) -> None:
    path, gone = ask(cast, contact), contact.pk
    with factories.inside(cast.school):
        contacts.remove_contact(actor=senco(cast), contact=contact, reason="Added twice")
        event = Event.objects.get(verb="contact_removed")
        assert not Contact.objects.filter(pk=gone).exists()
    assert event.changes["was"]["name"] == "Inés Núñez"
    assert event.changes["reason"] == "Added twice"
    assert accept(path).status_code == 410


def test_in_the_browser_of_somebody_else_nothing_is_accepted(cast: Cast, child: Pupil, contact: Contact) -> None:
    path, other = ask(cast, contact), cast.people[Role.PARENT]
    client = Client()
    client.force_login(other)
    page = client.get(path)
    assert page.status_code == 200
    assert "This invitation is for another account" in page.content.decode()
    assert accept(path, client).status_code == 409
    assert nothing_happened(cast, contact.pk)
    assert not sees(client, cast, child)


def test_signing_out_there_leads_back_to_the_invitation(cast: Cast, contact: Contact) -> None:
    path, client = ask(cast, contact), Client()
    client.force_login(cast.people[Role.PARENT])
    client.get(path)
    answer = client.post("/account/logout/", {"next": path})
    assert answer.headers["Location"] == path
    assert accept(path, client).status_code == 302
    assert not nothing_happened(cast, contact.pk)
