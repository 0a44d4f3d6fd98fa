"""What follows at once when something is recorded: a final plan gets a case of its own, a review its list."""

from datetime import date

from ehcp.facts import deadlines_of
from ehcp.models import Case, CaseEvent
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
        late = _too_late(row, today) if row.kind == Event.REVIEW_ARRANGED else ""
        return f"Whom to invite, and who has answered, stands on the page of the review. {late}".strip()
    if row.kind == Event.REVIEW_MOVED:
        return _too_late(row, today)
    if row.kind == Event.PLAN_TRANSFERRED:
        return _handed_over(actor, row)
    return _plan_opened(actor, row, today) if row.kind == Event.FINAL_ISSUED else ""


def _too_late(row: CaseEvent, today: date) -> str:
    """A warning where the council's four weeks after the meeting end when the review has to be complete already."""
    fresh = Case.objects.select_related("pupil", "school").prefetch_related("events").get(pk=row.case_id)
    by_id = {one.rule_id: one.due for one in deadlines_of(fresh, on=today)}
    decide, complete = by_id.get("AR-DECIDE"), by_id.get("AR-CYCLE")
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
