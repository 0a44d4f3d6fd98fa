"""The versions of a pupil's profile, with what changed; and the word of a member of staff that they have read it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from provision import profile_presenters, profile_selectors
from provision.services.profiles import read_profile
from pupils.selectors import adults_of
from pupils.views.finding import opened_or_404
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can


@require_GET
@requires(Can.SEE_PUPILS)
def profile_versions(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Every version of a profile; what ``?version=`` says that ``?against=`` did not, else the last two."""
    today = timezone.localdate()
    found = opened_or_404(request.actor, pupil, on=today)
    profiles = profile_selectors.profiles_of(request.actor, found)
    context = {"pupil": found, "profiles": profiles, "may_edit": request.actor.can(Can.EDIT_PROFILE)}
    if profiles:
        asked = request.GET.get("version", ""), request.GET.get("against", "")
        later, earlier = profile_presenters.chosen_pair(profiles, *asked)
        reads = profile_selectors.reads_of(profiles[0])
        context |= {"later": later, "earlier": earlier, "parts": profile_presenters.difference(earlier, later)}
        context["reading"] = profile_presenters.reading_of(
            request.actor, profiles[0], reads, adults_of(found, on=today)
        )
    return render(request, "provision/profile_versions.html", context)


@require_POST
@requires(Can.SEE_PUPILS)
def profile_read(request: SchoolRequest, profile: UUID) -> HttpResponse:
    """Says that this version has been read."""
    found = profile_selectors.one_profile(request.actor, profile)
    if found is None:
        raise Http404
    read_profile(actor=request.actor, profile=found)
    messages.success(request, f"Noted: you have read the profile of {found.pupil.called}.")
    return redirect("pupil_page", school=request.actor.school_slug, pupil=found.pupil_id)
