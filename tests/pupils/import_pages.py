"""The pages of bringing pupils in, as the tests open and read them."""

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from pupils.models import ImportBatch
from pupils.services import imports
from senco.access.roles import Role
from tests import factories
from tests.pupils.import_builders import rows
from tests.world import Cast, World

AMINA = "P935999920001,Ali,Amina,2015-03-02"


def start(cast: Cast) -> str:
    return f"/s/{cast.school.slug}/import/"


def page(cast: Cast, batch: ImportBatch, name: str = "") -> str:
    return f"{start(cast)}{batch.pk}/{f'{name}/' if name else ''}"


def post(client: Client, cast: Cast, url: str, **fields: Any) -> HttpResponse:
    return client.post(url, {"acting_as": f"{cast.school.slug}:staff", **fields})


def upload(client: Client, cast: Cast, data: bytes, name: str = "pupils.csv", on: str = "") -> HttpResponse:
    day = on or timezone.localdate().isoformat()
    return post(client, cast, start(cast), file=SimpleUploadedFile(name, data), on=day)


def previewed(cast: Cast, data: bytes, role: Role = Role.SENCO) -> ImportBatch:
    with factories.inside(cast.school):
        actor = factories.actor_of(cast.people[role], cast.school)
        return imports.preview_import(actor=actor, data=data, file_name="pupils.csv", on=timezone.localdate())


def brought_in(cast: Cast, data: bytes) -> ImportBatch:
    batch = previewed(cast, data)
    with factories.inside(cast.school) as actor:
        return imports.apply_import(actor=actor, batch_id=batch.pk)


def digest_on(response: HttpResponse) -> str:
    found = re.search(r'name="digest" value="([0-9a-f]{64})"', response.content.decode())
    assert found
    return found[1]


def text_of(response: HttpResponse) -> str:
    """What a page says, without markup."""
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(plain.replace("&#x27;", "'").split())


def confirmed(world: World, client: Client) -> ImportBatch:
    batch = previewed(world.a, rows(AMINA))
    shown = client.get(page(world.a, batch))
    post(client, world.a, page(world.a, batch, "apply"), digest=digest_on(shown))
    return batch
