"""Reviews where two act at once, where a restriction comes later, where a file is lost, and where the meeting is late."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from ehcp import review_selectors as selectors
from ehcp.models import AdviceRequest, AnnualReview, Case
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Event
from ehcp.services import advice, cases, events, moves
from ehcp.services.review_papers import hand_out_papers
from pupils.models import Contact, Pupil
from pupils.services import contacts
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.accounts.models import Mail
from senco.files.models import StoredFile
from senco.files.selectors import place_of
from tests import factories
from tests.documents.paper_text import text_of
from tests.world import World

TODAY = factories.today()
MEETING = TODAY + timedelta(days=50)
BY = MEETING - timedelta(days=21)
PDF = b"%PDF-1.4\nA paper from outside\n%%EOF"


@pytest.fixture
def review(two: World, senco: Actor) -> Iterator[AnnualReview]:
    """Arranged, for a child with one parent who may be written to."""
    with factories.inside(two.a.school) as system:
        pupil = factories.make_pupil(system)
        said = {"name": "Jo Mother", "relationship": "Mother", "email": "jo@example.org", "parental_responsibility": True}
        contacts.add_contact(actor=senco, pupil=pupil, **said)
        case = cases.open_plan(actor=senco, pupil=pupil, council="Fernshire", made_on=TODAY - timedelta(days=250), today=TODAY)
        _arrange(senco, case, 50)
        yield selectors.reviews(senco).get(case=case)


def _arrange(senco: Actor, case: Case, days: int, event: Event = Event.REVIEW_ARRANGED) -> str:
    more = {Fact.MEETING_ON: TODAY + timedelta(days=days)}
    row = events.record_event(actor=senco, case=case, event=event, happened_on=TODAY, today=TODAY, more=more)
    return moves.follow_up(actor=senco, row=row, today=TODAY)


def _parent(review: AnnualReview) -> AdviceRequest:
    return AdviceRequest.objects.select_related("review__case__pupil").get(review=review, seat="parent")


def _ask(senco: Actor, review: AnnualReview) -> tuple[int, bool]:
    return advice.ask_for_advice(actor=senco, review=review, whom=[_parent(review)], reply_by_on=BY, today=TODAY)


def _path(senco: Actor, review: AnnualReview) -> str:
    return "/" + advice.make_link(actor=senco, advice=_parent(review), today=TODAY).split("/", 3)[3]


def test_who_is_asked_in_two_tabs_gets_one_mail(senco: Actor, review: AnnualReview) -> None:
    assert _ask(senco, review) == (1, False)
    with pytest.raises(Refused, match="asked already"):
        _ask(senco, review)
    assert Mail.objects.filter(kind="advice_asked", recipient="jo@example.org").count() == 1


def test_an_answer_that_came_meanwhile_is_not_written_over(senco: Actor, review: AnnualReview) -> None:
    _ask(senco, review)
    row = _parent(review)
    seen = row.mark
    assert Client().post(_path(senco, review), {"text": "By my link."}).status_code == 302
    with pytest.raises(Refused, match="has come since"):
        advice.file_answer(actor=senco, advice=row, answered_on=TODAY, today=TODAY, text="By telephone.", seen=seen)
    assert _parent(review).text == "By my link."
    advice.file_answer(actor=senco, advice=row, answered_on=TODAY, today=TODAY, text="Both.", seen=_parent(review).mark)
    assert _parent(review).text == "Both."


def _restrict(review: AnnualReview) -> None:
    Contact.objects.filter(pupil=review.case.pupil).update(restricted=True, email=" JO@example.org")


def _close(review: AnnualReview) -> None:
    Case.objects.filter(pk=review.case_id).update(closed_on=TODAY)


def _leave(review: AnnualReview) -> None:
    Pupil.objects.filter(pk=review.case.pupil_id).update(left_on=TODAY)


@pytest.mark.parametrize("happens", [_restrict, _close, _leave])
def test_a_link_opens_nothing_once_it_should_not(senco: Actor, review: AnnualReview, happens: Any) -> None:
    _ask(senco, review)
    path = _path(senco, review)
    assert Client().get(path).status_code == 200
    happens(review)
    assert Client().get(path).status_code == 404
    assert Client().post(path, {"text": "Still here"}).status_code == 404


def test_no_link_is_made_for_an_address_under_a_restriction(senco: Actor, review: AnnualReview) -> None:
    _ask(senco, review)
    _restrict(review)
    with pytest.raises(Refused, match="restriction"):
        advice.make_link(actor=senco, advice=_parent(review), today=TODAY)


def test_a_file_that_is_lost_holds_back_no_other_paper(senco: Actor, review: AnnualReview) -> None:
    advice.file_answer(actor=senco, advice=_parent(review), answered_on=TODAY, today=TODAY, text="Words.", upload=("a.pdf", PDF))
    place_of(StoredFile.objects.get(pk=_parent(review).file_id)).unlink()
    said = " ".join(text_of(hand_out_papers(actor=senco, review=selectors.reviews(senco).get(pk=review.pk), today=TODAY)).split())
    assert "Words." in said
    assert "cannot be read and is missing here" in said


def test_a_list_that_another_review_has_followed_is_not_taken_up(senco: Actor, review: AnnualReview) -> None:
    first = review.began
    events.correct_event(actor=senco, row=first, reason="Never arranged", today=TODAY)
    _arrange(senco, review.case, 40)
    second = selectors.reviews(senco).get(case=review.case)
    assert second.pk == review.pk, "the list waits for the next beginning"


def test_a_meeting_too_late_for_the_councils_four_weeks_is_said_at_once(two: World, senco: Actor) -> None:
    with factories.inside(two.a.school) as system:
        made_on = TODAY - timedelta(days=320)
        case = cases.open_plan(actor=senco, pupil=factories.make_pupil(system), council="Fernshire", made_on=made_on, today=TODAY)
        assert "choose an earlier day" in _arrange(senco, case, 20)
        assert "choose an earlier day" in _arrange(senco, case, 25, Event.REVIEW_MOVED)
        assert _arrange(senco, case, 15, Event.REVIEW_MOVED) == "", "late enough for two weeks' notice, early enough for the council"
