"""Handing a published summary to a parent as paper: made once for each version and edition, then the same bytes."""

from provision.family_selectors import AUDIENCE, issued_paper, paper_kind
from provision.models import Summary
from provision.papers.family import set_summary
from provision.services.sheets import open_document
from pupils import selectors as pupil_selectors
from senco.access.actor import Actor
from senco.documents import services as documents
from senco.documents.models import Document


def hand_out_summary(*, actor: Actor, summary: Summary, large: bool = False) -> Document:
    """The paper of a published summary; it is issued when somebody first asks for it. That it was read is an event."""
    pupil_selectors.must_reach(actor, [summary.pupil_id])
    document = issued_paper(summary, large=large)
    if document is None:
        pdf, pages = set_summary(summary, large=large)
        document = documents.issue(
            actor=actor,
            kind=paper_kind(summary, large=large),
            title=f"Summary for the family, version {summary.version}{', large print' if large else ''}",
            content=pdf,
            pages=pages,
            audience=AUDIENCE,
            pupil_id=summary.pupil_id,
        )
    return open_document(actor=actor, document=document)
