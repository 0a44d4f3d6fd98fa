"""EHC cases: the list, opening one, and its page."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ehcp import forms, selectors
from ehcp.models import Case
from ehcp.presenters import case as presenters
from ehcp.presenters import turns
from ehcp.presenters.review import review_panel
from ehcp.presenters.writings import writings_panel
from ehcp.rules.diary import school_days_of
from ehcp.services.cases import confirm_receipt, hand_over_case, open_plan, open_request
from ehcp.steps_selectors import shared_of
from ehcp.views.finding import case_or_404, to_case
from pupils.council_selectors import council_on, councils
from pupils.selectors import visible
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.words_kept import words_kept
from senco.calendar.selectors import calendar


@require_GET
@requires(Can.SEE_CASES)
def case_list(request: SchoolRequest) -> HttpResponse:
    """Open cases by what is due next, all or those in which it is somebody's turn; closed ones below."""
    today = timezone.localdate()
    is_school_day = school_days_of(calendar())
    rows = [presenters.case_row(case, on=today, is_school_day=is_school_day) for case in selectors.cases(request.actor)]
    under_way = presenters.in_order_of_next(row for row in rows if not row.case.closed_on)
    turn = turns.turn_asked(request.GET.get("turn"))
    shown = turns.of_turn(under_way, turn)
    context = {
        "today": today,
        "picks": turns.picks(under_way, turn),
        "numbers": turns.numbers_in_words(under_way),
        "turn": turn,
        "open_rows": [row for row in shown if row.case.matter == Case.Matter.ASSESSMENT],
        "plan_rows": [row for row in shown if row.case.matter == Case.Matter.PLAN],
        "closed_rows": [] if turn else [row for row in rows if row.case.closed_on],
    }
    return render(request, "ehcp/case_list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def case_open(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Opens a case for a pupil; nothing has to come first."""
    child = get_object_or_404(visible(request.actor), pk=pupil)
    today = timezone.localdate()
    lives_in = council_on(request.actor, child, on=today)
    first = {"received_on": today, "council": lives_in.name if lives_in else ""}
    form = forms.RequestForm(request.POST or None, today=today, initial=first)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            case = open_request(actor=request.actor, pupil=child, today=today, **form.request())
            messages.success(
                request, f"Case {case.reference} is open. Every date below follows from the day of receipt."
            )
            return to_case(request, case)
    return render(request, "ehcp/case_open.html", {"form": form, "pupil": child, "councils": councils(request.actor)})


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def plan_open(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Opens the case of a plan that a child has already."""
    child = get_object_or_404(visible(request.actor), pk=pupil)
    lives_in = council_on(request.actor, child, on=timezone.localdate())
    form = forms.PlanForm(request.POST or None, initial={"council": lives_in.name if lives_in else ""})
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            case = open_plan(actor=request.actor, pupil=child, today=timezone.localdate(), **form.cleaned_data)
            messages.success(request, f"Case {case.reference} is open. Its reviews follow from the date on the plan.")
            return to_case(request, case)
    return render(request, "ehcp/plan_open.html", {"form": form, "pupil": child, "councils": councils(request.actor)})


@require_GET
@requires(Can.SEE_CASES)
def case_page(request: SchoolRequest, case: UUID) -> HttpResponse:
    """A case: its picture, its dates with their sums, and what can be recorded now."""
    found = case_or_404(request, case)
    claims = selectors.claims_of(request.actor, found)
    days = calendar()
    page = presenters.case_page(found, on=timezone.localdate(), calendar=days, claims=claims)
    context = {"case": found, "page": page, "can_run": request.actor.can(Can.RUN_CASES), "can_turn": request.actor.can(Can.TURN_YEAR)}
    context |= {"plan_case": selectors.plan_after(request.actor, found)} | review_panel(request.actor, found, days)
    context |= writings_panel(request.actor, found, on=timezone.localdate())
    family = {"shared": shared_of(request.actor, found), "can_share": request.actor.can(Can.PUBLISH_SUMMARY)}
    return render(request, "ehcp/case_page.html", context | family)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def case_council(request: SchoolRequest, case: UUID) -> HttpResponse:
    """Names another council for a case: after a move, or where the first was a slip."""
    found = case_or_404(request, case)
    lives_in = council_on(request.actor, found.pupil, on=timezone.localdate())
    form = forms.CouncilForm(request.POST or None, initial={"council": (lives_in or found.council).name})
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            hand_over_case(actor=request.actor, case=found, **form.cleaned_data)
            messages.success(request, f"{found.council} keeps this case now. Letters go to it from here on.")
            return to_case(request, found)
    return render(request, "ehcp/case_council.html", {"form": form, "case": found, "councils": councils(request.actor)})


@require_POST
@requires(Can.RUN_CASES)
def case_receipt(request: SchoolRequest, case: UUID) -> HttpResponse:
    """Notes that the council has confirmed the day of receipt."""
    found = case_or_404(request, case)
    confirm_receipt(actor=request.actor, case=found)
    messages.success(request, "Noted: the council has confirmed the day of receipt.")
    return to_case(request, found)
