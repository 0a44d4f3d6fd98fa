"""The plain summary for a family: drafted from the record, put into plain words, previewed, published."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from provision import selectors
from provision.forms.summary import SummaryForms
from provision.papers.published import summary_from_json, summary_to_json
from provision.papers.summary import summary_draft, words_of
from provision.rules.papers import SummaryPaper
from provision.services import summaries
from pupils.contact_selectors import contacts_of
from pupils.models import Pupil
from pupils.views.finding import pupil_or_404
from senco.access.errors import Refused
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.documents.language import hints

SALT = "summary as previewed"


@require_http_methods(["GET", "POST"])
@requires(Can.PUBLISH_SUMMARY)
def summary_publish(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Write, look at it as the family will, publish: one address, and the pressed button says which."""
    today = timezone.localdate()
    found = pupil_or_404(request.actor, pupil, on=today)
    match request.POST.get("step"):
        case "publish":
            return _publish(request, found)
        case "edit":
            paper, _ = _previewed(request, found)
            return _edit_page(request, found, SummaryForms(paper), paper)
        case "check" | "preview" as step:
            return _look(request, found, step, today)
    draft = _first_words(request, found, today)
    return _edit_page(request, found, SummaryForms(draft), draft)


def _first_words(request: SchoolRequest, pupil: Pupil, today: date) -> SummaryPaper:
    """A draft from the record, or the texts of the last summary where ``?from=last`` asks for them."""
    draft = summary_draft(request.actor, pupil, on=today)
    last = selectors.summaries_of(pupil).first() if request.GET.get("from") == "last" else None
    if last is None:
        return draft
    kept = ("about", "aims", "help", "in_class", "progress", "at_home", "next_steps", "written_for")
    before = summary_from_json(last.content)
    return replace(draft, **{name: getattr(before, name) for name in kept})


def _look(request: SchoolRequest, pupil: Pupil, step: str, today: date) -> HttpResponse:
    """Checks the words, or shows the summary exactly as it would be published."""
    draft = summary_draft(request.actor, pupil, on=today)
    forms = SummaryForms(draft, request.POST)
    if not forms.is_valid():
        return _edit_page(request, pupil, forms, None)
    paper = forms.paper(draft)
    if step == "check":
        return _edit_page(request, pupil, forms, paper)
    last = selectors.summaries_of(pupil).first()
    sealed = signing.dumps([str(pupil.pk), last.version if last else 0, summary_to_json(paper)], salt=SALT)
    context = {
        "pupil": pupil,
        "paper": paper,
        "sealed": sealed,
        "hints": _hints(pupil, paper),
        **_readers(request, pupil),
    }
    return render(request, "provision/summary_preview.html", context)


def _previewed(request: SchoolRequest, pupil: Pupil) -> tuple[SummaryPaper, int]:
    """What the preview showed, and the version that was the last one then. Nothing else can be published."""
    try:
        pupil_id, after, content = signing.loads(request.POST.get("sealed", ""), salt=SALT)
    except signing.BadSignature as broken:
        raise Refused(
            "This preview cannot be read any more. Open the summary again and look at it once more."
        ) from broken
    if pupil_id != str(pupil.pk):
        raise Refused("This preview is about another child. Open the summary of this child again.")
    return summary_from_json(content), after


def _publish(request: SchoolRequest, pupil: Pupil) -> HttpResponse:
    paper, after = _previewed(request, pupil)
    try:
        content = summary_to_json(paper)
        summary = summaries.publish_summary(actor=request.actor, pupil=pupil, content=content, after=after)
    except Refused as refused:
        messages.warning(request, refused.reason)
        return _edit_page(request, pupil, SummaryForms(paper), paper)
    messages.success(request, f"Published: summary {summary.version} for the family of {pupil.called}.")
    return redirect("summary_publish", school=request.actor.school_slug, pupil=pupil.pk)


def _edit_page(request: SchoolRequest, pupil: Pupil, forms: SummaryForms, paper: SummaryPaper | None) -> HttpResponse:
    """The page on which it is written; ``paper`` is what its hints are about, None while something is to be put right."""
    context = {
        "pupil": pupil,
        "texts": forms.texts,
        "tables": forms.tables,
        "forms": forms.all,
        "hints": _hints(pupil, paper) if paper else None,
        "published": list(selectors.summaries_of(pupil)[:5]),
        **_readers(request, pupil),
    }
    return render(request, "provision/summary_publish.html", context)


def _hints(pupil: Pupil, paper: SummaryPaper) -> Any:
    """What may be said about the words; names of people are no hard words."""
    names = [pupil.full_name, pupil.called, paper.written_for, paper.school]
    names += [contact.name for contact in paper.contacts] + [line.who for line in paper.help]
    return hints(words_of(paper), names=names, language=paper.language)


def _readers(request: SchoolRequest, pupil: Pupil) -> dict[str, Any]:
    """Who will see it in senco, who needs it on paper, and whether somebody is not to have it."""
    contacts = contacts_of(request.actor, pupil, on=timezone.localdate())
    free = [contact for contact in contacts if not contact.restricted]
    return {
        "online": [contact for contact in free if contact.access.reads],
        "on_paper": [contact for contact in free if not contact.access.reads and contact.parental_responsibility],
        "restricted": [contact for contact in contacts if contact.restricted],
    }
