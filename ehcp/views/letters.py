"""Letters of a case: which to send, writing one, making it, and handing out what was made."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from ehcp import letter_selectors
from ehcp.letter_forms import LetterForm
from ehcp.letter_papers import paper_of, set_letter
from ehcp.models import Case, CaseLetter
from ehcp.presenters import letters as letter_presenters
from ehcp.rules.letters.kind import LetterKind
from ehcp.rules.letters.table import KIND
from ehcp.rules.writings.table import writing_with
from ehcp.services.letters import make_letter
from ehcp.views.finding import case_or_404
from senco.access.errors import Refused
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.words_kept import words_kept
from senco.documents import docx
from senco.documents.services import hand_out_document
from senco.documents.views import pdf_answer


@require_GET
@requires(Can.SEE_CASES)
def case_letters(request: SchoolRequest, case: UUID) -> HttpResponse:
    """The letters that fit a case now, all others that can be written, and those that were made."""
    found = case_or_404(request, case)
    context = {
        "case": found,
        "page": letter_presenters.letters_page(request.actor, found, on=timezone.localdate()),
        "made": letter_selectors.letters_of(request.actor, found),
        "can_run": request.actor.can(Can.RUN_CASES),
        "can_edit": request.actor.can(Can.EDIT_LETTERS),
    }
    return render(request, "ehcp/case_letters.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def case_letter_new(request: SchoolRequest, case: UUID, kind: str) -> HttpResponse:
    """Writes one letter; ``?date=`` names the date that it is about. It is looked at as PDF, or made."""
    found = case_or_404(request, case)
    chosen, today = _kind_or_404(kind), timezone.localdate()
    draft = letter_selectors.draft_of(request.actor, found, chosen, rule_id=request.GET.get("date", ""), on=today)
    initial = {"addressee": draft.addressee, "dated": today, "subject": draft.subject, "text": draft.text}
    looking = "look" in request.POST
    form = LetterForm(request.POST or None, today=today, making=not looking, initial=initial)
    if request.method == "POST" and form.is_valid():
        answer = _looked_at(request, found, form) if looking else _made(request, found, chosen, draft, form)
        if answer is not None:
            return answer
    still_open = letter_presenters.open_ends(form)
    context = {"case": found, "kind": chosen, "draft": draft, "form": form, "open": still_open}
    context["lacks_sendiass"] = letter_presenters.lacks_sendiass(still_open)
    context["can_edit"] = request.actor.can(Can.EDIT_LETTERS)
    context["goes_with"] = writing_with(chosen.id)
    return render(request, "ehcp/case_letter_new.html", context)


def _made(
    request: SchoolRequest, case: Case, kind: LetterKind, draft: letter_selectors.Draft, form: LetterForm
) -> HttpResponse | None:
    rule_id = draft.deadline.rule_id if draft.deadline else ""
    with words_kept(form):
        make_letter(
            actor=request.actor, case=case, kind=kind, rule_id=rule_id, today=timezone.localdate(), **form.cleaned_data
        )
        messages.success(request, "The letter is made and kept. Take it as PDF, or as a Word file, and send it.")
        return redirect("case_letters", school=request.actor.school_slug, case=case.pk)
    return None


def _looked_at(request: SchoolRequest, case: Case, form: LetterForm) -> HttpResponse | None:
    """The letter as it would be made, kept nowhere; None where it cannot be set, with the reason on the form."""
    try:
        pdf, _ = set_letter(paper_of(request.actor, case, **form.cleaned_data))
    except Refused as refusal:
        form.add_error("text", refusal.reason)
        return None
    return pdf_answer(pdf, "letter-not-made")


@require_GET
@requires(Can.SEE_CASES)
def case_letter_pdf(request: SchoolRequest, letter: UUID) -> HttpResponse:
    """A letter as it was made, byte for byte."""
    found = _letter_or_404(request, letter)
    return pdf_answer(hand_out_document(actor=request.actor, document=found.pdf), letter_presenters.file_name(found))


@require_GET
@requires(Can.SEE_CASES)
def case_letter_word(request: SchoolRequest, letter: UUID) -> HttpResponse:
    """A letter as a Word file, as it was made."""
    found = _letter_or_404(request, letter)
    content = hand_out_document(actor=request.actor, document=found.word)
    name = f'attachment; filename="{letter_presenters.file_name(found)}.docx"'
    return HttpResponse(content, content_type=docx.CONTENT_TYPE, headers={"Content-Disposition": name})


def _kind_or_404(kind: str) -> LetterKind:
    if kind not in KIND:
        raise Http404
    return KIND[kind]


def _letter_or_404(request: SchoolRequest, letter: UUID) -> CaseLetter:
    found = letter_selectors.letter(request.actor, letter)
    if found is None:
        raise Http404
    return found
