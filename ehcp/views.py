"""EHC cases: the list, opening one, its page, and recording what happened."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from ehcp import forms, presenters, selectors
from ehcp.rules.moves.table import Event
from ehcp.rules.stages import MOVE
from ehcp.services.cases import open_request
from ehcp.services.events import record_event
from pupils.selectors import visible
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.words_kept import words_kept


@require_GET
@requires(Can.SEE_CASES)
def case_list(request: SchoolRequest) -> HttpResponse:
    """Open cases by what is due next, and closed ones below."""
    today = timezone.localdate()
    rows = [presenters.case_row(case, on=today) for case in selectors.cases(request.actor)]
    context = {
        "today": today,
        "open_rows": [row for row in rows if not row.case.closed_on],
        "closed_rows": [row for row in rows if row.case.closed_on],
    }
    return render(request, "ehcp/case_list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def case_open(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Opens a case for a pupil; nothing has to come first."""
    child = get_object_or_404(visible(request.actor), pk=pupil)
    today = timezone.localdate()
    form = forms.RequestForm(request.POST or None, today=today, initial={"received_on": today})
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            case = open_request(actor=request.actor, pupil=child, today=today, **form.cleaned_data)
            messages.success(
                request, f"Case {case.reference} is open. Every date below follows from the day of receipt."
            )
            return redirect("case_page", school=request.actor.school_slug, case=case.pk)
    return render(request, "ehcp/case_open.html", {"form": form, "pupil": child})


@require_GET
@requires(Can.SEE_CASES)
def case_page(request: SchoolRequest, case: UUID) -> HttpResponse:
    """A case: its picture, its dates with their sums, and what can be recorded now."""
    found = get_object_or_404(selectors.cases(request.actor), pk=case)
    page = presenters.case_page(found, on=timezone.localdate())
    context = {"case": found, "page": page, "can_run": request.actor.can(Can.RUN_CASES)}
    return render(request, "ehcp/case_page.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def case_event(request: SchoolRequest, case: UUID, event: str) -> HttpResponse:
    """Records one event of a case."""
    found = get_object_or_404(selectors.cases(request.actor), pk=case)
    if event not in set(Event):
        raise Http404
    move = MOVE[Event(event)]
    today = timezone.localdate()
    form = forms.EventForm(request.POST or None, event=move.event, initial={"happened_on": today})
    if request.method == "POST" and form.is_valid():
        given = {
            "happened_on": form.cleaned_data["happened_on"],
            "note": form.cleaned_data["note"],
            "more": form.more(),
        }
        with words_kept(form):
            record_event(actor=request.actor, case=found, event=move.event, today=today, **given)
            messages.success(request, f"Recorded: {move.title[0].lower()}{move.title[1:]}.")
            return redirect("case_page", school=request.actor.school_slug, case=found.pk)
    return render(request, "ehcp/case_event.html", {"form": form, "case": found, "move": move})
