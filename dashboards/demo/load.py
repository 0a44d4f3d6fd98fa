"""Loads a planned school by the services of the house. Whoever calls it opens the transaction."""

from collections.abc import Callable

from dashboards.demo.consultations import load_consultations
from dashboards.demo.days import years_shown
from dashboards.demo.plan import SchoolPlan
from dashboards.demo.plan_cases import COUNCIL
from dashboards.services.consultation_reminders import remind_of_consultations
from dashboards.services.figures import load_figures
from dashboards.services.reminders import remind_of_what_is_due
from ehcp.services.cases import load_cases
from ehcp.services.reviews import load_reviews
from provision.services import bulk as provision
from pupils.services import bulk as pupils
from senco.access.commands import as_school
from senco.access.models import School, Trust
from senco.access.services import make_school
from senco.accounts.services.people import load_people
from senco.calendar.services import set_year
from senco.documents.services import keep_letterhead

COMMAND = "demo_school"
SENDIASS = "Fernshire SENDIASS, 01632 960 999, sendiass.example.org"
# In this order each row finds those it points at.
LOADERS: dict[str, Callable[..., int]] = {
    "groups": pupils.load_groups,
    "pupils": pupils.load_pupils,
    "contacts": pupils.load_contacts,
    "status_periods": pupils.load_status_periods,
    "needs": pupils.load_needs,
    "attendance": pupils.load_attendance,
    "places": pupils.load_places,
    "links": pupils.load_links,
    "concerns": pupils.load_concerns,
    "contact_notes": pupils.load_contact_notes,
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
        phase=plan.shape.phase,
        telephone=plan.cast.telephone,
    )
    with as_school(school, COMMAND) as actor:
        load_people(actor=actor, rows=plan.people, password_hash=password_hash)
        for year in years_shown(order.today):
            set_year(actor=actor, year=year)
        address = f"School Lane\n{COUNCIL.removesuffix(' Council')}\nFE1 2AB"
        keep_letterhead(
            actor=actor, seen=0, address=address, email=f"office@{order.slug}.example.org", sendiass=SENDIASS
        )
        for name, load in LOADERS.items():
            load(actor=actor, rows=plan.rows[name])
        pupils.load_referrals(actor=actor, rows=plan.rows["referrals"], today=order.today)
        load_cases(actor=actor, cases=plan.rows["requests"], events=plan.rows["case_events"], today=order.today)
        load_reviews(actor=actor, reviews=plan.rows["reviews"], advice=plan.rows["advice"], others=plan.rows["other_reviews"])
        load_consultations(actor=actor, today=order.today)
        load_figures(actor=actor, rows=plan.rows["snapshots"])
        remind_of_what_is_due(actor=actor, today=order.today)
        remind_of_consultations(actor=actor, today=order.today)
    return school
