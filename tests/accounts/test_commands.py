"""Beginning a school from the command line: without the invented ones there must be a way in."""

import pytest
from django.core.management import CommandError, call_command

from senco.access.models import School
from senco.access.roles import Role
from senco.accounts.models import Invitation, Mail
from tests import factories

ADMIN = ["--admin-email", "office@example.org", "--admin-name", "Ada Office"]


def test_a_new_school_has_an_invited_administrator(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("add_school", "oak", "--name", "Oak Primary", *ADMIN)
    invitation = Invitation.objects.get(school=School.objects.get(slug="oak"))
    assert (invitation.email, invitation.role) == ("office@example.org", Role.ADMIN)
    assert Mail.objects.get().recipient == "office@example.org"
    assert "/s/oak/" in capsys.readouterr().out


def test_a_name_that_is_taken_is_refused_and_nothing_is_left_half_made(db: None) -> None:
    call_command("add_school", "oak", "--name", "Oak Primary", *ADMIN)
    with pytest.raises(CommandError):
        call_command("add_school", "oak", "--name", "Other Oak", *ADMIN)
    assert School.objects.count() == 1
    assert Invitation.objects.count() == 1


def test_a_second_administrator_is_invited_by_command(db: None) -> None:
    school = factories.make_school("elm")
    call_command("invite", "second@example.org", "--school", "elm", "--role", "admin", "--name", "Bo")
    assert Invitation.objects.get(school=school).role == Role.ADMIN


def test_a_school_that_is_not_there_is_named_with_those_that_are(db: None) -> None:
    factories.make_school("elm")
    with pytest.raises(CommandError, match="Schools here: elm"):
        call_command("invite", "a@example.org", "--school", "oak", "--role", "ta", "--name", "Bo")
