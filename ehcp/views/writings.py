"""What school and family write in a case: beginning it, writing, looking at it, issuing it, and what was issued."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ehcp import writing_selectors as selectors
from ehcp.letter_papers import set_letter
from ehcp.models import Case, Writing, WritingIssue
from ehcp.presenters import writings as presenters
from ehcp.rules.advice import prepares_for_adulthood
from ehcp.rules.writings.request import REQUEST
from ehcp.rules.writings.table import KIND
from ehcp.selectors import open_cases
from ehcp.services.writings import begin_request, begin_writing, issue_writing, take_writing_back, write_writing
from ehcp.views.finding import case_or_404
from ehcp.writing_forms import IssueForm, WritingForm
from ehcp.writing_material import material_of
from ehcp.writing_papers import writing_paper
from pupils.selectors import visible
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.words_kept import words_kept
from senco.documents import docx
from senco.documents.services import hand_out_document
from senco.documents.views import pdf_answer


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def request_write(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """The school's request before there is a case: the one under way, or the questions and a button to begin. Where there
    is a case already, it is written there."""
    child = get_object_or_404(visible(request.actor).select_related("group"), pk=pupil)
    under_way = open_cases(request.actor).filter(pupil=child, matter=Case.Matter.ASSESSMENT).first()
    if request.method == "GET" and under_way is not None:
        return redirect("writing_of_case", school=request.actor.school_slug, case=under_way.pk, wanted=REQUEST.id)
    there = selectors.request_of(request.actor, child)
    if request.method == "POST":
        there = begin_request(actor=request.actor, pupil=child, today=timezone.localdate())
        return _to(request, "writing_edit", there)
    if there is not None:
        return _to(request, "writing_page", there)
    context = {"kind": REQUEST, "pupil": child, "parts": REQUEST.parts_for(prepares=prepares_for_adulthood(child.year))}
    return render(request, "ehcp/writing_begin.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def writing_of_case(request: SchoolRequest, case: UUID, wanted: str) -> HttpResponse:
    """What the case calls for of one kind: the writing under way, or the questions and a button to begin."""
    found, today = case_or_404(request, case), timezone.localdate()
    kind = KIND.get(wanted)
    if kind is None or found.matter not in kind.matters:
        raise Http404
    if request.method == "POST":
        return _to(request, "writing_edit", begin_writing(actor=request.actor, kind=kind, case=found, today=today))
    there = selectors.current(found, kind, selectors.writings_of(request.actor, found), on=today)
    if there is not None:
        return _to(request, "writing_page", there)
    parts = kind.parts_for(prepares=prepares_for_adulthood(found.pupil.year))
    return render(request, "ehcp/writing_begin.html", {"kind": kind, "case": found, "pupil": found.pupil, "parts": parts})


@require_GET
@requires(Can.SEE_CASES)
def writing_page(request: SchoolRequest, writing: UUID) -> HttpResponse:
    """A writing as it stands, what there is to look at, and each time it was issued."""
    found = _writing_or_404(request, writing)
    context = {
        "writing": found,
        "page": presenters.as_read(found),
        "issues": list(found.issues.all()),
        "can_run": request.actor.can(Can.RUN_CASES),
        "sent": _event_of_sending(found.case, found),
    }
    return render(request, "ehcp/writing_page.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def writing_edit(request: SchoolRequest, writing: UUID) -> HttpResponse:
    """Writes it, part by part. A press on a line of the record keeps everything and takes the line over."""
    found, today = _writing_or_404(request, writing), timezone.localdate()
    if request.method == "GET" and found.finished_at is not None:
        return _to(request, "writing_page", found)
    form, theirs = WritingForm(request.POST or None, writing=found), None
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            texts, taken_to = _with_what_is_taken(request, found, form.texts)
            write_writing(actor=request.actor, writing=found, version=form.cleaned_data["version"], texts=texts)
            return _kept(request, found, taken_to)
        if form.cleaned_data.get("version") != found.version:
            form.go_on_from(found)
            theirs = found.texts
    texts = {part.key: str(form[part.key].value() or "") for part in form.parts}
    page = presenters.as_written(request.actor, found, texts, on=today, theirs=theirs)
    shown = [(one, form[one.part.key]) for one in page.parts]
    return render(request, "ehcp/writing_edit.html", {"writing": found, "form": form, "page": page, "shown": shown})


def _with_what_is_taken(request: SchoolRequest, writing: Writing, texts: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """The texts with the line of the record that was pressed, and to which part it went; "" where none was."""
    given = dict(texts)
    part, _, line = request.POST.get("take", "").partition(":")
    lines = material_of(request.actor, writing, on=timezone.localdate()).get(part, []) if part in given else []
    taken = next((one for one in lines if one.key == line), None)
    if taken is None:
        return given, ""
    words = taken.taken(with_source=not writing.row.by_family)
    given[part] = f"{given[part]}\n{words}" if given[part].strip() else words
    return given, part


def _kept(request: SchoolRequest, writing: Writing, taken_to: str) -> HttpResponse:
    if taken_to:
        where = reverse("writing_edit", args=[request.actor.school_slug, writing.pk])
        return redirect(f"{where}?taken={taken_to}#part-{taken_to}")
    messages.success(request, "Kept. Nothing has been sent.")
    return _to(request, "writing_edit" if "stay" in request.POST else "writing_page", writing)


@require_GET
@requires(Can.SEE_CASES)
def writing_look(request: SchoolRequest, writing: UUID) -> HttpResponse:
    """The paper as it would be issued today, kept nowhere and marked as a draft."""
    found, today = _writing_or_404(request, writing), timezone.localdate()
    by = presenters.first_by(request.actor, found, on=today)
    pdf, _ = set_letter(writing_paper(request.actor, found, found.texts, dated=today, by=by, is_draft=True))
    return pdf_answer(pdf, f"draft-{presenters.file_name(found, today)}")


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def writing_issue(request: SchoolRequest, writing: UUID) -> HttpResponse:
    """Issues it, after a last look at what its reader would ask next."""
    found, today = _writing_or_404(request, writing), timezone.localdate()
    if request.method == "GET" and found.finished_at is not None:
        return _to(request, "writing_page", found)
    first = {"dated": today, "by": presenters.first_by(request.actor, found, on=today), "version": found.version}
    form = IssueForm(request.POST or None, today=today, initial=first)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            issue_writing(actor=request.actor, writing=found, today=today, **form.cleaned_data)
            messages.success(request, "Issued and kept. Take it as PDF or as a Word file, and send it.")
            return _to(request, "writing_page", found)
        form.go_on_from(found.version)  # what it says now stands on the page that is shown
    return render(request, "ehcp/writing_issue.html", {"writing": found, "form": form, "page": presenters.as_read(found)})


@require_POST
@requires(Can.RUN_CASES)
def writing_back(request: SchoolRequest, writing: UUID) -> HttpResponse:
    """Takes it back into writing; what was issued stays."""
    found = _writing_or_404(request, writing)
    take_writing_back(actor=request.actor, writing=found)
    messages.success(request, "You can write on. What was issued stays as it is.")
    return _to(request, "writing_edit", found)


@require_GET
@requires(Can.SEE_CASES)
def writing_pdf(request: SchoolRequest, issued: UUID) -> HttpResponse:
    """A writing as it was issued, byte for byte."""
    found = _issue_or_404(request, issued)
    return pdf_answer(hand_out_document(actor=request.actor, document=found.pdf), presenters.file_name(found.writing, found.dated))


@require_GET
@requires(Can.SEE_CASES)
def writing_word(request: SchoolRequest, issued: UUID) -> HttpResponse:
    """A writing as a Word file, as it was issued."""
    found = _issue_or_404(request, issued)
    content = hand_out_document(actor=request.actor, document=found.word)
    name = f'attachment; filename="{presenters.file_name(found.writing, found.dated)}.docx"'
    return HttpResponse(content, content_type=docx.CONTENT_TYPE, headers={"Content-Disposition": name})


def _event_of_sending(case: Case | None, writing: Writing) -> str:
    """The event to record when it went, or "" where there is none."""
    return (writing.row.sent or {}).get(case.matter, "") if case is not None and case.closed_on is None else ""


def _to(request: SchoolRequest, page: str, writing: Writing) -> HttpResponse:
    return redirect(page, school=request.actor.school_slug, writing=writing.pk)


def _writing_or_404(request: SchoolRequest, writing: UUID) -> Writing:
    found = selectors.writing(request.actor, writing)
    if found is None:
        raise Http404
    return found


def _issue_or_404(request: SchoolRequest, issue: UUID) -> WritingIssue:
    found = selectors.issue(request.actor, issue)
    if found is None:
        raise Http404
    return found
