"""The steps as paper: the same words give the same bytes."""

import hashlib

from django.template.loader import render_to_string

from ehcp.rules.steps.paper import StepsPaper
from senco.documents.pdf import Paper, write

AUDIENCE = "family"


def html_of(paper: StepsPaper) -> str:
    """The paper before it is set."""
    return render_to_string("papers/ehc_steps.html", {"paper": paper})


def kind_of(html: str, *, large: bool) -> str:
    """The kind of its document, by which what was issued of the same words is found again."""
    return f"ehc_steps_{hashlib.sha256(html.encode()).hexdigest()[:16]}{'_large' if large else ''}"


def set_steps(html: str) -> tuple[bytes, int]:
    """The PDF and its number of pages."""
    layout = Paper(html).lay_out()
    return write([layout]), layout.page_count
