"""The school's own wording of letters, with what it was before, and its letterhead."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ehcp import letter_selectors
from ehcp.letter_forms import LetterheadForm, WordingForm
from ehcp.letter_papers import sample_paper, set_letter
from ehcp.presenters import letters as letter_presenters
from ehcp.rules.letters.kind import Audience, LetterKind
from ehcp.rules.letters.placeholders import GROUPS, KNOWN, MEANS, SAMPLES
from ehcp.rules.letters.table import KIND
from senco.access.errors import Refused
from senco.access.guard import requires
from senco.access.http import SchoolRequest, bytes_sent
from senco.access.roles import Can
from senco.access.words_kept import words_kept
from senco.documents import selectors as documents
from senco.documents.rules.placeholders import filled
from senco.documents.services import keep_letterhead, keep_wording
from senco.documents.views import pdf_answer


@require_GET
@requires(Can.EDIT_LETTERS)
def letter_wordings(request: SchoolRequest) -> HttpResponse:
    """Every kind of letter, and which of them the school words itself."""
    context = {"groups": letter_presenters.wording_rows(documents.own_wordings()), "head": documents.letterhead()}
    return render(request, "ehcp/letter_wordings.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.EDIT_LETTERS)
def letter_wording(request: SchoolRequest, kind: str) -> HttpResponse:
    """Changes the wording of a kind of letter, or shows how it looks with invented values."""
    chosen = _kind_or_404(kind)
    wording = letter_selectors.wording_of(chosen)
    initial = {"subject": wording.subject, "body": wording.body, "seen": wording.version}
    form = WordingForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        answer = _sample(request, form) if "look" in request.POST else _kept(request, chosen, form)
        if answer is not None:
            return answer
    context = {"kind": chosen, "wording": wording, "form": form, "groups": GROUPS}
    context["history"] = documents.wordings_so_far(chosen.id)
    if chosen.to is Audience.PARENTS:
        context["reading_age"] = letter_presenters.reading_age(filled(str(form["body"].value()), SAMPLES, MEANS))
    return render(request, "ehcp/letter_wording.html", context)


def _kept(request: SchoolRequest, kind: LetterKind, form: WordingForm) -> HttpResponse | None:
    with words_kept(form):
        keep_wording(actor=request.actor, kind=kind.id, known=KNOWN, **form.cleaned_data)
        messages.success(request, f"Kept: “{kind.title}” now uses this wording. Letters that were made stay as they are.")
        return redirect("letter_wordings", school=request.actor.school_slug)
    return None


def _sample(request: SchoolRequest, form: WordingForm) -> HttpResponse | None:
    given = {name: filled(form.cleaned_data[name], SAMPLES, MEANS) for name in ("subject", "body")}
    paper = sample_paper(request.actor, subject=given["subject"], text=given["body"], on=timezone.localdate())
    try:
        return pdf_answer(set_letter(paper)[0], "letter-sample")
    except Refused as refusal:
        form.add_error("body", refusal.reason)
        return None


@require_POST
@requires(Can.EDIT_LETTERS)
def letter_wording_restore(request: SchoolRequest, kind: str) -> HttpResponse:
    """Goes back to the usual wording; the school's own stays to be read."""
    chosen = _kind_or_404(kind)
    wording = letter_selectors.wording_of(chosen)
    keep_wording(
        actor=request.actor,
        kind=chosen.id,
        subject=chosen.subject,
        body=chosen.body,
        known=KNOWN,
        seen=wording.version,
        is_default=True,
    )
    messages.success(request, f"“{chosen.title}” uses the usual wording again. Yours can still be read below.")
    return redirect("letter_wording", school=request.actor.school_slug, kind=chosen.id)


@require_GET
@requires(Can.EDIT_LETTERS)
def letter_wording_version(request: SchoolRequest, kind: str, version: int) -> HttpResponse:
    """An earlier wording, to be read; 0 is the usual one."""
    chosen = _kind_or_404(kind)
    found = next((one for one in documents.wordings_so_far(chosen.id) if one.version == version), None)
    if found is None and version:
        raise Http404
    words = {"subject": found.subject, "body": found.body} if found else {"subject": chosen.subject, "body": chosen.body}
    context = {"kind": chosen, "found": found, **words}
    return render(request, "ehcp/letter_wording_version.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.EDIT_LETTERS)
def letterhead(request: SchoolRequest) -> HttpResponse:
    """What stands at the head of the school's letters."""
    head = documents.letterhead()
    form = LetterheadForm(request.POST or None, request.FILES or None, head=head, sent_bytes=bytes_sent(request))
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            keep_letterhead(actor=request.actor, **form.given)
            messages.success(request, "The letterhead is kept. Letters made from now on have it.")
            return redirect("letter_wordings", school=request.actor.school_slug)
    return render(request, "ehcp/letterhead.html", {"form": form, "head": head})


@require_GET
@requires(Can.EDIT_LETTERS)
def letterhead_sample(request: SchoolRequest) -> HttpResponse:
    """A letter about nobody on the school's letterhead."""
    text = "Dear reader\n\nThis is how a letter of the school looks.\n\nYours sincerely\n[the name of whoever signs]"
    paper = sample_paper(request.actor, subject="How our letters look", text=text, on=timezone.localdate())
    return pdf_answer(set_letter(paper)[0], "letterhead")


def _kind_or_404(kind: str) -> LetterKind:
    if kind not in KIND:
        raise Http404
    return KIND[kind]
