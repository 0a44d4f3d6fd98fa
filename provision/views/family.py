"""For parents: their children, what was published about each as a page and as paper, and *was this clear?*"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from provision import family_selectors as family
from provision import selectors
from provision.forms.clear import ClearForm
from provision.models import Summary
from provision.papers.family import paper_of
from provision.services.family import hand_out_summary
from provision.services.summaries import answer_summary, read_summary
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.selectors import school_named
from senco.access.words_kept import words_kept
from senco.documents.views import pdf_answer

EDITIONS = {"": False, "large": True}


@require_GET
@requires(Can.SEE_OWN_CHILDREN)
def child_list(request: SchoolRequest) -> HttpResponse:
    """My children; where there is only one, straight to what was published about them."""
    rows = family.child_rows(request.actor)
    if len(rows) == 1:
        return redirect("child_page", school=request.actor.school_slug, pupil=rows[0].pupil.pk)
    return render(
        request, "provision/child_list.html", {"rows": rows, "school": school_named(request.actor.school_slug)}
    )


@require_GET
@requires(Can.SEE_OWN_CHILDREN)
def child_page(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """The latest summary that was published about this child, word for word; that it was read is noted."""
    child = _own(request.actor, pupil)
    summary = selectors.published_to(request.actor, child.pk)
    if summary is None:
        school = school_named(request.actor.school_slug)
        others = family.other_pages(request.actor, child, on=timezone.localdate())
        context = {"child": child, "school": school, "several": family.has_several(request.actor), "others": others}
        return render(request, "provision/child_empty.html", context)
    read_summary(actor=request.actor, summary=summary)
    return render(request, "provision/child_page.html", _shown(request.actor, summary))


@require_POST
@requires(Can.SEE_OWN_CHILDREN)
def child_clear(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Takes a parent's answer about the summary that they read, which may no longer be the latest."""
    child = _own(request.actor, pupil)
    summary = _read(request, child)
    form = ClearForm(request.POST)
    if form.is_valid():
        with words_kept(form):
            answer_summary(actor=request.actor, summary=summary, **form.cleaned_data)
            return redirect(f"{reverse('child_page', args=[request.actor.school_slug, child.pk])}#clear")
    return render(request, "provision/child_page.html", _shown(request.actor, summary, form))


def _read(request: SchoolRequest, child: Pupil) -> Summary:
    """The summary that the form's page showed; the latest where the form does not say."""
    asked = request.POST.get("summary", "")
    try:
        summary = (
            family.summary_read(request.actor, child.pk, UUID(asked))
            if asked
            else selectors.published_to(request.actor, child.pk)
        )
    except ValueError:
        summary = None
    if summary is None:
        raise Http404
    return summary


@require_GET
@requires(Can.SEE_OWN_CHILDREN)
def child_pdf(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """The latest summary as paper."""
    summary = selectors.published_to(request.actor, _own(request.actor, pupil).pk)
    large = EDITIONS.get(request.GET.get("edition", ""))
    if summary is None or large is None:
        raise Http404
    document = hand_out_summary(actor=request.actor, summary=summary, large=large)
    edition = "-large-print" if large else ""
    name = f"how-we-help-{timezone.localdate(summary.published_at).isoformat()}{edition}"
    return pdf_answer(bytes(document.content), name, to_keep=True)


def _own(actor: Actor, pupil_id: UUID) -> Pupil:
    child = family.own_child(actor, pupil_id)
    if child is None:
        raise Http404
    return child


def _shown(actor: Actor, summary: Summary, form: ClearForm | None = None) -> dict[str, Any]:
    """The page of a summary: only what was published, and this parent's own answer."""
    answer = selectors.answer_of(actor, summary)
    given = {"clear": answer.clear, "words": answer.words, "call_me": answer.call_me} if answer else {}
    paper = paper_of(summary)
    return {
        "summary": summary,
        "paper": paper,
        "called": paper.called or "your child",
        "answer": answer,
        "form": form or ClearForm(initial=given),
        "several": family.has_several(actor),
        "others": family.other_pages(actor, summary.pupil, on=timezone.localdate()),
    }
