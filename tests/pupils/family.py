"""A parent who is invited, accepts and signs in, as the tests do it."""

from typing import Any

from django.test import Client
from django.urls import reverse

from pupils.models import Contact, Pupil
from pupils.services import contacts, parents
from senco.access.roles import Role
from tests import factories
from tests.accounts.letters import path_in_mail_to
from tests.world import Cast

ADDRESS = "ines.nunez@example.org"
PASSWORD = factories.PASSWORD


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
