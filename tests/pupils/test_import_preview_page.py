"""The preview of a file: what would change, row by row, and what is for a person to decide."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pupils import import_presenters, import_selectors
from pupils.models import Pupil
from pupils.services import people
from senco.access.tasks import look_for_jobs
from tests import factories
from tests.pupils.import_builders import VECTORS, many, rows
from tests.pupils.import_pages import AMINA, brought_in, digest_on, page, post, previewed, text_of, upload
from tests.world import World


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


def test_what_was_decided_stays_on_the_page_that_says_why_nothing_was_brought_in(world: World, senco: Client) -> None:
    brought_in(world.a, rows(",Smith,Jack,2016-02-29,5", ",Smith,Jill,2016-02-29,5"))
    batch = previewed(world.a, rows(",Smith,Jack,2016-02-29,6", ",Smith,Jill,2016-02-29,6"))
    digest = digest_on(senco.get(page(world.a, batch)))
    with factories.inside(world.a.school) as actor:
        people.change_pupil(actor=actor, pupil=Pupil.objects.get(forename="Jack"), year="7")
    answer = post(senco, world.a, page(world.a, batch, "apply"), digest=digest, row_2="same", row_3="other")
    assert answer.status_code == 409
    assert "Smith, Jack has been changed here since this preview was made." in text_of(answer)
    chosen = re.findall(r'<input type="radio" name="(row_\d)" value="(\w+)"[^>]* checked', answer.content.decode())
    assert chosen == [("row_2", "same"), ("row_3", "other")]


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
