"""A role that opens the record of every child needs a second person's word before anything takes effect."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from senco.access.errors import Refused
from senco.access.models import AccessKey, Membership, School
from senco.access.roles import PERMISSIONS, Can, Role, opens_every_record
from senco.accounts import selectors
from senco.accounts.models import Invitation, Mail, Notice, User
from senco.accounts.services import approvals, invitations, people
from senco.audit.models import Event
from tests import factories
from tests.accounts.letters import path_in_mail_to

WAITING_ROLES = [Role.SENCO, Role.ASSISTANT, Role.HEAD]
ADDRESS = "newcomer@example.org"


@pytest.fixture
def school(db: None) -> School:
    return factories.make_school()


@pytest.fixture
def admin(school: School) -> User:
    return factories.make_person(school, Role.ADMIN, name="Ada Office")


@pytest.fixture
def head(school: School) -> User:
    return factories.make_person(school, Role.HEAD, name="Hana Head")


def act(user: User, school: School) -> Any:
    return factories.actor_of(user, school)


def ask(school: School, admin: User, role: Role = Role.SENCO, email: str = ADDRESS) -> Invitation:
    with factories.inside(school):
        return invitations.invite(actor=act(admin, school), email=email, name="New Comer", role=role)


def verbs(school: School) -> list[str]:
    with factories.inside(school):
        return list(Event.objects.order_by("at").values_list("verb", flat=True))


def bell(user: User, school: School) -> int:
    with factories.inside(school):
        return selectors.unread_count(act(user, school))[0]


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_roles_that_wait_follow_from_the_tables() -> None:
    assert [role for role in Role if opens_every_record(role)] == WAITING_ROLES


def test_those_who_may_approve_see_every_record_themselves() -> None:
    approving = [role for role in Role if Can.APPROVE_ROLES in PERMISSIONS[role]]
    assert approving == [Role.SENCO, Role.HEAD]
    assert all(opens_every_record(role) for role in approving)


@pytest.mark.parametrize("role", WAITING_ROLES)
def test_such_a_role_asked_for_by_an_administrator_waits_and_nothing_takes_effect(
    school: School, admin: User, head: User, role: Role
) -> None:
    invitation = ask(school, admin, role)
    assert invitation.state_at(timezone.now()) is Invitation.State.WAITING
    assert not Mail.objects.filter(recipient=ADDRESS).exists()
    assert not AccessKey.objects.filter(subject_id=invitation.pk).exists()
    assert "approval_asked" in verbs(school)
    with factories.inside(school) as actor, pytest.raises(Refused, match="over"):
        invitations.accept_invitation(actor=actor, invitation_id=invitation.pk, name="x", password="x")
    assert not User.objects.filter(email=ADDRESS).exists()


@pytest.mark.parametrize("role", [Role.TEACHER, Role.TA, Role.GOVERNOR, Role.TRUST_LEAD])
def test_every_other_role_goes_out_at_once(school: School, admin: User, role: Role) -> None:
    assert ask(school, admin, role).state_at(timezone.now()) is Invitation.State.OPEN
    assert Mail.objects.filter(recipient=ADDRESS).count() == 1


def test_who_sees_every_record_needs_nobody_elses_word(school: School) -> None:
    both = factories.make_person(school, Role.ADMIN, Role.HEAD)
    assert not ask(school, both, Role.SENCO).needs_approval


def test_a_teacher_who_is_the_administrator_sees_no_whole_school_and_waits(school: School) -> None:
    both = factories.make_person(school, Role.ADMIN, Role.TEACHER)
    assert ask(school, both, Role.SENCO).needs_approval


def test_the_database_too_refuses_an_acceptance_without_approval(school: School, admin: User) -> None:
    invitation = ask(school, admin)
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.filter(pk=invitation.pk).update(accepted_at=timezone.now())


# Telling those who may


def test_those_who_may_are_told_by_the_bell_and_on_their_first_page_and_nobody_else_is(
    school: School, admin: User, head: User
) -> None:
    senco = factories.make_person(school, Role.SENCO)
    others = [factories.make_person(school, role) for role in (Role.ASSISTANT, Role.TEACHER)]
    ask(school, admin)
    assert [bell(user, school) for user in (head, senco, *others)] == [1, 1, 0, 0]
    page = signed_in(head).get(reverse("today", args=[school.slug])).content.decode()
    assert "Approve or refuse New Comer as SENCO" in page
    assert reverse("approval_list", args=[school.slug]) in page
    page = signed_in(others[0]).get(reverse("today", args=[school.slug])).content.decode()
    assert "New Comer" not in page


def test_who_may_approve_since_today_is_told_in_the_night(school: School, admin: User) -> None:
    ask(school, admin)
    later = factories.make_person(school, Role.HEAD)
    assert bell(later, school) == 0
    with factories.inside(school) as actor:
        assert invitations.remind_of_waiting(actor=actor, today=factories.today()) == 2
        assert invitations.remind_of_waiting(actor=actor, today=factories.today()) == 0
    assert bell(later, school) == 1


def test_whoever_lost_the_role_reads_the_notice_no_more(school: School, admin: User, head: User) -> None:
    ask(school, admin)
    head.memberships.update(role=Role.TEACHER)
    assert bell(head, school) == 0


def test_the_administrator_sees_that_it_waits_and_for_whom(school: School, admin: User, head: User) -> None:
    client = signed_in(admin)
    given = {"name": "New Comer", "email": ADDRESS, "role": "senco", "acting_as": f"{school.slug}:staff"}
    page = " ".join(client.post(f"/s/{school.slug}/people/invite/", given, follow=True).content.decode().split())
    assert "New Comer waits for approval" in page
    assert "Waiting for approval by SENCO or senior leader" in page
    assert "Told: Hana Head." in page


def test_where_nobody_may_approve_the_page_says_what_to_do(school: School, admin: User) -> None:
    ask(school, admin)
    page = signed_in(admin).get(f"/s/{school.slug}/people/").content.decode()
    assert "Nobody at this school may approve yet" in page


# Deciding


def test_one_press_approves_and_the_invitation_goes_out_with_its_full_time(school: School, admin: User, head: User) -> None:
    invitation = ask(school, admin)
    other = factories.make_person(school, Role.SENCO)
    Invitation.objects.update(expires_at=timezone.now())  # it has waited long
    client = signed_in(head)
    page = client.get(reverse("approval_list", args=[school.slug])).content.decode()
    assert "New Comer as SENCO" in page
    assert ADDRESS in page
    assert "Ada Office" in page
    url = reverse("approval_give", args=[school.slug, invitation.pk])
    page = client.post(url, {"acting_as": f"{school.slug}:staff"}, follow=True).content.decode()
    assert "Approved" in page
    assert "approval_given" in verbs(school)
    answer = Client().post(path_in_mail_to(ADDRESS), {"name": "New Comer", "password": factories.PASSWORD})
    assert answer.status_code == 302
    assert Membership.objects.get(user__email=ADDRESS).role == Role.SENCO
    assert (bell(head, school), bell(other, school)) == (0, 0)
    with factories.inside(school):
        assert not Notice.objects.filter(case_id=invitation.pk, state="queued").exists()


def test_one_press_refuses_and_the_administrator_is_shown_who_did(school: School, admin: User, head: User) -> None:
    invitation = ask(school, admin)
    url = reverse("approval_refuse", args=[school.slug, invitation.pk])
    signed_in(head).post(url, {"acting_as": f"{school.slug}:staff"})
    assert not Mail.objects.filter(recipient=ADDRESS).exists()
    assert "approval_refused" in verbs(school)
    page = signed_in(admin).get(f"/s/{school.slug}/people/").content.decode()
    assert "Refused in the last 30 days" in page
    assert "Hana Head" in page


def test_whose_address_it_is_stands_beside_the_button(school: School, admin: User, head: User) -> None:
    teacher = factories.make_person(school, Role.TEACHER, name="Tom Teacher")
    ask(school, admin, Role.HEAD, email=teacher.email)
    page = " ".join(signed_in(head).get(reverse("approval_list", args=[school.slug])).content.decode().split())
    assert "Belongs to the account of Tom Teacher, class teacher here." in page


def test_the_slower_of_two_is_told_that_it_was_decided(school: School, admin: User, head: User) -> None:
    invitation = ask(school, admin)
    other = factories.make_person(school, Role.SENCO)
    with factories.inside(school):
        approvals.refuse_invitation(actor=act(head, school), invitation=invitation)
    url = reverse("approval_give", args=[school.slug, invitation.pk])
    answer = signed_in(other).post(url, {"acting_as": f"{school.slug}:staff"})
    assert answer.status_code == 409
    assert "has been decided or withdrawn already" in answer.content.decode()
    assert not Mail.objects.filter(recipient=ADDRESS).exists()


def test_a_withdrawn_request_cannot_be_approved(school: School, admin: User, head: User) -> None:
    invitation = ask(school, admin)
    url = reverse("invitation_withdraw", args=[school.slug, invitation.pk])
    signed_in(admin).post(url, {"acting_as": f"{school.slug}:staff"})
    assert bell(head, school) == 0
    with factories.inside(school), pytest.raises(Refused, match="withdrawn already"):
        approvals.approve_invitation(actor=act(head, school), invitation=invitation)


def test_a_request_of_another_school_is_not_found(school: School, head: User) -> None:
    elsewhere = factories.make_school()
    theirs = ask(elsewhere, factories.make_person(elsewhere, Role.ADMIN))
    url = reverse("approval_give", args=[school.slug, theirs.pk])
    assert signed_in(head).post(url, {"acting_as": f"{school.slug}:staff"}).status_code == 404
    with factories.inside(school), pytest.raises(Refused, match="already"):
        approvals.approve_invitation(actor=act(head, school), invitation=theirs)


# The command line


def test_the_command_invites_the_first_who_can_approve_at_once(school: School) -> None:
    call_command("invite", ADDRESS, "--school", school.slug, "--role", "head", "--name", "Hana")
    assert Mail.objects.filter(recipient=ADDRESS).count() == 1


def test_the_command_waits_where_the_school_has_somebody_to_ask(
    school: School, head: User, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("invite", ADDRESS, "--school", school.slug, "--role", "senco", "--name", "Sam")
    assert not Mail.objects.filter(recipient=ADDRESS).exists()
    assert "waits for approval by the SENCO or senior leader" in capsys.readouterr().out
    assert bell(head, school) == 1
    call_command("invite", "ta@example.org", "--school", school.slug, "--role", "ta", "--name", "Tess")
    assert Mail.objects.filter(recipient="ta@example.org").count() == 1


def test_a_staff_that_is_loaded_by_an_administrator_brings_no_such_role(school: School, admin: User) -> None:
    row = {"id": admin.pk, "email": ADDRESS, "name": "N", "roles": [Role.HEAD], "starts_on": factories.today()}
    with factories.inside(school), pytest.raises(Refused, match="sees the SEN record of every child"):
        people.load_people(actor=act(admin, school), rows=[row], password_hash="!")
    assert not User.objects.filter(email=ADDRESS).exists()
