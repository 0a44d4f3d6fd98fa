"""The papers of a consultation: kept with the child, handed out, and deleted for good where they are the wrong ones."""

from datetime import date

from ehcp.candidate_selectors import must_be_open
from ehcp.models import Candidate
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.files.models import StoredFile
from senco.files.services import ending, keeping

NOT_TO_COME = "The day of this paper is still to come. Write the day that stands on it."


def add_paper(*, actor: Actor, candidate: Candidate, data: bytes, name: str, about: str, dated_on: date, today: date) -> StoredFile:
    """Keep a paper that the council sent. Raises Refused for what is not kept."""
    actor.must(Can.RUN_CASES)
    must_be_open(candidate)
    if dated_on > today:
        raise Refused(NOT_TO_COME)
    return keeping.keep_file(actor=actor, pupil_id=candidate.pk, data=data, name=name, about=about, dated_on=dated_on)


def open_paper(*, actor: Actor, stored: StoredFile) -> bytes:
    """The bytes of a paper; that it was read is an event."""
    actor.must(Can.SEE_CASES)
    return keeping.hand_out_file(actor=actor, stored=stored)


def erase_paper(*, actor: Actor, stored: StoredFile) -> None:
    """Delete a paper for good: one that belongs to another child, or that is not needed to answer."""
    actor.must(Can.RUN_CASES)
    ending.erase_file(actor=actor, stored=stored)
