"""What a cycle aims at: set an outcome, and say where the pupil is with it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from provision.forms.cycle import OutcomeForm, ProgressForm
from provision.forms.shared import SharedForm
from provision.models import Cycle, Outcome
from provision.presenters import strip_of
from provision.selectors import mark_of
from provision.services import cycles
from provision.views.conflict import conflict_page
from provision.views.finding import back_to, cycle_or_404, outcome_or_404
from senco.access.errors import Refused
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CYCLES)
def outcome_add(request: SchoolRequest, cycle: UUID) -> HttpResponse:
    """Adds an outcome to a cycle."""
    found = cycle_or_404(request.actor, cycle, to_write=request.method == "POST")
    return _answer(request, found, None)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CYCLES)
def outcome_change(request: SchoolRequest, cycle: UUID, outcome: UUID) -> HttpResponse:
    """Changes an outcome of a cycle."""
    found = cycle_or_404(request.actor, cycle, to_write=request.method == "POST")
    return _answer(request, found, outcome_or_404(found, outcome))


def _answer(request: SchoolRequest, cycle: Cycle, aim: Outcome | None) -> HttpResponse:
    form = OutcomeForm(request.POST or None, cycle=cycle, outcome=aim)
    if request.method == "POST" and form.is_valid():
        if form.clashes and aim is not None:
            return _clash(request, form, cycle, aim)
        return _set(request, form, cycle, aim)
    return _page(request, form, cycle, aim, cycles.why_not_set(cycle))


def _set(request: SchoolRequest, form: OutcomeForm, cycle: Cycle, aim: Outcome | None) -> HttpResponse:
    said = {name: form.cleaned_data[name] for name in ("text", "baseline", "criterion", "by_on")}
    mark = mark_of(aim) if aim else None
    try:
        cycles.set_outcome(actor=request.actor, cycle=cycle, outcome=aim, mark=mark, **said)
    except Refused as refused:
        return _page(request, form, cycle, aim, refused.reason, status=409)
    messages.success(request, f"Outcome saved: {said['text']}")
    return back_to(request, cycle, "plan")


def _page(
    request: SchoolRequest, form: OutcomeForm, cycle: Cycle, aim: Outcome | None, why_not: str | None, status: int = 200
) -> HttpResponse:
    context = {"form": form, "cycle": cycle, "outcome": aim, "why_not": why_not}
    return render(request, "provision/outcome_write.html", context, status=status)


def _clash(request: SchoolRequest, form: SharedForm, cycle: Cycle, aim: Outcome) -> HttpResponse:
    back = back_to(request, cycle).url
    title = f"Outcome of {cycle.pupil.full_name}"
    return conflict_page(request, form, pupil_id=cycle.pupil_id, target_id=aim.pk, back=back, title=title)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CYCLES)
def outcome_review(request: SchoolRequest, cycle: UUID, outcome: UUID) -> HttpResponse:
    """Says where the pupil is with one outcome, while the work goes on or at the review."""
    found = cycle_or_404(request.actor, cycle, to_write=request.method == "POST")
    aim = outcome_or_404(found, outcome)
    form = ProgressForm(request.POST or None, outcome=aim, called=found.pupil.called)
    if request.method == "POST" and form.is_valid():
        if form.clashes:
            return _clash(request, form, found, aim)
        return _review(request, form, found, aim)
    return _review_page(request, form, found, aim, cycles.why_not_review(found))


def _review(request: SchoolRequest, form: ProgressForm, cycle: Cycle, aim: Outcome) -> HttpResponse:
    said = {name: form.cleaned_data[name] for name in ("now", "judged")}
    try:
        cycles.review_outcome(actor=request.actor, outcome=aim, mark=mark_of(aim), **said)
    except Refused as refused:
        return _review_page(request, form, cycle, aim, refused.reason, status=409)
    messages.success(request, "Progress saved.")
    return back_to(request, cycle, cycle.stage)


def _review_page(
    request: SchoolRequest, form: ProgressForm, cycle: Cycle, aim: Outcome, why_not: str | None, status: int = 200
) -> HttpResponse:
    context = {"form": form, "cycle": cycle, "outcome": aim, "why_not": why_not}
    context |= {"strip": strip_of(aim), "today": timezone.localdate()}
    return render(request, "provision/outcome_review.html", context, status=status)
