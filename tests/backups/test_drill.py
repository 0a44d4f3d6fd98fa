"""The drill: everything is lost and comes back, with the real programs and a real PostgreSQL."""

import shutil
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import CommandError
from django.test import Client

from pupils.models import Pupil
from senco.access.roles import Role
from senco.audit.models import Event
from senco.backups import selectors
from senco.backups.facts import take_facts
from senco.backups.installation import session
from senco.documents.models import Document
from tests import factories
from tests.backups.conftest import Place
from tests.world import Cast, build_world

SCAN = bytes(range(256)) * 700


def seen(cast: Cast) -> dict[str, Any]:
    """What a school's people would find, read as the product reads it."""
    with factories.inside(cast.school):
        return {
            "pupils": sorted(Pupil.objects.values_list("pk", "surname", "born_on", "group_id")),
            "events": sorted(Event.objects.values_list("at", "verb", "actor_name", "changes"), key=repr),
            "documents": sorted((d.pk, bytes(d.content), d.sha256) for d in Document.objects.all()),
        }


def test_everything_is_lost_and_comes_back(place: Place) -> None:
    world = build_world()
    person = factories.make_person(world.a.school, Role.SENCO, password=factories.PASSWORD)
    upload = place.installation.media / "letters" / "O’Neil, signed.pdf"
    upload.parent.mkdir(parents=True)
    upload.write_bytes(SCAN)
    before = {cast.school.slug: seen(cast) for cast in (world.a, world.b)}
    assert before["alder"]["pupils"] and before["alder"]["documents"] and before["alder"] != before["birch"]

    assert "is proven" in place.run("backup", "--verify")
    name = place.newest().name
    place.drop()
    shutil.rmtree(place.installation.media)

    place.run("prepare_database", "--admin-url", place.admin_url())
    assert "everything equal" in place.run("restore_backup", name, "--into-empty")

    cache.clear()
    assert {cast.school.slug: seen(cast) for cast in (world.a, world.b)} == before
    assert upload.read_bytes() == SCAN
    client = Client()
    assert client.post("/account/login/", {"login": person.email, "password": factories.PASSWORD}).status_code == 302
    page = client.get(f"/s/alder/pupils/{world.a.own.pk}/")
    assert page.status_code == 200
    assert "SAFE-alder-own-surname" in page.content.decode()
    assert client.get(f"/s/birch/pupils/{world.b.own.pk}/").status_code == 404
    # Life goes on in it: counters stand where they stood, and the next backup of it is as good.
    with factories.inside(world.b.school) as actor:
        factories.make_pupil(actor, born_on=date(2018, 2, 28))
    assert "is made" in place.run("backup")
    assert place.scratch_databases() == []
    proven = selectors.last_proven()  # the restore itself, written down in the restored database
    assert proven is not None and proven.restored_in is not None and proven.bytes > len(SCAN)


def test_a_restore_overwrites_nothing(place: Place) -> None:
    place.run("backup")
    name = place.newest().name
    with pytest.raises(CommandError, match="must be empty. If that is what you want, add --into-empty"):
        place.run("restore_backup", name)
    with pytest.raises(CommandError, match="is not empty: it has .* tables. A restore never overwrites anything"):
        place.run("restore_backup", name, "--into-empty")
    place.drop()
    place.run("prepare_database", "--admin-url", place.admin_url())
    (place.installation.media).mkdir()
    (place.installation.media / "kept.txt").write_text("mine")
    with pytest.raises(CommandError, match="folder of uploads .* is not empty"):
        place.run("restore_backup", name, "--into-empty")
    with session(place.installation.owner) as cursor:
        assert take_facts(cursor)["tables"] == {}
