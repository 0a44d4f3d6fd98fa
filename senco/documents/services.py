"""Issuing a document, or a joined paper that is only printed; keeping a school's letterhead and its own wording of letters."""

import hashlib
from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.access.services import one_at_a_time
from senco.audit.services import change, record
from senco.audit.verbs import Verb
from senco.documents.models import Document, Letterhead, LetterTemplate, MadePaper
from senco.documents.rules.letter_text import tidy
from senco.documents.rules.placeholders import slips


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


def keep_wording(
    *, actor: Actor, kind: str, subject: str, body: str, known: Collection[str], seen: int, is_default: bool = False
) -> LetterTemplate:
    """Keep a school's wording of a kind of letter as its next version; what was there stays to be read.

    ``known`` are the placeholders that may stand in it, ``seen`` the version that was on the page (0: the one that ships
    with the product). Raises Refused for a placeholder that nobody knows, and where a colleague has changed it since.
    """
    actor.must(Can.EDIT_LETTERS)
    if wrong := [*slips(subject, known), *slips(body, known)]:
        raise Refused(" ".join(wrong))
    verb = Verb.WORDING_RESTORED if is_default else Verb.WORDING_CHANGED
    with change(actor=actor, verb=verb) as entry:
        one_at_a_time(actor)
        last = LetterTemplate.objects.filter(kind=kind).order_by("-version").first()
        version = last.version if last else 0
        if version != seen:
            raise Refused(
                "A colleague has changed this letter since you opened it. Copy your words, open it again and put them in."
            )
        words = {"subject": tidy(subject), "body": tidy(body), "is_default": is_default}
        entry.target = made = LetterTemplate.objects.create(
            kind=kind, version=version + 1, made_by_id=actor.user_id, **words
        )
        entry.note(kind=kind, version=made.version)
    return made


def keep_letterhead(*, actor: Actor, seen: int, logo: bytes | None = None, no_logo: bool = False, **lines: str) -> Letterhead:
    """Keep what stands at the head of the school's letters. Letters that were made stay as they are.

    ``logo`` is a PNG that was drawn anew, None leaves the one that is there; ``no_logo`` takes it off. ``lines`` are the
    fields of text. Raises Refused where a colleague has changed it since it was read, at version ``seen``.
    """
    actor.must(Can.EDIT_LETTERS)
    with change(actor=actor, verb=Verb.LETTERHEAD_KEPT) as entry:
        one_at_a_time(actor)
        head = Letterhead.objects.first() or Letterhead()
        if head.version != seen:
            raise Refused("A colleague has changed the letterhead since you opened it. Open the page again to see it.")
        changed: dict[str, Any] = {name: tidy(value) for name, value in lines.items()}
        if logo is not None or no_logo:
            changed["logo"] = logo
        told = [name for name, value in changed.items() if getattr(head, name) != value]
        for name, value in {**changed, "version": head.version + 1}.items():
            setattr(head, name, value)
        head.save()
        entry.target = head
        entry.note(changed=told)
    return head


def hand_out_document(*, actor: Actor, document: Document) -> bytes:
    """The bytes of an issued document; that it was opened is an event. The caller has asked for permission and reach."""
    record(actor=actor, verb=Verb.DOCUMENT_READ, target=document, pupil_id=document.pupil_id)
    return bytes(document.content)


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
