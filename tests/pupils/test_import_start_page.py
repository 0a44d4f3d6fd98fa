"""Choosing a file of pupils, and who may."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pupils.imports.decoding import MOST_BYTES
from pupils.models import ImportBatch, Pupil
from senco.access.roles import Role
from senco.access.tasks import look_for_jobs
from tests import factories
from tests.pupils.import_builders import VECTORS, rows
from tests.pupils.import_pages import AMINA, digest_on, page, post, previewed, start, text_of, upload
from tests.world import World


def test_from_a_file_to_pupils_with_a_look_at_what_would_change(world: World, senco: Client) -> None:
    answer = upload(senco, world.a, (VECTORS / "v08_sims_cp1252.csv").read_bytes(), "SEN register.csv")
    shown = senco.get(answer["Location"])
    said = text_of(shown)
    assert "4 pupils would be added and none changed." in said
    assert "3 pupils come onto the SEN register." in said
    assert "The file is in Windows-1252" in said
    assert "O\u2019Shaughnessy-N\u00fa\u00f1ez, Siobh\u00e1n" in said
    assert "2 pupils here are not in the file" in said
    going = post(senco, world.a, f"{answer['Location']}apply/", digest=digest_on(shown))
    assert going["Location"].endswith("/progress/")
    look_for_jobs()
    done = senco.get(going["Location"], follow=True)
    assert done.redirect_chain[-1][0].endswith("/result/")
    assert "4 pupils were added and none changed." in text_of(done)
    assert "SEN register.csv" in text_of(senco.get(start(world.a)))


def test_the_start_page_says_which_files_work_and_writes_nothing(world: World, senco: Client) -> None:
    said = text_of(senco.get(start(world.a)))
    assert "CSV (comma delimited)" in said
    assert "Legal Surname" in said
    upload(senco, world.a, rows(AMINA))
    with factories.inside(world.a.school):
        assert not Pupil.objects.filter(surname="Ali").exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 and so on", "This is an Excel workbook (.xlsx): open it there and save it as CSV"),
        (b"", "This file is empty."),
        (b"hello,there\n1,2\n", "No row of headings was found"),
        (b"x" * (MOST_BYTES + 1), "The file has more than 20 MB."),
        (b"x" * (26 * 1024 * 1024), "The file has more than 20 MB."),
    ],
    ids=["workbook", "empty", "no headings", "large", "larger than is kept"],
)
def test_a_file_that_cannot_be_read_is_said_at_the_field_and_the_day_is_kept(
    world: World, senco: Client, data: bytes, words: str
) -> None:
    answer = upload(senco, world.a, data, "file.csv", "2026-01-05")
    assert answer.status_code == 200
    html = answer.content.decode()
    assert words in text_of(answer)
    assert 'value="2026-01-05"' in html
    assert "<title>Error: Bring in pupils" in html
    with factories.inside(world.a.school):
        assert not ImportBatch.objects.filter(file_name="file.csv").exists()


def test_no_file_and_a_day_to_come_are_said_in_words(world: World, senco: Client) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    said = text_of(post(senco, world.a, start(world.a), on=tomorrow.isoformat()))
    assert "Choose a file." in said
    assert "Choose today or a day that has passed." in said


@pytest.mark.parametrize("role", [Role.HEAD, Role.TEACHER, Role.TA, Role.GOVERNOR, Role.PARENT])
def test_others_may_not_bring_pupils_in(world: World, client: Client, role: Role) -> None:
    batch = previewed(world.a, rows(AMINA))
    client.force_login(world.a.people[role])
    for url in (start(world.a), page(world.a, batch), page(world.a, batch, "progress"), page(world.a, batch, "result")):
        assert client.get(url).status_code == 403


def test_a_file_of_another_school_is_not_found(world: World, senco: Client) -> None:
    batch = previewed(world.b, rows(AMINA))
    for name in ("", "progress", "result"):
        assert senco.get(page(world.a, batch, name)).status_code == 404
    for name in ("apply", "drop"):
        assert post(senco, world.a, page(world.a, batch, name), digest="x").status_code == 404
    assert senco.get(page(world.b, batch)).status_code == 404


def test_a_dropped_file_is_gone(world: World, senco: Client) -> None:
    batch = previewed(world.a, rows(AMINA))
    said = text_of(senco.post(page(world.a, batch, "drop"), {"acting_as": f"{world.a.school.slug}:staff"}, follow=True))
    assert "was dropped. Nothing was changed." in said
    assert senco.get(page(world.a, batch))["Location"] == start(world.a)
    assert post(senco, world.a, page(world.a, batch, "apply"), digest="x").status_code == 409
    assert post(senco, world.a, page(world.a, batch, "drop")).status_code == 409
