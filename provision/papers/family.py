"""A published summary as paper: the words that were stored, set on pages, the same bytes for the same version."""

from dataclasses import replace

from django.template.loader import render_to_string
from django.utils import timezone

from provision.models import Summary
from provision.papers.published import summary_from_json
from provision.rules.papers import Edition, SummaryPaper
from senco.access.errors import Refused
from senco.documents.pdf import Paper, PaperTooLarge, write

TOO_LARGE = (
    "This is too long to be made into a file. You can read all of it on the page, and the school can print it for you."
)


def paper_of(summary: Summary, *, large: bool = False) -> SummaryPaper:
    """What was published, word for word. ``large``: for printing at 18 point."""
    return replace(summary_from_json(summary.content), edition=Edition(large=large))


def set_summary(summary: Summary, *, large: bool) -> tuple[bytes, int]:
    """The PDF of a published summary and its number of pages. Raises Refused for more than paper can hold."""
    html = render_to_string("papers/parent_summary.html", {"paper": paper_of(summary, large=large)})
    try:
        layout = Paper(html).lay_out()
    except PaperTooLarge as too_large:
        raise Refused(TOO_LARGE) from too_large
    return write([layout], made_on=timezone.localdate(summary.published_at)), layout.page_count
