"""What tests of writings share: a paper begun, issued, and a browser to read it in."""

from typing import Any

from django.test import Client
from django.urls import reverse

from ehcp.models import Case, Writing, WritingIssue
from ehcp.rules.writings.advice import ADVICE
from ehcp.services import writings
from senco.access.actor import Actor
from senco.access.roles import Role
from tests import factories
from tests.world import World

TODAY = factories.today()


def begun(senco: Actor, case: Case, kind: Any = ADVICE, **texts: str) -> Writing:
    """A writing with some of its parts written."""
    row = writings.begin_writing(actor=senco, kind=kind, case=case, today=TODAY)
    return writings.write_writing(actor=senco, writing=row, version=row.version, texts=texts) if texts else row


def issued(senco: Actor, row: Writing, by: str = "Ann Hart, SENCO") -> WritingIssue:
    """It is issued today."""
    return writings.issue_writing(actor=senco, writing=row, version=row.version, dated=TODAY, by=by, today=TODAY)


def browser_of(two: World, role: Role = Role.SENCO) -> Client:
    """Somebody of the first school, signed in."""
    client = Client()
    client.force_login(two.a.people[role])
    return client


def url(two: World, name: str, *args: Any) -> str:
    """An address at the first school."""
    return reverse(name, args=[two.a.school.slug, *args])
