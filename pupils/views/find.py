"""Finding a pupil by any part of the name."""

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
LONGEST = 100  # characters of a search


@require_GET
@requires(Can.SEE_PUPILS)
def pupil_find(request: SchoolRequest) -> HttpResponse:
    """Those of the actor's pupils who are called so; the only one that can be meant is opened at once."""
    today = timezone.localdate()
    text = request.GET.get("q", "").strip()[:LONGEST]
    found = selectors.found(request.actor, text, on=today)
    hit = selectors.exact_hit(found, text)
    if hit is not None:
        return redirect("pupil_page", school=request.actor.school_slug, pupil=hit.pk)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    whole_school = Reach.WHOLE_SCHOOL in request.actor.reaches
    return render(request, "pupils/pupil_find.html", {"text": text, "page": page, "whole_school": whole_school})
