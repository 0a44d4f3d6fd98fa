"""Finding a pupil by any part of the name, also while it is typed."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from pupils import selectors
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can, Reach

A_PAGE = 50
HITS = 8  # below the box of the frame, while somebody types
LONGEST = 100  # characters of a search


@require_GET
@requires(Can.SEE_PUPILS)
def pupil_find(request: SchoolRequest) -> HttpResponse:
    """Those of the actor's pupils who are called so; the only one that can be meant is opened at once."""
    today = timezone.localdate()
    text = request.GET.get("q", "").strip()[:LONGEST]
    found = selectors.found(request.actor, text, on=today)
    if request.htmx and request.htmx.target == "find-hits":
        context = {"text": text, "hits": found[:HITS] if text else [], "more": max(0, found.count() - HITS) if text else 0}
        return render(request, "pupils/_find_hits.html", context)
    hit = None if request.htmx else selectors.exact_hit(found, text)  # while somebody types, nothing jumps away
    if hit is not None:
        return redirect("pupil_page", school=request.actor.school_slug, pupil=hit.pk)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    whole_school = Reach.WHOLE_SCHOOL in request.actor.reaches
    return render(request, "pupils/pupil_find.html", {"text": text, "page": page, "whole_school": whole_school})
