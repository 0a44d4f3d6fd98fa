"""What a parent sees: their own child, exactly what was published, the same paper every time, and whether it was clear."""

import re
import subprocess
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from provision.models import Summary, SummaryAnswer
from provision.papers.published import summary_to_json
from provision.rules.papers import SummaryPaper
from provision.selectors import unclear_answers
from provision.services import cycles, sheets, summaries
from pupils.models import Pupil
from pupils.services import people
from senco.access.roles import Role
from senco.accounts.models import User
from senco.audit.models import Event
from senco.documents.models import Document
from tests import factories
from tests.documents import samples
from tests.documents.paper_text import lost, pages_of, text_of
from tests.documents.pdfua import problems
from tests.world import Cast, World

WORDS = ("Shiv tells a story in four parts.", "Talking help", "teachers draw it first", "A bedtime story in Spanish")


def url(name: str, cast: Cast, pupil: Pupil | None = None) -> str:
    values = {"school": cast.school.slug, **({"pupil": pupil.pk} if pupil is not None else {})}
    return reverse(name, kwargs=values)


def publish(cast: Cast, pupil: Pupil, paper: SummaryPaper | None = None) -> Summary:
    senco = factories.actor_of(cast.people[Role.SENCO], cast.school)
    with factories.inside(cast.school):
        content = summary_to_json(paper or samples.summary())
        return summaries.publish_summary(actor=senco, pupil=pupil, content=content)


def answer(client: Client, cast: Cast, pupil: Pupil, summary: Summary | None = None, **given: str):
    data = {"acting_as": f"{cast.school.slug}:parent", **given}
    if summary is not None:
        data["summary"] = str(summary.pk)
    return client.post(url("child_clear", cast, pupil), data)


def another_parent(cast: Cast, pupil: Pupil, **fields: object) -> User:
    with factories.inside(cast.school) as actor:
        return factories.make_parent(actor, cast.school, pupil, **fields)[0]


@pytest.fixture
def parent(client: Client, world: World) -> Client:
    client.force_login(world.a.people[Role.PARENT])
    return client


@pytest.fixture
def summary(world: World) -> Summary:
    return publish(world.a, world.a.own)


def without_tokens(page: bytes) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", page)


# Whose child


def test_a_parent_of_one_child_goes_straight_to_what_was_published(parent, world, summary):
    answer = parent.get(url("child_list", world.a))
    assert answer.status_code == 302
    assert answer.headers["Location"] == url("child_page", world.a, world.a.own)


def test_a_parent_of_two_children_sees_both_with_school_and_date(parent, world, summary):
    cast = world.a
    with factories.inside(cast.school) as actor:
        sibling = factories.make_pupil(actor, forename="Mateo", surname="Núñez")
        contact = people.add_contact(actor=actor, pupil=sibling, name="Inés")
        people.link_parent(actor=actor, contact=contact, user_id=cast.people[Role.PARENT].pk)
    page = " ".join(parent.get(url("child_list", cast)).content.decode().split())
    assert "Mateo Núñez" in page
    assert "Nothing has been published yet." in page
    assert cast.school.name in page
    today = factories.today()
    assert f"{today.day} {today:%B %Y}" in page
    assert "unrelated" not in page
    assert "My children" in parent.get(url("child_page", cast, sibling)).content.decode()


@pytest.mark.parametrize("name", ["child_page", "child_pdf"])
def test_another_familys_child_is_not_found(parent, world, summary, name):
    assert parent.get(url(name, world.a, world.a.unrelated)).status_code == 404
    assert parent.get(url(name, world.a, world.b.own)).status_code == 404
    assert parent.get(url(name, world.b, world.b.own)).status_code == 404
    assert parent.get(reverse(name, kwargs={"school": world.a.school.slug, "pupil": uuid4()})).status_code == 404


def test_nobody_answers_about_another_familys_child(parent, world, summary):
    theirs = publish(world.a, world.a.unrelated)
    assert answer(parent, world.a, world.a.unrelated, theirs, clear="clear").status_code == 404
    assert answer(parent, world.a, world.a.own, theirs, clear="clear").status_code == 404
    with factories.inside(world.a.school):
        assert not SummaryAnswer.objects.exists()


