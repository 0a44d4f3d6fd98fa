"""Issued documents, and what a school's letters are made of."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from senco.documents.models import Document, Letterhead, LetterTemplate, MadePaper


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


def letterhead() -> Letterhead:
    """The letterhead of the active school; an empty one, not kept, where none was set up."""
    return Letterhead.objects.first() or Letterhead()


def own_wordings() -> dict[str, LetterTemplate]:
    """The version that holds of every kind of letter whose wording the school has touched, by kind."""
    found = LetterTemplate.objects.select_related("made_by").order_by("kind", "version")
    return {one.kind: one for one in found}


def own_wording(kind: str) -> LetterTemplate | None:
    """The version that holds of one kind of letter, or None where nobody has touched it."""
    return LetterTemplate.objects.filter(kind=kind).order_by("-version").first()


def wordings_so_far(kind: str) -> list[LetterTemplate]:
    """Every version of one kind of letter, the latest first."""
    return list(LetterTemplate.objects.filter(kind=kind).select_related("made_by").order_by("-version"))
