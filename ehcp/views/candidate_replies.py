"""The reply to a consultation: written, sent, taken back, and its letter."""

from uuid import UUID

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ehcp import candidate_forms as forms
from ehcp import candidate_selectors as selectors
from ehcp.candidate_papers import reply_letter, reply_pdf
from ehcp.presenters import candidate as presenters
from ehcp.services.candidate_replies import open_letter, send_reply, take_reply_back, write_reply
from ehcp.views.candidate_finding import candidate_or_404, to_page
from senco.access.errors import Refused
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.words_kept import words_kept
from senco.documents.pdf import PaperTooLarge
from senco.documents.selectors import issued
from senco.documents.views import pdf_answer


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def candidate_reply(request: SchoolRequest, candidate: UUID) -> HttpResponse:
    """Writes the reply, as far as it goes today."""
    found, today = candidate_or_404(request, candidate), timezone.localdate()
    reply = selectors.reply_of(found)
    form = forms.ReplyForm(request.POST or None, initial=model_to_dict(reply) if reply else None)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            write_reply(actor=request.actor, candidate=found, **form.cleaned_data)
            messages.success(request, "The reply is kept as a draft. Nothing has been sent.")
            return to_page(request, found)
    context = {"form": form, "candidate": found, "page": presenters.page(found, on=today)}
    return render(request, "ehcp/candidate_reply.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def candidate_send(request: SchoolRequest, candidate: UUID) -> HttpResponse:
    """Marks the reply as sent, after a last look at what a council would ask next."""
    found, today = candidate_or_404(request, candidate), timezone.localdate()
    form = forms.SentForm(request.POST or None, initial={"sent_on": today})
    if request.method == "POST" and form.is_valid():
        with words_kept(form, at="sent_on"):
            send_reply(actor=request.actor, candidate=found, today=today, **form.cleaned_data)
            messages.success(request, "Marked as sent. The letter is kept as it was.")
            return to_page(request, found)
    context = {"form": form, "candidate": found, "page": presenters.page(found, on=today)}
    return render(request, "ehcp/candidate_send.html", context)


@require_POST
@requires(Can.RUN_CASES)
def candidate_unsend(request: SchoolRequest, candidate: UUID) -> HttpResponse:
    """Takes back that the reply was sent."""
    found = candidate_or_404(request, candidate)
    take_reply_back(actor=request.actor, candidate=found)
    messages.success(request, "Taken back. The reply is a draft again, and the fifteen days run on.")
    return to_page(request, found)


@require_GET
@requires(Can.SEE_CASES)
def candidate_letter(request: SchoolRequest, candidate: UUID) -> HttpResponse:
    """The letter: as it was sent, or as the draft would read."""
    found = candidate_or_404(request, candidate)
    reply = selectors.reply_of(found)
    if reply is None:
        raise Http404
    document = issued(reply.letter) if reply.letter else None
    if document is not None:
        return pdf_answer(open_letter(actor=request.actor, letter=document), f"reply-{found.reference}")
    try:
        letter = reply_letter(request.actor, found, reply, dated=timezone.localdate(), is_draft=True)
        return pdf_answer(reply_pdf(letter)[0], f"draft-reply-{found.reference}")
    except PaperTooLarge as fault:
        raise Refused(str(fault)) from fault
