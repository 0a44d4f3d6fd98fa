"""Talks with parents and others, and referrals to services."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from pupils import staffing_selectors, story_selectors
from pupils.contact_selectors import contacts_of
from pupils.file_selectors import files_of_referral
from pupils.models import Pupil, Referral
from pupils.rules.referral import chase_by
from pupils.services import story
from pupils.story_forms import ContactNoteForm, ReferralForm
from pupils.views.finding import pupil_or_404
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.rules.dates import long_date
from senco.access.words_kept import words_kept


@require_http_methods(["GET", "POST"])
@requires(Can.KEEP_STORY)
def contact_note_add(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Notes a talk."""
    found, today = _pupil(request, pupil), timezone.localdate()
    staff = [(one.user.pk, one.user.name) for one in staffing_selectors.colleagues(request.actor, on=today)]
    form = ContactNoteForm(
        request.POST or None,
        contacts=contacts_of(request.actor, found, on=today),
        staff=staff,
        today=today,
        me=request.actor.user_id,
    )
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            story.note_contact(actor=request.actor, pupil=found, on=today, **form.told)
            messages.success(request, "The talk is noted.")
            return redirect("pupil_page", school=request.actor.school_slug, pupil=found.pk)
    return render(request, "pupils/contact_note_add.html", {"pupil": found, "form": form})


@require_POST
@requires(Can.KEEP_STORY)
def contact_action_done(request: SchoolRequest, note: UUID) -> HttpResponse:
    """Says that what was agreed has been done."""
    found = get_object_or_404(story_selectors.one_note(request.actor, note))
    story.finish_action(actor=request.actor, note=found, on=timezone.localdate())
    messages.success(request, f"Done: {found.action}")
    return redirect("pupil_page", school=request.actor.school_slug, pupil=found.pupil_id)


@require_http_methods(["GET", "POST"])
@requires(Can.KEEP_STORY)
def referral_add(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Begins a referral."""
    found, today = _pupil(request, pupil), timezone.localdate()
    form = ReferralForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            made = story.begin_referral(actor=request.actor, pupil=found, on=today, **form.cleaned_data)
            messages.success(request, f"The referral to {made.service} is noted.{_chased(made)}")
            return redirect("pupil_page", school=request.actor.school_slug, pupil=found.pk)
    return render(request, "pupils/referral_add.html", {"pupil": found, "form": form})


@require_http_methods(["GET", "POST"])
@requires(Can.KEEP_STORY)
def referral_page(request: SchoolRequest, referral: UUID) -> HttpResponse:
    """How a referral stands, and its next step."""
    found, today = get_object_or_404(story_selectors.one_referral(request.actor, referral)), timezone.localdate()
    form = ReferralForm(request.POST or None, referral=found)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        with words_kept(form):
            version = given.pop("version") or 0
            kept = story.write_referral(actor=request.actor, referral=found, version=version, on=today, **given)
            messages.success(request, f"{story_selectors.stage_label(kept)}.{_chased(kept)}")
            return redirect("pupil_page", school=request.actor.school_slug, pupil=found.pupil_id)
    context = {"pupil": found.pupil, "referral": found, "form": form, "stage": story_selectors.stage_label(found)}
    context |= {"today": today, "files": files_of_referral(request.actor, found)}
    return render(request, "pupils/referral_page.html", context)


def _pupil(request: SchoolRequest, pupil: UUID) -> Pupil:
    return pupil_or_404(request.actor, pupil, on=timezone.localdate())


def _chased(referral: Referral) -> str:
    day = chase_by(story_selectors.facts_of(referral))
    return f" It stands in Today from {long_date(day)} on, to be chased." if day else ""
