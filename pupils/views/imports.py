"""Bringing pupils in from a file: choose it, look at what would change, confirm, and see it done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from pupils import import_presenters, import_selectors
from pupils.import_forms import DecisionForm, UploadForm
from pupils.imports.decoding import Unreadable
from pupils.models import ImportBatch
from pupils.services import imports
from senco.access import bell
from senco.access import selectors as access
from senco.access.errors import Refused
from senco.access.guard import requires
from senco.access.http import SchoolRequest, bytes_sent
from senco.access.roles import Can
from senco.access.words_kept import words_kept

State = ImportBatch.State
PAGE_OF = {State.PREVIEW: "import_preview", State.APPLIED: "import_result"}


@require_http_methods(["GET", "POST"])
@requires(Can.IMPORT_PUPILS)
def import_start(request: SchoolRequest) -> HttpResponse:
    """Choose a file; below it what files work, and the latest files with what became of them."""
    form = UploadForm(request.POST or None, request.FILES or None, today=timezone.localdate(), sent_bytes=bytes_sent(request))
    if request.method == "POST" and form.is_valid() and (batch := _previewed(request, form)):
        return redirect("import_preview", school=request.actor.school_slug, batch=batch.pk)
    context = {"form": form, "batches": import_selectors.recent_batches(request.actor)}
    return render(request, "pupils/import_start.html", context)


@require_GET
@requires(Can.IMPORT_PUPILS)
def import_preview(request: SchoolRequest, batch: str) -> HttpResponse:
    """What a file would add, change and leave, row by row, and what is for a person to decide."""
    found = _batch(request, batch)
    if found.state != State.PREVIEW:
        return _page_of(request, found)
    return _preview_page(request, found, imports.why_not_offer(request.actor, found))


@require_POST
@requires(Can.IMPORT_PUPILS)
def import_apply(request: SchoolRequest, batch: str) -> HttpResponse:
    """Confirm a file: the worker brings it in, and the next page shows how far it is."""
    found = _batch(request, batch)
    form = _decided(request, found)
    digest = form.cleaned_data.get("digest", "")
    try:
        imports.confirm_import(actor=request.actor, batch_id=found.pk, digest=digest, decisions=form.decisions)
    except Refused as refused:
        if found.state != State.PREVIEW:
            raise
        return _preview_page(request, found, refused.reason, form, status=409)  # what was decided stays decided
    bell.ring_after_commit()
    return redirect("import_progress", school=request.actor.school_slug, batch=found.pk)


def _preview_page(
    request: SchoolRequest, batch: ImportBatch, why_not: str | None, form: DecisionForm | None = None, status: int = 200
) -> HttpResponse:
    shown = import_presenters.preview(batch, request.actor, show_all=request.GET.get("all", ""))
    mark = import_selectors.page_mark(batch)
    decide = form or DecisionForm(initial={"digest": mark}, lines=shown.sections["suggested"].lines)
    context = {
        "batch": batch,
        "on": import_selectors.day_of(batch),
        "shown": shown,
        "decide": decide,
        "why_not": why_not,
    }
    return render(request, "pupils/import_preview.html", context, status=status)


@require_POST
@requires(Can.IMPORT_PUPILS)
def import_drop(request: SchoolRequest, batch: str) -> HttpResponse:
    """Put a file away without bringing it in."""
    found = imports.drop_import(actor=request.actor, batch_id=_batch(request, batch).pk)
    messages.success(request, f"“{found.file_name}” was dropped. Nothing was changed.")
    return redirect("import_start", school=request.actor.school_slug)


@require_GET
@requires(Can.IMPORT_PUPILS)
def import_progress(request: SchoolRequest, batch: str) -> HttpResponse:
    """How far the work on a confirmed file is. The page can be left and come back to, and asks again by itself."""
    found = _batch(request, batch)
    if found.state not in (State.QUEUED, State.FAILED):
        return _page_of(request, found)
    job, worker_at = import_selectors.job_of(found), access.heartbeat("worker")
    now = import_presenters.progress(found, job, request.actor, worker_at=worker_at, now=timezone.now())
    if request.htmx and request.GET.get("seen") == now.state and now.looking:
        return HttpResponse(status=204)  # nothing new, so nothing is read out again
    digest = import_selectors.page_mark(found)
    return render(request, "pupils/import_progress.html", {"batch": found, "job": job, "now": now, "digest": digest})


@require_GET
@requires(Can.IMPORT_PUPILS)
def import_result(request: SchoolRequest, batch: str) -> HttpResponse:
    """What a file did, and what of it was left."""
    found = _batch(request, batch)
    if found.state != State.APPLIED:
        return _page_of(request, found)
    context = {
        "batch": found,
        "shown": import_presenters.preview(found, request.actor, show_all=request.GET.get("all", ""), done=True),
        "may_see_register": request.actor.can(Can.SEE_REGISTER),
    }
    return render(request, "pupils/import_result.html", context)


def _batch(request: SchoolRequest, pk: str) -> ImportBatch:
    return get_object_or_404(import_selectors.batches(request.actor), pk=pk)


def _decided(request: SchoolRequest, batch: ImportBatch) -> DecisionForm:
    lines = []
    if batch.state == State.PREVIEW:
        lines = import_presenters.preview(batch, request.actor).sections["suggested"].lines
    form = DecisionForm(request.POST, lines=lines)
    form.is_valid()
    return form


def _previewed(request: SchoolRequest, form: UploadForm) -> ImportBatch | None:
    """The file as a plan; None, with the reason at the field, where it cannot be read."""
    file, on = form.cleaned_data["file"], form.cleaned_data["on"]
    try:
        with words_kept(form):
            return imports.preview_import(
                actor=request.actor, data=file.read(), file_name=file.name, on=on, counted=form.counted
            )
    except Unreadable as why:
        form.add_error("file", import_presenters.sentence(str(why)))
    return None


def _page_of(request: SchoolRequest, batch: ImportBatch) -> HttpResponse:
    """The page on which a file stands in its state; of one that was dropped there is none."""
    school = request.actor.school_slug
    if batch.state == State.DROPPED:
        messages.info(request, f"“{batch.file_name}” was dropped. Nothing of it was brought in.")
        answer = redirect("import_start", school=school)
    else:
        answer = redirect(PAGE_OF.get(State(batch.state), "import_progress"), school=school, batch=batch.pk)
    return HttpResponseClientRedirect(answer.url) if request.htmx else answer
