"""The individual provision map on screen and as a PDF of two pages, and papers that were issued."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from provision import selectors
from provision.papers.ipm import ipm_sheet, set_on_pages
from provision.papers.working import working_paper, working_pdf
from provision.presenters import side_shown
from provision.rules.papers import IpmSheet
from provision.services import sheets
from pupils.models import Pupil
from pupils.views.finding import pupil_or_404
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.audit.services import record
from senco.audit.verbs import Verb
from senco.documents.fit import Sheet
from senco.documents.models import Document
from senco.documents.views import pdf_answer


@require_GET
@requires(Can.PRINT_SHEET)
def ipm_preview(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """The sheet on screen, and whether each side fits."""
    today = timezone.localdate()
    found = pupil_or_404(request.actor, pupil, on=today)
    paper = ipm_sheet(request.actor, found, on=today)
    return _preview(request, found, paper, set_on_pages(paper, made_on=today))


def _preview(request: SchoolRequest, pupil: Pupil, paper: IpmSheet, sheet: Sheet, stopped: bool = False) -> HttpResponse:
    context = {
        "pupil": pupil,
        "paper": paper,
        "sheet": sheet,
        "sides": [side_shown(sheet.front), side_shown(sheet.back)],
        "may_edit": request.actor.can(Can.EDIT_PROFILE),
        "stopped": stopped,
    }
    return render(request, "provision/ipm_preview.html", context)


@require_GET
@requires(Can.PRINT_SHEET)
def ipm_pdf(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """The sheet as a PDF. One that does not fit on two pages is printed only where ``?anyway=1`` asks for it."""
    today = timezone.localdate()
    found = pupil_or_404(request.actor, pupil, on=today)
    paper = ipm_sheet(request.actor, found, on=today)
    sheet = set_on_pages(paper, made_on=today)
    if not sheet.fits and request.GET.get("anyway") != "1":
        return _preview(request, found, paper, sheet, stopped=True)
    document = sheets.issue_sheet(actor=request.actor, pupil=found, pdf=sheet.pdf, pages=sheet.pages, on=today)
    return _shown(document)


@require_GET
@requires(Can.RUN_CYCLES)
def pupil_working(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """The paper on what a pupil is used to, for tests and examinations."""
    today = timezone.localdate()
    found = pupil_or_404(request.actor, pupil, on=today)
    content = working_pdf(working_paper(request.actor, found, on=today))
    record(actor=request.actor, verb=Verb.DOCUMENT_READ, target=found, pupil_id=found.pk, changes={"paper": "normal way of working"})
    return pdf_answer(content, f"normal-way-of-working-{today.isoformat()}")


@require_GET
@requires(Can.SEE_PUPILS)
def document_open(request: SchoolRequest, document: UUID) -> HttpResponse:
    """A paper for staff as it was issued, byte for byte."""
    found = selectors.staff_document(request.actor, document)
    if found is None:
        raise Http404
    return _shown(sheets.open_document(actor=request.actor, document=found))


def _shown(document: Document) -> HttpResponse:
    return pdf_answer(bytes(document.content), f"{document.kind}-{timezone.localdate(document.made_at).isoformat()}")
