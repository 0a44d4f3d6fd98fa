"""A pupil's page: everything about one child that this person may see, on one page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from dashboards import pupil_presenters as panels
from dashboards.pupil_attendance_presenters import attendance_panel
from dashboards.pupil_history_presenters import history
from dashboards.pupil_selectors import Record, record_of
from dashboards.rules.history import cut
from provision.profile_presenters import reading_of
from provision.selectors import unclear_answers
from provision.services.summaries import deal_with_answer
from pupils.views.finding import opened_or_404, pupil_or_404
from senco.access.actor import Actor
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can, Part


@require_GET
@requires(Can.SEE_PUPILS)
def pupil_page(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """One pupil; that the page was opened stands in the log."""
    today = timezone.localdate()
    found = opened_or_404(request.actor, pupil, on=today)
    record = record_of(request.actor, found, on=today)
    return render(request, "dashboards/pupil_page.html", _context(request.actor, record))


@require_POST
@requires(Can.RUN_CYCLES)
def answer_deal(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Notes that somebody has spoken with a parent about what was not clear; which answer, the form says."""
    today = timezone.localdate()
    found = pupil_or_404(request.actor, pupil, on=today)
    unclear = unclear_answers(request.actor).filter(summary__pupil=found)
    answer = next((one for one in unclear if str(one.pk) == request.POST.get("answer")), None)
    if answer is not None:
        deal_with_answer(actor=request.actor, answer=answer, on=today)
        messages.success(request, f"It is noted that you have spoken with {answer.answered_by.name}.")
    return redirect("pupil_page", school=request.actor.school_slug, pupil=found.pk)


def _context(actor: Actor, record: Record) -> dict[str, Any]:
    school = actor.school_slug
    latest, earlier = cut(history(record, school=school))
    profile_first, profile_more = panels.profile_parts(record.profile)
    return {
        "record": record,
        "pupil": record.pupil,
        "today": record.on,
        "safety": panels.safety_points(record.profile),
        "cycle": panels.cycle_panel(record, school=school),
        "case": panels.case_panel(record, school=school),
        "profile_first": profile_first,
        "profile_more": profile_more,
        "reading": reading_of(actor, record.profile, record.reads, record.adults),
        "attendance": attendance_panel(record),
        "coming": panels.coming(record, actor, school=school),
        "standing": panels.standing(record, actor),
        "first_action": panels.first_action(record, actor, school=school),
        "actions": panels.actions(record, actor, school=school),
        "latest": latest,
        "earlier": earlier,
        "may": {can.name.lower(): actor.can(can) for can in Can},
        "sees": {part.name.lower(): actor.sees(part) for part in Part},
    }
