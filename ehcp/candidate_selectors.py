"""Consultations about children who are not on roll, for those who see EHC cases; nothing else of the house reads them."""

from datetime import date
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet

from ehcp.models import Asked, Candidate, CandidateReply
from ehcp.rules import candidates as rules
from ehcp.rules.candidates import Draft, Objection
from ehcp.rules.clock import Deadline
from ehcp.rules.facts import Facts
from pupils.models import Pupil
from pupils.rules.names import search_key
from pupils.selectors import visible
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can, Part
from senco.files.models import StoredFile
from senco.files.selectors import files

CLOSED = "The child is on roll now. What the school knows of them stands on the pupil's page."


def candidates(actor: Actor) -> QuerySet[Candidate]:
    """Consultations, the first due first."""
    if not (actor.can(Can.SEE_CASES) and actor.sees(Part.CASE)):
        return Candidate.objects.none()
    return Candidate.objects.select_related("council", "pupil", "reply").order_by("due_on", "reference")


def to_answer(actor: Actor) -> QuerySet[Candidate]:
    """Those that the school has not answered, and about which the council has not decided."""
    return candidates(actor).filter(answered_on__isnull=True, decided_on__isnull=True)


def candidate_page(actor: Actor) -> QuerySet[Candidate]:
    """Consultations with who was asked, for a page."""
    asked = Asked.objects.order_by("asked_on", "who")
    return candidates(actor).prefetch_related(Prefetch("asked", queryset=asked))


def known_of(candidate: Candidate) -> Facts:
    """What has happened in a consultation, as the clock is asked about it."""
    return rules.facts(candidate.received_on, candidate.answered_on, candidate.decision, candidate.decided_on)


def deadline_of(candidate: Candidate, *, on: date) -> Deadline:
    """The school's fifteen days as they stand on a day."""
    return rules.deadline(known_of(candidate), on)


def reply_of(candidate: Candidate) -> CandidateReply | None:
    """The reply as far as it is written, or None."""
    return getattr(candidate, "reply", None)


def draft_of(candidate: Candidate) -> Draft:
    """The reply as plain values. ``candidate.asked`` should be loaded."""
    reply, asked = reply_of(candidate), len(candidate.asked.all())
    if reply is None:
        return Draft("", frozenset(), {}, "", asked)
    return Draft(
        answer=reply.answer,
        grounds=frozenset(ground for ground in Objection if getattr(reply, ground.value)),
        reasons={ground: getattr(reply, f"{ground.value}_why") for ground in Objection},
        needed=f"{reply.adjustments}{reply.staffing}{reply.money}",
        asked=asked,
    )


def papers(actor: Actor, candidate: Candidate) -> list[StoredFile]:
    """What the council sent, the latest first. After admission the papers are the pupil's."""
    if candidate.pupil_id is not None or not actor.can(Can.SEE_CASES):
        return []
    return list(files(actor).filter(pupil_id=candidate.pk))


def one_paper(actor: Actor, file_id: UUID) -> tuple[StoredFile, Candidate] | None:
    """A paper of a consultation with its consultation, or None; files of pupils are not found here."""
    stored = files(actor).filter(pk=file_id).first()
    found = candidates(actor).filter(pk=stored.pupil_id).first() if stored is not None else None
    return (stored, found) if stored is not None and found is not None else None


def perhaps_on_roll(actor: Actor, candidate: Candidate) -> list[Pupil]:
    """Pupils born on the same day who share a name with the child: perhaps the child is on roll already."""
    names = set(search_key(candidate.full_name).split())
    born = visible(actor).filter(born_on=candidate.born_on).select_related("group").order_by(F("sort_key"))
    return [pupil for pupil in born if names & set(pupil.search_key.split())]


def must_be_open(candidate: Candidate) -> None:
    """Raises Refused for a consultation whose child is on roll."""
    if candidate.pupil_id is not None:
        raise Refused(CLOSED)


def over(*, on: date) -> QuerySet[Candidate]:
    """Consultations whose day of deletion has come."""
    return Candidate.objects.filter(delete_on__lte=on, pupil__isnull=True).order_by("reference")
