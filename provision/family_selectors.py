"""What a parent is shown: own children, what was published about each, and the papers made of it. Nothing live."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from provision.models import Summary
from pupils.models import Pupil
from pupils.selectors import visible
from senco.access.actor import Actor
from senco.documents.models import Document
from senco.documents.selectors import issued_about

AUDIENCE = "family"


@dataclass(frozen=True)
class ChildRow:
    """A child and the latest summary that was published about them, if there is one."""

    pupil: Pupil
    summary: Summary | None


def child_rows(actor: Actor) -> list[ChildRow]:
    """The actor's own children by name, in two queries for any number."""
    pupils = list(visible(actor).order_by("sort_key"))
    latest = Summary.objects.filter(pupil__in=pupils).order_by("pupil_id", "-version").distinct("pupil_id")
    found = {summary.pupil_id: summary for summary in latest.defer("content")}
    return [ChildRow(pupil, found.get(pupil.pk)) for pupil in pupils]


def own_child(actor: Actor, pupil_id: UUID) -> Pupil | None:
    """One of the actor's own children, or None."""
    return visible(actor).filter(pk=pupil_id).first()


def has_several(actor: Actor) -> bool:
    """Has the actor more than one child here?"""
    return visible(actor).count() > 1


def other_pages(actor: Actor, pupil: Pupil, *, on: date) -> list[tuple[str, str]]:
    """What else a parent can read about a child, as words and the view's name: known to those who stand above this app."""
    found: list[tuple[str, str]] = import_string(settings.CHILD_PAGES)(actor, pupil, on=on)
    return found


def summary_read(actor: Actor, pupil_id: UUID, summary_id: UUID) -> Summary | None:
    """The summary that a parent has read, by its id: one about this child of theirs, or None."""
    found: Summary | None = Summary.objects.filter(pk=summary_id, pupil=pupil_id, pupil__in=visible(actor)).first()
    return found


def paper_kind(summary: Summary, *, large: bool) -> str:
    """The kind of the document of one version in one edition: by it an issued paper is found again."""
    return f"summary_{summary.version}_large" if large else f"summary_{summary.version}"


def issued_paper(summary: Summary, *, large: bool) -> Document | None:
    """The document that was issued of a summary in an edition."""
    kind = paper_kind(summary, large=large)
    return next((one for one in issued_about(summary.pupil_id, audience=AUDIENCE) if one.kind == kind), None)
