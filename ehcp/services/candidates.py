"""Consultations about children who are not on roll: recorded, changed, and colleagues asked about them."""

from datetime import date
from typing import Any

from ehcp.candidate_selectors import must_be_open
from ehcp.models import Asked, Candidate, CandidateCount
from ehcp.rules.candidates import due_on, why_not_received
from pupils.services.councils import council_named
from senco.access.actor import Actor
from senco.access.at_once import found_or_made
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb


def open_consultation(*, actor: Actor, council: str, received_on: date, born_on: date, today: date, **fields: Any) -> Candidate:
    """Record that a council consults the school about a child who is not on roll. The log has the reference, never a name.

    Raises Refused where the days cannot be.
    """
    actor.must(Can.RUN_CASES)
    _must_be_days(received_on, born_on, today)
    with change(actor=actor, verb=Verb.CONSULTATION_OPENED) as entry:
        entry.target = candidate = Candidate.objects.create(
            reference=_next_reference(received_on),
            council=council_named(actor=actor, name=council),
            received_on=received_on,
            born_on=born_on,
            due_on=due_on(received_on),
            opened_by_id=actor.user_id,
            **fields,
        )
        entry.note(reference=candidate.reference, received_on=received_on)
    return candidate


def change_consultation(
    *, actor: Actor, candidate: Candidate, council: str, received_on: date, born_on: date, today: date, **fields: Any
) -> Candidate:
    """Put right what is known of a consultation; the log says which details, not what they were."""
    actor.must(Can.RUN_CASES)
    must_be_open(candidate)
    _must_be_days(received_on, born_on, today)
    given = {**fields, "received_on": received_on, "born_on": born_on, "due_on": due_on(received_on)}
    given["council_id"] = council_named(actor=actor, name=council).pk
    changed = sorted(name for name, value in given.items() if getattr(candidate, name) != value)
    if changed:
        told = {"reference": candidate.reference, "fields": changed}
        with change(actor=actor, verb=Verb.CONSULTATION_CHANGED, target=candidate, changes=told):
            Candidate.objects.filter(pk=candidate.pk).update(**given)
    return Candidate.objects.get(pk=candidate.pk)


def ask_colleague(
    *, actor: Actor, candidate: Candidate, who: str, question: str, asked_on: date, today: date, answer: str = ""
) -> Asked:
    """Write down who was asked in school, what and when; an answer that was given at once stands beside it."""
    actor.must(Can.RUN_CASES)
    must_be_open(candidate)
    if asked_on > today:
        raise Refused("This day is still to come. Write it down when the colleague has been asked.")
    told = {"reference": candidate.reference}
    with change(actor=actor, verb=Verb.CONSULTATION_ASKED, changes=told) as entry:
        entry.target = row = Asked.objects.create(
            candidate=candidate,
            who=who,
            question=question,
            asked_on=asked_on,
            answer=answer,
            answered_on=asked_on if answer else None,
        )
    return row


def note_answer(*, actor: Actor, asked: Asked, answer: str, answered_on: date, today: date) -> Asked:
    """Write down what a colleague said, or put it right."""
    actor.must(Can.RUN_CASES)
    must_be_open(asked.candidate)
    if answered_on > today:
        raise Refused("This day is still to come. Put the day on which they answered.")
    if answered_on < asked.asked_on:
        raise Refused("They cannot have answered before they were asked. Check both days.")
    told = {"reference": asked.candidate.reference}
    with change(actor=actor, verb=Verb.CONSULTATION_TOLD, target=asked, changes=told):
        Asked.objects.filter(pk=asked.pk).update(answer=answer, answered_on=answered_on)
    asked.answer, asked.answered_on = answer, answered_on
    return asked


def _must_be_days(received_on: date, born_on: date, today: date) -> None:
    if refusal := why_not_received(received_on, born_on, today):
        raise Refused(refusal)


def _next_reference(received_on: date) -> str:
    """``C26-003``: the year and a number within the school, given once, also where the one before was deleted."""
    year = f"{received_on.year % 100:02d}"
    found_or_made(CandidateCount.objects.filter(year=year), lambda: CandidateCount.objects.create(year=year))
    count = CandidateCount.objects.select_for_update(of=("self",)).get(year=year)
    count.last += 1
    count.save(update_fields=["last"])
    return f"C{year}-{count.last:03d}"
