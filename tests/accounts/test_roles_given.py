"""Roles that are given twice: there is one, whoever was quicker."""

from datetime import date
from typing import Any

import pytest
from django.db.models import QuerySet

from senco.access.models import Membership, School
from senco.access.roles import Role
from senco.accounts.models import User
from senco.accounts.services import people
from senco.audit.models import Event
from tests import factories

DAY = date(2026, 9, 1)


@pytest.fixture
def school(db: None) -> School:
    return factories.make_school()


@pytest.fixture
def person(school: School) -> User:
    return factories.make_person(school)


def test_a_role_that_is_held_is_left_as_it_is(school: School, person: User) -> None:
    with factories.inside(school) as actor:
        first = people.give_role(actor=actor, user=person, role=Role.TA, starts_on=DAY)
        assert people.give_role(actor=actor, user=person, role=Role.TA, starts_on=date(2026, 10, 1)) == first
    assert person.memberships.get().starts_on == DAY


def test_two_who_give_the_same_role_at_once_both_get_the_row_that_is_there(
    school: School, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[type] = []
    look = QuerySet.first

    def not_yet_seen(rows: Any) -> Any:
        """The first look finds nothing: the other has not committed yet."""
        looks.append(rows.model)
        return None if looks.count(Membership) == 1 and rows.model is Membership else look(rows)

    with factories.inside(school) as actor:
        theirs = people.give_role(actor=actor, user=person, role=Role.TA, starts_on=DAY)
        monkeypatch.setattr(QuerySet, "first", not_yet_seen)
        mine = people.give_role(actor=actor, user=person, role=Role.TA, starts_on=DAY)
        given = Event.objects.filter(verb="membership_given").count()
    assert mine == theirs
    assert looks.count(Membership) == 2
    assert given == 1


def test_a_staff_that_is_loaded_twice_keeps_its_roles(school: School, person: User) -> None:
    row = {"id": person.pk, "email": person.email, "name": person.name, "roles": [Role.TA], "starts_on": DAY}
    with factories.inside(school) as actor:
        for _ in range(2):
            people.load_people(actor=actor, rows=[row], password_hash="!")
    assert person.memberships.count() == 1