def test_a_contact_with_a_restriction_sees_nothing_at_all(client, world, summary):
    cast = world.a
    user = another_parent(cast, cast.own)
    with factories.inside(cast.school):
        cast.own.contacts.filter(user=user).update(restricted=True)
    client.force_login(user)
    page = client.get(url("child_list", cast)).content.decode()
    assert "No child is linked to you yet" in page
    assert "SAFE" not in page
    for name in ("child_page", "child_pdf"):
        assert client.get(url(name, cast, cast.own)).status_code == 404
    assert answer(client, cast, cast.own, summary, clear="clear").status_code == 404


def test_a_parent_who_was_never_linked_is_told_whom_to_ask(client, world):
    client.force_login(factories.make_person(world.a.school, Role.PARENT))
    page = client.get(url("child_list", world.a)).content.decode()
    assert "ask at the school office" in page


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PARENT])
def test_staff_and_governors_do_not_read_as_a_parent(client, world, summary, role):
    client.force_login(world.a.people[role])
    assert client.get(url("child_page", world.a, world.a.own)).status_code == 403


# Exactly what was published


def test_a_parent_reads_what_was_published_and_nothing_else(parent, world, summary):
    page = " ".join(parent.get(url("child_page", world.a, world.a.own)).content.decode().split())
    for words in WORDS:
        assert words in page
    assert "How we are helping Shiv" in page
    assert "01632 960 144" in page
    assert "Meadowshire SENDIASS" in page
    assert "SAFE" not in page.replace("SAFE-alder-own-preferred", "")


def test_before_anything_is_published_the_page_says_so_and_whom_to_ask(client, world):
    cast = world.a
    with factories.inside(cast.school) as actor:
        child = factories.make_pupil(actor, forename="Bao")
        user, _ = factories.make_parent(actor, cast.school, child)
    client.force_login(user)
    page = client.get(url("child_page", cast, child)).content.decode()
    assert "There is nothing to read yet" in page
    assert "Was this clear?" not in page
    assert client.get(url("child_pdf", cast, child)).status_code == 404
    assert answer(client, cast, child, clear="clear").status_code == 404


def test_a_change_of_the_record_changes_not_a_byte_of_what_a_parent_sees(parent, world, summary):
    cast, where = world.a, url("child_page", world.a, world.a.own)
    before = without_tokens(parent.get(where).content)
    pdf = parent.get(url("child_pdf", cast, cast.own)).content
    with factories.inside(cast.school) as actor:
        people.change_pupil(
            actor=actor, pupil=cast.own, forename="Other", surname="Name", preferred_name="Else", group=None
        )
        sheets.write_profile(actor=actor, pupil=cast.own, on=factories.today(), liked="Changed", at_home="Changed")
        cycle = cast.rows["own"]["cycle"]
        cycle.refresh_from_db()
        cycles.write_cycle(actor=actor, cycle=cycle, version=cycle.version, evidence="Changed", review_on=None)
        cast.rows["own"]["allocation"].delete()
    assert without_tokens(parent.get(where).content) == before
    assert parent.get(url("child_pdf", cast, cast.own)).content == pdf


def test_the_latest_summary_is_read_and_earlier_ones_stay_as_they_were(parent, world, summary):
    before = summary.content
    publish(world.a, world.a.own, replace(samples.summary(), about=("Something new.",)))
    page = parent.get(url("child_page", world.a, world.a.own)).content.decode()
    assert "Something new." in page
    with factories.inside(world.a.school):
        summary.refresh_from_db()
    assert summary.content == before


def test_that_a_parent_read_it_is_noted(parent, world, summary):
    parent.get(url("child_page", world.a, world.a.own))
    with factories.inside(world.a.school):
        event = Event.objects.get(verb="summary_read")
    assert event.target_id == str(summary.pk)
    assert event.actor_user_id == world.a.people[Role.PARENT].pk


