"""Consultations about children who are not on roll: decided, then the child is taken on roll or everything is deleted."""

from datetime import timedelta

import pytest

from ehcp.models import Candidate, Case
from ehcp.rules.candidates import Decision
from ehcp.services import candidate_ends
from pupils.models import Pupil
from pupils.services import files as pupil_files
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.audit.models import Event
from senco.documents.models import Document
from senco.files.models import StoredFile
from senco.files.selectors import place_of
from tests import factories
from tests.ehcp.consultations import BORN, TODAY, answered, browser, decided, opened, page_of, paper, url
from tests.files.samples import PDF, picture
from tests.world import World


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


