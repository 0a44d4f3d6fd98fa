"""Reports, letters and other files about a pupil: added, described, handed out, removed with a reason."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from pupils import file_selectors
from pupils.file_forms import DescribeForm, FileForm, RemoveForm
from pupils.models import Pupil, Referral
from pupils.services import files
from pupils.views.finding import pupil_or_404
from senco.access.guard import requires
from senco.access.http import SchoolRequest, bytes_sent
from senco.access.roles import Can, Part
from senco.access.words_kept import words_kept
from senco.files.models import StoredFile
from senco.files.rules.looks import Kind
from senco.files.rules.naming import handed_out_name

# Nothing in it runs, loads or is sent anywhere, should a browser show it after all.
NOTHING_RUNS = "sandbox; default-src 'none'"


@require_http_methods(["GET", "POST"])
@requires(Can.KEEP_FILES)
def file_add(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Keeps a file about a pupil; ``?referral=`` makes it the report that a service sent."""
    found = pupil_or_404(request.actor, pupil, on=timezone.localdate())
    referral = file_selectors.referral_for(request.actor, found, request.GET.get("referral", ""))
    about = _of_form(request, referral)
    form = FileForm(request.POST or None, request.FILES or None, sent_bytes=bytes_sent(request), **about)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            _add(request, form, found, referral)
            return _page(request, found.pk)
    return render(request, "pupils/file_add.html", {"pupil": found, "form": form, "referral": referral})


def _add(request: SchoolRequest, form: FileForm, pupil: Pupil, referral: Referral | None) -> None:
    file = form.cleaned_data["file"]
    stored = files.add_file(
        actor=request.actor,
        pupil=pupil,
        data=file.read(),
        name=file.name,
        on=timezone.localdate(),
        referral=referral,
        **form.said,
    )
    messages.success(
        request, f"Kept: {stored.name}" if referral is None else f"The report of {referral.service} is kept."
    )


@require_http_methods(["GET", "POST"])
@requires(Can.KEEP_FILES)
def file_change(request: SchoolRequest, file: UUID) -> HttpResponse:
    """Changes what is said of a file, and what of it those who teach the child may read."""
    stored, pupil = _file(request, file)
    given = {name: getattr(stored, name) for name in DescribeForm.base_fields}
    form = DescribeForm(request.POST or None, **_of_form(request) | {"initial": given})
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            files.describe_file(actor=request.actor, stored=stored, on=timezone.localdate(), **form.said)
            messages.success(request, f"Saved: {stored.name}")
            return _page(request, pupil.pk)
    return render(request, "pupils/file_change.html", {"pupil": pupil, "file": stored, "form": form})


@require_http_methods(["GET", "POST"])
@requires(Can.KEEP_FILES)
def file_remove(request: SchoolRequest, file: UUID) -> HttpResponse:
    """Takes a file off a pupil's page, with the reason."""
    stored, pupil = _file(request, file)
    form = RemoveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            files.remove_file(actor=request.actor, stored=stored, why=form.cleaned_data["why"])
            messages.success(request, f"Removed: {stored.name}")
            return _page(request, pupil.pk)
    return render(request, "pupils/file_remove.html", {"pupil": pupil, "file": stored, "form": form})


@require_GET
@requires(Can.OPEN_FILES)
def file_open(request: SchoolRequest, file: UUID) -> HttpResponse:
    """Hands a file out: pictures to be looked at, everything else to be saved. The name names no child."""
    stored, _ = _file(request, file)
    kind = Kind(stored.kind)
    answer = HttpResponse(files.open_file(actor=request.actor, stored=stored), content_type=kind.content_type)
    shown = "inline" if kind.is_picture else "attachment"
    name = handed_out_name(stored.about, stored.dated_on, kind)
    answer.headers["Content-Disposition"] = f'{shown}; filename="{name}"'
    answer.headers["Content-Security-Policy"] = NOTHING_RUNS
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _of_form(request: SchoolRequest, referral: Referral | None = None) -> dict[str, Any]:
    of_all: dict[str, Any] = {
        "today": timezone.localdate(),
        "may_be_confidential": request.actor.sees(Part.CONFIDENTIAL),
    }
    if referral is not None:
        of_all["initial"] = {"about": StoredFile.About.REPORT, "dated_on": timezone.localdate()}
    return of_all


def _file(request: SchoolRequest, file_id: UUID) -> tuple[StoredFile, Pupil]:
    stored = file_selectors.one_file(request.actor, file_id)
    if stored is None:
        raise Http404
    found = pupil_or_404(request.actor, stored.pupil_id, on=timezone.localdate())
    return stored, found


def _page(request: SchoolRequest, pupil_id: UUID) -> HttpResponse:
    return redirect("pupil_page", school=request.actor.school_slug, pupil=pupil_id)
