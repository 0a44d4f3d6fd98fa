"""The pages of a cycle: start it, read it, write its parts, move it on."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from provision.forms.cycle import PARTS, PartForm, ToldForm
from provision.models import Cycle
from provision.services import cycles, parts
from provision.views.conflict import conflict_page
from provision.views.cycle_shown import page_of, part_form
from provision.views.finding import back_to, cycle_or_404, known_of
from pupils.models import Pupil
from pupils.services import people
from pupils.views.finding import pupil_or_404
from senco.access.errors import Refused
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.words_kept import words_kept

MOVED = "This cycle has moved on since you opened the page. Look at where it stands now."
DONE = {
    "plan": "Now plan: what to aim at, what will be done, and when to look again.",
    "do": "The work has started.",
    "review": "The review has begun.",
    "closed": "The review is finished, and this cycle is closed.",
}


@require_POST
@requires(Can.RUN_CYCLES)
def cycle_start(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Starts the next cycle of a pupil."""
    today = timezone.localdate()
    found = pupil_or_404(request.actor, pupil, on=today)
    cycle = cycles.start_cycle(actor=request.actor, pupil=found, on=today)
    messages.success(request, f"Cycle {cycle.number} has started. Begin with the question under “Assess”.")
    return back_to(request, cycle)


@require_GET
@requires(Can.SEE_PUPILS)
def cycle_page(request: SchoolRequest, cycle: UUID) -> HttpResponse:
    """A cycle from start to review. Those who run cycles write in it, others read it."""
    today = timezone.localdate()
    found = cycle_or_404(request.actor, cycle)
    pupil = people.see_pupil(actor=request.actor, pupil_id=found.pupil_id, on=today)
    return render(request, "provision/cycle_page.html", page_of(request.actor, found, pupil, today))


@require_POST
@requires(Can.RUN_CYCLES)
def cycle_write(request: SchoolRequest, cycle: UUID) -> HttpResponse:
    """Writes one part of a cycle, and goes where the pressed button says."""
    today = timezone.localdate()
    found = cycle_or_404(request.actor, cycle, to_write=True)
    pupil = pupil_or_404(request.actor, found.pupil_id, on=today)
    if (part := request.POST.get("part", "")) not in PARTS:
        raise Refused("This form does not say which part of the cycle it is. Open the page of the cycle again.")
    form = part_form(request.actor, found, pupil, today, part, data=request.POST)
    if not form.is_valid():
        return render(request, "provision/cycle_page.html", page_of(request.actor, found, pupil, today, bound=form))
    if form.clashes:
        return _clash(request, form, found)
    return _write(request, form, found, pupil, today)


def _clash(request: SchoolRequest, form: PartForm, cycle: Cycle) -> HttpResponse:
    back = back_to(request, cycle).url
    title = f"Cycle {cycle.number} of {cycle.pupil.full_name}"
    return conflict_page(request, form, pupil_id=cycle.pupil_id, target_id=cycle.pk, back=back, title=title)


def _write(request: SchoolRequest, form: PartForm, cycle: Cycle, pupil: Pupil, today: date) -> HttpResponse:
    """Writes what was sent; where a service refuses, the page comes back with the words and the reason."""
    try:
        parts.write_part(actor=request.actor, cycle=cycle, version=cycle.version, **form.written())
    except Refused as refused:
        page = page_of(request.actor, cycle, pupil, today, kept=form, refused=refused.reason)
        return render(request, "provision/cycle_page.html", page, status=409)
    said = "Saved. A colleague changed other parts meanwhile; theirs stand too." if form.taken_over else "Saved."
    messages.success(request, said)
    return _go_on(request, cycle, pupil, form.part.value, today)


def _go_on(request: SchoolRequest, cycle: Cycle, pupil: Pupil, part: str, today: date) -> HttpResponse:
    """Where the pressed button leads, once the words are saved."""
    school = request.actor.school_slug
    match request.POST.get("then"):
        case "outcome":
            return redirect("outcome_add", school=school, cycle=cycle.pk)
        case "provision":
            return redirect(f"{reverse('allocation_add', args=[school, pupil.pk])}?cycle={cycle.pk}")
        case "adaptation":
            return redirect("adaptation_choose", school=school, pupil=pupil.pk)
        case "move" if part == cycle.stage:
            return _move(request, cycle, pupil, today)
    return back_to(request, cycle, part)


def _move(request: SchoolRequest, cycle: Cycle, pupil: Pupil, today: date) -> HttpResponse:
    """Moves on; a refusal keeps what was saved, and says its reason."""
    try:
        moved = cycles.move_on(actor=request.actor, cycle=cycle, on=today, **known_of(request.actor, pupil))
    except Refused as refused:
        messages.warning(request, refused.reason)
        return back_to(request, cycle, cycle.stage)
    messages.success(request, DONE[moved.stage])
    return back_to(request, cycle, "" if moved.closed_on else moved.stage)


@require_POST
@requires(Can.RUN_CYCLES)
def cycle_move(request: SchoolRequest, cycle: UUID) -> HttpResponse:
    """Takes a cycle on from the stage that the page showed."""
    today = timezone.localdate()
    found = cycle_or_404(request.actor, cycle, to_write=True)
    if request.POST.get("stage") != found.stage:
        raise Refused(MOVED)
    return _move(request, found, pupil_or_404(request.actor, found.pupil_id, on=today), today)


@require_POST
@requires(Can.RUN_CYCLES)
def cycle_told(request: SchoolRequest, cycle: UUID) -> HttpResponse:
    """Records the day on which the parents were told."""
    today = timezone.localdate()
    found = cycle_or_404(request.actor, cycle, to_write=True)
    form = ToldForm(request.POST, today=today)
    if form.is_valid():
        with words_kept(form):
            cycles.tell_parents(actor=request.actor, cycle=found, on=form.cleaned_data["told_on"])
            messages.success(request, "The day is recorded.")
            return back_to(request, found, "plan")
    pupil = pupil_or_404(request.actor, found.pupil_id, on=today)
    why = " ".join(str(words) for errors in form.errors.values() for words in errors)
    page = page_of(request.actor, found, pupil, today, kept=form, refused=why)
    return render(request, "provision/cycle_page.html", page, status=409)
