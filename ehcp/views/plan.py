"""What a plan or its draft says, and the check of the draft."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ehcp import plan_forms as forms
from ehcp import plan_selectors
from ehcp.models import PlanProvision, PlanStatement
from ehcp.presenters.plan import plan_page_of
from ehcp.rules.sections import SECTIONS
from ehcp.services.plan import add_lines, remove_line, write_line, write_section
from ehcp.views.finding import case_or_404, to_case
from pupils.file_selectors import files
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.rules.words import plural
from senco.access.words_kept import words_kept
from senco.files.models import StoredFile


@require_GET
@requires(Can.SEE_CASES)
def plan_page(request: SchoolRequest, case: UUID) -> HttpResponse:
    """What the plan says, line by line, and what the check of it finds."""
    found = case_or_404(request, case)
    papers = files(request.actor).filter(pupil_id=found.pupil_id, about=StoredFile.About.PLAN).order_by("-dated_on")
    page = plan_page_of(plan_selectors.plan_text(request.actor, found))
    context = {"case": found, "page": page, "papers": papers, "can_run": request.actor.can(Can.RUN_CASES)}
    return render(request, "ehcp/plan_page.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def plan_lines(request: SchoolRequest, case: UUID) -> HttpResponse:
    """Types in many lines at once."""
    found = case_or_404(request, case)
    form = forms.LinesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            lines, said = form.lines("provisions"), form.statements()
            new = add_lines(actor=request.actor, case=found, statements=said, provisions=lines)
            messages.success(request, f"{plural(new, 'line')} typed in. What the check finds stands at the top.")
            return to_case(request, found, "plan_page")
    return render(request, "ehcp/plan_lines.html", {"form": form, "case": found})


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def statement_change(request: SchoolRequest, case: UUID, statement: UUID) -> HttpResponse:
    """Changes a need, an outcome or a recommendation."""
    found = case_or_404(request, case)
    line = plan_selectors.one_line(request.actor, found, PlanStatement, statement)
    if line is None:
        raise Http404
    form = forms.StatementForm(request.POST or None, line=line)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            write_line(actor=request.actor, line=line, **form.cleaned_data)
            messages.success(request, "Changed.")
            return to_case(request, found, "plan_page")
    context = {"form": form, "case": found, "title": line.get_kind_display(), "line": line}
    return render(request, "ehcp/plan_line.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def provision_change(request: SchoolRequest, case: UUID, provision: UUID) -> HttpResponse:
    """Changes a line of section F: its words, its quantity, and what it is for."""
    found = case_or_404(request, case)
    line = plan_selectors.one_line(request.actor, found, PlanProvision, provision)
    if line is None:
        raise Http404
    form = forms.ProvisionForm(request.POST or None, line=line, plan=plan_selectors.plan_text(request.actor, found))
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            write_line(actor=request.actor, line=line, **form.line())
            messages.success(request, "Changed.")
            return to_case(request, found, "plan_page")
    context = {"form": form, "case": found, "title": "Provision (section F)", "line": line}
    return render(request, "ehcp/plan_line.html", context)


@require_POST
@requires(Can.RUN_CASES)
def plan_line_remove(request: SchoolRequest, case: UUID, line: UUID) -> HttpResponse:
    """Takes out a line that was typed in by mistake."""
    found = case_or_404(request, case)
    gone = plan_selectors.one_line(request.actor, found, PlanStatement, line) or plan_selectors.one_line(
        request.actor, found, PlanProvision, line
    )
    if gone is None:
        raise Http404
    remove_line(actor=request.actor, line=gone)
    messages.success(request, "Taken out. The log says what it was.")
    return to_case(request, found, "plan_page")


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def section_write(request: SchoolRequest, case: UUID, section: str) -> HttpResponse:
    """Keeps the words of one section."""
    found = case_or_404(request, case)
    if section not in SECTIONS:
        raise Http404
    kept = plan_selectors.plan_text(request.actor, found).sections.get(section)
    form = forms.SectionForm(request.POST or None, initial={"text": kept.text if kept else ""})
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            write_section(actor=request.actor, case=found, letter=section, text=form.cleaned_data["text"].strip())
            messages.success(request, f"Section {section} is kept.")
            return to_case(request, found, "plan_page")
    context = {"form": form, "case": found, "title": f"Section {section}: {SECTIONS[section].lower()}"}
    return render(request, "ehcp/plan_line.html", context)
