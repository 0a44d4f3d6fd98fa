"""Consultations about children who are not on roll: the list, one recorded or changed, its page, and who was asked."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from ehcp import candidate_forms as forms
from ehcp import candidate_selectors as selectors
from ehcp.presenters import candidate as presenters
from ehcp.services.candidates import ask_colleague, change_consultation, note_answer, open_consultation
from ehcp.views.candidate_finding import candidate_or_404, to_page
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.words_kept import words_kept


@require_GET
@requires(Can.SEE_CASES)
def candidate_list(request: SchoolRequest) -> HttpResponse:
    """Consultations: those to answer by their day, then those that wait, and when the others are deleted."""
    today = timezone.localdate()
    lists = presenters.lists(list(selectors.candidates(request.actor)), on=today)
    context = {"today": today, "lists": lists, "can_run": request.actor.can(Can.RUN_CASES)}
    return render(request, "ehcp/candidate_list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def candidate_add(request: SchoolRequest) -> HttpResponse:
    """Records a consultation."""
    today = timezone.localdate()
    form = forms.ConsultationForm(request.POST or None, today=today, initial={"received_on": today})
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            made = open_consultation(actor=request.actor, today=today, **form.consultation())
            messages.success(request, f"Recorded as {made.reference}. Add the papers next, then ask those who would teach the child.")
            return to_page(request, made)
    return render(request, "ehcp/candidate_add.html", {"form": form})


@require_GET
@requires(Can.SEE_CASES)
def candidate_page(request: SchoolRequest, candidate: UUID) -> HttpResponse:
    """A consultation: the fifteen days, what is known of the child, the papers, who was asked, and the reply."""
    found, today = candidate_or_404(request, candidate), timezone.localdate()
    context = {
        "candidate": found,
        "page": presenters.page(found, on=today),
        "papers": selectors.papers(request.actor, found),
        "can_write": request.actor.can(Can.RUN_CASES) and found.pupil_id is None,
        "today": today,
    }
    return render(request, "ehcp/candidate_page.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def candidate_change(request: SchoolRequest, candidate: UUID) -> HttpResponse:
    """Puts right what is known of a consultation."""
    found, today = candidate_or_404(request, candidate), timezone.localdate()
    form = forms.ConsultationForm(request.POST or None, today=today, initial=forms.ConsultationForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            change_consultation(actor=request.actor, candidate=found, today=today, **form.consultation())
            messages.success(request, "Saved.")
            return to_page(request, found)
    return render(request, "ehcp/candidate_change.html", {"form": form, "candidate": found})


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def candidate_ask(request: SchoolRequest, candidate: UUID) -> HttpResponse:
    """Writes down who was asked in school."""
    found, today = candidate_or_404(request, candidate), timezone.localdate()
    form = forms.AskForm(request.POST or None, initial={"asked_on": today})
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            ask_colleague(actor=request.actor, candidate=found, today=today, **form.cleaned_data)
            messages.success(request, f"Noted: {form.cleaned_data['who']} was asked.")
            return to_page(request, found)
    return render(request, "ehcp/candidate_ask.html", {"form": form, "candidate": found})


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def candidate_said(request: SchoolRequest, candidate: UUID, inquiry: UUID) -> HttpResponse:
    """Writes down what a colleague said."""
    found, today = candidate_or_404(request, candidate), timezone.localdate()
    row = next((one for one in found.asked.all() if one.pk == inquiry), None)
    if row is None:
        raise Http404
    form = forms.SaidForm(request.POST or None, initial={"answer": row.answer, "answered_on": row.answered_on or today})
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            note_answer(actor=request.actor, asked=row, today=today, **form.cleaned_data)
            messages.success(request, f"Noted what {row.who} said.")
            return to_page(request, found)
    return render(request, "ehcp/candidate_said.html", {"form": form, "candidate": found, "asked": row})
