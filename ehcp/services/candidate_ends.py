"""How a consultation ends: the council decides, the child comes on roll, or everything known of them is deleted."""

from datetime import date

from ehcp import candidate_selectors
from ehcp.candidate_selectors import must_be_open
from ehcp.models import Candidate, Case
from ehcp.rules.candidates import (
    Decision,
    usual_delete_on,
    why_not_admit,
    why_not_decide,
    why_not_delete_on,
)
from ehcp.services.cases import open_plan
from pupils.models import Pupil, Residence
from pupils.services.councils import set_residence
from pupils.services.needs import record_needs, set_status
from pupils.services.people import add_pupil
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.accounts.services.notices import settle_notices
from senco.audit.services import change
from senco.audit.verbs import Verb
from senco.documents import services as documents
from senco.files.services import ending


def decide(*, actor: Actor, candidate: Candidate, decision: Decision, decided_on: date, today: date) -> Candidate:
    """Record what the council decided, or put it right. From it follows when what is known of the child is deleted."""
    actor.must(Can.RUN_CASES)
    must_be_open(candidate)
    if refusal := why_not_decide(decided_on, candidate.received_on, today):
        raise Refused(refusal)
    delete_on = max(usual_delete_on(decision, decided_on), date.fromordinal(today.toordinal() + 1))
    told = {"reference": candidate.reference, "decision": decision, "decided_on": decided_on, "delete_on": delete_on}
    with change(actor=actor, verb=Verb.CONSULTATION_DECIDED, target=candidate, changes=told):
        given = {"decision": decision.value, "decided_on": decided_on, "delete_on": delete_on}
        Candidate.objects.filter(pk=candidate.pk).update(**given)
        settle_notices(actor=actor, case_id=candidate.pk)
    return Candidate.objects.get(pk=candidate.pk)


def keep_until(*, actor: Actor, candidate: Candidate, delete_on: date, today: date) -> None:
    """Choose another day on which everything known of the child is deleted. Raises Refused outside of the limits."""
    actor.must(Can.RUN_CASES)
    must_be_open(candidate)
    if candidate.decided_on is None:
        raise Refused("The council has not decided. The day of the deletion follows from its decision.")
    if refusal := why_not_delete_on(delete_on, candidate.decided_on, today):
        raise Refused(refusal)
    told = {"reference": candidate.reference, "delete_on": [candidate.delete_on, delete_on]}
    with change(actor=actor, verb=Verb.CONSULTATION_KEPT_UNTIL, target=candidate, changes=told):
        Candidate.objects.filter(pk=candidate.pk).update(delete_on=delete_on)


def admit(
    *,
    actor: Actor,
    candidate: Candidate,
    joined_on: date,
    year: str,
    today: date,
    pupil: Pupil | None = None,
    plan_made_on: date | None = None,
) -> Pupil:
    """Take the child on roll: as a new pupil with what is known, or as ``pupil``, who is here already.

    Papers and letters become the pupil's; a plan gives the status and opens its case. What a pupil who is here already has
    (needs, status, council, a case of the plan) stays as it is. Raises Refused in the words of the rules.
    """
    actor.must(Can.RUN_CASES)
    must_be_open(candidate)
    if refusal := why_not_admit(candidate.decision, joined_on, candidate.born_on, today):
        raise Refused(refusal)
    with change(actor=actor, verb=Verb.CONSULTATION_ADMITTED, target=candidate) as entry:
        found = pupil or _new_pupil(actor, candidate, joined_on, year)
        entry.pupil_id = found.pk
        entry.note(reference=candidate.reference, was_on_roll=pupil is not None)
        _fill_in(actor, candidate, found, joined_on, plan_made_on, today)
        moved = {"pupil": found, "delete_on": None, "plan_made_on": plan_made_on or candidate.plan_made_on}
        if not Candidate.objects.filter(pk=candidate.pk, pupil__isnull=True).update(**moved):
            must_be_open(Candidate.objects.get(pk=candidate.pk))
        ending.hand_over_files(actor=actor, from_id=candidate.pk, to_id=found.pk)
        documents.hand_over(actor=actor, from_id=candidate.pk, to_id=found.pk)
    return found


def _new_pupil(actor: Actor, candidate: Candidate, joined_on: date, year: str) -> Pupil:
    names = {name: getattr(candidate, name) for name in ("surname", "forename", "born_on")}
    return add_pupil(actor=actor, **names, year=year, joined_on=joined_on)


def _fill_in(
    actor: Actor, candidate: Candidate, pupil: Pupil, joined_on: date, plan_made_on: date | None, today: date
) -> None:
    """What is known of the child and is not known of the pupil yet."""
    on_register = pupil.status_periods.filter(ends_on__isnull=True).exists()
    if plan_made_on is not None and not on_register:
        set_status(actor=actor, pupil=pupil, status="E", starts_on=joined_on, source="plan")
    if candidate.needs and not pupil.needs.exists():
        record_needs(
            actor=actor, pupil=pupil, codes=candidate.needs, status="E" if plan_made_on or on_register else "N", on=joined_on
        )
    if not Residence.objects.filter(pupil=pupil).exists():
        set_residence(actor=actor, pupil=pupil, council=candidate.council.name, starts_on=joined_on, today=today)
    has_case = Case.objects.filter(pupil=pupil, matter=Case.Matter.PLAN, closed_on__isnull=True).exists()
    if plan_made_on is not None and not has_case:
        open_plan(actor=actor, pupil=pupil, council=candidate.council.name, made_on=plan_made_on, today=today)


def delete_what_is_over(*, actor: Actor, today: date) -> int:
    """Delete the consultations whose day has come, with their papers and letters; how many. Called every night; idempotent.

    The log keeps the reference and the council's decision, nothing that tells who the child was.
    """
    number = 0
    for candidate in candidate_selectors.over(on=today):
        told = {"reference": candidate.reference, "decision": candidate.decision, "decided_on": candidate.decided_on}
        with change(actor=actor, verb=Verb.CONSULTATION_DELETED, changes=told):
            ending.erase_files(actor=actor, pupil_id=candidate.pk)
            documents.erase_about(actor=actor, pupil_id=candidate.pk)
            settle_notices(actor=actor, case_id=candidate.pk)
            candidate.delete()
        number += 1
    return number
