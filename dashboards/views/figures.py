"""The figures of a term: what governors and the trust read, its paper, and the preview from which it is published."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from dashboards import figures_selectors as selectors
from dashboards.papers import figures_paper
from dashboards.presenters import in_the_page, kept_at, pictured
from dashboards.rules.charts import chart_of, on_screen
from dashboards.rules.figures import lowered, mark_of, page_title, paper_of, questions, term_title
from dashboards.services import figures as services
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can, Capacity
from senco.access.selectors import actors_of
from senco.documents.views import pdf_answer


@require_GET
@requires(Can.SEE_FIGURES)
def figures(request: SchoolRequest) -> HttpResponse:
    """The latest published figures as one page of answers. Reads no pupil, whoever asks."""
    actor = request.actor
    snapshot = selectors.latest_published()
    context = {
        "figures": snapshot and snapshot.figures,
        "answers": pictured(snapshot.figures, kept_at(actor.school_slug, snapshot.pk)) if snapshot else [],
        "heading": page_title(snapshot.figures, actor.school_name) if snapshot else f"SEND at {actor.school_name}",
        "as_at": snapshot and snapshot.as_at,
        "questions": [] if snapshot else questions(timezone.localdate()),
        "may_publish": actor.can(Can.PUBLISH_FIGURES),
        "other_schools": _other_schools(request),
    }
    return render(request, "dashboards/figures.html", context)


def _other_schools(request: SchoolRequest) -> list[tuple[str, str]]:
    """The other schools of a trust lead, by name and slug; each shows what it has published itself."""
    if request.actor.capacity is not Capacity.TRUST:
        return []
    found = actors_of(request.user, on=timezone.localdate())
    return [
        (one.school_name, one.school_slug)
        for one in found
        if one.capacity is Capacity.TRUST and one.school_id != request.actor.school_id
    ]


@require_GET
@requires(Can.SEE_FIGURES)
def figures_chart(request: SchoolRequest, snapshot: UUID, chart: str) -> HttpResponse:
    """The picture of one answer of published figures, drawn from what is frozen; with ``wide`` for a wide place."""
    found = selectors.one_published(snapshot)
    answers = found.figures["answers"] if found else []
    drawn = next((chart_of(answer) for answer in answers if answer["key"] == chart), None)
    if drawn is None:
        raise Http404
    look = on_screen(dark=_is_dark(request), wide="wide" in request.GET)
    return HttpResponse(drawn.svg(look), content_type="image/svg+xml")


def _is_dark(request: SchoolRequest) -> bool:
    return getattr(request.user, "theme", "") == "dark"


@require_GET
@requires(Can.SEE_FIGURES)
def figures_pdf(request: SchoolRequest) -> HttpResponse:
    """The latest published figures as a paper; made from what is frozen, so the same bytes each time."""
    actor = request.actor
    snapshot = selectors.latest_published()
    if snapshot is None:
        return redirect("figures", school=actor.school_slug)
    content = figures_paper(paper_of(snapshot.figures, actor.school_name))
    return pdf_answer(content, f"send-figures-{actor.school_slug}-{snapshot.as_at.isoformat()}")


@require_http_methods(["GET", "POST"])
@requires(Can.PUBLISH_FIGURES)
def figures_prepare(request: SchoolRequest) -> HttpResponse:
    """Exactly what governors will see, before they do; publishing is the answer to it."""
    today = timezone.localdate()
    if request.method == "POST":
        snapshot = services.publish_figures(actor=request.actor, on=today, seen=request.POST.get("seen", ""))
        messages.success(request, f"{snapshot.title} is published. Governors can read it from now on.")
        return redirect("figures", school=request.actor.school_slug)
    return render(request, "dashboards/figures_prepare.html", _preview(request, today))


def _preview(request: SchoolRequest, today: date) -> dict[str, object]:
    why_not = selectors.why_not_publish_now(request.actor, on=today)
    shown = None if why_not else selectors.figures_now(request.actor, on=today)
    return {
        "why_not": why_not,
        "figures": shown,
        "answers": pictured(shown, in_the_page(dark=_is_dark(request))) if shown else [],
        "heading": page_title(shown, request.actor.school_name) if shown else "",
        "term": lowered(term_title(today)),
        "as_at": today,
        "fields": [("seen", mark_of(shown))] if shown else [],
    }
