"""Concerns: raising one in class, reading those of the school, answering one."""

from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods

from pupils import selectors
from pupils.attendance_selectors import latest_in_words
from pupils.concern_forms import LOOK_AGAIN_AFTER, AnswerForm, ConcernDaysForm, ConcernForm
from pupils.file_selectors import pictures_of
from pupils.models import Concern, Pupil
from pupils.presenters import causes_in_words, waiting
from pupils.rules.concern import asks_again
from pupils.services.concerns import answer_concern, raise_concern, set_concern_days
from pupils.views.finding import pupil_or_404
from senco.access.guard import requires
from senco.access.http import SchoolRequest, bytes_sent
from senco.access.roles import Can
from senco.access.selectors import school_named
from senco.access.words_kept import words_kept

A_PAGE = 20
ANSWER_HERE = "The answer will stand on this page."


@require_GET
@requires(Can.SEE_CONCERNS)
def concern_list(request: SchoolRequest) -> HttpResponse:
    """Concerns that wait for an answer, the oldest first, and those to look at again; below them what was answered."""
    today = timezone.localdate()
    answered = Paginator(selectors.answered_concerns(request.actor), A_PAGE)
    context = {
        "waiting": waiting(selectors.open_concerns(request.actor), on=today),
        "again": selectors.concerns_to_look_at(request.actor, on=today),
        "promise": school_named(request.actor.school_slug).concern_days,
        "page": answered.get_page(request.GET.get("page")),
        "may_answer": request.actor.can(Can.ANSWER_CONCERN),
        "today": today,
    }
    return render(request, "pupils/concern_list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.RAISE_CONCERN)
def concern_raise(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """What a colleague saw, in a minute; afterwards the page they came from."""
    today = timezone.localdate()
    found = pupil_or_404(request.actor, pupil, on=today)
    back = _back(request, found)
    form = ConcernForm(request.POST or None, request.FILES or None, sent_bytes=bytes_sent(request), initial={"back": back})
    if request.method == "POST" and form.is_valid():
        picture = form.cleaned_data["picture"]
        with words_kept(form):
            raise_concern(actor=request.actor, pupil=found, on=today, picture=picture.read() if picture else None, **form.said)
            messages.success(request, f"Your concern about {found.called} is with the SENCO. {ANSWER_HERE}")
            return redirect(back)
    context = {"form": form, "pupil": found, "back": back, "promise": school_named(request.actor.school_slug).concern_days}
    return render(request, "pupils/concern_raise.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.ANSWER_CONCERN)
def concern_answer(request: SchoolRequest, concern: UUID) -> HttpResponse:
    """All that was written, and what becomes of it."""
    today = timezone.localdate()
    found = get_object_or_404(selectors.concerns(request.actor), pk=concern)
    form = AnswerForm(request.POST or None, known=found.causes, initial={"look_again_on": today + LOOK_AGAIN_AFTER, "stands": selectors.answer_that_stands(found)})
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("answer", "text", "look_again_on", "stands")}
        with words_kept(form):
            answer_concern(actor=request.actor, concern=found, on=today, causes=form.causes, **given)
            messages.success(request, f"The concern about {found.pupil.called} is answered.")
            return _after_answer(request, found)
    if form.is_bound:
        found.refresh_from_db()
        form.has_read(selectors.answer_that_stands(found))
    others = [one for one in selectors.concerns_of(request.actor, found.pupil) if one.pk != found.pk]
    pupil = pupil_or_404(request.actor, found.pupil_id, on=today)
    context = {"form": form, "concern": found, "pupil": pupil, "others": others, "today": today}
    context |= {
        "attended": latest_in_words(request.actor, found.pupil),
        "looked": causes_in_words(found.causes),
        "pictures": pictures_of(request.actor, found),
        "asks": not found.answer or found.look_again_on is not None,
        "asks_again": asks_again(found.answer, found.look_again_on, today),
    }
    return render(request, "pupils/concern_answer.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.ANSWER_CONCERN)
def concern_days(request: SchoolRequest) -> HttpResponse:
    """Within how many days a concern has its answer in this school."""
    form = ConcernDaysForm(request.POST or None, initial={"days": school_named(request.actor.school_slug).concern_days})
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            set_concern_days(actor=request.actor, days=form.cleaned_data["days"])
            messages.success(request, "Saved. Whoever raises a concern reads it.")
            return redirect("concern_list", school=request.actor.school_slug)
    return render(request, "pupils/concern_days.html", {"form": form})


def _after_answer(request: SchoolRequest, concern: Concern) -> HttpResponse:
    """An assessment starts on the pupil's page; every other answer leads back to what still waits."""
    school = request.actor.school_slug
    if concern.answer == Concern.Answer.ASSESS:
        return redirect("pupil_page", school=school, pupil=concern.pupil_id)
    return redirect("concern_list", school=school)


def _back(request: SchoolRequest, pupil: Pupil) -> str:
    """The page of this school that a colleague came from, else the pupil's; never another site."""
    fallback = reverse("pupil_page", args=[request.actor.school_slug, pupil.pk])
    here, root = {request.get_host()}, f"/s/{request.actor.school_slug}/"
    asked = request.POST.get("back") or request.GET.get("next") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(asked, allowed_hosts=here, require_https=request.is_secure()):
        return fallback
    parts = urlsplit(asked)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return path if path.startswith(root) and parts.path != request.path else fallback
