"""A class for the adult who stands in: by a code for a day, with nothing confidential, and on half a page."""

import io
import re
import subprocess
from datetime import timedelta

import pikepdf
import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from provision.rules.supply import ALPHABET, code_typed, new_code
from provision.services.adaptations import add_adaptation, choose_adaptation
from provision.services.supply import open_for_supply
from senco.access.errors import Refused
from senco.access.models import AccessKey
from senco.access.roles import Role
from senco.audit.models import Event as Logged
from tests import factories
from tests.world import World

TODAY = factories.today()
STAFF = {"acting_as": "alder:staff"}


@pytest.fixture
def helped(world: World) -> World:
    """The own pupil has a move with a note, and words for the first minutes and for safety stand in the profile."""
    actor = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
    with factories.inside(world.a.school):
        move = add_adaptation(actor=actor, name="Say it, then show it", how="Point while you speak.")
        choose_adaptation(actor=actor, pupil=world.a.own, adaptation=move, note="Sit on the left side", starts_on=TODAY)
    return world


def made(world: World, client: Client, role: Role = Role.SENCO) -> str:
    client.force_login(world.a.people[role])
    url = f"/s/alder/classes/{world.a.rows['own']['group'].pk}/stand-in/"
    page = client.post(url, {**STAFF, "on": f"{TODAY:%d/%m/%Y}"}).content.decode()
    found = re.search(r'<p class="figure">([0-9A-Z-]{14})</p>', page)
    assert found is not None
    return found.group(1)


@pytest.mark.parametrize("role", [Role.SENCO, Role.TEACHER, Role.HEAD])
def test_a_code_opens_what_helps_and_nothing_confidential(helped: World, client: Client, role: Role) -> None:
    code = made(helped, client, role)
    outside = Client()
    typed = outside.post("/class/", {"code": f" {code.lower().replace('-', ' ')}"})
    assert typed.status_code == 302
    page = outside.get(typed.url)
    text = page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    assert "Say it, then show it" in text and "Sit on the left side" in text
    own = helped.a.own
    for secret in (own.surname, str(own.pk), "SLCN", "ASD", "SEN support", own.upn or "no upn"):
        assert secret not in text, secret
    with factories.inside(helped.a.school):
        assert Logged.objects.filter(verb="class_read").count() == 1


def test_the_code_ends_with_its_day_and_with_a_new_one_and_at_a_press(helped: World, client: Client) -> None:
    first = made(helped, client)
    second = made(helped, client)
    assert Client().get(f"/class/{first}/").status_code == 404
    assert Client().get(f"/class/{second}/").status_code == 200
    AccessKey.objects.filter(revoked_at__isnull=True, subject_id=helped.a.rows["own"]["group"].pk).update(
        expires_at=timezone.now() - timedelta(minutes=1)
    )
    assert Client().get(f"/class/{second}/").status_code == 404
    third = made(helped, client)
    client.post(f"/s/alder/classes/{helped.a.rows['own']['group'].pk}/stand-in/end/", STAFF)
    assert Client().get(f"/class/{third}/").status_code == 404


def test_the_secret_is_kept_nowhere_and_opens_nothing_else(helped: World, client: Client) -> None:
    code = made(helped, client)
    assert not AccessKey.objects.filter(secret_sha256__contains=code).exists()
    for url in (f"/advice/{code}/", f"/calendar-feed/{code}/due-dates.ics", f"/class/{code.lower()}/"):
        assert Client().get(url).status_code == 404
    with factories.inside(helped.a.school):
        assert code not in str(list(Logged.objects.values_list("changes", flat=True)))


def test_a_code_is_made_for_a_day_within_a_week_by_those_whose_class_it_is(helped: World) -> None:
    group = helped.a.rows["own"]["group"]
    senco, teacher, ta = (factories.actor_of(helped.a.people[role], helped.a.school) for role in (Role.SENCO, Role.TEACHER, Role.TA))
    with factories.inside(helped.a.school):
        for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=8)):
            with pytest.raises(Refused, match="within a week"):
                open_for_supply(actor=senco, group=group, on=day, today=TODAY)
        with pytest.raises(Refused):
            open_for_supply(actor=ta, group=group, on=TODAY, today=TODAY)
        other = helped.a.rows["unrelated"]["group"]
        with pytest.raises(Refused, match="do not teach"):
            open_for_supply(actor=teacher, group=other, on=TODAY, today=TODAY)


@pytest.mark.django_db
def test_what_is_no_code_says_what_a_code_looks_like_and_a_wrong_one_says_where_to_ask(client: Client) -> None:
    assert "twelve letters" in client.post("/class/", {"code": "hello"}).content.decode()
    assert "opens no class" in client.post("/class/", {"code": new_code()}).content.decode()
    assert client.get("/class/../etc/").status_code == 404


def test_half_a_page_is_half_a_page(helped: World, client: Client) -> None:
    client.force_login(helped.a.people[Role.TEACHER])
    answer = client.get(f"/s/alder/classes/{helped.a.rows['own']['group'].pk}/half-page/")
    assert answer.headers["Content-Type"] == "application/pdf"
    words = " ".join(subprocess.run(["pdftotext", "-", "-"], input=answer.content, capture_output=True, check=True).stdout.decode().split())
    assert "Say it, then show it" in words and "Sit on the left side" in words
    assert helped.a.own.surname not in words
    assert answer.headers["Content-Disposition"] == f'inline; filename="class-{TODAY.isoformat()}.pdf"', "no name of a class or a child"
    with pikepdf.open(io.BytesIO(answer.content)) as read:
        assert len(read.pages) == 1
        assert [round(float(side) / 72 * 25.4) for side in read.pages[0].mediabox] == [0, 0, 210, 148]


@given(st.text(max_size=40))
def test_what_is_typed_is_a_code_or_nothing(text: str) -> None:
    code = code_typed(text)
    assert code == "" or (len(code) == 14 and set(code) <= {*ALPHABET, "-"} and code_typed(code) == code)


def test_codes_have_no_letters_that_are_mistaken_and_are_read_back_however_they_are_typed() -> None:
    for _ in range(50):
        code = new_code()
        assert not set(code) & set("01OIAEUY")
        assert code_typed(code.lower()) == code_typed(code.replace("-", "")) == code_typed(f" {code} ") == code
