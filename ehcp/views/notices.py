"""Notices of dates: how long ahead the school is told, and putting those of one date to sleep."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from ehcp.facts import dates_of
from ehcp.models import Case
from ehcp.notice_forms import NoticeDaysForm, SleepForm
from ehcp.notice_selectors import notice_days as days_told
from ehcp.notice_selectors import one_snooze
from ehcp.rules.clock import Deadline
from ehcp.rules.diary import school_days_of
from ehcp.rules.reminders import USUAL
from ehcp.rules.snoozing import TOO_LATE, latest_waking
from ehcp.services.notice_days import set_notice_days
from ehcp.services.snoozes import put_to_sleep, wake
from ehcp.views.finding import case_or_404, to_case
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.rules.dates import long_date, school_year_start
from senco.access.words_kept import words_kept
from senco.calendar.rules.drawing_up import title_of
from senco.calendar.selectors import calendar, years_set_up


@require_http_methods(["GET", "POST"])
@requires(Can.SET_NOTICES)
def notice_days(request: SchoolRequest) -> HttpResponse:
    """How many school days ahead the school is told of its dates."""
    stands = days_told()
    form = NoticeDaysForm(request.POST or None, stands=stands)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            set_notice_days(actor=request.actor, told=form.told)
            messages.success(request, f"Saved. Dates are told of {form.told.in_words}.")
            return redirect("notice_days", school=request.actor.school_slug)
    year = school_year_start(timezone.localdate()).year
    missing = [(begins, title_of(begins)) for begins in (year, year + 1) if begins not in years_set_up()]
    context = {"form": form, "stands": stands, "usual": USUAL, "is_usual": stands == USUAL, "missing": missing}
    return render(request, "ehcp/notice_days.html", context)


@require_POST
@requires(Can.SET_NOTICES)
def notice_days_restore(request: SchoolRequest) -> HttpResponse:
    """Goes back to the usual days."""
    set_notice_days(actor=request.actor, told=USUAL)
    messages.success(request, f"The usual days hold again: {USUAL.in_words}.")
    return redirect("notice_days", school=request.actor.school_slug)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def date_snooze(request: SchoolRequest, case: UUID, rule: str) -> HttpResponse:
    """Puts the notices of one date to sleep, with a reason."""
    found = case_or_404(request, case)
    deadline, today = _deadline_or_404(found, rule), timezone.localdate()
    form = SleepForm(request.POST or None, deadline=deadline, today=today)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            snooze = put_to_sleep(actor=request.actor, case=found, rule_id=rule, today=today, **form.cleaned_data)
            said = f"No notices of this date until {long_date(snooze.until_on, today)}. The date itself has not moved."
            messages.success(request, said)
            return to_case(request, found)
    why_not = None if latest_waking(deadline, today) else TOO_LATE
    context = {"form": form, "case": found, "deadline": deadline, "today": today, "why_not": why_not}
    return render(request, "ehcp/date_snooze.html", context)


@require_POST
@requires(Can.RUN_CASES)
def snooze_wake(request: SchoolRequest, snooze: UUID) -> HttpResponse:
    """Wakes the notices of a date before their day."""
    found = one_snooze(request.actor, snooze)
    if found is None:
        raise Http404
    wake(actor=request.actor, snooze=found, today=timezone.localdate())
    messages.success(request, "The notices of this date are awake.")
    return redirect("case_page", school=request.actor.school_slug, case=found.case_id)


def _deadline_or_404(case: Case, rule: str) -> Deadline:
    dates = dates_of(case, on=timezone.localdate(), is_school_day=school_days_of(calendar()))
    found = next((one for one in dates if one.rule_id == rule and one.due), None)
    if found is None:
        raise Http404
    return found
