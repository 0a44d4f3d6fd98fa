"""The log as a page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from senco.access.guard import requires
from senco.access.roles import Can
from senco.audit import presenters, selectors

LINES_A_PAGE = 50


@require_GET
@requires(Can.SEE_LOG)
def event_list(request: HttpRequest) -> HttpResponse:
    """Who did what at this school, newest first."""
    page = Paginator(selectors.latest_events(), LINES_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "lines": presenters.lines(list(page.object_list))}
    return render(request, "audit/event_list.html", context)
