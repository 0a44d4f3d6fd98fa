"""The councils a school deals with, and in whose area a child lives."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from pupils import council_selectors as selectors
from pupils.council_forms import CouncilForm, ResidenceForm
from pupils.services.councils import set_residence, write_council
from pupils.views.finding import pupil_or_404
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.words_kept import words_kept


@require_GET
@requires(Can.SEE_CASES)
def council_list(request: SchoolRequest) -> HttpResponse:
    """The councils, who answers there and what each asks for."""
    context = {"councils": selectors.councils(request.actor), "can_run": request.actor.can(Can.RUN_CASES)}
    return render(request, "pupils/council_list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def council_write(request: SchoolRequest, council: UUID | None = None) -> HttpResponse:
    """Writes down what is known of a council."""
    found = None if council is None else selectors.one_council(request.actor, council)
    if council is not None and found is None:
        raise Http404
    form = CouncilForm(request.POST or None, council=found)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            written = write_council(actor=request.actor, council=found, **form.cleaned_data)
            messages.success(request, f"{written.name} is written down.")
            return redirect("council_list", school=request.actor.school_slug)
    return render(request, "pupils/council_write.html", {"form": form, "council": found})


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def pupil_council(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Records in whose area a child lives, and shows where it lived before."""
    today = timezone.localdate()
    found = pupil_or_404(request.actor, pupil, on=today)
    form = ResidenceForm(request.POST or None, initial={"starts_on": found.joined_on or today})
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            row = set_residence(actor=request.actor, pupil=found, today=today, **form.cleaned_data)
            messages.success(request, f"Recorded: {row.council.name}.")
            return redirect("pupil_page", school=request.actor.school_slug, pupil=found.pk)
    rows, known = selectors.residences_of(request.actor, found), selectors.councils(request.actor)
    return render(request, "pupils/pupil_council.html", {"form": form, "pupil": found, "rows": rows, "known": known})
