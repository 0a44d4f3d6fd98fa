"""What follows at once when something is recorded: a final plan gets a case of its own, a review its list."""

from datetime import date

from ehcp.facts import deadlines_of
from ehcp.models import Case, CaseEvent
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Event
from ehcp.rules.rounds import OF_REVIEWS
from ehcp.services.cases import hand_over_case, open_plan
from ehcp.services.plan import hand_on
from ehcp.services.reviews import begin_review
from pupils.council_selectors import council_on
from senco.access.actor import Actor
from senco.access.roles import Can
from senco.access.rules.dates import long_date


def follow_up(*, actor: Actor, row: CaseEvent, today: date) -> str:
    """Do what follows from an event that was just recorded; return what was done, as a sentence."""
    actor.must(Can.RUN_CASES)
    if row.kind in OF_REVIEWS:
        begin_review(actor=actor, case=row.case, today=today)
        warning = _day_of_meeting(row, today) if row.kind == Event.REVIEW_ARRANGED else ""
        return f"Whom to invite, and who has answered, stands on the page of the review. {warning}".strip()
    if row.kind == Event.REVIEW_MOVED:
        return _day_of_meeting(row, today)
    if row.kind == Event.PLAN_TRANSFERRED:
        return _handed_over(actor, row)
    return _plan_opened(actor, row, today) if row.kind == Event.FINAL_ISSUED else ""


def _day_of_meeting(row: CaseEvent, today: date) -> str:
    """A warning where the day of the meeting is too near for the invitations, or too late for what follows."""
    fresh = Case.objects.select_related("pupil", "school").prefetch_related("events").get(pk=row.case_id)
    by_id = {one.rule_id: one.due for one in deadlines_of(fresh, on=today)}
    meeting_on = date.fromisoformat(row.more[Fact.MEETING_ON])
    return _too_soon(by_id.get("AR-NOTICE"), meeting_on, today) or _too_late(by_id.get("AR-DECIDE"), by_id.get("AR-CYCLE"))


def _too_soon(invite_by: date | None, meeting_on: date, today: date) -> str:
    """A warning where everyone should have been invited already to a meeting that is still to come."""
    if invite_by is None or invite_by >= today or meeting_on < today:
        return ""
    return (
        "It is less than two weeks away, and the law gives everyone two weeks’ notice: choose a later day if you can. If it "
        "has to be this day, invite everyone today and say why."
    )


def _too_late(decide: date | None, complete: date | None) -> str:
    """A warning where the council's four weeks after the meeting end when the review has to be complete already."""
    if decide is None or complete is None or decide <= complete:
        return ""
    return (
        f"The council has until {long_date(decide)} to decide after this meeting, and the review has to be complete by "
        f"{long_date(complete)}: choose an earlier day if you can."
    )


def _handed_over(actor: Actor, row: CaseEvent) -> str:
    """The case goes to the council in whose area the child lives, where that is written down."""
    case, lives_in = row.case, council_on(actor, row.case.pupil, on=row.happened_on)
    if lives_in is None or lives_in.pk == case.council_id:
        return "Name the new council on this page: letters go to it from then on."
    hand_over_case(actor=actor, case=case, council=lives_in.name)
    return f"The case is with {lives_in.name} now."


def _plan_opened(actor: Actor, row: CaseEvent, today: date) -> str:
    case = row.case
    if Case.objects.filter(pupil_id=case.pupil_id, matter=Case.Matter.PLAN, closed_on__isnull=True).exists():
        return ""
    plan = open_plan(actor=actor, pupil=case.pupil, council=case.council.name, made_on=row.happened_on, today=today)
    hand_on(actor=actor, case=case, to=plan)
    return f"The plan has a case of its own now, {plan.reference}, for its reviews."
