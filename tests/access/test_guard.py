"""The doors of the web: who comes in, in which capacity, and what a refusal looks like."""

import pytest
from django.test import Client

from senco.access.guard import token_of
from senco.access.models import Membership
from senco.access.roles import Role
from senco.accounts.models import Invitation, User
from tests import factories
from tests.world import World


def _url(world: World, path: str) -> str:
    return f"/s/{world.a.school.slug}/{path}"


def test_a_stranger_is_asked_to_sign_in_and_brought_back(client: Client, world: World) -> None:
    answer = client.get(_url(world, "people/"))
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/account/login/?next=/s/{world.a.school.slug}/people/"


def test_a_quick_request_of_a_stranger_is_told_so_and_not_redirected(client: Client, world: World) -> None:
    assert client.get(_url(world, "people/"), headers={"HX-Request": "true"}).status_code == 401


def test_a_member_of_another_school_sees_that_nothing_is_there(client: Client, world: World) -> None:
    client.force_login(world.b.people[Role.ADMIN])
    assert client.get(_url(world, "people/")).status_code == 404
    assert client.get("/s/no-such-school/people/").status_code == 404


def test_a_member_without_the_permission_is_told_so(client: Client, world: World) -> None:
    client.force_login(world.a.people[Role.TEACHER])
    answer = client.get(_url(world, "people/"))
    assert answer.status_code == 403
    assert "invite people" in answer.content.decode()


def test_a_role_that_ended_today_opens_nothing(client: Client, world: World) -> None:
    admin = world.a.people[Role.ADMIN]
    client.force_login(admin)
    assert client.get(_url(world, "people/")).status_code == 200
    admin.memberships.update(ends_on=factories.today())
    assert client.get(_url(world, "people/")).status_code == 404


def test_a_person_who_is_switched_off_is_out_at_the_next_click(client: Client, world: World) -> None:
    admin = world.a.people[Role.ADMIN]
    client.force_login(admin)
    User.objects.filter(pk=admin.pk).update(is_active=False)
    assert client.get(_url(world, "people/")).status_code == 302


def test_staff_duties_at_one_school_are_one_capacity_with_the_pages_of_all(client: Client, world: World) -> None:
    user = factories.make_person(world.a.school, Role.TEACHER, Role.ADMIN)
    client.force_login(user)
    assert client.get(_url(world, "people/")).status_code == 200
    assert client.get(_url(world, "notices/")).status_code == 200


@pytest.fixture
def governor_and_admin(world: World) -> User:
    return factories.make_person(world.a.school, Role.ADMIN, Role.GOVERNOR)


def test_being_a_governor_is_switched_to_and_never_added(client: Client, world: World, governor_and_admin: User) -> None:
    client.force_login(governor_and_admin)
    assert client.get(_url(world, "people/")).status_code == 200
    answer = client.post("/switch/", {"token": f"{world.a.school.slug}:governor"})
    assert answer.status_code == 302
    denied = client.get(_url(world, "people/"))
    assert denied.status_code == 403
    assert "governor" in denied.content.decode().lower()


def test_a_form_shown_in_another_capacity_asks_and_loses_nothing(
    client: Client, world: World, governor_and_admin: User
) -> None:
    client.force_login(governor_and_admin)
    client.post("/switch/", {"token": f"{world.a.school.slug}:governor"})
    written = {"name": "Zoë & Łukasz", "email": "zoe@example.org", "role": "teacher"}
    answer = client.post(_url(world, "people/invite/"), {**written, "acting_as": f"{world.a.school.slug}:staff"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Zoë &amp; Łukasz" in page
    assert "zoe@example.org" in page
    assert not Invitation.objects.filter(email="zoe@example.org").exists()
    kept = {**written, "acting_as": f"{world.a.school.slug}:staff", "send_as": f"{world.a.school.slug}:staff"}
    assert client.post(_url(world, "people/invite/"), kept).status_code == 302
    assert Invitation.objects.get(email="zoe@example.org").name == "Zoë & Łukasz"


def test_whoever_belongs_to_another_school_too_can_go_there_from_every_page(client: Client, world: World) -> None:
    user = factories.make_person(world.a.school, Role.ADMIN)
    client.force_login(user)
    assert "Another school" not in client.get(_url(world, "people/")).content.decode()
    Membership.objects.create(user=user, school=world.b.school, role=Role.TEACHER, starts_on=factories.today())
    page = client.get(_url(world, "people/")).content.decode()
    assert "Another school" in page
    assert 'href="/choose/"' in page
    assert world.b.school.name not in page


def test_a_form_that_does_not_say_its_capacity_is_refused(client: Client, world: World) -> None:
    client.force_login(world.a.people[Role.ADMIN])
    assert client.post(_url(world, "people/invite/"), {"name": "A", "email": "a@example.org", "role": "ta"}).status_code == 403


def test_a_form_with_a_capacity_that_is_not_ones_own_is_refused(client: Client, world: World) -> None:
    client.force_login(world.a.people[Role.ADMIN])
    form = {"name": "A", "email": "a@example.org", "role": "ta", "acting_as": f"{world.b.school.slug}:staff"}
    assert client.post(_url(world, "people/invite/"), form).status_code == 403


def test_a_refusal_is_a_page_with_the_reason_and_leaves_nothing_half_done(client: Client, world: World) -> None:
    admin = world.a.people[Role.ADMIN]
    client.force_login(admin)
    own = admin.memberships.get()
    token = token_of(factories.actor_of(admin, world.a.school))
    answer = client.post(_url(world, f"people/roles/{own.pk}/end/"), {"acting_as": token})
    assert answer.status_code == 409
    assert "another administrator" in answer.content.decode()
    own.refresh_from_db()
    assert own.ends_on is None


def test_nobody_is_switched_to_a_place_they_do_not_have(client: Client, world: World) -> None:
    client.force_login(world.a.people[Role.TEACHER])
    assert client.post("/switch/", {"token": f"{world.a.school.slug}:governor"}).status_code == 404
    assert client.post("/switch/", {"token": f"{world.b.school.slug}:staff"}).status_code == 404


def test_pages_are_not_kept_by_a_shared_computer(client: Client, world: World) -> None:
    client.force_login(world.a.people[Role.ADMIN])
    for path in (_url(world, "people/"), "/", "/account/login/", _url(world, "nowhere/")):
        assert client.get(path).headers["Cache-Control"] == "no-store", path


def test_every_answer_carries_the_strict_headers(client: Client, world: World) -> None:
    for path in ("/account/login/", "/nowhere", "/healthz"):
        headers = client.get(path).headers
        assert "script-src 'self'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]


def test_what_cannot_be_read_is_said_to_be_so_and_not_to_be_our_fault(client: Client) -> None:
    answer = client.get("/healthz/../", headers={"Host": "somebody.else.example"})
    assert answer.status_code == 400
    assert "could not read this" in answer.content.decode()
