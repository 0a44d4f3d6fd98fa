"""How a consultation ends: the council's decision, the day of the deletion, and the child's admission."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ehcp import candidate_forms as forms
from ehcp import candidate_selectors as selectors
from ehcp.rules.candidates import delete_limits
from ehcp.services.candidate_ends import admit, decide, keep_until
from ehcp.views.candidate_finding import candidate_or_404, to_page
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.rules.dates import long_date
from senco.access.words_kept import words_kept


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def candidate_decide(request: SchoolRequest, candidate: UUID) -> HttpResponse:
    """Records what the council decided."""
    found, today = candidate_or_404(request, candidate), timezone.localdate()
    first = {"decision": found.decision, "decided_on": found.decided_on or today}
    form = forms.DecisionForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        with words_kept(form, at="decided_on"):
            done = decide(actor=request.actor, candidate=found, today=today, **form.cleaned_data)
            messages.success(request, f"Recorded. If the child does not come, all of it is deleted on {long_date(done.delete_on or today)}.")
            return to_page(request, found)
    return render(request, "ehcp/candidate_decide.html", {"form": form, "candidate": found})


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def candidate_keep(request: SchoolRequest, candidate: UUID) -> HttpResponse:
    """Chooses another day for the deletion."""
    found, today = candidate_or_404(request, candidate), timezone.localdate()
    form = forms.KeepForm(request.POST or None, initial={"delete_on": found.delete_on})
    if request.method == "POST" and form.is_valid():
        with words_kept(form, at="delete_on"):
            keep_until(actor=request.actor, candidate=found, today=today, **form.cleaned_data)
            messages.success(request, f"It is deleted on {long_date(form.cleaned_data['delete_on'])}.")
            return to_page(request, found)
    limits = delete_limits(found.decided_on, today) if found.decided_on else None
    return render(request, "ehcp/candidate_keep.html", {"form": form, "candidate": found, "limits": limits})


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def candidate_admit(request: SchoolRequest, candidate: UUID) -> HttpResponse:
    """Takes the child on roll, as a new pupil or as one who is here already."""
    found, today = candidate_or_404(request, candidate), timezone.localdate()
    alike = selectors.perhaps_on_roll(request.actor, found)
    first = {"joined_on": today, "year": found.asked_year or found.year, "plan_made_on": found.plan_made_on}
    form = forms.AdmitForm(request.POST or None, alike=alike, initial=first)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            pupil = admit(actor=request.actor, candidate=found, today=today, **form.admission())
            messages.success(request, f"{pupil.full_name} is on roll. The papers are on this page now; add the class and the contacts next.")
            return redirect("pupil_page", school=request.actor.school_slug, pupil=pupil.pk)
    return render(request, "ehcp/candidate_admit.html", {"form": form, "candidate": found, "alike": alike})
