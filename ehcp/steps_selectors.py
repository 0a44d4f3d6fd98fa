"""What of the steps of cases is shared with families, and the guides that schools have published."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from ehcp.models import Case, PublishedGuide, SharedSteps
from pupils.models import Council, Pupil
from pupils.selectors import visible
from senco.access.actor import Actor
from senco.access.models import School
from senco.access.roles import Can, Part
from senco.documents.models import Document

SHOWN_AFTER_END = timedelta(days=60)
"""How long a family still reads the steps of a case that is closed. Older ones would speak of dates long gone by."""


def shared_with_family(actor: Actor, pupil: Pupil, *, on: date) -> list[SharedSteps]:
    """What is shared about a child who is the actor's own: of open cases, and of those that have closed lately."""
    if not actor.can(Can.SEE_OWN_CHILDREN):
        return []
    lately = Q(case__closed_on__isnull=True) | Q(case__closed_on__gte=on - SHOWN_AFTER_END)
    rows = SharedSteps.objects.filter(lately, stopped_at__isnull=True, case__pupil=pupil, case__pupil__in=visible(actor))
    return list(rows.select_related("case").order_by("-shared_at"))


def shared_of(actor: Actor, case: Case) -> SharedSteps | None:
    """What is shared of a case now, for those who see cases."""
    if not actor.sees(Part.CASE):
        return None
    return SharedSteps.objects.filter(case=case, stopped_at__isnull=True).select_related("shared_by").first()


def child_pages(actor: Actor, pupil: Pupil, *, on: date) -> list[tuple[str, str]]:
    """What a parent can read about a child beside the summary, as words and the view's name (``settings.CHILD_PAGES``).

    The guide is there for every child, so that the link alone tells nothing.
    """
    shared = shared_with_family(actor, pupil, on=on)
    if not shared:
        return [("How a child gets an EHC plan, step by step", "child_steps")]
    words = {Case.Matter.ASSESSMENT: "The steps to {}’s EHC plan", Case.Matter.PLAN: "The year of {}’s EHC plan"}
    return [(words[Case.Matter(shared[0].case.matter)].format(shared[0].content["called"]), "child_steps")]


def guide_of(slug: str) -> PublishedGuide | None:
    """The guide that a school has published: read by anybody, without the bytes of its papers."""
    found: PublishedGuide | None = (
        PublishedGuide.objects.filter(school__slug=slug).defer("pdf", "large_pdf").select_related("school").first()
    )
    return found


def guide_pdf_of(slug: str, *, large: bool) -> bytes | None:
    """The paper of a published guide."""
    name = "large_pdf" if large else "pdf"
    found = PublishedGuide.objects.filter(school__slug=slug).values_list(name, flat=True).first()
    return None if found is None else bytes(found)


def council_of_school(school: School) -> Council | None:
    """The council that the school itself lies in, where it has written its details down."""
    return Council.objects.filter(name__iexact=school.local_authority).first() if school.local_authority else None


def issued_steps(kind: str, pupil_id: UUID | None) -> Document | None:
    """A paper of the same words that was issued already."""
    return Document.objects.filter(kind=kind, pupil_id=pupil_id).first()
