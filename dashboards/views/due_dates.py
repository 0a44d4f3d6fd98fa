"""The calendar of due dates: a month in weeks, or a list with what is overdue first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dashboards import due_dates_presenters as presenters
from dashboards import due_dates_selectors as selectors
from dashboards.rules.month import month_asked
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can


@require_GET
@requires(Can.SEE_DATES)
def due_dates(request: SchoolRequest) -> HttpResponse:
    """Every date that the reader has to look to, in the month, the view and the filter that the address asks for."""
    today, actor = timezone.localdate(), request.actor
    asked = presenters.Asked(
        month=month_asked(request.GET.get("month", ""), today),
        as_list=request.GET.get("view") == "list",
        ours_only=request.GET.get("whose") == "ours",
    )
    found = selectors.due_dates(actor, on=today)
    page = presenters.page_of(found, asked, today=today, school=actor.school_slug)
    sees_cases = actor.can(Can.SEE_CASES)
    context = {"today": today, "asked": asked, "page": page, "sees_cases": sees_cases}
    context["names_whose"] = sees_cases and not asked.ours_only  # else every date is ours
    return render(request, "dashboards/due_dates.html", context)
