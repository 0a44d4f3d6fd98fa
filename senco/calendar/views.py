"""The school's calendar: a year in sight, drawing it up, closing the school."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.rules.dates import school_year_start
from senco.access.words_kept import words_kept
from senco.calendar import presenters, selectors, services
from senco.calendar.forms import ClosureForm, YearForm
from senco.calendar.rules.drawing_up import copied, remark_on, title_of, usual
from senco.calendar.rules.school_days import Why

FURTHEST = 10  # years from this one; a calendar of another century is a slip in the address


@require_GET
@requires(Can.SEE_CALENDAR)
def calendar(request: SchoolRequest) -> HttpResponse:
    """The school year that is under way."""
    return _year_page(request, school_year_start(timezone.localdate()).year)


@require_GET
@requires(Can.SEE_CALENDAR)
def calendar_year(request: SchoolRequest, year: int) -> HttpResponse:
    """Another school year."""
    _refuse_slips(year)
    return _year_page(request, year)


@require_http_methods(["GET", "POST"])
@requires(Can.EDIT_CALENDAR)
def calendar_edit(request: SchoolRequest, year: int) -> HttpResponse:
    """Draws up a school year, from what is there, from the year before, or from the usual dates."""
    _refuse_slips(year)
    there, before = selectors.year_of(year), selectors.year_of(year - 1)
    start = there or (copied(before) if before else usual(year))
    form = YearForm(request.POST or None, begins=year, start=start)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            services.set_year(actor=request.actor, year=form.year_typed)
            messages.success(request, f"The calendar of {title_of(year)} is saved. {remark_on(form.year_typed)}")
            return redirect("calendar_year", school=request.actor.school_slug, year=year)
    context = {"form": form, "year": year, "title": title_of(year), "there": there, "copied": not there and before}
    return render(request, "calendar/calendar_edit.html", context)


@require_POST
@requires(Can.EDIT_CALENDAR)
def school_close(request: SchoolRequest) -> HttpResponse:
    """Notes that the school is shut on some days."""
    form = ClosureForm(request.POST)
    year = school_year_start(timezone.localdate()).year
    if form.is_valid():
        year = school_year_start(form.cleaned_data["first_on"]).year
        with words_kept(form, at="first_on"):
            services.close_school(actor=request.actor, **form.cleaned_data)
            messages.success(request, "The closure is noted. What is counted in school days is counted without it.")
            return redirect("calendar_year", school=request.actor.school_slug, year=year)
    return _year_page(request, year, form)


@require_POST
@requires(Can.EDIT_CALENDAR)
def school_reopen(request: SchoolRequest, closure: UUID) -> HttpResponse:
    """Takes a closure back."""
    found = selectors.one_closure(closure)
    if found is None:
        raise Http404
    services.reopen_school(actor=request.actor, closure=found)
    messages.success(request, "The closure is taken back.")
    return redirect("calendar_year", school=request.actor.school_slug, year=found.year)


def _refuse_slips(year: int) -> None:
    if abs(year - timezone.localdate().year) > FURTHEST:
        raise Http404


def _year_page(request: SchoolRequest, begins: int, closure_form: ClosureForm | None = None) -> HttpResponse:
    year = selectors.year_of(begins)
    context = {
        "begins": begins,
        "title": title_of(begins),
        "is_now": begins == school_year_start(timezone.localdate()).year,
        "before": (begins - 1, title_of(begins - 1)),
        "after": (begins + 1, title_of(begins + 1)),
        "year": year,
        "may_edit": request.actor.can(Can.EDIT_CALENDAR),
        "form": closure_form or ClosureForm(),
    }
    if year is not None:
        context |= {
            "remark": remark_on(year),
            "terms": presenters.terms_shown(year),
            "insets": presenters.of_kind(year, Why.INSET),
            "closures": selectors.closures(begins),
            "months": presenters.months_of(year),
        }
    return render(request, "calendar/calendar.html", context)
