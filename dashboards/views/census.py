"""The SEN part of the school census: as a page to put right, and as a file to compare with the school's system."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dashboards.census_forms import CensusForm
from dashboards.census_selectors import census_entries
from dashboards.rules.census import Entry, around, counts, findings, findings_of, need_in_words
from dashboards.services.census import hand_out_census
from pupils.exports import spreadsheet
from pupils.rules import years
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can

A_PAGE = 50
HEADINGS = (
    "Pupil",
    "Year",
    "Class",
    "SEN provision",
    "Since",
    "Primary need",
    "Primary need in words",
    "Other needs",
    "Put right",
)


@require_GET
@requires(Can.SEE_REGISTER)
def census(request: SchoolRequest) -> HttpResponse:
    """Every pupil on roll on a census day, and what would be sent back or queried."""
    form = _form(request)
    entries = census_entries(request.actor, on=form.day)
    found = findings(entries, form.day)
    everyone = request.GET.get("page") == "all"
    context = {
        "form": form,
        "forms": [form],
        "on": form.day,
        "today": form.today,
        "days": around(form.today),
        "counts": counts(entries),
        "total": len(entries),
        "rejected": [one for one in found if one.rejected],
        "queried": [one for one in found if not one.rejected],
        "page": Paginator(entries, max(len(entries), 1) if everyone else A_PAGE).get_page(request.GET.get("page")),
        "can_export": request.actor.can(Can.EXPORT_REGISTER),
        "can_edit": request.actor.can(Can.EDIT_NEEDS),
    }
    return render(request, "dashboards/census.html", context)


@require_GET
@requires(Can.EXPORT_REGISTER)
def census_csv(request: SchoolRequest) -> HttpResponse:
    """The same list as a file; a day that was not understood goes back to the page, which says so."""
    form = _form(request)
    if form.is_bound and not form.is_valid():
        return redirect(f"{reverse('census', args=[request.actor.school_slug])}?{request.GET.urlencode()}")
    entries = census_entries(request.actor, on=form.day)
    hand_out_census(actor=request.actor, on=form.day, count=len(entries))
    content = spreadsheet(HEADINGS, (_cells(entry, form) for entry in entries))
    headers = {"Content-Disposition": f'attachment; filename="sen-census-{form.day.isoformat()}.csv"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def _form(request: SchoolRequest) -> CensusForm:
    today = timezone.localdate()
    return CensusForm(request.GET if request.GET.get("on") else None, usual=around(today)[1].on, today=today)


def _cells(entry: Entry, form: CensusForm) -> list[str]:
    others = [code for code in entry.codes if code != entry.primary]
    return [
        entry.name,
        years.label(entry.year),
        entry.group,
        entry.status,
        entry.since.isoformat() if entry.since else "",
        entry.primary,
        need_in_words(entry.primary, form.day),
        " ".join(others),
        " ".join(finding.words for finding in findings_of(entry, form.day)),
    ]
