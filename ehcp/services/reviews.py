"""The review of a plan as a piece of work: begun with a list of whom to invite, its time and place, other reviews near it."""

from collections.abc import Iterable
from datetime import date, time

from ehcp.models import AdviceRequest, AnnualReview, Case, CaseEvent, OtherReview
from ehcp.review_selectors import beginning_of_round, meeting_of
from ehcp.rules.advice import Seat
from ehcp.selectors import cases
from pupils.contact_selectors import contacts_of
from senco.access.actor import Actor
from senco.access.at_once import found_or_made, refused_where_taken
from senco.access.errors import Refused
from senco.access.roles import Can, Role
from senco.accounts.selectors import holders
from senco.audit.services import Rows, change, load_rows
from senco.audit.verbs import Verb
from senco.documents.rules.letter_text import one_line

NO_REVIEW = "No review is under way in this case. Record first that the meeting is arranged."
OFFICER = "SEN officer"
# Whoever came in one of these parts last year is likely to come again; all others are known from the school's own lists.
KEPT_FROM_LAST = (Seat.HEALTH, Seat.SOCIAL_CARE, Seat.PSYCHOLOGIST, Seat.THERAPIST, Seat.VIRTUAL_SCHOOL, Seat.OTHER)


def begin_review(*, actor: Actor, case: Case, today: date) -> AnnualReview:
    """The review of the round that is under way, begun with everyone who must be invited; the same one if it was begun.

    One whose beginning was struck out is taken up with its list. Raises Refused where no review is under way.
    """
    actor.must(Can.RUN_CASES)
    fresh = cases(actor).get(pk=case.pk)
    began = beginning_of_round(fresh)
    if began is None:
        raise Refused(NO_REVIEW)
    if AnnualReview.objects.filter(case=case, began__struck_at__isnull=False).exists():
        _take_up(fresh, began)

    def make() -> AnnualReview:
        with change(actor=actor, verb=Verb.REVIEW_BEGUN, pupil_id=case.pupil_id) as entry:
            entry.target = review = AnnualReview.objects.create(case=case, began=began, made_by_id=actor.user_id)
            AdviceRequest.objects.bulk_create(_invited(actor, fresh, review, today))
        return review

    return found_or_made(AnnualReview.objects.filter(began=began), make)


def set_meeting(*, actor: Actor, review: AnnualReview, starts_at: time | None, place: str) -> None:
    """When on its day the meeting begins, and where. The day itself is an event of the case."""
    actor.must(Can.RUN_CASES)
    with change(actor=actor, verb=Verb.REVIEW_SET, target=review, pupil_id=review.case.pupil_id, changes={"starts_at": starts_at}):
        AnnualReview.objects.filter(pk=review.pk).update(starts_at=starts_at, place=one_line(place))


def note_who_came(*, actor: Actor, review: AnnualReview, there: Iterable[AdviceRequest]) -> None:
    """Write down who of those on the list was at the meeting; everyone else was not. Raises Refused before it was held."""
    actor.must(Can.RUN_CASES)
    if not meeting_of(review)[1]:
        raise Refused("The meeting is not recorded as held. Record that first; then say who was there.")
    ids = {row.pk for row in there}
    with change(actor=actor, verb=Verb.REVIEW_ATTENDED, target=review, pupil_id=review.case.pupil_id, changes={"came": len(ids)}):
        AdviceRequest.objects.filter(review=review, pk__in=ids).update(attended=True)
        AdviceRequest.objects.filter(review=review).exclude(pk__in=ids).update(attended=False)


def add_other_review(*, actor: Actor, case: Case, kind: str, held_on: date) -> OtherReview:
    """Write down a review of the child by others, past or to come. Raises Refused for one that is there."""
    actor.must(Can.RUN_CASES)
    told = {"kind": kind, "held_on": held_on}
    with (
        refused_where_taken("This review is written down already."),
        change(actor=actor, verb=Verb.OTHER_REVIEW_ADDED, pupil_id=case.pupil_id, changes=told) as entry,
    ):
        entry.target = row = OtherReview.objects.create(
            pupil_id=case.pupil_id, kind=kind, held_on=held_on, recorded_by_id=actor.user_id
        )
    return row


def remove_other_review(*, actor: Actor, other: OtherReview) -> None:
    """Take out a review by others that was written down by mistake, or was called off."""
    actor.must(Can.RUN_CASES)
    told = {"kind": other.kind, "held_on": other.held_on}
    with change(actor=actor, verb=Verb.OTHER_REVIEW_REMOVED, target=other, pupil_id=other.pupil_id, changes=told):
        OtherReview.objects.filter(pk=other.pk).delete()


def load_reviews(*, actor: Actor, reviews: Rows, advice: Rows, others: Rows) -> int:
    """Many reviews at once with their lists and reviews by others: for whole schools. Returns how many there are."""
    actor.must(Can.RUN_CASES)
    made = load_rows(actor=actor, model=AnnualReview, rows=reviews, counted="reviews")
    load_rows(actor=actor, model=AdviceRequest, rows=advice, counted="advice", keep="made_at")
    load_rows(actor=actor, model=OtherReview, rows=others, counted="other_reviews")
    return made


def _take_up(case: Case, began: CaseEvent) -> None:
    """Go on with a review whose beginning was struck out, unless this beginning has one."""
    if AnnualReview.objects.filter(began=began).exists():
        return
    left = AnnualReview.objects.filter(case=case).select_related("began").order_by("-made_at").first()
    if left is not None and left.began.struck_at is not None:  # one that another has followed stays where it was
        AnnualReview.objects.filter(pk=left.pk).update(began=began)


def _invited(actor: Actor, case: Case, review: AnnualReview, today: date) -> list[AdviceRequest]:
    """Who is on the list at first: the family, the head, the council's officer, and the others as last time or unnamed."""
    pupil, council = case.pupil, case.council
    parents = [one for one in contacts_of(actor, pupil, on=today) if one.may_be_written_to]
    people = [(Seat.PARENT, one.name, one.email) for one in parents] or [(Seat.PARENT, "", "")]
    people.append((Seat.CHILD, pupil.called, ""))
    heads = holders(actor, Role.HEAD, on=today)
    people += [(Seat.HEAD, one.user.name, one.user.email) for one in heads[:1]] or [(Seat.HEAD, "", "")]
    people.append((Seat.COUNCIL, council.officer or OFFICER, council.email))
    people += _as_last_time(case, review)
    there = {seat for seat, _, _ in people}
    usual = [Seat.HEALTH, Seat.SOCIAL_CARE, *([Seat.VIRTUAL_SCHOOL] if pupil.looked_after else [])]
    people += [(seat, "", "") for seat in usual if seat not in there]
    return [AdviceRequest(review=review, seat=seat.value, who=who, email=email) for seat, who, email in people]


def _as_last_time(case: Case, review: AnnualReview) -> list[tuple[Seat, str, str]]:
    last = AnnualReview.objects.filter(case=case, began__struck_at__isnull=True).exclude(pk=review.pk)
    last_one = last.order_by("-began__happened_on").first()
    if last_one is None:
        return []
    kept = [seat.value for seat in KEPT_FROM_LAST]
    rows = AdviceRequest.objects.filter(review=last_one, seat__in=kept).exclude(who="").order_by("made_at")
    return [(Seat(row.seat), row.who, row.email) for row in rows]
