"""Rolling the school year over: decide, look at it, confirm, see it done, undo it."""

from collections import Counter
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from pupils import rollover_selectors as selectors
from pupils import staffing_selectors
from pupils.models import RollOver
from pupils.rollover_forms import LEAVES, STAYS, ExceptionForm, RollOverForm
from pupils.rules.rollover import last_year_of, tally
from pupils.services import rollover as turn
from senco.access import bell
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.selectors import school_named
from senco.access.words_kept import words_kept
from senco.calendar.rules.drawing_up import title_of

State = RollOver.State


@require_http_methods(["GET", "POST"])
@requires(Can.TURN_YEAR)
def rollover_decide(request: SchoolRequest) -> HttpResponse:
    """The day, the class after each class, the adults of each. Kept as a draft and shown before anything happens."""
    today = timezone.localdate()
    begins = selectors.year_to_begin(today)
    live = selectors.live(begins)
    if live is not None and live.state != State.DRAFT:
        return redirect("rollover_page", school=request.actor.school_slug, rollover=live.pk)
    adults = selectors.adults_now(on=today)
    form = _form(request, begins, live, adults, today)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            kept = form.choices_made(kept=live.choices if live else {}, adults_before=adults)
            made = turn.prepare_roll_over(
                actor=request.actor,
                begins=begins,
                takes_effect_on=form.cleaned_data["takes_effect_on"],
                choices=kept,
                on=today,
            )
            return redirect("rollover_page", school=request.actor.school_slug, rollover=made.pk)
    context = {"form": form, "title": title_of(begins), "history": selectors.history(), "live": live}
    return render(request, "pupils/rollover_decide.html", context)


@require_GET
@requires(Can.TURN_YEAR)
def rollover_page(request: SchoolRequest, rollover: UUID) -> HttpResponse:
    """What would happen, or has happened: by class, who leaves, with whom it is not as usual."""
    return _page(request, _one(rollover))


@require_POST
@requires(Can.TURN_YEAR)
def rollover_except(request: SchoolRequest, rollover: UUID) -> HttpResponse:
    """Somebody does the year again, or leaves early; or is as usual after all."""
    found = _one(rollover)
    back = request.POST.get("as_usual", "")
    form = _exceptions(request.POST, today=timezone.localdate())
    if back:
        _change(request, found, back, "")
    elif form.is_valid():
        _change(request, found, form.cleaned_data["pupil"], form.cleaned_data["what"])
    else:
        return _page(request, found, form)
    return redirect("rollover_page", school=request.actor.school_slug, rollover=found.pk)


@require_POST
@requires(Can.TURN_YEAR)
def rollover_confirm(request: SchoolRequest, rollover: UUID) -> HttpResponse:
    """Confirms it: done by the worker at once where its day has come, else in the night to that day."""
    today = timezone.localdate()
    found = turn.confirm_roll_over(actor=request.actor, roll_over=_one(rollover), on=today)
    if found.takes_effect_on <= today:
        turn.have_it_done(actor=request.actor, roll_over=found)
        bell.ring_after_commit()
    else:
        messages.success(request, "Confirmed. It happens by itself in the night to its day; until then it can be dropped.")
    return redirect("rollover_page", school=request.actor.school_slug, rollover=found.pk)


@require_POST
@requires(Can.LINK_STAFF)
def rollover_adults(request: SchoolRequest, rollover: UUID) -> HttpResponse:
    """Confirms the adults of the new classes, by somebody who sees the children."""
    found = turn.confirm_adults(actor=request.actor, roll_over=_one(rollover))
    messages.success(request, "Confirmed. The next teachers can read about their pupils from now on.")
    if not request.actor.can(Can.TURN_YEAR):
        return redirect("staffing_page", school=request.actor.school_slug)
    return redirect("rollover_page", school=request.actor.school_slug, rollover=found.pk)


