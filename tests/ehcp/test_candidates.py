"""Consultations about children who are not on roll: recorded, answered, decided, taken on roll or deleted."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ehcp.models import Candidate
from ehcp.services import candidate_replies, candidates
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.audit.models import Event
from senco.documents.models import Document
from senco.files.models import StoredFile
from senco.files.selectors import place_of
from tests import factories
from tests.documents.paper_text import text_of
from tests.ehcp.consultations import TODAY, answered, browser, decided, opened, page_of, paper, url
from tests.files.samples import PDF
from tests.world import World


def test_references_name_no_child_and_are_never_given_twice(two: World, senco: Actor) -> None:
    with factories.inside(two.a.school):
        first = decided(senco, opened(senco))
        last = opened(senco)
        assert last.reference > first.reference
        Candidate.objects.filter(pk=last.pk).delete()
        again = opened(senco).reference
    assert again > last.reference
    assert again.startswith(f"C{(TODAY - timedelta(days=9)).year % 100:02d}-")


def test_a_child_who_is_not_on_roll_is_no_pupil(two: World, senco: Actor) -> None:
    with factories.inside(two.a.school):
        before = Pupil.objects.count()
        opened(senco)
        assert Pupil.objects.count() == before


def test_a_reply_is_kept_as_a_draft_and_gone_on_with(two: World, senco: Actor) -> None:
    client = browser(two)
    with factories.inside(two.a.school):
        candidate = opened(senco)
    at = url("candidate_reply", candidate=candidate.pk)
    form = {"acting_as": "alder:staff", "version": 0, "resources_why": "Two adults all day."}
    assert "kept as a draft" in client.post(at, form, follow=True).content.decode()
    assert "Two adults all day." in client.get(at).content.decode()
    late = client.post(at, form | {"resources_why": "My other words"}).content.decode()
    assert "Somebody has written in this reply" in late
    assert "My other words" in late


def test_a_refusal_without_ground_is_warned_of_and_can_be_sent(two: World, senco: Actor) -> None:
    with factories.inside(two.a.school):
        candidate = opened(senco)
        candidate_replies.write_reply(actor=senco, candidate=candidate, version=0, answer="cannot")
    client, at = browser(two), url("candidate_send", candidate=candidate.pk)
    assert "No ground is named" in client.get(at).content.decode()
    page = client.post(at, {"acting_as": "alder:staff", "sent_on": f"{TODAY:%d/%m/%Y}"}, follow=True).content.decode()
    assert "Marked as sent" in page


def test_the_letter_names_only_the_grounds_that_are_ticked_and_stays_as_it_was_sent(two: World, senco: Actor) -> None:
    with factories.inside(two.a.school):
        candidate = opened(senco)
        reply = answered(
            senco, candidate, answer="cannot", others=True, others_why="The class of Year 3 is full.",
            resources_why="Not part of the letter.", staffing="One adult.",
        )  # fmt: skip
        document = Document.objects.get(pk=reply.letter)
        said = " ".join(text_of(bytes(document.content)).split())
    assert "Canary-Name" not in document.title
    assert "efficient education of others (s.39(4)(b))" in said
    assert "The class of Year 3 is full." in said
    assert "Not part of the letter." not in said
    answer = browser(two).get(url("candidate_letter", candidate=candidate.pk))
    assert answer.content == bytes(document.content)
    assert answer.headers["Content-Disposition"] == f'inline; filename="reply-{candidate.reference}.pdf"'
    with factories.inside(two.a.school):
        assert Event.objects.filter(verb="document_read", target_id=str(document.pk)).count() == 1


def test_what_was_not_sent_after_all_can_be_taken_back_and_written_again(two: World, senco: Actor) -> None:
    with factories.inside(two.a.school):
        candidate = opened(senco)
        answered(senco, candidate)
        with pytest.raises(Refused, match="was sent"):
            candidate_replies.write_reply(actor=senco, candidate=page_of(senco, candidate), version=1, answer="cannot")
        candidate_replies.take_reply_back(actor=senco, candidate=page_of(senco, candidate))
        candidate_replies.write_reply(actor=senco, candidate=page_of(senco, candidate), version=1, answer="cannot")
        with pytest.raises(Refused, match="not marked as sent"):
            candidate_replies.take_reply_back(actor=senco, candidate=page_of(senco, candidate))


def test_nothing_is_sent_before_the_reply_says_something(two: World, senco: Actor) -> None:
    with factories.inside(two.a.school):
        candidate = opened(senco)
        with pytest.raises(Refused, match="Choose one first"):
            candidate_replies.send_reply(actor=senco, candidate=page_of(senco, candidate), sent_on=TODAY, today=TODAY)


def test_a_paper_is_handed_out_only_by_its_own_door_and_each_opening_stands_in_the_log(two: World, senco: Actor) -> None:
    with factories.inside(two.a.school):
        candidate = opened(senco)
        stored = paper(senco, candidate)
    client = browser(two, Role.HEAD)
    answer = client.get(url("candidate_paper", paper=stored.pk))
    assert answer.content == PDF
    assert answer.headers["Content-Disposition"] == f'attachment; filename="letter-{TODAY.isoformat()}.pdf"'
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert client.get(url("file_open", file=stored.pk)).status_code == 404
    assert browser(two).get(url("candidate_paper", paper=two.a.rows["own"]["file"].pk)).status_code == 404
    assert browser(two, Role.TEACHER).get(url("candidate_paper", paper=stored.pk)).status_code == 403
    with factories.inside(two.a.school):
        assert Event.objects.filter(verb="document_read", target_id=str(stored.pk)).count() == 1


def test_a_paper_of_another_child_is_deleted_for_good(two: World, senco: Actor) -> None:
    with factories.inside(two.a.school):
        candidate = opened(senco)
    client = browser(two)
    form = {"acting_as": "alder:staff", "about": "letter", "dated_on": f"{TODAY:%d/%m/%Y}", "file": SimpleUploadedFile("a.pdf", PDF)}
    assert "Kept: a.pdf" in client.post(url("candidate_paper_add", candidate=candidate.pk), form, follow=True).content.decode()
    with factories.inside(two.a.school):
        stored = StoredFile.objects.get(pupil_id=candidate.pk)
        place = place_of(stored)
    client.post(url("candidate_paper_erase", paper=stored.pk), {"acting_as": "alder:staff"})
    assert not place.exists()


def test_slips_in_the_form_are_said_and_nothing_typed_is_lost(two: World) -> None:
    form = {"acting_as": "alder:staff", "forename": "Mina", "born_on": "14/3/2018", "council": "Fernshire", "need_1": "ASD",
            "need_2": "ASD", "received_on": f"{TODAY:%d/%m/%Y}", "officer": "Dana"}  # fmt: skip
    page = browser(two).post(url("candidate_add"), form).content.decode()
    assert "chosen twice" in page
    assert 'value="Dana"' in page


def test_pages_ask_the_database_the_same_however_many_consultations_there_are(two: World, senco: Actor) -> None:
    client, counts = browser(two), []
    for _ in range(2):
        with factories.inside(two.a.school):
            for _ in range(3):
                candidate = opened(senco)
                candidates.ask_colleague(
                    actor=senco, candidate=candidate, who="A", question="B", asked_on=TODAY, today=TODAY
                )
        client.get(url("candidate_list"))
        with CaptureQueriesContext(connection, ) as found:
            client.get(url("candidate_list"))
        counts.append(len(found))
    assert counts[0] == counts[1]
    with CaptureQueriesContext(connection) as found:
        client.get(url("candidate_page", candidate=candidate.pk))
    assert len(found) <= 30
