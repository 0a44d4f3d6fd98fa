"""Reviews of plans: which one is under way, who was asked for advice, and other reviews of the same child."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from ehcp.facts import as_happened, happened
from ehcp.models import AdviceRequest, AnnualReview, Case, CaseEvent, OtherReview
from ehcp.rules.advice import ORDER, Asking, Seat
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Event
from ehcp.rules.rounds import review_begun, rounds, until_the_next
from ehcp.rules.stages import Happened, facts_of
from ehcp.selectors import cases
from pupils.contact_selectors import is_restricted
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.roles import Part
from senco.files.models import StoredFile
from senco.files.selectors import files


def reviews(actor: Actor) -> QuerySet[AnnualReview]:
    """Reviews in the actor's cases whose beginning stands, with who was asked, the latest first."""
    found = AnnualReview.objects.filter(case__in=cases(actor).order_by(), began__struck_at__isnull=True)
    events = CaseEvent.objects.order_by("happened_on", "recorded_at")
    return (
        found.select_related("began", "case", "case__pupil", "case__pupil__group", "case__council")
        .prefetch_related(Prefetch("case__events", queryset=events), "advice")
        .order_by("-began__happened_on", "-made_at")
    )


def review_of_round(actor: Actor, case: Case) -> AnnualReview | None:
    """The review that is under way in a case, or was the last thing that happened in it."""
    began = review_begun(happened(list(case.events.all())))
    if began is None:
        return None
    return next((one for one in reviews(actor).filter(case=case) if as_happened(one.began) == began), None)


def beginning_of_round(case: Case) -> CaseEvent | None:
    """The event with which the review of the latest round began. The case's events should be loaded."""
    rows = [row for row in case.events.all() if row.struck_at is None]
    began = review_begun([as_happened(row) for row in rows])
    return next((row for row in rows if as_happened(row) == began), None) if began else None


def rounds_of(case: Case) -> list[list[CaseEvent]]:
    """The events of a plan that stand, read anew and cut into its rounds; none for an assessment."""
    if case.matter != Case.Matter.PLAN:
        return []
    known = [(as_happened(row), row) for row in CaseEvent.objects.filter(case=case, struck_at__isnull=True)]
    row_of = {id(one): row for one, row in known}
    return [[row_of[id(one)] for one in part] for part in rounds(one for one, _ in known)]


def earlier_reviews(actor: Actor, review: AnnualReview) -> list[AnnualReview]:
    """The reviews of the same case that came before."""
    return list(reviews(actor).filter(case=review.case, began__happened_on__lt=review.began.happened_on))


def events_of(review: AnnualReview) -> list[Happened]:
    """All that happened in the case up to the end of this review. The case's events should be loaded."""
    return until_the_next(happened(list(review.case.events.all())), as_happened(review.began))


def meeting_of(review: AnnualReview) -> tuple[date | None, bool]:
    """The day of the meeting, and whether it is recorded as held."""
    events = events_of(review)
    this_round = events[events.index(as_happened(review.began)) :]
    is_held = any(one.event is Event.MEETING_HELD for one in this_round)
    return facts_of(events).get(Fact.MEETING_ON), is_held


def one_advice(actor: Actor, advice_id: UUID) -> AdviceRequest | None:
    """One request for advice in a review of the actor's cases, with its review."""
    found = AdviceRequest.objects.filter(pk=advice_id, review__in=reviews(actor).order_by()).first()
    if found is not None:
        found.review = reviews(actor).get(pk=found.review_id)
    return found


def advice_by_key(advice_id: UUID | None) -> AdviceRequest | None:
    """The request that a link is about; the link is the permission, so nobody's reach is asked.

    None once the case is closed or the child has left, and for somebody with whom nothing may be shared any more.
    """
    found = AdviceRequest.objects.filter(pk=advice_id, review__began__struck_at__isnull=True, review__case__closed_on__isnull=True)
    events = CaseEvent.objects.order_by("happened_on", "recorded_at")
    found = found.select_related("review", "review__began", "review__case", "review__case__pupil")
    row = found.prefetch_related(Prefetch("review__case__events", queryset=events)).first()
    if row is None or row.review.case.pupil.left_on is not None or may_not_be_told(row.review.case.pupil, row):
        return None
    return row


def may_not_be_told(pupil: Pupil, row: AdviceRequest) -> bool:
    """Is this somebody among the child's contacts with whom nothing may be shared: by the address, or a parent by the name?"""
    name = row.who if row.seat == Seat.PARENT else ""
    return is_restricted(pupil, row.email, name)


def in_seats(rows: Iterable[AdviceRequest]) -> list[AdviceRequest]:
    """Requests in the order of the parts in which people come, then as they were added."""
    return sorted(rows, key=lambda row: (ORDER[Seat(row.seat)], row.made_at))


def asking_of(row: AdviceRequest) -> Asking:
    """A request as the rules ask for it."""
    return Asking(row.asked_on, row.reply_by_on, row.invited_for_on, row.answered_on, row.nothing_to_add)


def files_of_advice(actor: Actor, rows: Iterable[AdviceRequest]) -> dict[UUID, StoredFile]:
    """The files that came as answers and that the actor may open, by the id of the request."""
    of_rows = {row.file_id: row.pk for row in rows if row.file_id}
    return {of_rows[stored.pk]: stored for stored in files(actor).filter(pk__in=list(of_rows))} if of_rows else {}


def other_reviews(actor: Actor, pupil: Pupil) -> list[OtherReview]:
    """Reviews of a child by others that were written down, the latest first, for those who see its cases."""
    if not actor.sees(Part.CASE):
        return []
    return list(OtherReview.objects.filter(pupil=pupil).order_by("-held_on"))


def one_other_review(actor: Actor, case: Case, other_id: UUID) -> OtherReview | None:
    """One of them."""
    return next((one for one in other_reviews(actor, case.pupil) if one.pk == other_id), None)
