"""The review of a plan for the cast of the tests."""

from datetime import date, timedelta

from ehcp.models import AdviceRequest, OtherReview
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Event
from ehcp.services import advice, cases, events, reviews
from pupils.models import Pupil
from senco.access.actor import Actor


def make_review(senco: Actor, pupil: Pupil, canary: str, today: date) -> tuple[AdviceRequest, OtherReview]:
    """The review of a plan that is arranged, with an answer to a request for advice, and a review by others."""
    plan_case = cases.open_plan(
        actor=senco, pupil=pupil, council=f"{canary}-council", made_on=today - timedelta(days=300), today=today
    )
    more = {Fact.MEETING_ON: today + timedelta(days=40)}
    events.record_event(
        actor=senco, case=plan_case, event=Event.REVIEW_ARRANGED, happened_on=today, today=today, more=more
    )
    review = reviews.begin_review(actor=senco, case=plan_case, today=today)
    row = advice.add_to_list(
        actor=senco, review=review, seat="therapist", who=f"{canary}-council-who", email="therapist@example.org"
    )
    advice.file_answer(actor=senco, advice=row, answered_on=today, today=today, text=f"{canary}-council-advice")
    other = reviews.add_other_review(actor=senco, case=plan_case, kind="cin", held_on=today + timedelta(days=41))
    return row, other
