"""An administrator does not become a reader of children's records by their own hand."""

from datetime import date

import pytest
from django.test import Client

from senco.access.errors import Refused
from senco.access.models import Membership, School
from senco.access.roles import Role
from senco.access.tenancy import school_scope
from senco.accounts import services
from senco.accounts.models import Invitation, User
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
    assert answer.status_code == 409
    assert "You cannot give a role to yourself" in answer.content.decode()
    assert not Invitation.objects.exists()


def test_an_administrator_cannot_give_themselves_a_role(school: School, admin: User) -> None:
    actor = factories.actor_of(admin, school)
    with school_scope(school.pk), pytest.raises(Refused, match="to yourself"):
        services.give_role(actor=actor, user=admin, role=Role.SENCO, starts_on=date(2026, 9, 1))
    assert Membership.objects.filter(user=admin).count() == 1


def test_another_person_can_be_invited(client: Client, school: School, admin: User) -> None:
    client.force_login(admin)
    given = {"name": "She", "email": "she@example.org", "role": "senco", "acting_as": f"{school.slug}:staff"}
    assert client.post(f"/s/{school.slug}/people/invite/", given).status_code == 302
    assert Invitation.objects.get().email == "she@example.org"
