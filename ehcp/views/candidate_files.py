"""The papers of a consultation: added, handed out, deleted for good."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from ehcp import candidate_selectors as selectors
from ehcp.candidate_forms import PaperForm
from ehcp.models import Candidate
from ehcp.services.candidate_files import add_paper, erase_paper, open_paper
from ehcp.views.candidate_finding import candidate_or_404, to_page
from pupils.views.files import NOTHING_RUNS
from senco.access.guard import requires
from senco.access.http import SchoolRequest, bytes_sent
from senco.access.roles import Can
from senco.access.words_kept import words_kept
from senco.files.models import StoredFile
from senco.files.rules.looks import Kind
from senco.files.rules.naming import handed_out_name


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def candidate_paper_add(request: SchoolRequest, candidate: UUID) -> HttpResponse:
    """Keeps a paper that the council sent."""
    found, today = candidate_or_404(request, candidate), timezone.localdate()
    form = PaperForm(request.POST or None, request.FILES or None, today=today, sent_bytes=bytes_sent(request))
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            file, said = form.cleaned_data["file"], {name: form.cleaned_data[name] for name in ("about", "dated_on")}
            kept = add_paper(actor=request.actor, candidate=found, data=file.read(), name=file.name, today=today, **said)
            messages.success(request, f"Kept: {kept.name}")
            return to_page(request, found)
    return render(request, "ehcp/candidate_paper_add.html", {"form": form, "candidate": found})


@require_GET
@requires(Can.SEE_CASES)
def candidate_paper(request: SchoolRequest, paper: UUID) -> HttpResponse:
    """Hands a paper out: pictures to be looked at, everything else to be saved. The name names no child."""
    stored, _ = _paper(request, paper)
    kind = Kind(stored.kind)
    answer = HttpResponse(open_paper(actor=request.actor, stored=stored), content_type=kind.content_type)
    name = handed_out_name(stored.about, stored.dated_on, kind)
    answer.headers["Content-Disposition"] = f'{"inline" if kind.is_picture else "attachment"}; filename="{name}"'
    answer.headers["Content-Security-Policy"] = NOTHING_RUNS
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@require_http_methods(["GET", "POST"])
@requires(Can.RUN_CASES)
def candidate_paper_erase(request: SchoolRequest, paper: UUID) -> HttpResponse:
    """Deletes a paper for good, after asking."""
    stored, found = _paper(request, paper)
    if request.method == "POST":
        erase_paper(actor=request.actor, stored=stored)
        messages.success(request, "The paper is deleted for good.")
        return to_page(request, found)
    return render(request, "ehcp/candidate_paper_erase.html", {"paper": stored, "candidate": found})


def _paper(request: SchoolRequest, paper: UUID) -> tuple[StoredFile, Candidate]:
    found = selectors.one_paper(request.actor, paper)
    if found is None:
        raise Http404
    return found
