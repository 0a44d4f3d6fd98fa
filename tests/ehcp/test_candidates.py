"""Consultations about children who are not on roll: recorded, answered, decided, taken on roll or deleted."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ehcp import candidate_selectors as selectors
from ehcp.models import Candidate, CandidateReply, Case
from ehcp.rules.candidates import Decision
from ehcp.services import candidate_ends, candidate_files, candidate_replies, candidates
from pupils.models import Pupil
from pupils.services import files as pupil_files
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.audit.models import Event
from senco.documents.models import Document
from senco.files.models import StoredFile
from senco.files.selectors import place_of
from tests import factories
from tests.documents.paper_text import text_of
from tests.files.samples import PDF, picture
from tests.world import World, build_world

TODAY = factories.today()
BORN = date(2018, 3, 14)


@pytest.fixture
def two(db: None, settings: Any, tmp_path: Path) -> World:
    """Two schools whose files are kept in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path
    return build_world()


@pytest.fixture
def senco(two: World) -> Actor:
    return factories.actor_of(two.a.people[Role.SENCO], two.a.school)


def opened(senco: Actor, **more: Any) -> Candidate:
    given = {"forename": "Mina", "surname": "Canary-Name", "born_on": BORN, "council": "Fernshire", "needs": ["ASD"],
             "received_on": TODAY - timedelta(days=9), "today": TODAY, "asked_year": "3"}  # fmt: skip
    return candidates.open_consultation(actor=senco, **given | more)


def page_of(senco: Actor, candidate: Candidate) -> Candidate:
    return selectors.candidate_page(senco).get(pk=candidate.pk)


def paper(senco: Actor, candidate: Candidate, data: bytes = PDF) -> StoredFile:
    return candidate_files.add_paper(
        actor=senco, candidate=candidate, data=data, name="Mina Canary-Name plan.pdf", about="letter", dated_on=TODAY, today=TODAY
    )


def answered(senco: Actor, candidate: Candidate, **reply: Any) -> CandidateReply:
    candidate_replies.write_reply(actor=senco, candidate=candidate, version=0, **{"answer": "meet"} | reply)
    return candidate_replies.send_reply(actor=senco, candidate=page_of(senco, candidate), sent_on=TODAY, today=TODAY)


def decided(senco: Actor, candidate: Candidate, decision: Decision = Decision.ELSEWHERE, days_ago: int = 0) -> Candidate:
    return candidate_ends.decide(
        actor=senco, candidate=candidate, decision=decision, decided_on=TODAY - timedelta(days=days_ago), today=TODAY
    )


def browser(two: World, role: Role = Role.SENCO) -> Client:
    client = Client()
    client.force_login(two.a.people[role])
    return client


def url(name: str, **more: object) -> str:
    return reverse(name, kwargs={"school": "alder", **more})


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


def test_six_months_after_another_school_is_named_row_papers_and_letter_are_gone_and_the_log_has_no_name(
    two: World, senco: Actor
) -> None:
    with factories.inside(two.a.school) as system:
        candidate = opened(senco)
        place = place_of(paper(senco, candidate))
        answered(senco, candidate)
        done = decided(senco, page_of(senco, candidate))
        assert done.delete_on is not None
        assert candidate_ends.delete_what_is_over(actor=system, today=done.delete_on - timedelta(days=1)) == 0
        assert place.exists()
        assert candidate_ends.delete_what_is_over(actor=system, today=done.delete_on) == 1
        assert candidate_ends.delete_what_is_over(actor=system, today=done.delete_on) == 0
        assert not place.exists()
        assert not Candidate.objects.filter(pk=candidate.pk).exists()
        assert not StoredFile.objects.filter(pupil_id=candidate.pk).exists()
        assert not Document.objects.filter(pupil_id=candidate.pk).exists()
        event = Event.objects.get(verb="consultation_deleted")
        assert event.changes["reference"] == candidate.reference
        assert "Canary" not in " ".join(str(one.changes) for one in Event.objects.all())


def test_a_deletion_that_failed_half_way_is_finished_by_the_next_night(two: World, senco: Actor) -> None:
    with factories.inside(two.a.school) as system:
        candidate = opened(senco)
        place_of(paper(senco, candidate)).unlink()
        done = decided(senco, candidate)
        assert done.delete_on is not None
        assert candidate_ends.delete_what_is_over(actor=system, today=done.delete_on) == 1


