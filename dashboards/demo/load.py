"""Loads a planned school by the services of the house. Whoever calls it opens the transaction."""

from collections.abc import Callable
from datetime import date
from typing import Any

from dashboards.demo.cast import Person
from dashboards.demo.days import end_of_last_term
from dashboards.demo.plan import SchoolPlan
from dashboards.demo.plan_cases import COUNCIL
from dashboards.services.figures import publish_figures
from dashboards.services.reminders import remind_of_what_is_due
from ehcp import services as ehcp
from provision.services import bulk as provision
from pupils.selectors import visible
from pupils.services import bulk as pupils
from senco.access.actor import Actor, actor_for
from senco.access.commands import as_school
from senco.access.models import School, Trust
from senco.access.services import make_school
from senco.accounts.services.people import load_people

COMMAND = "demo_school"
# In this order each row finds those it points at.
LOADERS: dict[str, Callable[..., int]] = {
    "groups": pupils.load_groups,
    "pupils": pupils.load_pupils,
    "contacts": pupils.load_contacts,
    "status_periods": pupils.load_status_periods,
    "needs": pupils.load_needs,
    "links": pupils.load_links,
    "concerns": pupils.load_concerns,
    "adaptations": provision.load_adaptations,
    "chosen": provision.load_chosen,
    "uses": provision.load_uses,
    "provisions": provision.load_provisions,
    "cycles": provision.load_cycles,
    "outcomes": provision.load_outcomes,
    "allocations": provision.load_allocations,
    "profiles": provision.load_profiles,
    "summaries": provision.load_summaries,
    "summary_answers": provision.load_summary_answers,
}


def load_school(plan: SchoolPlan, *, trust: Trust, password_hash: str) -> School:
    """Make the school of a plan with everything in it. Raises Refused where its short name is taken."""
    order = plan.order
    school = make_school(
        name=order.name,
        slug=order.slug,
        trust=trust,
        local_authority=COUNCIL,
        telephone=order.cast.telephone,
    )
    with as_school(school, COMMAND) as actor:
        load_people(actor=actor, rows=plan.people, password_hash=password_hash)
        for name, load in LOADERS.items():
            load(actor=actor, rows=plan.rows[name])
        _record_cases(plan, _staff(plan, actor, order.cast.senco), order.today)
        publish_figures(actor=_staff(plan, actor, order.cast.head), on=end_of_last_term(order.today))
        remind_of_what_is_due(actor=actor, today=order.today)
    return school


def _staff(plan: SchoolPlan, actor: Actor, person: Person) -> Actor:
    """A member of staff at work: the log then reads as it would at a real school."""
    row: dict[str, Any] = next(row for row in plan.people if row["id"] == plan.staff.id(person))
    return actor_for(
        user_id=row["id"],
        name=row["name"],
        school_id=actor.school_id,
        school_slug=actor.school_slug,
        school_name=actor.school_name,
        roles=row["roles"],
    )


def _record_cases(plan: SchoolPlan, senco: Actor, today: date) -> None:
    children = {pupil.pk: pupil for pupil in visible(senco, on=today).filter(pk__in=[c.child.id for c in plan.cases])}
    for case in plan.cases:
        request = ehcp.open_request(
            actor=senco,
            pupil=children[case.child.id],
            council=case.council,
            requested_by=case.requested_by,
            received_on=case.received_on,
            today=today,
        )
        for event, happened_on, note in case.events:
            ehcp.record_event(
                actor=senco, request=request, event=event, happened_on=happened_on, today=today, note=note
            )
