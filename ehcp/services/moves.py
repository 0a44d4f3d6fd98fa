"""What follows at once when something is recorded: a final plan gets a case of its own."""

from collections.abc import Mapping
from datetime import date

from ehcp.models import Case
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Event
from ehcp.services.cases import open_plan
from ehcp.services.events import record_event
from ehcp.services.plan import hand_on
from senco.access.actor import Actor


def record_move(
    *,
    actor: Actor,
    case: Case,
    event: Event,
    happened_on: date,
    today: date,
    note: str = "",
    more: Mapping[Fact, date] | None = None,
    reply_by_on: date | None = None,
) -> str:
    """Record an event and do what follows from it; return what was done besides, as a sentence.

    Raises Refused, in the words of the rules, for what cannot have happened.
    """
    record_event(
        actor=actor, case=case, event=event, happened_on=happened_on, today=today, note=note, more=more, reply_by_on=reply_by_on
    )
    has_plan = Case.objects.filter(pupil_id=case.pupil_id, matter=Case.Matter.PLAN, closed_on__isnull=True).exists()
    if event is not Event.FINAL_ISSUED or has_plan:
        return ""
    plan = open_plan(actor=actor, pupil=case.pupil, council=case.council.name, made_on=happened_on, today=today)
    hand_on(actor=actor, case=case, to=plan)
    return f"The plan has a case of its own now, {plan.reference}, for its reviews."