def test_the_day_of_the_deletion_can_be_changed_within_limits(two: World, senco: Actor) -> None:
    with factories.inside(two.a.school):
        candidate = opened(senco)
        with pytest.raises(Refused, match="has not decided"):
            candidate_ends.keep_until(actor=senco, candidate=candidate, delete_on=TODAY + timedelta(90), today=TODAY)
        done = decided(senco, candidate)
        with pytest.raises(Refused, match="appeal"):
            candidate_ends.keep_until(actor=senco, candidate=done, delete_on=TODAY + timedelta(30), today=TODAY)
        candidate_ends.keep_until(actor=senco, candidate=done, delete_on=TODAY + timedelta(90), today=TODAY)
        assert page_of(senco, candidate).delete_on == TODAY + timedelta(90)


def test_a_child_who_comes_becomes_a_pupil_with_papers_needs_status_and_the_case_of_the_plan(two: World, senco: Actor) -> None:
    with factories.inside(two.a.school) as system:
        candidate = opened(senco)
        stored = paper(senco, candidate)
        letter = answered(senco, candidate).letter
        done = decided(senco, page_of(senco, candidate), Decision.NAMED, days_ago=3)
        pupil = candidate_ends.admit(
            actor=senco, candidate=done, joined_on=TODAY, year="3", plan_made_on=TODAY - timedelta(days=3), today=TODAY
        )
        assert (pupil.full_name, pupil.born_on, pupil.year, pupil.joined_on) == ("Mina Canary-Name", BORN, "3", TODAY)
        assert [need.code for need in pupil.needs.all()] == ["ASD"]
        assert pupil.status_periods.get().status == "E"
        assert pupil.residences.get().council.name == "Fernshire"
        assert Case.objects.get(pupil=pupil).matter == Case.Matter.PLAN
        assert StoredFile.objects.get(pk=stored.pk).pupil_id == pupil.pk
        assert Document.objects.get(pk=letter).pupil_id == pupil.pk
        assert pupil_files.open_file(actor=senco, stored=StoredFile.objects.get(pk=stored.pk)) == PDF
        assert candidate_ends.delete_what_is_over(actor=system, today=TODAY + timedelta(days=900)) == 0
        with pytest.raises(Refused, match="on roll now"):
            candidate_ends.admit(actor=senco, candidate=page_of(senco, candidate), joined_on=TODAY, year="3", today=TODAY)
    assert browser(two).get(url("candidate_page", candidate=candidate.pk)).status_code == 200


def test_a_child_without_a_plan_comes_on_roll_without_a_case(two: World, senco: Actor) -> None:
    with factories.inside(two.a.school):
        done = decided(senco, opened(senco), Decision.NAMED)
        pupil = candidate_ends.admit(actor=senco, candidate=done, joined_on=TODAY, year="3", today=TODAY)
        assert not Case.objects.filter(pupil=pupil).exists()
        assert not pupil.status_periods.exists()


def test_a_child_who_may_be_on_roll_already_is_asked_about_and_linked_without_a_second_record(two: World, senco: Actor) -> None:
    with factories.inside(two.a.school) as system:
        here = factories.make_pupil(system, forename="Mina", surname="Canary Name", born_on=BORN)
        there = pupil_files.add_file(
            actor=senco, pupil=here, data=PDF, name="x.pdf", dated_on=TODAY, on=TODAY, about="letter"
        )
        candidate = opened(senco)
        paper(senco, candidate)
        other = paper(senco, candidate, picture("PNG"))
        decided(senco, candidate, Decision.NAMED)
        before = Pupil.objects.count()
    client, at = browser(two), url("candidate_admit", candidate=candidate.pk)
    form = {"acting_as": "alder:staff", "joined_on": f"{TODAY:%d/%m/%Y}", "year": "3"}
    assert "on roll already" in client.get(at).content.decode()
    assert "Choose the pupil" in client.post(at, form).content.decode()
    client.post(at, form | {"who": str(here.pk)})
    with factories.inside(two.a.school):
        assert Pupil.objects.count() == before
        assert page_of(senco, candidate).pupil_id == here.pk
        kept = set(StoredFile.objects.filter(pupil_id=here.pk).values_list("pk", flat=True))
        assert kept == {there.pk, other.pk}


def test_a_child_whom_the_council_did_not_send_is_not_taken_on_roll(two: World, senco: Actor) -> None:
    with factories.inside(two.a.school):
        done = decided(senco, opened(senco))
        with pytest.raises(Refused, match="has not named this school"):
            candidate_ends.admit(actor=senco, candidate=done, joined_on=TODAY, year="3", today=TODAY)


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
