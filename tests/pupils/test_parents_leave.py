"""A parent is seen off with a reason: access ends at the next click, and is back only by a new invitation."""

import pytest
from django.test import Client
from django.urls import reverse

from pupils.models import Contact, Pupil
from pupils.services import parents
from senco.access.errors import Refused
from senco.access.models import Membership
from senco.access.roles import Role
from senco.accounts.models import User
from senco.accounts.services.people import end_role
from senco.audit.models import Event
from tests import factories
from tests.pupils.family import ADDRESS, accept, add, ask, sees, senco, sign_in
from tests.world import Cast


def test_access_ends_at_the_next_click_with_day_and_reason_in_the_log(
    cast: Cast, child: Pupil, contact: Contact
) -> None:
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


def test_a_role_that_the_administrator_ended_does_not_bring_children_back(
    cast: Cast, child: Pupil, contact: Contact
) -> None:
    accept(ask(cast, contact))
    held = Membership.objects.get(user__email=ADDRESS)
    with factories.inside(cast.school):
        admin = factories.actor_of(cast.people[Role.ADMIN], cast.school)
        end_role(actor=admin, membership=held, ends_on=factories.today())
    Client().post(ask(cast, add(cast, cast.unrelated, name="Inés", email=ADDRESS)))
    client, _ = sign_in(ADDRESS)
    assert sees(client, cast, cast.unrelated)
    assert not sees(client, cast, child)


def test_one_restriction_is_enough_for_somebody_who_stands_in_the_list_twice(
    cast: Cast, child: Pupil, contact: Contact
) -> None:
    accept(ask(cast, contact))
    client, _ = sign_in(ADDRESS)
    twice = add(cast, child, name="I. Núñez")
    with factories.inside(cast.school):
        Contact.objects.filter(pk=twice.pk).update(user=User.objects.get(email=ADDRESS), restricted=True)
    assert not sees(client, cast, child)
