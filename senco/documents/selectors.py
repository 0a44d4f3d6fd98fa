"""Issued documents."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from senco.documents.models import Document, MadePaper


def issued(document_id: UUID) -> Document | None:
    """A document of the active school; whether the actor may have it is for the app that knows what it is about."""
    return Document.objects.filter(pk=document_id).first()


def issued_about(pupil_id: UUID, *, audience: str) -> list[Document]:
    """Documents about a pupil for an audience, latest first, without their bytes."""
    return list(Document.objects.filter(pupil_id=pupil_id, audience=audience).defer("content").order_by("-made_at"))


def contents_of(document_ids: Iterable[UUID]) -> dict[UUID, bytes]:
    """The bytes of issued documents, by id."""
    found = Document.objects.filter(pk__in=list(document_ids)).values_list("pk", "content")
    return {pk: bytes(content) for pk, content in found}


def made_paper(paper_id: UUID, *, on: date) -> MadePaper | None:
    """A joined paper that is still there on a day; whether the actor may have it is for the app that made it."""
    return MadePaper.objects.filter(pk=paper_id, gone_on__gt=on).first()
