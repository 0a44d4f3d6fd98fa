"""Answering by a link: the page shows what is asked and nothing else of the child."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ehcp import review_selectors as selectors
from ehcp.review_forms import AnswerForm
from ehcp.rules.advice import Seat, questions
from ehcp.services.advice import receive_advice
from senco.access.guard import with_key
from senco.access.http import SchoolRequest, bytes_sent
from senco.access.roles import Purpose
from senco.access.selectors import school_named
from senco.access.words_kept import words_kept

PAGE = "ehcp/advice_give.html"
GONE = 410


@require_http_methods(["GET", "POST"])
@with_key(Purpose.ADVICE)
def advice_give(request: SchoolRequest) -> HttpResponse:
    """Shows the request of a link and keeps the one answer to it; afterwards the link says no more than that."""
    row, today = selectors.advice_by_key(request.key.subject_id), timezone.localdate()
    if row is None:
        raise Http404
    school = school_named(request.actor.school_slug)
    if row.answered_on is not None:
        return render(request, PAGE, {"school_asks": school, "answered_on": row.answered_on}, status=GONE)
    form = AnswerForm(request.POST or None, request.FILES or None, sent_bytes=bytes_sent(request))
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("text", "nothing_to_add")}
        with words_kept(form):
            receive_advice(actor=request.actor, advice=row, today=today, upload=form.upload(), **said)
            messages.success(request, "Thank you. The school has your answer.")
            return redirect(request.path)
    meeting_on, is_held = selectors.meeting_of(row.review)
    pupil = row.review.case.pupil
    context = {
        "school_asks": school,
        "form": form,
        "advice": row,
        "pupil": pupil,
        "is_family": row.seat in (Seat.PARENT, Seat.CHILD),
        "questions": questions(Seat(row.seat), pupil.year),
        "meeting_on": meeting_on,
        "is_held": is_held,
    }
    return render(request, PAGE, context)
