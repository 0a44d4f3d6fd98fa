"""The guide to the steps for everybody: read without signing in once a school publishes it, and never with a child in it."""

import pytest
from django.test import Client
from django.urls import reverse

from ehcp.models import PublishedGuide
from senco.access.roles import Role
from senco.audit.models import Event as Logged
from tests import factories
from tests.documents.paper_text import lost, pages_of, text_of
from tests.documents.pdfua import problems
from tests.world import Cast, World


def press(cast: Cast, name: str, role: Role = Role.SENCO) -> int:
    client = Client()
    client.force_login(cast.people[role])
    where = reverse(name, kwargs={"school": cast.school.slug})
    return client.post(where, {"acting_as": f"{cast.school.slug}:{role.capacity.value}"}).status_code


def asked(cast: Cast, name: str = "public_guide", more: str = ""):
    return Client().get(reverse(name, kwargs={"slug": cast.school.slug}) + more)


def test_nobody_reads_a_guide_that_the_school_has_not_published(world: World) -> None:
    assert asked(world.a).status_code == 404
    assert asked(world.a, "public_guide_pdf").status_code == 404


def test_a_published_guide_is_read_without_signing_in_and_names_no_child(world: World) -> None:
    assert press(world.a, "guide_publish") == 302
    page = asked(world.a)
    assert page.status_code == 200
    text = page.content.decode()
    assert world.a.school.name in text
    assert "nine steps" in text
    assert "SAFE" not in text
    assert asked(world.b).status_code == 404


@pytest.mark.parametrize("edition", ["", "?edition=large"])
def test_its_paper_is_sound_and_holds_every_step(world: World, edition: str) -> None:
    press(world.a, "guide_publish")
    pdf = asked(world.a, "public_guide_pdf", edition).content
    assert problems(pdf) == []
    assert lost(pdf, "Somebody asks the council for help", "Within 20 weeks of the request.", "at least 15 days", "IPSEA") == []
    assert pages_of(pdf) <= (2 if not edition else 6)
    assert "SAFE" not in text_of(pdf)


def test_only_who_publishes_to_parents_puts_it_on_the_web_or_takes_it_off(world: World) -> None:
    for name in ("guide_publish", "guide_withdraw"):
        assert press(world.a, name, Role.ASSISTANT) == 403
    press(world.a, "guide_publish")
    assert press(world.a, "guide_withdraw") == 302
    assert asked(world.a).status_code == 404
    with factories.inside(world.a.school):
        assert Logged.objects.filter(verb__in=["guide_published", "guide_withdrawn"]).count() == 2


def test_publishing_again_renews_the_one_guide_of_a_school(world: World) -> None:
    press(world.a, "guide_publish")
    world.a.school.telephone = "01632 960 199"
    world.a.school.save()
    assert "01632 960 199" not in asked(world.a).content.decode()
    press(world.a, "guide_publish")
    assert "01632 960 199" in asked(world.a).content.decode()
    assert PublishedGuide.objects.count() == 1


def test_the_page_of_the_school_says_where_the_guide_is(world: World) -> None:
    client = Client()
    client.force_login(world.a.people[Role.SENCO])
    where = reverse("guide_page", kwargs={"school": world.a.school.slug})
    assert "It is not on the web" in client.get(where).content.decode()
    press(world.a, "guide_publish")
    assert f"/guides/{world.a.school.slug}/ehc-steps/" in client.get(where).content.decode()
