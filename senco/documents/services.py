"""Issuing a document, or a joined paper that is only printed: the bytes and the event in one transaction."""

import hashlib
from datetime import date
from uuid import UUID

from senco.access.actor import Actor
from senco.audit.services import change, record
from senco.audit.verbs import Verb
from senco.documents.models import Document, MadePaper


def issue(
    *, actor: Actor, kind: str, title: str, content: bytes, pages: int, audience: str, pupil_id: UUID | None = None
) -> Document:
    """Keep a finished PDF as a document. The same bytes of the same kind for the same pupil are one document."""
    digest = hashlib.sha256(content).hexdigest()
    same = Document.objects.filter(kind=kind, pupil_id=pupil_id, audience=audience, sha256=digest).first()
    if same is not None:
        return same
    with change(actor=actor, verb=Verb.DOCUMENT_ISSUED, pupil_id=pupil_id) as entry:
        document = Document.objects.create(
            kind=kind,
            title=title,
            pupil_id=pupil_id,
            audience=audience,
            content=content,
            sha256=digest,
            pages=pages,
            made_by_id=actor.user_id,
        )
        entry.target = document
        entry.note(kind=kind, sha256=digest, pages=pages)
    return document


def keep_to_print(*, actor: Actor, title: str, content: bytes, pages: int, papers: int, gone_on: date) -> MadePaper:
    """Keep a paper joined of several children's until a day, to be printed. Each child's own is issued beside it."""
    with change(actor=actor, verb=Verb.PAPERS_JOINED, changes={"papers": papers, "pages": pages}) as entry:
        entry.target = paper = MadePaper.objects.create(
            title=title, content=content, pages=pages, gone_on=gone_on, made_by_id=actor.user_id
        )
    return paper


def hand_out_made(*, actor: Actor, paper: MadePaper, papers: int) -> bytes:
    """The bytes of a joined paper; that it was opened is an event. The caller has asked for permission and reach."""
    record(actor=actor, verb=Verb.PAPERS_READ, target=paper, changes={"papers": papers})
    return bytes(paper.content)


def remove_made(*, actor: Actor, today: date) -> int:
    """Remove joined papers whose days are over: called every night. How many there were. Idempotent."""
    over = MadePaper.objects.filter(gone_on__lte=today)
    number = over.count()
    if number:
        with change(actor=actor, verb=Verb.PAPERS_REMOVED, changes={"papers": number}):
            over.delete()
    return number


def hand_over(*, actor: Actor, from_id: UUID, to_id: UUID) -> int:
    """Make the documents about a child who was not on roll those of the pupil; how many. The caller has asked."""
    with change(actor=actor, verb=Verb.DOCUMENTS_MOVED, pupil_id=to_id) as entry:
        moved = Document.objects.filter(pupil_id=from_id).update(pupil_id=to_id)
        entry.note(documents=moved)
    return moved


def erase_about(*, actor: Actor, pupil_id: UUID) -> int:
    """Delete the documents about a child who never came, with their bytes; how many. Called by the verb that deletes the child."""
    with change(actor=actor, verb=Verb.DOCUMENTS_ERASED) as entry:
        found = Document.objects.filter(pupil_id=pupil_id)
        number = found.count()
        found.delete()
        entry.note(documents=number)
    return number
