"""Notices name children: whoever lost the work that they are about does not read them on."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from senco.access.models import School
from senco.access.roles import Role
from senco.accounts.models import User
from senco.accounts.reminders import Reminder
from senco.accounts.services.notices import remind
from tests import factories


def told(school: School, person: User) -> None:
    """Tell a person of a case and of a cycle."""
    due = timezone.localdate() + timedelta(days=5)
    with factories.inside(school) as actor:
        remind(
            actor=actor,
            reminders=[
                Reminder("case", uuid4(), "EHC-DECIDE", "ahead-5", due, (person.pk,), "CASE of Siobhan", "/s/x/ehc/1/"),
                Reminder("cycle", uuid4(), "review", "ahead-5", due, (person.pk,), "CYCLE of Siobhan", "/s/x/cycles/1/"),
            ],
        )


@pytest.mark.parametrize(
    ("role", "case", "cycle"),
    [(Role.SENCO, True, True), (Role.ASSISTANT, True, True), (Role.HEAD, True, False), (Role.TEACHER, False, False)],
)
def test_notices_are_shown_to_those_whose_work_they_still_are(
    client: Client, db: None, role: Role, case: bool, cycle: bool
) -> None:
    school = factories.make_school()
    person = factories.make_person(school, role)
    told(school, person)
    client.force_login(person)
    page = client.get(f"/s/{school.slug}/notices/").content.decode()
    assert ("CASE of Siobhan" in page, "CYCLE of Siobhan" in page) == (case, cycle)
