"""Who was asked for advice in the reviews that are under way, and what came."""

from datetime import date, time, timedelta

from ehcp.models import AdviceRequest, AnnualReview, Case
from ehcp.review_selectors import beginning_of_round, in_seats, meeting_of, reviews
from ehcp.rules.advice import Seat, reply_by
from ehcp.rules.moves.table import Event
from ehcp.selectors import open_cases
from ehcp.services.advice import add_to_list, ask_for_advice, change_on_list, file_answer
from ehcp.services.reviews import add_other_review, begin_review, note_who_came, set_meeting
from senco.access.actor import Actor

NAMES = {
    Seat.HEALTH: ("Dr Ngozi Amin, community paediatrician", "paediatrics@fernshire-health.example.org"),
    Seat.SOCIAL_CARE: ("Lionel Marsh, disabled children’s team", ""),
    Seat.THERAPIST: ("Ida Sorensen, speech and language therapist", "salt@fernshire-health.example.org"),
}
ANSWERS = {
    Seat.PARENT: "He comes home and tells us about his day now, which he did not do last year. Reading at bedtime works when he "
    "chooses the book. We worry about the move to the bigger playground. We would like the small group to go on.",
    Seat.CHILD: "I like building and being the one who hands out the books. It helps when I can see what comes next. "
    "I do not like it when it is loud at lunch.",
    Seat.THERAPIST: "Seen four times this year. Follows instructions of three steps with pictures (two steps in January). "
    "Twenty minutes of language work three times a week, given by an assistant whom I train each half-term, is still right.",
}
LATER = {Seat.HEAD: "Attendance is 96 %. The outcomes for reading and for taking turns are met; that for writing is on its way."}


def load_reviews(*, actor: Actor, today: date) -> int:
    """A list for every review that is arranged or was held, asked some days after it was arranged; how many there are."""
    made = 0
    for case in open_cases(actor).filter(matter=Case.Matter.PLAN):
        began = beginning_of_round(case)
        if began is not None and began.kind == Event.REVIEW_ARRANGED:
            _load(actor, case, began.happened_on + timedelta(days=3), today)
            made += 1
            if made == 1:
                meeting_on, _ = meeting_of(reviews(actor).filter(case=case)[0])
                held_on = (meeting_on or today) + timedelta(days=2)
                add_other_review(actor=actor, case=case, kind="cin", held_on=held_on)
    return made


def _load(actor: Actor, case: Case, asked_on: date, today: date) -> None:
    begun = begin_review(actor=actor, case=case, today=asked_on)
    set_meeting(actor=actor, review=begun, starts_at=time(14, 15), place="The library")
    add_to_list(actor=actor, review=begun, seat=Seat.THERAPIST.value, who="", email="")
    for row in _list(actor, begun):  # asked by hand, so that no mail of a time that never was leaves the school
        who, _ = NAMES.get(Seat(row.seat), (row.who, ""))
        change_on_list(actor=actor, advice=row, seat=row.seat, who=who, email="")
    meeting_on, is_held = meeting_of(_again(actor, begun))
    asked = _list(actor, begun)
    due = reply_by(meeting_on or today, asked_on)
    ask_for_advice(actor=actor, review=_again(actor, begun), whom=asked, reply_by_on=due, today=asked_on)
    for row in _list(actor, begun):
        text = (ANSWERS | (LATER if is_held else {})).get(Seat(row.seat), "")
        if text:
            file_answer(actor=actor, advice=row, answered_on=min(due, today), today=today, text=text)
        _, email = NAMES.get(Seat(row.seat), ("", ""))
        if email and not text:
            change_on_list(actor=actor, advice=row, seat=row.seat, who=row.who, email=email)
    if is_held:
        note_who_came(actor=actor, review=begun, there=[row for row in asked if row.seat in (Seat.PARENT, Seat.CHILD, Seat.HEAD)])


def _again(actor: Actor, review: AnnualReview) -> AnnualReview:
    return reviews(actor).get(pk=review.pk)


def _list(actor: Actor, review: AnnualReview) -> list[AdviceRequest]:
    return in_seats(_again(actor, review).advice.all())
