"""The papers of a review hold every answer, whatever somebody sends, and say which paper is not among them."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ehcp import review_selectors as selectors
from ehcp.models import AdviceRequest, AnnualReview
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Event
from ehcp.services import advice, cases, events, reviews
from ehcp.services.review_papers import hand_out_papers
from senco.access.actor import Actor
from senco.access.roles import Role
from senco.documents.pdf import render
from senco.files.models import StoredFile
from tests import factories
from tests.documents.paper_text import text_of
from tests.world import World

TODAY = factories.today()
ODD = "<script>alert(1)</script> {{ 7*7 }} {recommends} %s {0.__class__} O’Neil O'Neil 王小明 מבחן"


@pytest.fixture
def review(two: World, senco: Actor) -> Iterator[AnnualReview]:
    """Arranged, for a child whose name turns round what stands behind it."""
    with factories.inside(two.a.school) as system:
        child = factories.make_pupil(system, forename="Ada\x0b\u202e", surname="O’Lee")
        case = cases.open_plan(actor=senco, pupil=child, council="Fernshire", made_on=TODAY - timedelta(days=250), today=TODAY)
        more = {Fact.MEETING_ON: TODAY + timedelta(days=50)}
        events.record_event(actor=senco, case=case, event=Event.REVIEW_ARRANGED, happened_on=TODAY, today=TODAY, more=more)
        reviews.begin_review(actor=senco, case=case, today=TODAY)
        yield selectors.reviews(senco).get(case=case)


def _answers(senco: Actor, review: AnnualReview, *texts: str) -> None:
    for number, text in enumerate(texts):
        row = advice.add_to_list(actor=senco, review=review, seat="other", who=f"Person {number}", email="")
        advice.file_answer(actor=senco, advice=row, answered_on=TODAY, today=TODAY, text=text)


def _papers(actor: Actor, review: AnnualReview) -> str:
    content = hand_out_papers(actor=actor, review=selectors.reviews(actor).get(pk=review.pk), today=TODAY)
    return " ".join(text_of(content).split())


def test_what_is_typed_stands_there_as_it_was_typed_and_does_nothing(senco: Actor, review: AnnualReview) -> None:
    _answers(senco, review, f"{ODD}\x07\u202e\nOn a line of its own")
    said = _papers(senco, review)
    assert "<script>alert(1)</script> {{ 7*7 }} {recommends} %s {0.__class__} O’Neil O'Neil 王小明" in said
    assert "Ada O’Lee, born" in said, "the name turned the line round"


@pytest.mark.parametrize("text", ["https://example.org/" + "a" * 900, "a\n" * 3900, "a\n\n" * 2600, "'" * 400 + " '" * 3700])
def test_no_answer_holds_back_those_of_the_others(senco: Actor, review: AnnualReview, text: str) -> None:
    _answers(senco, review, "Hers, in a sentence.", text)
    assert "Hers, in a sentence." in _papers(senco, review)


def test_many_long_answers_are_all_there(senco: Actor, review: AnnualReview) -> None:
    _answers(senco, review, *(f"First{number}. " + "<<<< " * 1550 + f"Last{number}." for number in range(6)))
    said = _papers(senco, review)
    assert all(f"First{number}." in said and f"Last{number}." in said for number in range(6))


@pytest.mark.parametrize("how", ["confidential", "removed"])
def test_a_paper_that_is_not_among_them_is_named_as_such(two: World, senco: Actor, review: AnnualReview, how: str) -> None:
    row = advice.add_to_list(actor=senco, review=review, seat="psychologist", who="E. Berg", email="")
    report = render("<html lang='en'><title>T</title><body><p>What the psychologist found.</p></body></html>")
    advice.file_answer(actor=senco, advice=row, answered_on=TODAY, today=TODAY, upload=("ep.pdf", report))
    stored = StoredFile.objects.filter(pk=AdviceRequest.objects.get(pk=row.pk).file_id)
    assistant = factories.actor_of(two.a.people[Role.ASSISTANT], two.a.school)
    assert "What the psychologist found." in _papers(assistant, review)
    given: dict[str, object] = {"confidential": True}
    if how == "removed":
        given = {"removed_at": timezone.now(), "removed_by_id": senco.user_id, "removed_why": "Another child's"}
    stored.update(**given)
    said = _papers(assistant, review)
    assert "What the psychologist found." not in said
    assert "E. Berg" in said
    assert "A paper came with this and is not here" in said
    client = Client()
    client.force_login(two.a.people[Role.ASSISTANT])
    page = client.get(f"/s/{two.a.school.slug}/ehc/reviews/{review.pk}/").content.decode()
    assert "its paper is confidential or was taken off" in page