@require_POST
@requires(Can.TURN_YEAR)
def rollover_drop(request: SchoolRequest, rollover: UUID) -> HttpResponse:
    """Puts it away before it has happened."""
    turn.drop_roll_over(actor=request.actor, roll_over=_one(rollover), on=timezone.localdate())
    messages.success(request, "Dropped. Nothing has changed for anybody.")
    return redirect("rollover_decide", school=request.actor.school_slug)


@require_POST
@requires(Can.TURN_YEAR)
def rollover_undo(request: SchoolRequest, rollover: UUID) -> HttpResponse:
    """Puts everything back as it was; pupils who were changed since stay as they are, and are named."""
    left = turn.undo_roll_over(actor=request.actor, roll_over=_one(rollover), on=timezone.localdate())
    messages.success(request, "Undone: years, classes and adults are as they were before.")
    if left:
        messages.warning(request, f"Changed by hand since, and left as they are: {', '.join(left)}.")
    return redirect("rollover_decide", school=request.actor.school_slug)


def _one(rollover_id: UUID) -> RollOver:
    return get_object_or_404(selectors.one(rollover_id))


def _form(
    request: SchoolRequest, begins: int, live: RollOver | None, adults: dict[str, list[str]], today: date
) -> RollOverForm:
    pupils = selectors.pupils_now(on=today)
    kept = live.choices if live else {}
    last_year = kept.get("last_year") or school_named(request.actor.school_slug).last_year or last_year_of(pupils)
    usual = selectors.usual_choices(on=today, last_year=last_year)
    usual |= {(group, year): target for group, year, target in kept.get("classes", []) if (group, year) in usual}
    return RollOverForm(
        request.POST or None,
        begins=begins,
        today=today,
        classes=selectors.classes_now(),
        usual=usual,
        counts=Counter((pupil.group, pupil.year) for pupil in pupils),
        staff=staffing_selectors.colleagues(request.actor, on=today),
        adults=kept.get("adults") or adults,
        initial={
            "takes_effect_on": live.takes_effect_on if live else selectors.first_day_of(begins),
            "last_year": last_year,
            "groups_end": kept.get("groups_end", True),
        },
    )


def _exceptions(data: Any, *, today: date) -> ExceptionForm:
    classes = {one.id: one.name for one in selectors.classes_now()}
    return ExceptionForm(data, pupils=selectors.pupils_now(on=today), classes=classes)


def _change(request: SchoolRequest, found: RollOver, pupil: str, what: str) -> None:
    choices = dict(found.choices)
    for name, meant in (("stays", STAYS), ("leavers", LEAVES)):
        others = [one for one in choices[name] if one != pupil]
        choices[name] = [*others, pupil] if what == meant else others
    turn.prepare_roll_over(
        actor=request.actor,
        begins=found.begins,
        takes_effect_on=found.takes_effect_on,
        choices=choices,
        on=timezone.localdate(),
    )


def _page(request: SchoolRequest, found: RollOver, form: ExceptionForm | None = None) -> HttpResponse:
    today = timezone.localdate()
    happens = found.state in (State.DRAFT, State.CONFIRMED)
    steps = selectors.steps_now(found, on=today) if happens else []
    names = {str(one.user.pk): one.user.name for one in staffing_selectors.colleagues(request.actor, on=today)}
    job = selectors.job_of(found)
    context = {
        "rollover": found,
        "title": title_of(found.begins),
        "tally": tally(steps),
        "turns": selectors.class_turns(found, steps, names) if happens else [],
        "leavers": [step for step in steps if step.leaves],
        "remarks": [step for step in steps if step.remark],
        "form": form or _exceptions(None, today=today) if found.state == State.DRAFT else None,
        "working": job is not None and found.state == State.CONFIRMED,
        "job": job,
        "today": today,
        "adults_wait": found.state == State.CONFIRMED and found.choices["waits"],
        "may_confirm_adults": request.actor.can(Can.LINK_STAFF),
        "why_not_undo": selectors.why_not_undone(found, on=today) if found.state == State.DONE else None,
    }
    return render(request, "pupils/rollover_page.html", context)
