"""A child who is not on roll is named on the pages of consultations and nowhere else, to nobody: not in a list, a search, a
figure, an export, the log, a notice or a mail."""

import pytest
from django.core import mail
from django.urls import reverse

from dashboards.count_selectors import count_on
from dashboards.selectors import today_sections
from dashboards.services.consultation_reminders import remind_of_consultations
from ehcp.models import Candidate
from senco.access.roles import Role
from senco.accounts.models import Notice
from senco.accounts.services.notices import digest_notices
from senco.audit.models import Event
from tests import factories
from tests.house.matrix import OF_SCHOOLS, ask, objects_of, signed_in, spec, texts, url_of
from tests.world import Cast, World

CANARY = "-candidate"
ABOUT_PUPILS = [address for address in OF_SCHOOLS if not address.name.startswith("candidate_")]


def pages(cast: Cast, role: Role) -> dict[str, str]:
    """Everything that a role reads outside the pages of consultations."""
    client, values = signed_in(cast.people[role]), objects_of(cast, "own")
    capacity = f"{cast.school.slug}:{role.capacity.value}"
    return {
        address.name: "\n".join(texts(ask(client, "GET", url_of(address, values), capacity)))
        for address in ABOUT_PUPILS
        if "GET" in spec()[address.name].methods
    }


@pytest.mark.parametrize("role", [Role.SENCO, Role.HEAD, Role.TEACHER])
def test_no_page_but_those_of_consultations_names_the_child(world: World, role: Role) -> None:
    found = pages(world.a, role)
    assert [name for name, text in found.items() if CANARY in text.lower()] == []


def test_nobody_finds_the_child_by_name(world: World) -> None:
    for role in (Role.SENCO, Role.TEACHER, Role.ADMIN):
        client = signed_in(world.a.people[role])
        for name in ("pupil_find", "register"):
            for typed in ("candidate", "own", "own candidate surname"):
                page = client.get(reverse(name, args=["alder"]), {"q": typed}).content.decode()
                assert CANARY not in page, (role, name, typed)


def test_neither_the_log_nor_a_notice_nor_a_mail_names_the_child(world: World) -> None:
    with factories.inside(world.a.school) as system:
        due = Candidate.objects.order_by("reference").first()
        assert due is not None
        assert remind_of_consultations(actor=system, today=due.due_on) > 0
        assert remind_of_consultations(actor=system, today=due.due_on) == 0
        digest_notices(actor=system, today=due.due_on)
        told = " ".join(f"{notice.title} {notice.link}" for notice in Notice.objects.all())
        logged = " ".join(str(event.changes) for event in Event.objects.exclude(verb="council_written"))
    assert f"Answer the consultation about {due.reference}" in told
    assert CANARY not in (told + logged + " ".join(str(one.message()) for one in mail.outbox)).lower()


def test_the_duty_of_today_names_the_reference_and_is_counted(world: World) -> None:
    with factories.inside(world.a.school):
        senco = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
        row = Candidate.objects.order_by("reference").first()
        assert row is not None
        shown = today_sections(senco, on=row.due_on)
        titles = [duty.title for duty in (*shown.overdue, *shown.this_week)]
        assert f"Answer the consultation about {row.reference}" in titles
        assert shown.count == count_on(senco, on=row.due_on)[0]


def test_the_calendar_of_due_dates_has_the_reference(world: World) -> None:
    page = signed_in(world.a.people[Role.SENCO]).get(reverse("due_dates", args=["alder"]), {"as": "list"}).content.decode()
    teacher = signed_in(world.a.people[Role.TEACHER]).get(reverse("due_dates", args=["alder"])).content.decode()
    with factories.inside(world.a.school):
        row = Candidate.objects.order_by("reference").first()
        assert row is not None
    assert row.reference in page or row.due_on.month != factories.today().month
    assert row.reference not in teacher
