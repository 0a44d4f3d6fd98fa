"""Files about a pupil: kept, described, handed out and removed, each time asking whose pupil it is."""

from datetime import date
from typing import Any

from pupils import selectors
from pupils.models import Pupil, Referral
from pupils.rules.referral import Answer
from pupils.services.story import write_referral
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can, Part
from senco.files.models import StoredFile
from senco.files.services import keeping

NOT_TO_COME = "The day of this paper is still to come. Write the day that stands on it."
NOT_CONFIDENTIAL = "Only the SENCO or a senior leader marks a paper as confidential: you could not open it any more."


def add_file(
    *,
    actor: Actor,
    pupil: Pupil,
    data: bytes,
    name: str,
    dated_on: date,
    on: date,
    referral: Referral | None = None,
    **said: Any,
) -> StoredFile:
    """Keep a file about a pupil. ``said`` is about, summary, released and confidential. With a referral it is its report.

    A service that sends a report without having answered has accepted. Raises Refused for what is not kept, and for a
    report of what was never sent.
    """
    actor.must(Can.KEEP_FILES)
    selectors.must_reach(actor, [pupil.pk], on=on)
    _must_be_right(actor, dated_on, on, said)
    stored = keeping.keep_file(
        actor=actor,
        pupil_id=pupil.pk,
        data=data,
        name=name,
        dated_on=dated_on,
        referral_id=referral.pk if referral else None,
        **said,
    )
    if referral is not None and referral.report_on is None:
        answered = {} if referral.answer else {"answer": Answer.ACCEPTED.value, "answered_on": on}
        write_referral(actor=actor, referral=referral, version=referral.version, on=on, report_on=on, **answered)
    return stored


def describe_file(*, actor: Actor, stored: StoredFile, dated_on: date, on: date, **said: Any) -> StoredFile:
    """Change what is said of a file: what it is, its day, the line for those who teach the child, its marks."""
    actor.must(Can.KEEP_FILES)
    selectors.must_reach(actor, [stored.pupil_id], on=on)
    _must_be_right(actor, dated_on, on, said)
    return keeping.describe_file(actor=actor, stored=stored, dated_on=dated_on, **said)


def remove_file(*, actor: Actor, stored: StoredFile, why: str) -> None:
    """Take a file off a pupil's page; it is kept, with the reason."""
    actor.must(Can.KEEP_FILES)
    selectors.must_reach(actor, [stored.pupil_id])
    keeping.remove_file(actor=actor, stored=stored, why=why)


def open_file(*, actor: Actor, stored: StoredFile) -> bytes:
    """The bytes of a file; that they were read is an event. Raises Refused where they are not those that were kept."""
    actor.must(Can.OPEN_FILES)
    selectors.must_reach(actor, [stored.pupil_id])
    return keeping.hand_out_file(actor=actor, stored=stored)


def _must_be_right(actor: Actor, dated_on: date, on: date, said: dict[str, Any]) -> None:
    if dated_on > on:
        raise Refused(NOT_TO_COME)
    if said.get("confidential") and not actor.sees(Part.CONFIDENTIAL):
        raise Refused(NOT_CONFIDENTIAL)
