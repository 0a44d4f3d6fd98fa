"""The whole timeline of a pupil: everything that has a day and that this person may see, filtered and printed."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dashboards.pupil_history_presenters import history
from dashboards.pupil_selectors import record_of
from dashboards.rules.history import Kind
from dashboards.rules.timeline import KINDS, asked_for, by_school_year, kinds_in
from dashboards.timeline_forms import TimelineFilter
from pupils.views.finding import opened_or_404
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can


@require_GET
@requires(Can.SEE_PUPILS)
def pupil_timeline(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """What happened to one pupil, the latest first, by school year; that it was opened stands in the log."""
    today = timezone.localdate()
    found = opened_or_404(request.actor, pupil, on=today)
    everything = history(record_of(request.actor, found, on=today), school=request.actor.school_slug)
    form = TimelineFilter(request.GET or None, kinds=kinds_in(everything))
    asked = form.asked if form.is_bound else None
    moments = asked_for(everything, asked) if asked else everything
    context = {"pupil": found, "form": form, "asked": asked, "years": by_school_year(moments), "shown": len(moments)}
    context |= {"total": len(everything), "now": timezone.now()}
    context["kind_words"] = KINDS[Kind(asked.kind)] if asked and asked.kind else ""
    return render(request, "dashboards/pupil_timeline.html", context)
