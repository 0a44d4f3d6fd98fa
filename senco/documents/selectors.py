"""Issued documents."""

from uuid import UUID

from senco.documents.models import Document


def issued(document_id: UUID) -> Document | None:
    """A document of the active school; whether the actor may have it is for the app that knows what it is about."""
    return Document.objects.filter(pk=document_id).first()


def issued_about(pupil_id: UUID, *, audience: str) -> list[Document]:
    """Documents about a pupil for an audience, latest first, without their bytes."""
    return list(Document.objects.filter(pupil_id=pupil_id, audience=audience).defer("content").order_by("-made_at"))
