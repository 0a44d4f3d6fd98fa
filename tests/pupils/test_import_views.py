"""The pages of bringing pupils in, as the SENCO and the office see them."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pupils import import_presenters, import_selectors
from pupils.imports.decoding import MOST_BYTES
from pupils.models import ImportBatch, Pupil
from pupils.services import imports, people
from senco.access.models import Heartbeat, Job
from senco.access.roles import Role
from senco.access.tasks import look_for_jobs
from tests import factories
from tests.pupils.test_import_service import many, rows
from tests.world import Cast, World

VECTORS = Path(__file__).parents[1] / "vectors" / "imports"
AMINA = "P935999920001,Ali,Amina,2015-03-02"


@pytest.fixture
def senco(world: World, client: Client) -> Client:
    client.force_login(world.a.people[Role.SENCO])
    return client


@pytest.fixture
def office(world: World) -> Client:
    client = Client()
    client.force_login(world.a.people[Role.ADMIN])
    return client


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


def test_changes_are_shown_before_and_after_with_row_and_reason(world: World, senco: Client) -> None:
    brought_in(world.a, rows(f"{AMINA},6,6A,K,SLCN", ",Smith,Jack,2016-02-29,5"))
    batch = previewed(
        world.a, rows(f"{AMINA},7,6A,E,ASD", ",Smith,Jack,2016-02-29,6", "P2O7000016049,Bad,Upn,2016-02-29")
    )
    said = text_of(senco.get(page(world.a, batch)))
    for words in (
        "Year: Year 6 becomes Year 7",
        "SEN status: K, SEN support becomes E, EHC plan",
        "Needs, primary first: SLCN becomes ASD",
        "Smith, Jack has the same names and date of birth, but there is no UPN",
        "has a letter where a digit belongs",
        "The same child Another child Leave for now",
    ):
        assert words in said


def test_a_suggestion_is_settled_on_the_page(world: World, senco: Client) -> None:
    brought_in(world.a, rows(",Smith,Jack,2016-02-29,5", ",Smith,Jill,2016-02-29,5", ",Smith,Joe,2016-02-29,5"))
    batch = previewed(world.a, rows(",Smith,Jack,2016-02-29,6", ",Smith,Jill,2016-02-29,6", ",Smith,Joe,2016-02-29,6"))
    shown = senco.get(page(world.a, batch))
    post(
        senco,
        world.a,
        page(world.a, batch, "apply"),
        digest=digest_on(shown),
        row_2="same",
        row_3="other",
        row_4="leave",
    )
    look_for_jobs()
    with factories.inside(world.a.school):
        assert sorted(Pupil.objects.filter(surname="Smith").values_list("forename", "year")) == [
            ("Jack", "6"), ("Jill", "5"), ("Jill", "6"), ("Joe", "5"),
        ]  # fmt: skip
    said = text_of(senco.get(page(world.a, batch, "result")))
    assert "1 pupil was added and 1 changed. 1 was left as they were." in said
    assert "Left for now (1)" in said


def test_all_suggestions_are_settled_in_one_go(world: World, senco: Client) -> None:
    brought_in(world.a, rows(",Smith,Jack,2016-02-29,5", ",Smith,Jill,2016-02-29,5"))
    batch = previewed(world.a, rows(",Smith,Jack,2016-02-29,6", ",Smith,Jill,2016-02-29,6"))
    shown = senco.get(page(world.a, batch))
    post(senco, world.a, page(world.a, batch, "apply"), digest=digest_on(shown), everyone="same")
    look_for_jobs()
    with factories.inside(world.a.school):
        assert set(Pupil.objects.filter(surname="Smith").values_list("year", flat=True)) == {"6"}


def test_so_many_suggestions_that_nobody_settles_them_singly_are_settled_together(
    world: World, senco: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pupils.import_forms.MOST_ONE_BY_ONE", 1)
    brought_in(world.a, rows(",Smith,Jack,2016-02-29,5", ",Smith,Jill,2016-02-29,5"))
    batch = previewed(world.a, rows(",Smith,Jack,2016-02-29,6", ",Smith,Jill,2016-02-29,6"))
    shown = senco.get(page(world.a, batch))
    assert "and 1 more like these" in text_of(shown)
    assert 'type="radio"' not in shown.content.decode()


def test_the_same_file_again_brings_nothing_in_and_says_so(world: World, senco: Client) -> None:
    brought_in(world.a, (VECTORS / "v09_utf8_bom.csv").read_bytes())
    answer = upload(senco, world.a, (VECTORS / "v09_utf8_bom.csv").read_bytes())
    shown = senco.get(answer["Location"])
    assert "There is nothing to bring in: no pupil would be added or changed." in text_of(shown)
    assert "Bring these pupils in" not in text_of(shown)
    refused = post(senco, world.a, f"{answer['Location']}apply/", digest=digest_on(shown))
    assert refused.status_code == 409
    assert "There is nothing to bring in" in text_of(refused)


def test_a_preview_that_the_school_has_overtaken_says_so_in_place_of_the_button(world: World, senco: Client) -> None:
    brought_in(world.a, rows(f"{AMINA},6"))
    batch = previewed(world.a, rows(f"{AMINA},7"))
    digest = digest_on(senco.get(page(world.a, batch)))
    with factories.inside(world.a.school) as actor:
        people.change_pupil(actor=actor, pupil=Pupil.objects.get(surname="Ali"), year="8")
    said = text_of(senco.get(page(world.a, batch)))
    assert "Ali, Amina has been changed here since this preview was made." in said
    assert "Bring these pupils in" not in said
    refused = post(senco, world.a, page(world.a, batch, "apply"), digest=digest)
    assert (refused.status_code, "Ali, Amina has been changed" in text_of(refused)) == (409, True)


def test_the_office_brings_sen_in_without_being_shown_it(world: World, office: Client, senco: Client) -> None:
    brought_in(world.a, rows(f"{AMINA},6,6A,K,SLCN,,Mrs F Ali,Mother", "D935999920002,Ali,Bo,2015-03-02,6,6A,K,MLD"))
    data = rows(f"{AMINA},7,6A,E,ASD; ADHD,,Mrs F Ali,Mother,f@example.org", "D935999920002,Ali,Bo,2015-03-02,6,6A,E,MLD",
                "T935999920003,New,Nia,2015-03-02,6,6A,Zebra,VI,,Mr New,Father,new@example.org")  # fmt: skip
    batch = previewed(world.a, data, Role.ADMIN)
    response = office.get(page(world.a, batch))
    said, html = text_of(response), response.content.decode()
    assert (
        "What the file says about SEN status and needs, and parents and carers is brought in, and not shown to you."
        in said
    )
    assert "Year: Year 6 becomes Year 7" in said
    assert "1 of them changes only in what is not shown to you." in said
    for secret in (
        "SLCN",
        "ASD",
        "MLD",
        "ADHD",
        "Zebra",
        "EHC plan",
        "SEN support",
        "VI",
        "f@example.org",
        "Mr New",
        "Bo",
    ):
        assert not re.search(rf"\b{secret}\b", html), secret
    full = text_of(senco.get(page(world.a, batch)))
    assert all(words in full for words in ("ADHD", "Zebra", "f@example.org", "Ali, Bo"))
    post(office, world.a, page(world.a, batch, "apply"), digest=digest_on(response))
    look_for_jobs()
    result = office.get(page(world.a, batch, "result"))
    assert not re.search(r"\b(ASD|ADHD|EHC plan|new@example.org)\b", result.content.decode())
    assert "Open the register" not in text_of(result)
    with factories.inside(world.a.school):
        assert Pupil.objects.get(forename="Bo").status_periods.get().status == "E"


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


def confirmed(world: World, client: Client) -> ImportBatch:
    batch = previewed(world.a, rows(AMINA))
    shown = client.get(page(world.a, batch))
    post(client, world.a, page(world.a, batch, "apply"), digest=digest_on(shown))
    return batch


def test_with_no_worker_the_page_says_that_the_work_waits_and_is_done_by_itself(world: World, senco: Client) -> None:
    batch = confirmed(world, senco)
    response = senco.get(page(world.a, batch, "progress"))
    assert "The file waits and will be brought in by itself" in text_of(response)
    assert "hx-trigger" in response.content.decode()
    assert senco.get(page(world.a, batch))["Location"] == page(world.a, batch, "progress")
    assert post(senco, world.a, page(world.a, batch, "apply"), digest="x").status_code == 409


def test_the_page_shows_how_far_the_work_is_and_asks_again_by_itself(world: World, senco: Client) -> None:
    batch = confirmed(world, senco)
    Heartbeat.objects.create(pk="worker", at=timezone.now())
    assert "Waiting for its turn" in text_of(senco.get(page(world.a, batch, "progress")))
    Job.objects.update(state=Job.State.RUNNING)
    response = senco.get(page(world.a, batch, "progress"))
    assert "Bringing in 1 pupil" in text_of(response)
    assert "<progress" in response.content.decode()
    asks = {"HTTP_HX_REQUEST": "true"}
    url = page(world.a, batch, "progress")
    assert senco.get(f"{url}?seen=working", **asks).status_code == 204
    assert senco.get(f"{url}?seen=waiting", **asks).status_code == 200
    Job.objects.update(state=Job.State.QUEUED)
    look_for_jobs()
    assert senco.get(f"{url}?seen=working", **asks)["HX-Redirect"] == page(world.a, batch, "result")


def test_an_open_page_does_not_keep_somebody_signed_in_for_ever(world: World, senco: Client) -> None:
    batch = confirmed(world, senco)
    Job.objects.update(asked_at=timezone.now() - import_presenters.LOOKING)
    html = senco.get(page(world.a, batch, "progress")).content.decode()
    assert "hx-trigger" not in html
    assert "Look again" in html


def test_work_that_stopped_by_a_fault_is_begun_again_from_its_page(world: World, senco: Client) -> None:
    batch = confirmed(world, senco)
    Job.objects.update(state=Job.State.FAILED, problem="Something went wrong on our side. Nothing was changed.")
    assert "Not brought in" in text_of(senco.get(start(world.a)))
    shown = senco.get(page(world.a, batch, "progress"))
    assert "Something went wrong on our side." in text_of(shown)
    post(senco, world.a, page(world.a, batch, "apply"), digest=digest_on(shown))
    look_for_jobs()
    assert "1 pupil was added" in text_of(senco.get(page(world.a, batch, "result")))


def test_a_file_that_was_refused_in_the_end_says_why(world: World, senco: Client) -> None:
    brought_in(world.a, rows(f"{AMINA},6"))
    batch = previewed(world.a, rows(f"{AMINA},7"))
    post(senco, world.a, page(world.a, batch, "apply"), digest=digest_on(senco.get(page(world.a, batch))))
    with factories.inside(world.a.school) as actor:
        people.change_pupil(actor=actor, pupil=Pupil.objects.get(surname="Ali"), year="8")
    look_for_jobs()
    said = text_of(senco.get(page(world.a, batch, "progress")))
    assert "Nothing was changed" in said
    assert "Ali, Amina has been changed here" in said
    assert "Try again" not in said


def test_a_page_of_two_hundred_pupils_takes_no_more_queries_than_one_of_twenty(world: World, senco: Client) -> None:
    found = []
    for number in (20, 200):
        brought_in(world.a, many(number, 5))
        batch = previewed(world.a, many(number, 6))
        senco.get(page(world.a, batch))
        with CaptureQueriesContext(connection) as captured:
            assert senco.get(page(world.a, batch)).status_code == 200
        found.append(len(captured))
    assert found[0] == found[1]


def test_a_long_list_begins_with_its_first_rows_and_is_shown_whole_on_request(
    world: World, senco: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_presenters, "SHOWN_AT_FIRST", 10)
    batch = previewed(world.a, many(25, 5))
    first = text_of(senco.get(page(world.a, batch)))
    assert "Show all 25" in first
    assert "Pupil009" in first
    assert "Pupil010" not in first
    assert "Pupil024" in text_of(senco.get(f"{page(world.a, batch)}?all=added"))


def test_names_that_look_like_markup_are_shown_as_they_are_written(world: World, senco: Client) -> None:
    batch = previewed(world.a, rows('P935999920001,"<script>alert(1)</script>",Bo,2015-03-02'))
    html = senco.get(page(world.a, batch)).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_the_plan_that_is_kept_is_the_plan_that_was_seen(world: World, senco: Client) -> None:
    batch = previewed(world.a, rows(AMINA))
    refused = post(senco, world.a, page(world.a, batch, "apply"), digest="0" * 64)
    assert refused.status_code == 409
    with factories.inside(world.a.school):
        batch.refresh_from_db()
        assert (batch.state, import_selectors.plan_in(batch).counts["added"]) == ("preview", 1)
