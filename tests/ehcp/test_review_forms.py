"""The forms of a review: days and times that cannot be, where each leads, and who was there."""

import html
from datetime import date, timedelta
from typing import Any

import pytest

from ehcp.models import AdviceRequest, AnnualReview, Case
from ehcp.models.review import ADVICE
from ehcp.presenters.review import people_of
from ehcp.rules.moves.table import Event
from ehcp.services import advice, events, reviews
from senco.access.actor import Actor
from senco.access.errors import Refused
from tests import factories
from tests.ehcp.papers import TODAY, browser_of, url
from tests.world import World


@pytest.fixture
def review(two: World, senco: Actor, reviewed: Case) -> AnnualReview:
    """The review of a plan, whose meeting is in forty days."""
    with factories.inside(two.a.school):
        return reviews.begin_review(actor=senco, case=reviewed, today=TODAY)


def first(two: World, review: AnnualReview) -> AdviceRequest:
    with factories.inside(two.a.school):
        return AdviceRequest.objects.filter(review=review).order_by("made_at")[0]


def post(two: World, name: str, *args: Any, **given: Any) -> Any:
    """What a form answers."""
    return browser_of(two).post(url(two, name, *args), {**given, "acting_as": f"{two.a.school.slug}:staff"})


def words(answer: Any) -> str:
    return html.unescape(answer.content.decode())


@pytest.mark.parametrize(("at", "said"), [("03:00", "For the afternoon write 15:00."), ("23:15", "Check the time."), ("half two", "14:30")])
def test_a_meeting_does_not_begin_at_night(two: World, review: AnnualReview, at: str, said: str) -> None:
    assert said in words(post(two, "review_meeting", review.pk, starts_at=at, place="Hall"))
    assert post(two, "review_meeting", review.pk, starts_at="14:30", place="Hall").status_code == 302


@pytest.mark.parametrize(
    ("day", "said"),
    [(TODAY - timedelta(days=3), "has gone by"), (TODAY + timedelta(days=60), "after the meeting"), ("soon", "Their answer should be here by")],
)
def test_a_day_by_which_nobody_can_answer_is_said_at_its_field(two: World, review: AnnualReview, day: date | str, said: str) -> None:
    page = words(post(two, "advice_ask", review.pk, whom=[str(first(two, review).pk)], reply_by_on=str(day)))
    assert said in page
    assert 'href="#id_reply_by_on"' in page


def test_an_answer_from_years_before_the_review_is_a_slip(two: World, review: AnnualReview) -> None:
    row = first(two, review)
    given = {"text": "She reads.", "seen": row.mark}
    assert "Check the year" in words(post(two, "advice_answer", row.pk, answered_on=str(TODAY - timedelta(days=900)), **given))
    assert post(two, "advice_answer", row.pk, answered_on=str(TODAY - timedelta(days=30)), **given).status_code == 302


def test_a_long_report_that_is_pasted_is_not_cut_by_the_browser(two: World, review: AnnualReview) -> None:
    row = first(two, review)
    page = browser_of(two).get(url(two, "advice_answer", row.pk)).content.decode()
    assert f'maxlength="{ADVICE}"' not in page
    page = words(post(two, "advice_answer", row.pk, answered_on=str(TODAY), text="x" * (ADVICE + 7), seen=row.mark))
    assert "Shorten it by 7." in page


def test_who_was_reminded_today_is_not_offered_to_be_reminded_again(two: World, senco: Actor, review: AnnualReview) -> None:
    row = first(two, review)
    with factories.inside(two.a.school):
        advice.ask_for_advice(actor=senco, review=review, whom=[row], reply_by_on=TODAY + timedelta(days=9), today=TODAY)
    chase = url(two, "advice_chase", row.pk)
    assert chase in browser_of(two).get(url(two, "review_page", review.pk)).content.decode()
    assert post(two, "advice_chase", row.pk).status_code == 302
    assert chase not in browser_of(two).get(url(two, "review_page", review.pk)).content.decode()
    with factories.inside(two.a.school):
        tomorrow = people_of(senco, reviews.begin_review(actor=senco, case=review.case, today=TODAY), on=TODAY + timedelta(days=1))
        assert next(one for one in tomorrow if one.row.pk == row.pk).can_chase


def test_who_was_there_is_noted_once_the_meeting_was_held(two: World, senco: Actor, review: AnnualReview) -> None:
    row = first(two, review)
    assert "not recorded as held" in words(post(two, "review_came", review.pk, there=[str(row.pk)]))
    with factories.inside(two.a.school):
        with pytest.raises(Refused, match="not recorded as held"):
            reviews.note_who_came(actor=senco, review=review, there=[row])
        events.record_event(actor=senco, case=review.case, event=Event.MEETING_HELD, happened_on=TODAY, today=TODAY)
    assert post(two, "review_came", review.pk, there=[str(row.pk)]).status_code == 302
    assert first(two, review).attended is True


@pytest.mark.parametrize(("years", "is_kept"), [(-27, False), (20, False), (-1, True), (1, True)])
def test_a_review_by_others_lies_near(two: World, review: AnnualReview, years: int, is_kept: bool) -> None:
    day = TODAY + timedelta(days=365 * years)
    answer = post(two, "other_review_add", review.case_id, kind="cin", held_on=str(day))
    assert (answer.status_code == 302) is is_kept
    assert is_kept or "Check the year" in words(answer)


def test_a_review_by_others_leads_back_to_where_it_stands(two: World, senco: Actor, review: AnnualReview) -> None:
    page = url(two, "review_page", review.pk)
    for kind in ("cin", "cp"):
        assert post(two, "other_review_add", review.case_id, kind=kind, held_on=str(TODAY + timedelta(days=39))).headers["Location"] == page
    shown = words(browser_of(two).get(page))
    assert shown.count("so that the family tells its story once") == 1, "one word about all of them"
    with factories.inside(two.a.school):
        other = reviews.add_other_review(actor=senco, case=review.case, kind="lac", held_on=TODAY)
    assert post(two, "other_review_remove", review.case_id, other.pk).headers["Location"] == page
