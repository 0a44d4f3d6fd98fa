"""The first page of those who run SEN: what must be done, each line one click from doing it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dashboards import selectors
from dashboards.presenters import duty_rows
from provision.selectors import without_cycle
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can


@require_GET
@requires(Can.SEE_TODAY)
def today(request: SchoolRequest) -> HttpResponse:
    """Overdue, to do now, due this week, concerns to look at; beside them what others owe and what comes later."""
    day = timezone.localdate()
    actor = request.actor
    found = selectors.today_sections(actor, on=day)
    context = {
        "today": day,
        "heading": found.heading,
        **{
            name: duty_rows(getattr(found, name), school=actor.school_slug)
            for name in ("overdue", "gone_by", "this_week", "later", "waiting", "asleep")
        },
        "concerns": selectors.waiting_concerns(actor),
        "can_answer": actor.can(Can.ANSWER_CONCERN),
        "without_cycle": without_cycle(actor, on=day).count() if actor.can(Can.RUN_CYCLES) else 0,
    }
    return render(request, "dashboards/today.html", context)
