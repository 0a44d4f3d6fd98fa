"""Which pupils each role reaches, and when a reach ends."""

from datetime import date, timedelta

import pytest

from pupils import selectors
from pupils.models import Contact, Pupil, TeachingLink
from pupils.services import people
from senco.access.roles import Role
from tests import factories
from tests.world import Cast, World

DAY = timedelta(days=1)


def seen_by(cast: Cast, role: Role, *, on: date | None = None) -> set[str]:
    """The surnames of the pupils that a person of this role sees."""
    actor = factories.actor_of(cast.people[role], cast.school)
    with factories.inside(cast.school):
        return {pupil.surname for pupil in selectors.visible(actor, on=on)}


@pytest.mark.parametrize("role", [Role.SENCO, Role.ASSISTANT, Role.HEAD])
def test_those_who_lead_sen_see_every_pupil_of_their_school_and_no_other(small: World, role: Role) -> None:
    assert seen_by(small.a, role) == {"SAFE-alder-own-surname", "SAFE-alder-unrelated-surname"}


def test_a_teacher_sees_only_pupils_they_teach(small: World) -> None:
    assert seen_by(small.a, Role.TEACHER) == {"SAFE-alder-own-surname"}


def test_a_teaching_assistant_sees_only_pupils_they_support(small: World) -> None:
    assert seen_by(small.a, Role.TA) == {"SAFE-alder-own-surname"}


def test_a_parent_sees_only_their_own_child(small: World) -> None:
    assert seen_by(small.a, Role.PARENT) == {"SAFE-alder-own-surname"}


@pytest.mark.parametrize("role", [Role.ADMIN, Role.GOVERNOR, Role.TRUST_LEAD])
def test_those_who_need_no_record_see_no_pupil(small: World, role: Role) -> None:
    assert seen_by(small.a, role) == set()


def test_a_teacher_of_two_roles_has_the_wider_reach(small: World) -> None:
    both = factories.make_person(small.a.school, Role.TEACHER, Role.SENCO)
    with factories.inside(small.a.school):
        assert selectors.visible(factories.actor_of(both, small.a.school)).count() == 2


def test_a_link_holds_until_the_day_on_which_it_ends(small: World) -> None:
    today = factories.today()
    with factories.inside(small.a.school):
        TeachingLink.objects.filter(user=small.a.people[Role.TEACHER]).update(ends_on=today)
    assert seen_by(small.a, Role.TEACHER, on=today - DAY) == {"SAFE-alder-own-surname"}
    assert seen_by(small.a, Role.TEACHER, on=today) == set()


def test_a_link_that_has_not_begun_shows_nobody(small: World) -> None:
    with factories.inside(small.a.school):
        TeachingLink.objects.filter(user=small.a.people[Role.TA]).update(starts_on=factories.today() + DAY)
    assert seen_by(small.a, Role.TA) == set()


def test_a_teacher_of_a_class_also_sees_a_pupil_of_another_class_they_are_linked_to(small: World) -> None:
    with factories.inside(small.a.school) as actor:
        people.link_staff(
            actor=actor, user_id=small.a.people[Role.TEACHER].pk, pupil=small.a.unrelated, starts_on=factories.today()
        )
    assert len(seen_by(small.a, Role.TEACHER)) == 2


def test_a_pupil_who_has_left_stays_with_the_senco_and_leaves_the_teacher(small: World) -> None:
    with factories.inside(small.a.school):
        Pupil.objects.filter(pk=small.a.own.pk).update(left_on=factories.today())
    assert seen_by(small.a, Role.TEACHER) == set()
    assert seen_by(small.a, Role.TA) == set()
    assert "SAFE-alder-own-surname" in seen_by(small.a, Role.SENCO)


def test_a_restriction_takes_the_child_from_a_parent_at_once(small: World) -> None:
    with factories.inside(small.a.school):
        Contact.objects.filter(user=small.a.people[Role.PARENT]).update(restricted=True)
    assert seen_by(small.a, Role.PARENT) == set()


def test_on_the_roll_of_a_day_are_those_who_had_joined_and_not_left(small: World) -> None:
    today = factories.today()
    senco = factories.actor_of(small.a.people[Role.SENCO], small.a.school)
    with factories.inside(small.a.school) as actor:
        coming = factories.make_pupil(actor, surname="Coming", joined_on=today + DAY)
        gone = factories.make_pupil(actor, surname="Gone", left_on=today)
        on_roll = set(selectors.on_roll(senco, on=today))
        assert coming not in on_roll
        assert gone not in on_roll
        assert coming in set(selectors.on_roll(senco, on=today + DAY))
        assert gone in set(selectors.on_roll(senco, on=today - DAY))
