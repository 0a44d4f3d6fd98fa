"""A parent is invited from a child's page, accepts by mail, and reads about this child alone."""

from datetime import timedelta

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
from tests import factories
from tests.accounts.letters import text_of_mail_to
from tests.pupils.family import ADDRESS, PASSWORD, accept, add, ask, page_of, sees, senco, sign_in
from tests.world import Cast, World


def test_the_mail_goes_to_one_address_and_tells_of_no_child_and_no_special_needs(cast: Cast, contact: Contact) -> None:
    ask(cast, contact)
    text = text_of_mail_to(ADDRESS)
    assert cast.school.name in text
    for word in ("Mateo", "Núñez", "special", "SEN ", "needs"):
        assert word not in text


def test_an_invitation_becomes_an_account_whose_first_page_is_the_child(
    cast: Cast, child: Pupil, contact: Contact
) -> None:
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


def test_a_parent_of_two_children_is_invited_for_each_and_keeps_one_account(
    cast: Cast, child: Pupil, contact: Contact
) -> None:
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
    for contact, words in (
        (kept_away, "restriction"),
        (same_home, "would read the invitation"),
        (no_address, "Add it first"),
    ):
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
