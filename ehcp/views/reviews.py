"""The review of a plan: its page, its time and place, who came, and reviews by others near it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ehcp import review_forms as forms
from ehcp import review_selectors as selectors
from ehcp.models import AnnualReview, Case
from ehcp.presenters.review import review_page as page_of
from ehcp.services import reviews
from ehcp.services.review_papers import hand_out_papers
from ehcp.views.finding import case_or_404, to_case
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.words_kept import words_kept
from senco.calendar.selectors import calendar
from senco.documents.views import pdf_answer


def review_or_404(request: SchoolRequest, review: UUID) -> AnnualReview:
    """One of the reviews in the actor's cases."""
    found: AnnualReview = get_object_or_404(selectors.reviews(request.actor), pk=review)
    return found


def to_review(request: SchoolRequest, review: AnnualReview) -> HttpResponse:
    """Back to the page of a review."""
    return redirect("review_page", school=request.actor.school_slug, review=review.pk)


@require_POST
@requires(Can.RUN_CASES)
def review_begin(request: SchoolRequest, case: UUID) -> HttpResponse:
    """Makes the list of a review that is under way and has none yet."""
    found = case_or_404(request, case)
    return to_review(request, reviews.begin_review(actor=request.actor, case=found, today=timezone.localdate()))


@require_GET
@requires(Can.SEE_CASES)
def review_page(request: SchoolRequest, review: UUID) -> HttpResponse:
    """A review: what comes next, who was asked and what came, and what lies near it."""
    found, today = review_or_404(request, review), timezone.localdate()
    current = selectors.review_of_round(request.actor, found.case)
    context = {
        "review": found,
        "case": found.case,
        "page": page_of(request.actor, found, on=today, calendar=calendar()),
        "is_current": current is not None and current.pk == found.pk,
        "can_run": request.actor.can(Can.RUN_CASES),
        "today": today,
    }
    return render(request, "ehcp/review_page.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def review_meeting(request: SchoolRequest, review: UUID) -> HttpResponse:
    """Sets the time and place of the meeting."""
    found = review_or_404(request, review)
    form = forms.MeetingForm(request.POST or None, initial={"starts_at": found.starts_at, "place": found.place})
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            reviews.set_meeting(actor=request.actor, review=found, **form.cleaned_data)
            messages.success(request, "Kept. It stands in every invitation from now on.")
            return to_review(request, found)
    return render(request, "ehcp/review_form.html", _form(found, form, "Time and place", "Keep"))


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def review_came(request: SchoolRequest, review: UUID) -> HttpResponse:
    """Writes down who was at the meeting."""
    found = review_or_404(request, review)
    form = forms.CameForm(request.POST or None, rows=selectors.in_seats(found.advice.all()))
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            reviews.note_who_came(actor=request.actor, review=found, there=form.chosen())
            messages.success(request, "Kept. The report says who was there.")
            return to_review(request, found)
    return render(request, "ehcp/review_form.html", _form(found, form, "Who was there", "Keep"))


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def other_review_add(request: SchoolRequest, case: UUID) -> HttpResponse:
    """Writes down a review of the child by others: Child in Need, Child Protection, looked after."""
    found = case_or_404(request, case)
    form = forms.OtherReviewForm(request.POST or None, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            reviews.add_other_review(actor=request.actor, case=found, **form.cleaned_data)
            messages.success(request, "Written down. Where it lies near the review of the plan, both pages say so.")
            return _to_review_or_case(request, found)
    return render(request, "ehcp/other_review_add.html", {"form": form, "case": found})


@require_POST
@requires(Can.RUN_CASES)
def other_review_remove(request: SchoolRequest, case: UUID, other: UUID) -> HttpResponse:
    """Takes out a review by others that was called off, or written down by mistake."""
    found = case_or_404(request, case)
    row = selectors.one_other_review(request.actor, found, other)
    if row is None:
        raise Http404
    reviews.remove_other_review(actor=request.actor, other=row)
    messages.success(request, "Taken out.")
    return _to_review_or_case(request, found)


@require_GET
@requires(Can.SEE_CASES)
def review_papers(request: SchoolRequest, review: UUID) -> HttpResponse:
    """All advice of a review as one paper, to send round."""
    found = review_or_404(request, review)
    content = hand_out_papers(actor=request.actor, review=found, today=timezone.localdate())
    return pdf_answer(content, f"review-papers-{found.case.reference}")


def _to_review_or_case(request: SchoolRequest, case: Case) -> HttpResponse:
    """The page on which reviews by others are kept: that of the review that is under way, else the case."""
    review = selectors.review_of_round(request.actor, case)
    return to_case(request, case) if review is None else to_review(request, review)


def _form(review: AnnualReview, form: object, title: str, submit: str) -> dict[str, object]:
    return {"review": review, "case": review.case, "form": form, "title": title, "submit": submit}
