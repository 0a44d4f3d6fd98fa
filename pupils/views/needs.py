"""Changing the SEN status and the needs of a pupil."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from pupils import selectors, standing_selectors
from pupils.forms import NeedsForm
from pupils.models import Pupil
from pupils.services.register import decide_status_and_needs
from pupils.views.finding import pupil_or_404
from senco.access.actor import Actor
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.words_kept import words_kept


@require_http_methods(["GET", "POST"])
@requires(Can.EDIT_NEEDS)
def pupil_needs(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Status and needs from a day on, decided together."""
    today = timezone.localdate()
    found = pupil_or_404(request.actor, pupil, on=today)
    history = selectors.status_history(request.actor, found)
    form = NeedsForm(request.POST or None, pupil=found, today=today, spans=standing_selectors.spans_of(history))
    if request.method == "POST" and form.is_valid() and _decided(request.actor, found, form):
        messages.success(request, f"Status and needs of {found.full_name} are saved.")
        if standing_selectors.to_tell_of(request.actor, found):
            return redirect("register_letter", school=request.actor.school_slug, pupil=found.pk)
        return redirect("pupil_page", school=request.actor.school_slug, pupil=found.pk)
    context = {"form": form, "pupil": found, "history": history, "today": today}
    return render(request, "pupils/pupil_needs.html", context)


def _decided(actor: Actor, pupil: Pupil, form: NeedsForm) -> bool:
    """Do as the form says; what the rules refuse is said on the form, so that nothing typed is lost."""
    given = form.cleaned_data
    with words_kept(form, at="starts_on"):
        decide_status_and_needs(
            actor=actor,
            pupil=pupil,
            status=given["status"],
            codes=form.codes,
            starts_on=given["starts_on"],
            source=given["source"],
            note=given["note"],
            **form.rests_on,
        )
        return True
    return False
