"""A parent is invited from a child's page, accepts by mail, reads about this child alone, and is seen off with a reason."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pupils.models import Contact, Pupil
from pupils.services import contacts, parents
from senco.access.errors import Refused
from senco.access.models import Membership
from senco.access.roles import Role
from senco.accounts.models import Invitation, Mail, User
from senco.accounts.services.invitations import invite
from senco.accounts.services.people import end_role
from senco.audit.models import Event
from tests import factories
from tests.accounts.letters import path_in_mail_to, text_of_mail_to
from tests.world import Cast, World

ADDRESS = "ines.nunez@example.org"
PASSWORD = factories.PASSWORD


@pytest.fixture
def cast(world: World) -> Cast:
    return world.a


@pytest.fixture
def child(cast: Cast) -> Pupil:
    with factories.inside(cast.school) as actor:
        return factories.make_pupil(actor, forename="Mateo", surname="Núñez", group=cast.group)


@pytest.fixture
def contact(cast: Cast, child: Pupil) -> Contact:
    return add(cast, child, name="Inés Núñez", email=ADDRESS)


def add(cast: Cast, pupil: Pupil, **fields: Any) -> Contact:
    with factories.inside(cast.school) as actor:
        return contacts.add_contact(actor=actor, pupil=pupil, parental_responsibility=True, **fields)


def senco(cast: Cast) -> Any:
    return factories.actor_of(cast.people[Role.SENCO], cast.school)


def ask(cast: Cast, contact: Contact) -> str:
    """The SENCO invites; where the mail leads."""
    with factories.inside(cast.school):
        parents.invite_parent(actor=senco(cast), contact=contact)
    return path_in_mail_to(contact.email)


def accept(path: str, client: Client | None = None, *, name: str = "Inés Núñez") -> Any:
    return (client or Client()).post(path, {"name": name, "password": PASSWORD})


def sign_in(email: str, client: Client | None = None) -> Any:
    """What somebody sees first after signing in."""
    client = client or Client()
    client.post("/account/login/", {"login": email, "password": PASSWORD})
    return client, client.get("/", follow=True)


def page_of(cast: Cast, child: Pupil, name: str = "child_page") -> str:
    return reverse(name, args=[cast.school.slug, child.pk])


def sees(client: Client, cast: Cast, child: Pupil) -> bool:
    return client.get(page_of(cast, child)).status_code == 200


# Inviting


def test_the_mail_goes_to_one_address_and_tells_of_no_child_and_no_special_needs(cast: Cast, contact: Contact) -> None:
    ask(cast, contact)
    text = text_of_mail_to(ADDRESS)
    assert cast.school.name in text
    for word in ("Mateo", "Núñez", "special", "SEN ", "needs"):
        assert word not in text


def test_an_invitation_becomes_an_account_whose_first_page_is_the_child(cast: Cast, child: Pupil, contact: Contact) -> None:
    path = ask(cast, contact)
    page = Client().get(path).content.decode()
    assert "invites you as parent or carer" in page
    assert "Mateo" not in page
    assert accept(path).status_code == 302
    client, first = sign_in(ADDRESS)
    assert first.redirect_chain[-1][0] == page_of(cast, child)
    assert "Mateo" in first.content.decode()
    user = User.objects.get(email=ADDRESS)
    assert [(m.school, m.role) for m in user.memberships.all()] == [(cast.school, Role.PARENT)]
    assert not sees(client, cast, cast.own)
    assert client.get(reverse("register", args=[cast.school.slug])).status_code == 403


def test_nobody_is_linked_by_an_equal_name_or_address(cast: Cast, child: Pupil, contact: Contact) -> None:
    add(cast, cast.unrelated, name=contact.name, email=ADDRESS)
    accept(ask(cast, contact))
    client, _ = sign_in(ADDRESS)
    assert sees(client, cast, child)
    assert not sees(client, cast, cast.unrelated)


def test_a_parent_of_two_children_is_invited_for_each_and_keeps_one_account(cast: Cast, child: Pupil, contact: Contact) -> None:
    accept(ask(cast, contact))
    second = add(cast, cast.unrelated, name=contact.name, email=ADDRESS)
    client, _ = sign_in(ADDRESS)
    assert client.post(ask(cast, second)).headers["Location"] == reverse("home")
    assert "My children" in client.get("/", follow=True).content.decode()
    assert sees(client, cast, child) and sees(client, cast, cast.unrelated)
    assert User.objects.filter(email=ADDRESS).count() == 1
    assert Membership.objects.filter(user__email=ADDRESS, role=Role.PARENT).count() == 1


def test_a_teacher_who_is_a_parent_keeps_the_account_and_begins_at_the_child(cast: Cast, child: Pupil) -> None:
    teacher = factories.make_person(cast.school, Role.TEACHER, password=PASSWORD)
    path = ask(cast, add(cast, child, name="Ms Teacher", email=teacher.email.capitalize()))
    client = Client()
    assert "the password you have already" in client.get(path).content.decode()
    client.post(path, {"name": "x", "password": "an attacker's password"})
    client, first = sign_in(teacher.email, client)
    assert first.redirect_chain[-1][0] == page_of(cast, child)
    assert {m.role for m in teacher.memberships.all()} == {Role.TEACHER, Role.PARENT}


def test_somebody_with_an_account_at_another_school_keeps_it(cast: Cast, world: World, child: Pupil) -> None:
    elsewhere = factories.make_person(world.b.school, Role.GOVERNOR, password=PASSWORD)
    path = ask(cast, add(cast, child, name="Gov", email=elsewhere.email))
    client = Client()
    client.post(path)
    client, first = sign_in(elsewhere.email, client)
    assert first.redirect_chain[-1][0] == page_of(cast, child)
    assert {(m.school, m.role) for m in elsewhere.memberships.all()} == {
        (world.b.school, Role.GOVERNOR),
        (cast.school, Role.PARENT),
    }


def test_a_new_invitation_ends_the_one_before(cast: Cast, contact: Contact) -> None:
    old = ask(cast, contact)
    Invitation.objects.update(made_at=timezone.now() - timedelta(minutes=2))
    new = ask(cast, contact)
    assert old != new
    assert Client().get(old).status_code == 410
    assert Client().get(new).status_code == 200


def test_two_presses_send_one_mail(cast: Cast, contact: Contact) -> None:
    assert ask(cast, contact) == ask(cast, contact)
    assert Mail.objects.filter(recipient=ADDRESS).count() == 1


def test_whoever_has_left_is_restricted_or_has_no_address_is_not_invited(cast: Cast, child: Pupil) -> None:
    kept_away = add(cast, child, name="Kept Away", email="home@example.org", restricted=True)
    same_home = add(cast, child, name="At Home", email="Home@example.org")
    no_address = add(cast, child, name="No Address")
    for contact, words in ((kept_away, "restriction"), (same_home, "would read the invitation"), (no_address, "Add it first")):
        with factories.inside(cast.school), pytest.raises(Refused, match=words):
            parents.invite_parent(actor=senco(cast), contact=contact)
    assert not Mail.objects.filter(kind="invitation_parent").exists()


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.SENCO, Role.ASSISTANT)])
def test_only_those_who_keep_the_list_invite_and_end(cast: Cast, contact: Contact, role: Role) -> None:
    actor = factories.actor_of(cast.people[role], cast.school)
    with factories.inside(cast.school):
        for verb, more in (
            (parents.invite_parent, {}),
            (parents.withdraw_parent_invitation, {}),
            (parents.end_access, {"reason": "x", "ends_on": factories.today()}),
            (contacts.change_contact, {"email": "mine@example.org"}),
            (contacts.remove_contact, {"reason": "x"}),
        ):
            with pytest.raises(Refused, match="Only the SENCO or SEN assistant"):
                verb(actor=actor, contact=contact, **more)


def test_an_administrator_cannot_make_a_parent_of_somebody(cast: Cast, contact: Contact) -> None:
    admin = factories.actor_of(cast.people[Role.ADMIN], cast.school)
    with factories.inside(cast.school), pytest.raises(Refused, match="Only the SENCO or SEN assistant"):
        invite(actor=admin, email="mine@example.org", name="Me", role=Role.PARENT, contact_id=contact.pk)
    with factories.inside(cast.school), pytest.raises(Refused, match="from their child's page"):
        invite(actor=senco(cast), email="mine@example.org", name="Me", role=Role.PARENT)


# Accepting what is not good any more


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


def test_removing_a_contact_takes_the_invitation_back_and_the_log_keeps_who_it_was(cast: Cast, contact: Contact) -> None:
    path, gone = ask(cast, contact), contact.pk
    with factories.inside(cast.school):
        contacts.remove_contact(actor=senco(cast), contact=contact, reason="Added twice")
        event = Event.objects.get(verb="contact_removed")
        assert not Contact.objects.filter(pk=gone).exists()
    assert event.changes["was"]["name"] == "Inés Núñez"
    assert event.changes["reason"] == "Added twice"
    assert accept(path).status_code == 410


# Somebody else sits at this browser


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


# Ending


def test_access_ends_at_the_next_click_with_day_and_reason_in_the_log(cast: Cast, child: Pupil, contact: Contact) -> None:
    accept(ask(cast, contact))
    client, _ = sign_in(ADDRESS)
    assert sees(client, cast, child)
    with factories.inside(cast.school):
        parents.end_access(actor=senco(cast), contact=contact, reason="Moved away", ends_on=factories.today())
        event = Event.objects.get(verb="contact_unlinked")
    assert event.pupil_id == child.pk
    assert (event.changes["reason"], event.changes["ends_on"]) == ("Moved away", factories.today().isoformat())
    assert not sees(client, cast, child)
    assert client.get(reverse("child_list", args=[cast.school.slug])).status_code == 404  # the role ended with it


def test_access_to_one_child_ends_and_the_other_stays(cast: Cast, child: Pupil, contact: Contact) -> None:
    accept(ask(cast, contact))
    second = add(cast, cast.unrelated, name="Inés", email=ADDRESS)
    client, _ = sign_in(ADDRESS)
    client.post(ask(cast, second))
    with factories.inside(cast.school):
        parents.end_access(actor=senco(cast), contact=contact, reason="x", ends_on=factories.today())
    assert not sees(client, cast, child)
    assert sees(client, cast, cast.unrelated)


def test_whoever_was_seen_off_can_be_invited_again(cast: Cast, child: Pupil, contact: Contact) -> None:
    accept(ask(cast, contact))
    with factories.inside(cast.school):
        parents.end_access(actor=senco(cast), contact=contact, reason="A slip", ends_on=factories.today())
        with pytest.raises(Refused, match="no access now"):
            parents.end_access(actor=senco(cast), contact=contact, reason="Again", ends_on=factories.today())
    Client().post(ask(cast, contact))
    client, _ = sign_in(ADDRESS)
    assert sees(client, cast, child)


def test_a_role_that_the_administrator_ended_does_not_bring_children_back(cast: Cast, child: Pupil, contact: Contact) -> None:
    accept(ask(cast, contact))
    held = Membership.objects.get(user__email=ADDRESS)
    with factories.inside(cast.school):
        admin = factories.actor_of(cast.people[Role.ADMIN], cast.school)
        end_role(actor=admin, membership=held, ends_on=factories.today())
    Client().post(ask(cast, add(cast, cast.unrelated, name="Inés", email=ADDRESS)))
    client, _ = sign_in(ADDRESS)
    assert sees(client, cast, cast.unrelated)
    assert not sees(client, cast, child)


def test_one_restriction_is_enough_for_somebody_who_stands_in_the_list_twice(cast: Cast, child: Pupil, contact: Contact) -> None:
    accept(ask(cast, contact))
    client, _ = sign_in(ADDRESS)
    twice = add(cast, child, name="I. Núñez")
    with factories.inside(cast.school):
        Contact.objects.filter(pk=twice.pk).update(user=User.objects.get(email=ADDRESS), restricted=True)
    assert not sees(client, cast, child)
