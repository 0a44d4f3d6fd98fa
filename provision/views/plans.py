"""What a pupil is given: provision, and the pupil's own page."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from provision import selectors
from provision.forms.plan import AllocationForm, ProfileForm
from provision.models import Cycle, Profile
from provision.services import sheets
from provision.services.overtaken import Overtaken
from provision.views.conflict import conflict_page
from provision.views.finding import back_to, cycle_or_404
from pupils.models import Pupil
from pupils.views.finding import pupil_or_404
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.words_kept import words_kept


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CYCLES)
def allocation_add(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Promises a pupil a provision, as part of a cycle where ``?cycle=`` names one."""
    today = timezone.localdate()
    found = pupil_or_404(request.actor, pupil, on=today)
    cycle = _cycle_of(request, found)
    form = AllocationForm(request.POST or None, cycle=cycle, today=today)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            _promise(request, form, found, cycle)
            if cycle is not None:
                return back_to(request, cycle, "plan")
            return redirect("pupil_page", school=request.actor.school_slug, pupil=found.pk)
    return render(request, "provision/allocation_add.html", {"form": form, "pupil": found, "cycle": cycle})


def _cycle_of(request: SchoolRequest, pupil: Pupil) -> Cycle | None:
    asked = request.GET.get("cycle")
    if not asked:
        return None
    try:
        cycle = cycle_or_404(request.actor, asked)
    except ValidationError as no_id:
        raise Http404 from no_id
    if cycle.pupil_id != pupil.pk:
        raise Http404
    return cycle


def _promise(request: SchoolRequest, form: AllocationForm, pupil: Pupil, cycle: Cycle | None) -> None:
    given = form.cleaned_data
    provision = given["provision"] or sheets.add_provision(
        actor=request.actor, name=given["new_name"], tier=given["tier"], plain_name=given["plain_name"]
    )
    sheets.allocate(actor=request.actor, pupil=pupil, cycle=cycle, provision=provision, **form.promise)
    messages.success(request, f"Promised: {provision.name}")


@require_http_methods(["GET", "POST"])
@requires(Can.EDIT_PROFILE)
def profile_write(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Writes the next version of a pupil's one-page profile."""
    today = timezone.localdate()
    found = pupil_or_404(request.actor, pupil, on=today)
    latest = selectors.latest_profile(request.actor, found)
    form = ProfileForm(request.POST or None, pupil=found, profile=latest)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            return _write_profile(request, form, found, latest, today)
    return render(request, "provision/profile_write.html", {"form": form, "pupil": found, "profile": latest})


def _write_profile(
    request: SchoolRequest, form: ProfileForm, pupil: Pupil, latest: Profile | None, today: date
) -> HttpResponse:
    """Saves, unless two people changed one answer: also where the other was quicker by less than this request."""
    try:
        if form.clashes and latest is not None:
            return _clash(request, form, pupil, latest)
        after = latest.version if latest else 0
        sheets.write_profile(actor=request.actor, pupil=pupil, on=today, after=after, **form.written)
    except Overtaken:
        newer = selectors.latest_profile(request.actor, pupil)
        again = ProfileForm(request.POST, pupil=pupil, profile=newer)
        again.is_valid()
        return _clash(request, again, pupil, newer) if newer else redirect(request.path)
    messages.success(request, "The profile is saved. See below whether it fits on one sheet.")
    return redirect("ipm_preview", school=request.actor.school_slug, pupil=pupil.pk)


def _clash(request: SchoolRequest, form: ProfileForm, pupil: Pupil, latest: Profile) -> HttpResponse:
    title = f"One-page profile of {pupil.full_name}"
    return conflict_page(request, form, pupil_id=pupil.pk, target_id=latest.pk, back=request.path, title=title)
