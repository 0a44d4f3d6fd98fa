"""Signing in: by invitation only, a school's one address is not locked out by a pupil, and nothing tells who exists."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.test import Client

from senco.access.models import School
from senco.access.roles import Role
from senco.accounts import outbox
from senco.accounts.models import Invitation, Mail, User
from senco.accounts.services import invitations
from tests import factories

LOGIN = "/account/login/"
PASSWORD = factories.PASSWORD


@pytest.fixture(autouse=True)
def fresh_counts(db: None) -> None:
    cache.clear()


@pytest.fixture
def school() -> School:
    return factories.make_school()


@pytest.fixture
def teacher(school: School) -> User:
    return factories.make_person(school, Role.TEACHER, password=PASSWORD)


def _try(client: Client, email: str, password: str) -> Any:
    return client.post(LOGIN, {"login": email, "password": password})


def _is_in(client: Client) -> bool:
    return client.get("/me/").status_code == 200


def test_the_right_password_opens_the_door(client: Client, teacher: User) -> None:
    assert _try(client, teacher.email, PASSWORD).status_code == 302
    assert _is_in(client)


def test_five_wrong_passwords_stop_the_sixth_try_at_one_account(client: Client, teacher: User) -> None:
    for _ in range(5):
        _try(client, teacher.email, "wrong")
    _try(client, teacher.email, PASSWORD)
    assert not _is_in(client)


def test_a_pupil_who_tries_made_up_names_locks_nobody_out(client: Client, teacher: User) -> None:
    for number in range(60):
        _try(Client(), f"nobody{number}@example.org", "wrong")
    _try(client, teacher.email, PASSWORD)
    assert _is_in(client)


def test_a_made_up_address_cannot_escape_the_count(client: Client, teacher: User) -> None:
    for number in range(5):
        client.post(
            LOGIN, {"login": teacher.email, "password": "wrong"}, headers={"X-Forwarded-For": f"203.0.113.{number}"}
        )
    client.post(LOGIN, {"login": teacher.email, "password": PASSWORD}, headers={"X-Forwarded-For": "203.0.113.99"})
    assert not _is_in(client)


def test_a_wrong_password_and_an_unknown_person_get_the_same_answer(client: Client, teacher: User) -> None:
    known = _try(Client(), teacher.email, "wrong").content.decode()
    unknown = _try(Client(), "nobody@example.org", "wrong").content.decode()

    def plain(page: str) -> str:
        return re.sub(r'value="[^"]*"', "", page)

    assert plain(known) == plain(unknown)


def test_a_reset_is_answered_the_same_for_known_and_unknown(client: Client, teacher: User) -> None:
    answers = [client.post("/account/password/reset/", {"email": e}) for e in (teacher.email, "nobody@example.org")]
    assert {(a.status_code, a.headers.get("Location")) for a in answers} == {(302, "/account/password/reset/done/")}
    assert [mail.recipient for mail in Mail.objects.filter(recipient=teacher.email)] == [teacher.email]


def test_a_reset_comes_by_mail_and_sets_a_new_password(client: Client, teacher: User, settings: Any, mailoutbox: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    client.post("/account/password/reset/", {"email": teacher.email})
    outbox.send_waiting()
    [message] = mailoutbox
    link = re.search(r"http://\S+(/account/password/reset/key/\S+)", message.body)
    assert link is not None
    page = client.get(link[1], follow=True)
    new = "several other plain words"
    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    fresh = Client()
    _try(fresh, teacher.email, new)
    assert _is_in(fresh)


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example", "/%09/evil.example", "\\\\evil.example"])
def test_nobody_is_led_away_after_signing_in(client: Client, teacher: User, path: str) -> None:
    answer = client.post(f"{LOGIN}?next={path}", {"login": teacher.email, "password": PASSWORD, "next": path})
    location = answer.headers["Location"]
    assert urlsplit(location.replace("\\", "/")).netloc == ""
    assert not location.startswith(("//", "\\"))


def test_accounts_come_by_invitation_only(client: Client) -> None:
    answer = client.post("/account/signup/", {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.filter(email="new@example.org").exists()
    assert b"invitation" in answer.content


def _invite(school: School, email: str = "new@example.org", role: Role = Role.TEACHER) -> str:
    admin = factories.make_person(school, Role.ADMIN)
    with factories.inside(school):
        invitations.invite(actor=factories.actor_of(admin, school), email=email, name="Zoë Łukasz", role=role)
    return Mail.objects.get(kind="invitation", recipient=email).values["url"].removeprefix("http://localhost:8000")


def _path(url: str) -> str:
    return "/invitation/" + url.split("/invitation/")[1]


def test_an_invitation_makes_an_account_with_the_role(client: Client, school: School) -> None:
    path = _path(_invite(school))
    assert client.get(path).status_code == 200
    assert client.post(path, {"name": "Zoë Łukasz", "password": PASSWORD}).status_code == 302
    user = User.objects.get(email="new@example.org")
    assert [(m.school, m.role) for m in user.memberships.all()] == [(school, Role.TEACHER)]
    _try(client, user.email, PASSWORD)
    assert _is_in(client)


def test_an_invitation_is_good_once(client: Client, school: School) -> None:
    path = _path(_invite(school))
    client.post(path, {"name": "Zoë", "password": PASSWORD})
    assert client.get(path).status_code == 410
    assert client.post(path, {"name": "Other", "password": PASSWORD}).status_code == 410
    assert User.objects.filter(name="Other").count() == 0


def test_a_weak_password_is_refused_and_the_invitation_stays_good(client: Client, school: School) -> None:
    path = _path(_invite(school))
    answer = client.post(path, {"name": "Zoë", "password": "password1234"})
    assert answer.status_code == 200
    assert Invitation.objects.get().accepted_at is None
    assert client.post(path, {"name": "Zoë", "password": PASSWORD}).status_code == 302


def test_an_address_that_has_an_account_gets_the_further_role_and_keeps_its_password(client: Client, school: School) -> None:
    elsewhere = factories.make_school()
    user = factories.make_person(elsewhere, Role.PARENT, password=PASSWORD)
    path = _path(_invite(school, user.email))
    client.post(path, {"name": "x", "password": "an attacker's password"})
    assert {m.school_id for m in user.memberships.all()} == {school.pk, elsewhere.pk}
    _try(client, user.email, PASSWORD)
    assert _is_in(client)


def test_a_guessed_or_withdrawn_invitation_opens_nothing(client: Client, school: School) -> None:
    path = _path(_invite(school))
    Invitation.objects.update(withdrawn_at="2026-01-01T00:00Z")
    assert client.get(path).status_code == 410
    assert client.get("/invitation/guessed/").status_code == 404


def test_the_secret_of_an_invitation_stands_in_no_table_once_the_mail_is_sent(school: School, settings: Any) -> None:
    from senco.access.models import AccessKey

    secret = _path(_invite(school)).split("/")[2]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    outbox.send_waiting()
    assert secret not in str(list(AccessKey.objects.values())) + str(list(Mail.objects.values()))


def test_signing_out_ends_the_session_on_the_server(client: Client, teacher: User) -> None:
    _try(client, teacher.email, PASSWORD)
    stolen = client.cookies["session"].value
    client.post("/account/logout/")
    thief = Client()
    thief.cookies["session"] = stolen
    assert not _is_in(thief)


def test_a_session_that_was_planted_is_not_kept(client: Client, teacher: User) -> None:
    client.get(LOGIN)
    before = client.cookies.get("session")
    _try(client, teacher.email, PASSWORD)
    assert before is None or client.cookies["session"].value != before.value


def test_an_administrator_cannot_hand_out_their_own_role(school: School) -> None:
    from senco.access.errors import Refused

    admin = factories.make_person(school, Role.ADMIN)
    with factories.inside(school), pytest.raises(Refused, match="own role"):
        invitations.invite(actor=factories.actor_of(admin, school), email="x@example.org", name="X", role=Role.ADMIN)
