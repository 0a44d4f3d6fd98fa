"""Who is on the list of a review: added, asked, reminded, given a link, and their answers filed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from ehcp import review_forms as forms
from ehcp import review_selectors as selectors
from ehcp.models import AdviceRequest, AnnualReview
from ehcp.presenters.review import people_of, sent_in_words
from ehcp.rules.advice import reply_by
from ehcp.services import advice as services
from ehcp.views.reviews import review_or_404, to_review
from senco.access.guard import requires
from senco.access.http import SchoolRequest, bytes_sent
from senco.access.roles import Can
from senco.access.words_kept import words_kept

PAGE = "ehcp/review_form.html"
ASK_ANEW = "What they were asked went to another address, and its link has ended: ask them again."


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def advice_add(request: SchoolRequest, review: UUID) -> HttpResponse:
    """Puts somebody on the list."""
    found = review_or_404(request, review)
    form = forms.SeatForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            services.add_to_list(actor=request.actor, review=found, **form.cleaned_data)
            messages.success(request, "On the list. They are not asked yet.")
            return to_review(request, found)
    return render(request, PAGE, _context(found, form, "Put somebody on the list", "Put on the list"))


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def advice_change(request: SchoolRequest, advice: UUID) -> HttpResponse:
    """Names somebody on the list, or puts right how they are reached."""
    row = _advice_or_404(request, advice)
    form = forms.ChangedSeatForm(request.POST or None, initial={"seat": row.seat, "who": row.who, "email": row.email, "seen": row.mark})
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            anew = services.change_on_list(actor=request.actor, advice=row, **form.cleaned_data)
            messages.success(request, f"Changed. {ASK_ANEW if anew else ''}".strip())
            return to_review(request, row.review)
    return render(request, PAGE, _context(row.review, form, "Change who is on the list", "Keep"))


@require_POST
@requires(Can.RUN_CASES)
def advice_remove(request: SchoolRequest, advice: UUID) -> HttpResponse:
    """Takes somebody off the list who was not asked."""
    row = _advice_or_404(request, advice)
    services.take_off_list(actor=request.actor, advice=row)
    messages.success(request, "Off the list.")
    return to_review(request, row.review)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def advice_ask(request: SchoolRequest, review: UUID) -> HttpResponse:
    """Invites and asks for advice, after a look at whom and by when."""
    found, today = review_or_404(request, review), timezone.localdate()
    people = people_of(request.actor, found, on=today)
    to_ask = [one for one in people if one.to_ask]
    meeting_on, is_held = selectors.meeting_of(found)
    day = None if is_held else meeting_on
    first = {"whom": [str(one.row.pk) for one in to_ask], "reply_by_on": reply_by(day, today)}
    form = forms.AskForm(request.POST or None, people=to_ask, meeting_on=day, today=today, initial=first)
    if request.method == "POST" and form.is_valid():
        chosen = form.chosen()
        with words_kept(form):
            mails, everyone = services.ask_for_advice(
                actor=request.actor, review=found, whom=chosen, reply_by_on=form.cleaned_data["reply_by_on"], today=today
            )
            messages.success(request, sent_in_words(mails, len(chosen), everyone))
            return to_review(request, found)
    context = _context(found, form, "Invite and ask", "Ask them") | {"meeting_on": meeting_on, "is_held": is_held, "nobody": not to_ask}
    return render(request, "ehcp/advice_ask.html", context)


@require_POST
@requires(Can.RUN_CASES)
def advice_chase(request: SchoolRequest, advice: UUID) -> HttpResponse:
    """Reminds somebody."""
    row = _advice_or_404(request, advice)
    mailed = services.chase_advice(actor=request.actor, advice=row, today=timezone.localdate())
    said = "Reminded: a mail with a new link is on its way." if mailed else "Noted that you reminded them. No address is known."
    messages.success(request, said)
    return to_review(request, row.review)


@require_POST
@requires(Can.RUN_CASES)
def advice_link(request: SchoolRequest, advice: UUID) -> HttpResponse:
    """Makes a link and shows it in this answer alone: what is kept nowhere cannot be led to by a redirect."""
    row = _advice_or_404(request, advice)
    address = services.make_link(actor=request.actor, advice=row, today=timezone.localdate())
    return render(request, "ehcp/advice_link.html", {"advice": row, "review": row.review, "case": row.review.case, "address": address})


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def advice_answer(request: SchoolRequest, advice: UUID) -> HttpResponse:
    """Files an answer that came by letter, by telephone or in person; or shows one, and puts it right."""
    row, today = _advice_or_404(request, advice), timezone.localdate()
    first = {"answered_on": row.answered_on or today, "text": row.text, "nothing_to_add": row.nothing_to_add, "seen": row.mark}
    form = forms.FiledForm(
        request.POST or None,
        request.FILES or None,
        today=today,
        began_on=row.review.began.happened_on,
        sent_bytes=bytes_sent(request),
        initial=first,
    )
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("answered_on", "text", "nothing_to_add", "seen")}
        with words_kept(form):
            services.file_answer(actor=request.actor, advice=row, today=today, upload=form.upload(), **said)
            messages.success(request, "The answer is kept with the review.")
            return to_review(request, row.review)
    stored = selectors.files_of_advice(request.actor, [row]).get(row.pk)
    context = _context(row.review, form, f"Answer: {row.name}", "Keep the answer") | {"advice": row, "stored": stored}
    return render(request, "ehcp/advice_answer.html", context)


def _advice_or_404(request: SchoolRequest, advice: UUID) -> AdviceRequest:
    found = selectors.one_advice(request.actor, advice)
    if found is None:
        raise Http404
    return found


def _context(review: AnnualReview, form: object, title: str, submit: str) -> dict[str, object]:
    return {"review": review, "case": review.case, "form": form, "title": title, "submit": submit}
