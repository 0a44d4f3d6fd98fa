"""An administrator does not become a reader of children's records by their own hand."""

from datetime import date

import pytest
from django.test import Client

from senco.access.errors import Refused
from senco.access.models import Membership, School
from senco.access.roles import Role
from senco.access.tenancy import school_scope
from senco.accounts.models import Invitation, Mail, User
from senco.accounts.services import approvals, people
from senco.accounts.services.invitations import invite
from tests import factories

OTHER_SPELLING = str.upper


@pytest.fixture
def school(db: None) -> School:
    return factories.make_school()


@pytest.fixture
def admin(school: School) -> User:
    return factories.make_person(school, Role.ADMIN)


@pytest.mark.parametrize("role", [Role.SENCO, Role.ASSISTANT, Role.HEAD, Role.TEACHER, Role.GOVERNOR])
def test_an_administrator_cannot_invite_themselves(client: Client, school: School, admin: User, role: Role) -> None:
    client.force_login(admin)
    given = {
        "name": "Me",
        "email": OTHER_SPELLING(admin.email),
        "role": role.value,
        "acting_as": f"{school.slug}:staff",
    }
    answer = client.post(f"/s/{school.slug}/people/invite/", given)
    assert answer.status_code == 200  # the page comes back with the words and the reason
    assert "You cannot give a role to yourself" in answer.content.decode()
    assert not Invitation.objects.exists()


def test_an_administrator_cannot_give_themselves_a_role(school: School, admin: User) -> None:
    actor = factories.actor_of(admin, school)
    with school_scope(school.pk), pytest.raises(Refused, match="to yourself"):
        people.give_role(actor=actor, user=admin, role=Role.SENCO, starts_on=date(2026, 9, 1))
    assert Membership.objects.filter(user=admin).count() == 1


def reads(user: User, school: School) -> bool:
    """Does somebody see children's records at this school?"""
    client = Client()
    client.force_login(user)
    return client.get(f"/s/{school.slug}/register/").status_code == 200


@pytest.mark.parametrize("role", [Role.SENCO, Role.ASSISTANT, Role.HEAD])
def test_an_administrator_does_not_become_a_reader_through_a_second_account(
    client: Client, school: School, admin: User, role: Role
) -> None:
    second = factories.make_person(school, Role.TA)
    client.force_login(admin)
    given = {"name": "Me again", "email": second.email, "role": role.value, "acting_as": f"{school.slug}:staff"}
    client.post(f"/s/{school.slug}/people/invite/", given)
    assert not Mail.objects.exists()
    with school_scope(school.pk), pytest.raises(Refused, match="approves it first"):
        people.give_role(actor=factories.actor_of(admin, school), user=second, role=role, starts_on=date(2026, 9, 1))
    assert not reads(second, school)


def test_an_administrator_does_not_become_a_reader_through_a_second_address(
    client: Client, school: School, admin: User
) -> None:
    client.force_login(admin)
    given = {"name": "Me", "email": "my.second@example.org", "role": "senco", "acting_as": f"{school.slug}:staff"}
    client.post(f"/s/{school.slug}/people/invite/", given)
    assert not Mail.objects.exists()
    [asked] = Invitation.objects.all()
    actor = factories.actor_of(admin, school)
    with school_scope(school.pk), pytest.raises(Refused, match="Only the SENCO or senior leader"):
        approvals.approve_invitation(actor=actor, invitation=asked)
    for path in (f"approvals/{asked.pk}/approve/", "approvals/"):
        answer = client.post(f"/s/{school.slug}/people/{path}", {"acting_as": f"{school.slug}:staff"})
        assert answer.status_code in (403, 405)
    assert not Mail.objects.exists()


def test_nobody_approves_what_they_asked_for_or_what_would_be_their_own(school: School, admin: User) -> None:
    with school_scope(school.pk):
        asked = invite(actor=factories.actor_of(admin, school), email="x@example.org", name="X", role=Role.SENCO)
    admin.memberships.update(role=Role.HEAD)  # has changed posts since
    other = factories.make_person(school, Role.ADMIN)
    with school_scope(school.pk):
        own = invite(actor=factories.actor_of(other, school), email=admin.email, name="X", role=Role.SENCO)
        head = factories.actor_of(admin, school)
        for invitation, words in ((asked, "asked for this role yourself"), (own, "would be your own")):
            with pytest.raises(Refused, match=words):
                approvals.approve_invitation(actor=head, invitation=invitation)


def test_an_administrator_ends_the_heads_role_and_is_no_nearer(client: Client, school: School, admin: User) -> None:
    head = factories.make_person(school, Role.HEAD)
    client.force_login(admin)
    ending = f"/s/{school.slug}/people/roles/{head.memberships.get().pk}/end/"
    client.post(ending, {"acting_as": f"{school.slug}:staff"})
    given = {"name": "Me", "email": "my.second@example.org", "role": "head", "acting_as": f"{school.slug}:staff"}
    client.post(f"/s/{school.slug}/people/invite/", given)
    assert not Mail.objects.exists()


def test_another_person_can_be_invited(client: Client, school: School, admin: User) -> None:
    client.force_login(admin)
    given = {"name": "She", "email": "she@example.org", "role": "teacher", "acting_as": f"{school.slug}:staff"}
    assert client.post(f"/s/{school.slug}/people/invite/", given).status_code == 302
    assert Invitation.objects.get().email == "she@example.org"
