"""What helps a pupil in class: chosen from the school's list or from the bank with one press, and ended."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from provision import offer_presenters as offers
from provision import selectors
from provision.forms.helps import FindForm, OwnForm, PickForm
from provision.models import PupilAdaptation
from provision.rules.bank import found
from provision.services import adaptations
from pupils.models import Pupil
from pupils.views.finding import pupil_or_404
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.words_kept import words_kept


@require_http_methods(["GET", "POST"])
@requires(Can.EDIT_PROFILE)
def adaptation_choose(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Chooses what teachers change in class for a pupil, and ends what no longer helps."""
    today = timezone.localdate()
    child = pupil_or_404(request.actor, pupil, on=today)
    if request.method != "POST":
        return _page(request, child, today)
    if "end" in request.POST:
        return _end(request, child, today)
    form = PickForm(request.POST) if {"adaptation", "entry"} & set(request.POST) else OwnForm(request.POST, today=today)
    if form.is_valid():
        with words_kept(form):
            chosen = _pick(request, form, child, today) if isinstance(form, PickForm) else _add(request, form, child)
            messages.success(request, f"Teachers now see: {chosen.adaptation.name}")
            return redirect(request.get_full_path())
    return _page(request, child, today, form)


def _pick(request: SchoolRequest, form: PickForm, pupil: Pupil, today: date) -> PupilAdaptation:
    given = form.cleaned_data
    how = {"pupil": pupil, "note": given["note"], "starts_on": given["starts_on"] or today}
    if given["adaptation"]:
        return adaptations.choose_adaptation(actor=request.actor, adaptation=given["adaptation"], **how)
    return adaptations.choose_from_bank(actor=request.actor, key=given["entry"], **how)


def _add(request: SchoolRequest, form: OwnForm, pupil: Pupil) -> PupilAdaptation:
    needs = [need.code for need in pupil.current_needs]  # type: ignore[attr-defined]
    made = adaptations.add_adaptation(actor=request.actor, need_codes=needs, **form.words)
    note, starts_on = form.cleaned_data["note"], form.cleaned_data["starts_on"]
    return adaptations.choose_adaptation(
        actor=request.actor, pupil=pupil, adaptation=made, note=note, starts_on=starts_on
    )


def _page(request: SchoolRequest, pupil: Pupil, today: date, form: PickForm | OwnForm | None = None) -> HttpResponse:
    needs = [need.code for need in pupil.current_needs]  # type: ignore[attr-defined]
    find = FindForm(request.GET, today=today, own=needs, called=pupil.called)
    chosen = list(selectors.chosen_adaptations([pupil.pk], actor=request.actor, on=today))
    rows = list(selectors.whole_adaptation_list())
    having = {each.adaptation_id for each in chosen}
    offered = offers.of_school(row for row in rows if row.retired_on is None and row.pk not in having)
    asked = find.asked
    listed = found(offered, **asked)
    others = [one for one in found(offered, **asked | {"needs": []}) if one not in listed]
    context = {
        "form": form,
        "own_form": form if isinstance(form, OwnForm) else OwnForm(today=today),
        "pick": form if isinstance(form, PickForm) else None,
        "pupil": pupil,
        "chosen": chosen,
        "find": find,
        "asked": asked,
        "listed": listed,
        "others": others,
        "is_narrow": bool(asked["words"] or asked["barrier"]),
        "list_is_empty": not rows,
        "bank": offers.by_barrier(found(offers.of_bank(rows), **asked)),
    }
    return render(request, "provision/adaptation_choose.html", context)


def _end(request: SchoolRequest, pupil: Pupil, today: date) -> HttpResponse:
    running = selectors.chosen_adaptations([pupil.pk], actor=request.actor, on=today)
    try:
        chosen: PupilAdaptation = get_object_or_404(running, pk=request.POST["end"])
    except ValidationError as no_id:
        raise Http404 from no_id
    adaptations.end_adaptation(actor=request.actor, chosen=chosen, on=today)
    messages.success(request, f"Teachers no longer see: {chosen.adaptation.name}. What was recorded stays.")
    return redirect(request.get_full_path())
