"""Reviews in histories that are odd: events filled in behind others, corrected, another council, a case that is over."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from ehcp import review_selectors as selectors
from ehcp.models import AdviceRequest, AnnualReview, Case, CaseEvent
from ehcp.rules.advice import Seat
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Event
from ehcp.services import advice, cases, events, moves, reviews
from pupils.models import Contact, Pupil
from pupils.services import contacts
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.models import AccessKey
from tests import factories
from tests.world import World

TODAY = factories.today()
MEETING = TODAY + timedelta(days=50)
BY = MEETING - timedelta(days=21)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def record(senco: Actor, case: Case, event: Event, days_ago: int = 0, **more: date) -> CaseEvent:
    """Something happens in the case, with what follows."""
    given = {Fact(name): on for name, on in more.items()}
    row = events.record_event(actor=senco, case=case, event=event, happened_on=ago(days_ago), today=TODAY, more=given)
    moves.follow_up(actor=senco, row=row, today=TODAY)
    return row


def current(senco: Actor, case: Case) -> AnnualReview | None:
    return selectors.review_of_round(senco, Case.objects.prefetch_related("events").get(pk=case.pk))


def row_of(case: Case, seat: Seat) -> AdviceRequest:
    found = AdviceRequest.objects.select_related("review__case__pupil", "review__began").filter(review__case=case, seat=seat.value)
    return found.order_by("made_at")[0]


def ask(senco: Actor, case: Case, *seats: Seat) -> tuple[int, bool]:
    review = row_of(case, Seat.HEAD).review
    return advice.ask_for_advice(actor=senco, review=review, whom=[row_of(case, seat) for seat in seats], reply_by_on=BY, today=TODAY)


def no_links(row: AdviceRequest) -> bool:
    return not AccessKey.objects.filter(subject_id=row.pk, revoked_at__isnull=True).exists()


@pytest.fixture
def plan(two: World, senco: Actor) -> Iterator[Case]:
    """The plan of a child with one parent who may be written to."""
    with factories.inside(two.a.school) as system:
        child = factories.make_pupil(system)
        said = {"name": "Jo Mother", "relationship": "Mother", "email": "jo@example.org", "parental_responsibility": True}
        contacts.add_contact(actor=senco, pupil=child, **said)
        yield cases.open_plan(actor=senco, pupil=child, council="Fernshire", made_on=ago(300), today=TODAY)


@pytest.fixture
def arranged(senco: Actor, plan: Case) -> Case:
    record(senco, plan, Event.REVIEW_ARRANGED, 5, meeting_on=MEETING)
    return plan


def test_arranging_that_is_filled_in_behind_the_meeting_keeps_its_list_and_what_came(senco: Actor, plan: Case) -> None:
    record(senco, plan, Event.MEETING_HELD, 10)
    advice.file_answer(actor=senco, advice=row_of(plan, Seat.HEALTH), answered_on=TODAY, today=TODAY, text="Walks the stairs alone.")
    first = current(senco, plan)
    behind = record(senco, plan, Event.REVIEW_ARRANGED, 40, meeting_on=ago(10))
    assert AnnualReview.objects.filter(case=plan).count() == 1
    found = current(senco, plan)
    assert found is not None
    assert found == first
    assert found.began_id == behind.pk
    events.correct_event(actor=senco, row=behind, reason="It was not arranged by us", today=TODAY)
    again = current(senco, plan)
    assert again == first, "the meeting begins the round again"
    assert row_of(plan, Seat.HEALTH).text == "Walks the stairs alone."


def test_an_event_recorded_twice_is_one(senco: Actor, arranged: Case) -> None:
    record(senco, arranged, Event.PAPERS_SENT)
    with pytest.raises(Refused, match="already"):
        record(senco, arranged, Event.PAPERS_SENT)
    record(senco, arranged, Event.PAPERS_SENT, 1)
    assert CaseEvent.objects.filter(case=arranged, kind=Event.PAPERS_SENT).count() == 2


def test_a_child_is_not_invited_in_the_parents_place(senco: Actor, arranged: Case) -> None:
    law = (Seat.HEAD, Seat.COUNCIL, Seat.HEALTH, Seat.SOCIAL_CARE)
    assert not ask(senco, arranged, Seat.CHILD, *law)[1]
    assert ask(senco, arranged, Seat.PARENT)[1]


def test_a_young_person_is(senco: Actor, arranged: Case) -> None:
    Pupil.objects.filter(pk=arranged.pupil_id).update(born_on=ago(17 * 366))
    assert ask(senco, arranged, Seat.CHILD, Seat.HEAD, Seat.COUNCIL, Seat.HEALTH, Seat.SOCIAL_CARE)[1]


def _close(senco: Actor, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(closed_on=TODAY)


def _leave(senco: Actor, case: Case) -> None:
    Pupil.objects.filter(pk=case.pupil_id).update(left_on=TODAY)


def _go_on(senco: Actor, case: Case) -> None:
    record(senco, case, Event.MEETING_HELD, 4)
    record(senco, case, Event.KEPT, 3)
    record(senco, case, Event.REVIEW_ARRANGED, meeting_on=MEETING)


@pytest.mark.parametrize("over", [_close, _leave, _go_on])
def test_nobody_is_asked_or_reminded_for_a_review_that_is_over(senco: Actor, arranged: Case, over: Callable[[Actor, Case], None]) -> None:
    ask(senco, arranged, Seat.PARENT)
    asked, waiting = row_of(arranged, Seat.PARENT), row_of(arranged, Seat.HEALTH)
    over(senco, arranged)
    said = "is over|is closed|has left"
    with pytest.raises(Refused, match=said):
        advice.ask_for_advice(actor=senco, review=waiting.review, whom=[waiting], reply_by_on=BY, today=TODAY)
    with pytest.raises(Refused, match=said):
        advice.chase_advice(actor=senco, advice=asked, today=TODAY)
    with pytest.raises(Refused, match=said):
        advice.make_link(actor=senco, advice=asked, today=TODAY)


def test_somebody_at_another_address_was_not_asked_there(senco: Actor, arranged: Case) -> None:
    ask(senco, arranged, Seat.PARENT)
    row = row_of(arranged, Seat.PARENT)
    assert not advice.change_on_list(actor=senco, advice=row, seat="parent", who="Jo  Mother-Lee", email=row.email)
    assert row_of(arranged, Seat.PARENT).asked_on == TODAY
    assert advice.change_on_list(actor=senco, advice=row, seat="parent", who="Jo Lee", email="other@example.org")
    now = row_of(arranged, Seat.PARENT)
    assert (now.who, now.asked_on, now.invited_for_on) == ("Jo Lee", None, None)
    assert no_links(now)


def test_an_answer_that_came_meanwhile_does_not_get_another_name(senco: Actor, arranged: Case) -> None:
    row = row_of(arranged, Seat.HEALTH)
    seen = row.mark
    advice.file_answer(actor=senco, advice=row, answered_on=TODAY, today=TODAY, text="From Dr Amin.")
    with pytest.raises(Refused, match="answered since"):
        advice.change_on_list(actor=senco, advice=row, seat="health", who="Dr Lee", email="", seen=seen)
    assert row_of(arranged, Seat.HEALTH).who == ""


def test_two_answers_of_one_length_are_told_apart(senco: Actor, arranged: Case) -> None:
    row = row_of(arranged, Seat.HEALTH)
    advice.file_answer(actor=senco, advice=row, answered_on=TODAY, today=TODAY, text="Yes.")
    seen = row_of(arranged, Seat.HEALTH).mark
    advice.file_answer(actor=senco, advice=row, answered_on=TODAY, today=TODAY, text="No!!")
    with pytest.raises(Refused, match="has come since"):
        advice.file_answer(actor=senco, advice=row, answered_on=TODAY, today=TODAY, text="Yes, and more.", seen=seen)


def test_the_council_that_takes_the_plan_over_is_asked_and_the_other_no_more(senco: Actor, arranged: Case) -> None:
    advice.change_on_list(actor=senco, advice=row_of(arranged, Seat.COUNCIL), seat="council", who="SEN officer", email="")
    ask(senco, arranged, Seat.COUNCIL)
    advice.make_link(actor=senco, advice=row_of(arranged, Seat.COUNCIL), today=TODAY)
    cases.hand_over_case(actor=senco, case=arranged, council="Otherfold")
    row = row_of(arranged, Seat.COUNCIL)
    assert row.asked_on is None
    assert no_links(row)


def test_somebody_is_put_on_the_list_once(senco: Actor, arranged: Case) -> None:
    given = {"seat": "other", "who": "Mr\u202e King\n of Elm", "email": "king@example.org"}
    review = row_of(arranged, Seat.HEAD).review
    assert advice.add_to_list(actor=senco, review=review, **given).who == "Mr King of Elm"
    with pytest.raises(Refused, match="on the list already"):
        advice.add_to_list(actor=senco, review=review, **given)


def test_a_parent_without_an_address_who_was_restricted_since_gets_no_link_and_theirs_opens_nothing(senco: Actor, arranged: Case) -> None:
    advice.change_on_list(actor=senco, advice=row_of(arranged, Seat.PARENT), seat="parent", who="Jo Mother", email="")
    ask(senco, arranged, Seat.PARENT)
    row = row_of(arranged, Seat.PARENT)
    assert selectors.advice_by_key(row.pk) is not None
    Contact.objects.filter(pupil=arranged.pupil_id).update(restricted=True)
    assert selectors.advice_by_key(row.pk) is None
    with pytest.raises(Refused, match="restriction"):
        advice.make_link(actor=senco, advice=row, today=TODAY)


def test_a_plan_that_another_has_followed_is_not_opened_again(senco: Actor, plan: Case) -> None:
    record(senco, plan, Event.CEASE_DECIDED, 200)
    ceased = record(senco, plan, Event.CEASED, 60)
    cases.open_plan(actor=senco, pupil=plan.pupil, council="Fernshire", made_on=ago(30), today=TODAY)
    with pytest.raises(Refused, match="has followed it"):
        events.correct_event(actor=senco, row=ceased, reason="It did not end", today=TODAY)


def test_a_place_is_one_line(senco: Actor, arranged: Case) -> None:
    reviews.set_meeting(actor=senco, review=row_of(arranged, Seat.HEAD).review, starts_at=None, place="Room 3\r\n\x07\u202eBcc: x")
    assert row_of(arranged, Seat.HEAD).review.place == "Room 3 Bcc: x"
