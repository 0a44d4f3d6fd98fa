"""Recording what happened in a case, putting it right, and writing down what is said to excuse a date."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ehcp import forms, selectors
from ehcp.rules.claims import grounds_for
from ehcp.rules.law.table import BY_ID
from ehcp.rules.moves.table import Event
from ehcp.rules.stages import MOVE
from ehcp.services.claims import record_claim, strike_claim
from ehcp.services.events import correct_event, record_event
from ehcp.services.moves import follow_up
from ehcp.views.finding import case_or_404, to_case
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.words_kept import words_kept


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def case_event(request: SchoolRequest, case: UUID, event: str) -> HttpResponse:
    """Records one event of a case."""
    found = case_or_404(request, case)
    if event not in set(Event):
        raise Http404
    move, today = MOVE[Event(event)], timezone.localdate()
    if request.method == "GET" and (why := selectors.why_never(found, move.event, on=today)):
        return render(request, "ehcp/case_event.html", {"case": found, "move": move, "why": why})
    form = forms.EventForm(request.POST or None, event=move.event, today=today, initial={"happened_on": today})
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("happened_on", "note", "reply_by_on", "sure") if name in form.fields}
        with words_kept(form):
            row = record_event(actor=request.actor, case=found, event=move.event, today=today, more=form.more(), **given)
            done = follow_up(actor=request.actor, row=row, today=today)
            messages.success(request, f"Recorded: {move.title[0].lower()}{move.title[1:]}. {done}".strip())
            return to_case(request, found)
    return render(request, "ehcp/case_event.html", {"form": form, "case": found, "move": move})


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def case_correct(request: SchoolRequest, case: UUID, row: UUID) -> HttpResponse:
    """Puts a wrong event right, with a reason; what was recorded first stays readable."""
    found = case_or_404(request, case)
    wrong = selectors.standing_event(request.actor, found, row)
    if wrong is None:
        raise Http404
    move, today = MOVE[Event(wrong.kind)], timezone.localdate()
    first = {"happened_on": wrong.happened_on, "note": wrong.note, **wrong.more}
    form = forms.CorrectionForm(request.POST or None, event=move.event, today=today, initial=first)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        instead = {} if given["never"] else {name: given[name] for name in ("happened_on", "note")} | {"more": form.more()}
        with words_kept(form):
            correct_event(actor=request.actor, row=wrong, reason=given["reason"], today=today, **instead)
            messages.success(request, "Put right. What was recorded first stays readable below.")
            return to_case(request, found)
    return render(request, "ehcp/case_correct.html", {"form": form, "case": found, "move": move, "row": wrong})


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def claim_add(request: SchoolRequest, case: UUID, rule: str) -> HttpResponse:
    """Writes down what is said to excuse a date. The date stays."""
    found = case_or_404(request, case)
    if rule not in BY_ID or not grounds_for(rule):
        raise Http404
    today = timezone.localdate()
    form = forms.ClaimForm(request.POST or None, rule_id=rule, today=today)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            record_claim(actor=request.actor, case=found, rule_id=rule, today=today, **form.cleaned_data)
            messages.success(request, "Recorded beside the date. The date itself does not move.")
            return to_case(request, found)
    return render(request, "ehcp/claim_add.html", {"form": form, "case": found, "rule": BY_ID[rule]})


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def claim_strike(request: SchoolRequest, case: UUID, claim: UUID) -> HttpResponse:
    """Takes a recorded excuse back, with a reason."""
    found = case_or_404(request, case)
    row = next((one for one in selectors.claims_of(request.actor, found) if one.pk == claim), None)
    if row is None:
        raise Http404
    form = forms.ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            strike_claim(actor=request.actor, claim=row, reason=form.cleaned_data["reason"])
            messages.success(request, "Taken back. It stays in the log.")
            return to_case(request, found)
    return render(request, "ehcp/claim_strike.html", {"form": form, "case": found, "claim": row})
