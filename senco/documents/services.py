"""Issuing a document: the bytes, their sha256 and the event in one transaction."""

import hashlib
from uuid import UUID

from senco.access.actor import Actor
from senco.audit.services import change
from senco.audit.verbs import Verb
from senco.documents.models import Document


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
