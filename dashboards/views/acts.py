"""Doing one thing for many pupils of the register: choose them, look at what would happen, see it done, undo it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRedirect

from dashboards import act_presenters, act_selectors
from dashboards.act_forms import FORMS, ActForm
from dashboards.services import acts, sheets
from pupils import act_selectors as chosen
from pupils.models import BulkAct
from pupils.rules.acts import TITLES, Kind, paper_until, undo_until
from pupils.services.acts import choose_pupils, drop_act
from pupils.views.register import asked
from senco.access import bell
from senco.access import selectors as access
from senco.access.errors import Refused
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.rules.words import plural
from senco.calendar.rules.school_days import Kind as DayKind
from senco.calendar.selectors import calendar
from senco.documents.selectors import made_paper
from senco.documents.views import pdf_answer

State = BulkAct.State
WORKING = (State.QUEUED, State.TAKING_BACK)


@require_POST
@requires(Can.SEE_REGISTER)
def act_choose(request: SchoolRequest) -> HttpResponse:
    """Keeps whom somebody has chosen on the register; the filters and the order stand in the address, as they do there."""
    today = timezone.localdate()
    offer = chosen.offer_of(request.POST.get("do", ""))
    day_form, form, wanted = asked(request, today)
    everyone = "everyone" in request.POST
    if offer is None or (everyone and (day_form.errors or form.errors)):
        # The page says which filter was not understood; nothing is done for more pupils than were asked for.
        return _to_register(request)
    request.actor.must(offer.can)
    pupils = chosen.chosen(request.actor, wanted, ids=request.POST.getlist("pupil"), everyone=everyone)
    if not pupils:
        messages.warning(request, "Tick the pupils first, or all that the list shows. Then choose what to do.")
        return _to_register(request)
    act = choose_pupils(actor=request.actor, kind=offer.kind, pupils=pupils)
    return _to_confirm(request, act) if act.kind == Kind.CONFIRM else _to(request, act)


@require_GET
@requires(Can.SEE_REGISTER)
def act_page(request: SchoolRequest, act: UUID) -> HttpResponse:
    """What would happen to each of the chosen, how far the work is, or what was done: by how it stands."""
    found = _act(request, act)
    if found.state in WORKING:
        return _progress(request, found)
    if request.htmx:
        return HttpResponseClientRedirect(_to(request, found).url)
    if found.state == State.DRAFT and found.kind == Kind.CONFIRM:
        return _to_confirm(request, found)
    if found.state == State.DRAFT:
        return _preview(request, found, _form(request, found, request.GET))
    if found.state == State.DROPPED:
        messages.info(request, "This was dropped. Nothing was done for anybody.")
        return _to_register(request)
    return _result(request, found)


@require_POST
@requires(Can.SEE_REGISTER)
def act_apply(request: SchoolRequest, act: UUID) -> HttpResponse:
    """Does what the preview showed. Where something else would happen by now, the new preview comes, and says so."""
    found = _act(request, act)
    form = _form(request, found, request.POST)
    if found.state != State.DRAFT or not form.is_valid():
        return _preview(request, found, form) if found.state == State.DRAFT else _to(request, found)
    try:
        done = acts.confirm_act(
            actor=request.actor,
            act=found,
            choices=form.choices_made,
            mark=request.POST.get("mark", ""),
            today=timezone.localdate(),
        )
    except acts.PlanChanged as changed:
        return _preview(request, found, form, problem=changed.reason, status=409)
    if done.state == State.QUEUED:
        bell.ring_after_commit()
    return _to(request, done)


@require_POST
@requires(Can.SEE_REGISTER)
def act_again(request: SchoolRequest, act: UUID) -> HttpResponse:
    """Takes up work again that stopped."""
    found = acts.try_again(actor=request.actor, act=_act(request, act))
    bell.ring_after_commit()
    return _to(request, found)


@require_POST
@requires(Can.SEE_REGISTER)
def act_undo(request: SchoolRequest, act: UUID) -> HttpResponse:
    """Puts back what was done; with whom somebody has worked on since it stays, and the page says why."""
    found = acts.undo_act(actor=request.actor, act=_act(request, act), today=timezone.localdate())
    if found.state == State.TAKING_BACK:
        bell.ring_after_commit()
    return _to(request, found)


@require_POST
@requires(Can.SEE_REGISTER)
def act_drop(request: SchoolRequest, act: UUID) -> HttpResponse:
    """Puts the choice away before anything was done."""
    drop_act(actor=request.actor, act=_act(request, act))
    messages.success(request, "Dropped. Nothing was done for anybody.")
    return _to_register(request)


@require_GET
@requires(Can.SEE_REGISTER)
def act_paper(request: SchoolRequest, act: UUID) -> HttpResponse:
    """All sheets as one paper, to be saved and printed, for as long as it is kept."""
    found, today = _act(request, act), timezone.localdate()
    if found.kind != Kind.SHEETS or found.state != State.DONE:
        return _to(request, found)
    content = sheets.hand_out_sheets(actor=request.actor, act=found, today=today)
    return pdf_answer(content, f"sheets-{timezone.localdate(found.done_at).isoformat()}", to_keep=True)


def _act(request: SchoolRequest, act_id: UUID) -> BulkAct:
    return get_object_or_404(chosen.acts(request.actor), pk=act_id)


def _to(request: SchoolRequest, act: BulkAct) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("act_page", args=[request.actor.school_slug, act.pk]))


def _to_confirm(request: SchoolRequest, act: BulkAct) -> HttpResponseRedirect:
    """To the page on which statuses are looked at and confirmed, with those who were chosen ticked."""
    return HttpResponseRedirect(f"{reverse('status_confirm', args=[request.actor.school_slug])}?act={act.pk}")


def _to_register(request: SchoolRequest) -> HttpResponseRedirect:
    """Back to the list as it was: filtered, and with boxes to tick."""
    query = request.GET.copy()
    query["choose"] = "1"
    return HttpResponseRedirect(f"{reverse('register', args=[request.actor.school_slug])}?{query.urlencode()}")


def _form(request: SchoolRequest, act: BulkAct, given: QueryDict) -> ActForm:
    kind, today = Kind(act.kind), timezone.localdate()
    if kind not in FORMS:
        raise Refused("Statuses are confirmed on a page of their own. Open the register, and choose the pupils again.")
    fields = FORMS[kind].base_fields
    groups = act_selectors.teaching_groups() if kind is Kind.JOIN else ()
    asks = kind is Kind.SHEETS or any(name in given for name in fields) or request.method == "POST"
    return FORMS[kind](given if asks else None, groups=groups, today=today)


def _preview(
    request: SchoolRequest, act: BulkAct, form: ActForm, *, problem: str = "", status: int = 200
) -> HttpResponse:
    today, kind = timezone.localdate(), Kind(act.kind)
    plan = None
    if form.is_bound and form.is_valid():
        plan = act_selectors.plan_of(request.actor, act, form.choices_made, today=today)
    lines = list(chosen.lines_of(request.actor, act)) if plan is None else []
    context: dict[str, Any] = {"act": act, "form": form, "plan": plan, "lines": lines, "today": today}
    context |= {"asks": act_presenters.ASKS[kind], "is_sheets": kind is Kind.SHEETS, "problem": problem or act.problem}
    context["note"] = _note(form.cleaned_data.get("review_on")) if plan else ""
    context["no_group"] = kind is Kind.JOIN and not act_selectors.teaching_groups().exists()
    context["number"] = plural(len(plan.planned) if plan else len(lines), "pupil")
    return render(request, "dashboards/act_preview.html", context, status=status)


def _note(review_on: date | None) -> str:
    """What is worth a look about a day for reviews: that there is no school."""
    kind = calendar().kind_of(review_on) if review_on else DayKind.SCHOOL
    quiet = (DayKind.SCHOOL, DayKind.UNKNOWN)
    return "" if kind in quiet else f"There is no school on this day ({kind.value}). Is it the right one?"


def _progress(request: SchoolRequest, act: BulkAct) -> HttpResponse:
    counts, worker_at = chosen.counts_of(act), access.heartbeat("worker")
    job = chosen.job_of(act)
    now = act_presenters.progress(act, job, counts, worker_at=worker_at, now=timezone.now())
    if request.htmx and request.GET.get("seen") == now.seen and now.looking:
        return HttpResponse(status=204)  # nothing new, so nothing is read out again
    context = {"act": act, "now": now, "title": TITLES[Kind(act.kind)]}
    return render(request, "dashboards/act_progress.html", context)


def _result(request: SchoolRequest, act: BulkAct) -> HttpResponse:
    today, counts = timezone.localdate(), chosen.counts_of(act)
    done_on = timezone.localdate(act.done_at)
    lines = list(chosen.lines_of(request.actor, act))
    paper = made_paper(act.paper, on=today) if act.paper else None
    context = {
        "act": act,
        "title": act_selectors.what_of(act, today=today),
        "said": act_presenters.said_of(act, counts),
        "left": [line for line in lines if line.why],
        "others": [line for line in lines if not line.why],
        "is_sheets": act.kind == Kind.SHEETS,
        "paper": paper,
        "paper_until": paper_until(done_on),
        "is_undone": act.state == State.UNDONE,
        "may_undo": act.state == State.DONE and act.kind != Kind.SHEETS,
        "why_not_undo": acts.why_not_undone(act, today=today),
        "undo_until": undo_until(done_on),
        "today": today,
    }
    return render(request, "dashboards/act_result.html", context)
