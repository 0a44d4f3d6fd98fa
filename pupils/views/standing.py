"""What goes with a status: the letter to the parents, and confirming what a child came with."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_GET, require_http_methods

from pupils import act_selectors, papers, selectors, standing_selectors
from pupils.models import BulkAct, Pupil, StatusPeriod
from pupils.rules.acts import Kind
from pupils.rules.register_rules import confirm_by
from pupils.services.register import LETTER_OFF, LETTER_ON, confirm_statuses, confirm_together, send_letter
from pupils.standing_forms import ConfirmForm, LetterForm
from pupils.views.finding import pupil_or_404
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.rules.words import plural
from senco.access.words_kept import words_kept
from senco.documents.pdf import PaperTooLarge
from senco.documents.selectors import issued
from senco.documents.views import pdf_answer


@require_http_methods(["GET", "POST"])
@requires(Can.EDIT_NEEDS)
def register_letter(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """The letter that is owed to the parents of a pupil, to look at and then to send; and those that were sent."""
    today = timezone.localdate()
    found = pupil_or_404(request.actor, pupil, on=today)
    period = standing_selectors.to_tell_of(request.actor, found)
    form = LetterForm(request.POST or None, pupil=found, period=period, today=today) if period else None
    if request.method == "POST" and form is not None and period is not None and form.is_valid():
        answer = _made(request, found, period, form)
        if answer is not None:
            return answer
    letters = standing_selectors.letters_of(request.actor, found)
    context = {"pupil": found, "period": period, "form": form, "letters": letters, "today": today}
    return render(request, "pupils/register_letter.html", context)


def _made(request: SchoolRequest, pupil: Pupil, period: StatusPeriod, form: LetterForm) -> HttpResponse | None:
    """The letter to look at, or sent; None where it was refused, with the reason on the form."""
    given, ends = form.cleaned_data, period.ends_on is not None
    try:
        letter = papers.register_letter(
            request.actor, pupil, period, dated=given["dated"], next_steps=given["next_steps"]
        )
        pdf, pages = papers.letter_pdf(letter)
        if "look" in request.POST:
            return pdf_answer(pdf, "letter-not-sent")
        kind, today = (LETTER_OFF if ends else LETTER_ON), timezone.localdate()
        send_letter(actor=request.actor, period=period, kind=kind, pdf=pdf, pages=pages, on=given["dated"], today=today)
    except (Refused, PaperTooLarge) as refusal:
        form.add_error("dated" if isinstance(refusal, Refused) else "next_steps", str(refusal))
        return None
    messages.success(
        request, f"The letter is kept with its date. Print it, and give it to the parents of {pupil.called}."
    )
    return redirect("register_letter", school=request.actor.school_slug, pupil=pupil.pk)


@require_GET
@requires(Can.EDIT_NEEDS)
def register_letter_pdf(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """A letter as it was sent, byte for byte: the latest, or the one of ``?letter=``."""
    found = pupil_or_404(request.actor, pupil, on=timezone.localdate())
    asked = request.GET.get("letter", "")
    letters = standing_selectors.letters_of(request.actor, found)
    sent = [one.document for one in letters if one.document is not None and asked in ("", str(one.document))]
    document = issued(sent[0]) if sent else None
    if document is None:
        raise Http404
    return pdf_answer(bytes(document.content), document.kind)


@require_http_methods(["GET", "POST"])
@requires(Can.EDIT_NEEDS)
def status_confirm(request: SchoolRequest) -> HttpResponse:
    """Statuses that children came with, to look at and confirm, several at once.

    ``?act=`` names a choice that was made on the register: those are ticked, and the others of it are said with the reason.
    """
    today = timezone.localdate()
    waiting = list(standing_selectors.to_confirm(request.actor, on=today))
    draft = act_selectors.draft_of(request.actor, request.GET.get("act", ""), Kind.CONFIRM)
    form = ConfirmForm(request.POST or None, periods=waiting)
    if request.method == "POST" and form.is_valid():
        with words_kept(form, at="period"):
            return _confirmed(request, form, draft)
    lines = list(act_selectors.lines_of(request.actor, draft)) if draft else []
    ticked = _ticked(request, waiting, {line.pupil_id for line in lines})
    rows = _rows(request.actor, waiting, ticked=ticked)
    context = {"form": form, "rows": rows, "today": today, "number": len(lines)}
    context["others"] = standing_selectors.why_not_to_confirm([line.pupil for line in lines], waiting)
    return render(request, "pupils/status_confirm.html", context)


def _confirmed(request: SchoolRequest, form: ConfirmForm, draft: BulkAct | None) -> HttpResponse:
    """One from its pupil's page goes back there, those chosen on the register to the page of what was done, the others of
    this list to those that still wait, with the way to where it can be undone."""
    back, today, chosen = request.POST.get("back", ""), timezone.localdate(), form.chosen
    if back:
        count = confirm_statuses(actor=request.actor, periods=chosen, on=today)
        messages.success(request, f"{plural(count, 'status', 'statuses')} confirmed.")
        return _back(request.actor, back)
    act = confirm_together(actor=request.actor, periods=chosen, on=today, draft=draft)
    page = reverse("act_page", args=[request.actor.school_slug, act.pk])
    if draft is None:
        said = f"{plural(len(chosen), 'status', 'statuses')} confirmed."
        messages.success(request, format_html('{} <a href="{}">See or undo it</a>', said, page))
        page = reverse("status_confirm", args=[request.actor.school_slug])
    return redirect(page)


def _ticked(request: SchoolRequest, waiting: list[StatusPeriod], chosen: set[UUID]) -> list[str]:
    """What was ticked and sent; before that those who were chosen on the register, or all where the page asks for it."""
    if request.method == "POST":
        return request.POST.getlist("period")
    everyone = request.GET.get("tick") == "all"
    return [str(period.pk) for period in waiting if everyone or period.pupil_id in chosen]


def _rows(actor: Actor, waiting: list[StatusPeriod], *, ticked: list[str]) -> list[dict[str, object]]:
    on = timezone.localdate()
    found = selectors.one_pupil(actor, on=on).in_bulk([period.pupil_id for period in waiting])
    return [
        {
            "period": one,
            "pupil": found[one.pupil_id],
            "due_on": confirm_by(one.adopted_on or one.starts_on),
            "ticked": str(one.pk) in ticked,
        }
        for one in waiting
        if one.pupil_id in found
    ]


def _back(actor: Actor, pupil: str) -> HttpResponse:
    """To the page of the pupil that was confirmed from there, else to those that still wait."""
    try:
        return redirect("pupil_page", school=actor.school_slug, pupil=UUID(pupil))
    except ValueError:
        return redirect("status_confirm", school=actor.school_slug)