def test_nothing_that_was_published_is_taken_for_markup(parent, world):
    paper = replace(samples.summary(), known_as="<b>Bo</b>", about=("<script>alert(1)</script>",))
    publish(world.a, world.a.own, paper)
    page = parent.get(url("child_page", world.a, world.a.own)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;b&gt;Bo&lt;/b&gt;" in page
    assert "&amp;lt;" not in page


def test_a_summary_without_any_words_is_still_a_page(parent, world):
    publish(world.a, world.a.own, samples.empty_summary())
    page = parent.get(url("child_page", world.a, world.a.own)).content.decode()
    assert "We have not agreed aims yet" in page
    assert "No date is set yet" in page


# The paper


def test_the_paper_holds_the_name_and_the_words_of_the_summary(parent, world, summary):
    answer = parent.get(url("child_pdf", world.a, world.a.own))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert lost(answer.content, samples.NAMES["usual"], *WORDS) == []
    assert problems(answer.content) == []
    images = subprocess.run(["pdfimages", "-list", "-"], input=answer.content, capture_output=True, check=True)
    assert len(images.stdout.decode().splitlines()) == 2, "the two lines of the heading, and no picture"


@pytest.mark.parametrize("edition", ["", "?edition=large"])
def test_the_file_names_no_child_and_is_not_kept_by_the_browser(parent, world, summary, edition):
    answer = parent.get(url("child_pdf", world.a, world.a.own) + edition)
    header = answer.headers["Content-Disposition"]
    assert header.startswith("attachment; filename=")
    name = header.partition("=")[2].strip('"')
    assert re.fullmatch(r"how-we-help-\d{4}-\d\d-\d\d(-large-print)?\.pdf", name)
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_same_version_is_issued_once_and_is_the_same_bytes_for_every_parent(client, world, summary):
    cast, where = world.a, url("child_pdf", world.a, world.a.own)
    users = [cast.people[Role.PARENT], another_parent(cast, cast.own)]
    found = []
    for user in users * 2:
        client.force_login(user)
        found.append(client.get(where).content)
    assert len(set(found)) == 1
    with factories.inside(cast.school):
        assert Document.objects.get(audience="family").pupil_id == cast.own.pk
        assert Event.objects.filter(verb="document_issued", changes__kind=f"summary_{summary.version}").count() == 1
        assert Event.objects.filter(verb="document_read").count() == 4


def test_what_was_issued_is_never_made_anew(parent, world, summary, monkeypatch):
    where = url("child_pdf", world.a, world.a.own)
    first = parent.get(where).content
    monkeypatch.setattr("provision.services.family.set_summary", lambda *_, **__: pytest.fail("made anew"))
    assert parent.get(where).content == first


def test_each_edition_and_each_version_has_a_paper_of_its_own(parent, world, summary):
    where = url("child_pdf", world.a, world.a.own)
    usual, large = parent.get(where).content, parent.get(f"{where}?edition=large").content
    assert pages_of(large) > pages_of(usual)
    assert lost(large, *WORDS) == []
    publish(world.a, world.a.own, replace(samples.summary(), about=("Something new.",)))
    later = parent.get(where).content
    assert "Something new." in text_of(later)
    with factories.inside(world.a.school):
        kinds = set(Document.objects.filter(audience="family").values_list("kind", flat=True))
    assert len(kinds) == 3


def test_an_edition_that_does_not_exist_is_not_found(parent, world, summary):
    assert parent.get(url("child_pdf", world.a, world.a.own) + "?edition=huge").status_code == 404


def test_a_summary_that_no_paper_can_hold_can_still_be_read(parent, world):
    publish(world.a, world.a.own, replace(samples.summary(), about=("word " * 30_000,)))
    answer = parent.get(url("child_pdf", world.a, world.a.own))
    assert answer.status_code == 409
    assert "You can read all of it on the page" in answer.content.decode()
    assert parent.get(url("child_page", world.a, world.a.own)).status_code == 200


# Was this clear?


def test_an_answer_is_kept_thanked_for_and_says_what_happens_next(parent, world, summary):
    done = answer(parent, world.a, world.a.own, summary, clear="partly", words="What is 7;06?", call_me="on")
    assert done.status_code == 302
    assert done.headers["Location"].endswith("#clear")
    page = " ".join(parent.get(done.headers["Location"]).content.decode().split())
    assert "Thank you" in page
    assert "Some parts were not clear." in page
    assert "What is 7;06?" in page
    assert "will ring you" in page
    with factories.inside(world.a.school):
        kept = SummaryAnswer.objects.get()
    assert (kept.clear, kept.words, kept.call_me) == ("partly", "What is 7;06?", True)


@pytest.mark.parametrize(
    ("given", "waits"),
    [
        ({"clear": "clear"}, False),
        ({"clear": "clear", "call_me": "on"}, True),
        ({"clear": "not"}, True),
        ({"clear": "partly"}, True),
    ],
)
def test_all_but_a_plain_clear_waits_for_the_senco(parent, world, summary, given, waits):
    answer(parent, world.a, world.a.own, summary, **given)
    with factories.inside(world.a.school):
        senco = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
        assert unclear_answers(senco).exists() is waits


def test_answering_again_replaces_the_answer_and_asks_anew(parent, world, summary):
    answer(parent, world.a, world.a.own, summary, clear="not")
    with factories.inside(world.a.school) as actor:
        summaries.deal_with_answer(actor=actor, answer=SummaryAnswer.objects.get(), on=factories.today())
    page = parent.get(url("child_page", world.a, world.a.own)).content.decode()
    assert "somebody has talked to you about this" in page
    answer(parent, world.a, world.a.own, summary, clear="partly")
    with factories.inside(world.a.school):
        assert SummaryAnswer.objects.get().dealt_with_on is None


def test_without_a_choice_the_words_are_kept_and_the_page_says_what_to_do(parent, world, summary):
    asked = answer(parent, world.a, world.a.own, summary, words="I do not know")
    page = asked.content.decode()
    assert asked.status_code == 200
    assert page.count("Choose one of the three answers") == 2
    assert 'href="#id_clear_0"' in page
    assert "I do not know" in page
    assert "<title>Error:" in page


def test_two_parents_answer_apart_and_do_not_see_each_others_answer(client, world, summary):
    cast = world.a
    other = another_parent(cast, cast.own)
    client.force_login(cast.people[Role.PARENT])
    answer(client, cast, cast.own, summary, clear="not", words="Only for the school")
    client.force_login(other)
    page = client.get(url("child_page", cast, cast.own)).content.decode()
    assert "Only for the school" not in page
    assert "Was this clear?" in page
    answer(client, cast, cast.own, summary, clear="clear")
    with factories.inside(cast.school):
        assert sorted(SummaryAnswer.objects.values_list("clear", flat=True)) == ["clear", "not"]


def test_an_answer_is_about_the_summary_that_was_read_even_where_a_newer_one_came(parent, world, summary):
    newer = publish(world.a, world.a.own)
    answer(parent, world.a, world.a.own, summary, clear="not")
    with factories.inside(world.a.school):
        assert SummaryAnswer.objects.get().summary_id == summary.pk
    page = parent.get(url("child_page", world.a, world.a.own)).content.decode()
    assert f'value="{newer.pk}"' in page
    assert "Was this clear?" in page


@pytest.mark.parametrize("asked", ["not-an-id", "5f0c9b1e-0000-4000-8000-000000000000"])
def test_an_answer_about_a_summary_that_is_not_there_is_not_found(parent, world, summary, asked):
    data = {"acting_as": f"{world.a.school.slug}:parent", "clear": "clear", "summary": asked}
    assert parent.post(url("child_clear", world.a, world.a.own), data).status_code == 404


def test_pages_of_families_are_not_kept_by_the_browser(parent, world, summary):
    for name in ("child_list", "child_page"):
        pupil = world.a.own if name == "child_page" else None
        assert parent.get(url(name, world.a, pupil)).headers["Cache-Control"] == "no-store"


def test_my_children_take_as_many_queries_for_two_as_for_twelve(parent, world):
    cast = world.a

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert parent.get(url("child_list", cast)).status_code == 200
        return len(seen)

    def add(count: int) -> None:
        for _ in range(count):
            with factories.inside(cast.school) as actor:
                child = factories.make_pupil(actor)
                contact = people.add_contact(actor=actor, pupil=child, name="Parent")
                people.link_parent(actor=actor, contact=contact, user_id=cast.people[Role.PARENT].pk)
            publish(cast, child)

    add(1)
    few = queries()
    add(10)
    assert queries() == few
