"""The reply to a consultation: written in as many sittings as it takes, sent as a letter that is kept, taken back."""

from datetime import date
from typing import Any

from django.utils import timezone

from ehcp.candidate_papers import reply_letter, reply_pdf
from ehcp.candidate_selectors import must_be_open
from ehcp.models import Candidate, CandidateReply
from ehcp.rules.candidates import Objection, why_not_send
from senco.access.actor import Actor
from senco.access.at_once import found_or_made
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.accounts.services.notices import settle_notices
from senco.audit.services import change, record
from senco.audit.verbs import Verb
from senco.documents.models import Document
from senco.documents.pdf import PaperTooLarge
from senco.documents.services import issue

SENT = "The reply was sent. Take back that it was, if it is to be changed."
MOVED_ON = "Somebody has written in this reply since you opened it. Your words are below: put them beside theirs, then save again."


def write_reply(*, actor: Actor, candidate: Candidate, version: int, **fields: Any) -> CandidateReply:
    """Keep the reply as far as it is written. Nothing has to be complete. Raises Refused where somebody else wrote first."""
    actor.must(Can.RUN_CASES)
    must_be_open(candidate)
    if candidate.answered_on is not None:
        raise Refused(SENT)
    reply = found_or_made(
        CandidateReply.objects.filter(candidate=candidate), lambda: CandidateReply.objects.create(candidate_id=candidate.pk)
    )
    told = {"reference": candidate.reference, "answer": fields.get("answer", reply.answer)}
    with change(actor=actor, verb=Verb.CONSULTATION_WRITTEN, target=reply, changes=told):
        given = {**fields, "version": version + 1, "written_by_id": actor.user_id, "written_at": timezone.now()}
        if not CandidateReply.objects.filter(pk=reply.pk, version=version).update(**given):
            raise Refused(MOVED_ON)
    return CandidateReply.objects.get(pk=reply.pk)


def send_reply(*, actor: Actor, candidate: Candidate, sent_on: date, today: date) -> CandidateReply:
    """Mark the reply as sent on a day, and keep its letter as it was. Raises Refused where it says nothing yet."""
    actor.must(Can.RUN_CASES)
    must_be_open(candidate)
    reply = CandidateReply.objects.filter(candidate=candidate).first()
    if candidate.answered_on is not None:
        raise Refused(SENT)
    if refusal := why_not_send(reply.answer if reply else "", sent_on, candidate.received_on, today):
        raise Refused(refusal)
    assert reply is not None
    try:
        content, pages = reply_pdf(reply_letter(actor, candidate, reply, dated=sent_on, is_draft=False))
    except PaperTooLarge as fault:
        raise Refused(str(fault)) from fault
    told = {"reference": candidate.reference, "answer": reply.answer, "grounds": [one.value for one in Objection if getattr(reply, one.value)]}
    with change(actor=actor, verb=Verb.CONSULTATION_ANSWERED, target=candidate, changes=told | {"sent_on": sent_on}):
        if not Candidate.objects.filter(pk=candidate.pk, answered_on__isnull=True).update(answered_on=sent_on):
            raise Refused(SENT)
        document = issue(
            actor=actor,
            kind="consultation_reply",
            title=f"Reply to consultation {candidate.reference}",
            content=content,
            pages=pages,
            audience="council",
            pupil_id=candidate.pk,
        )
        CandidateReply.objects.filter(pk=reply.pk).update(letter=document.pk)
        settle_notices(actor=actor, case_id=candidate.pk)
    return CandidateReply.objects.get(pk=reply.pk)


def take_reply_back(*, actor: Actor, candidate: Candidate) -> None:
    """The reply was not sent after all, or on another day: it can be written again. A letter that was issued stays kept."""
    actor.must(Can.RUN_CASES)
    must_be_open(candidate)
    told = {"reference": candidate.reference, "was": candidate.answered_on}
    with change(actor=actor, verb=Verb.CONSULTATION_TAKEN_BACK, target=candidate, changes=told):
        if not Candidate.objects.filter(pk=candidate.pk, answered_on__isnull=False).update(answered_on=None):
            raise Refused("This reply is not marked as sent. Nothing was changed.")
        CandidateReply.objects.filter(candidate=candidate).update(letter=None)


def open_letter(*, actor: Actor, letter: Document) -> bytes:
    """The bytes of a letter that was sent; that it was read is an event."""
    actor.must(Can.SEE_CASES)
    record(actor=actor, verb=Verb.DOCUMENT_READ, target=letter, pupil_id=letter.pupil_id)
    return bytes(letter.content)
