"""A class for the adult who stands in for a day: its code, the page behind it, and half a printed page."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from provision.forms.supply import CodeForm, DayForm
from provision.papers.supply import half_page
from provision.services.supply import close_for_supply, open_for_supply
from provision.supply_selectors import class_by_key, class_for_supply
from pupils.models import TeachingGroup
from pupils.selectors import groups
from senco.access.guard import public, requires, with_key
from senco.access.http import SchoolRequest
from senco.access.roles import Can, Purpose
from senco.access.selectors import key_for, live_key
from senco.access.words_kept import words_kept
from senco.audit.services import record
from senco.audit.verbs import Verb
from senco.documents.views import pdf_answer


def _group(request: SchoolRequest, group: UUID) -> TeachingGroup:
    return get_object_or_404(groups(request.actor, on=timezone.localdate()), pk=group)


@require_http_methods(["GET", "POST"])
@requires(Can.OPEN_SUPPLY)
def class_supply(request: SchoolRequest, group: UUID) -> HttpResponse:
    """Shows what would be read, and makes the code of a day; the code stands in this answer alone."""
    found, today = _group(request, group), timezone.localdate()
    form = DayForm(request.POST or None, today=today)
    context = {"group": found, "form": form, "today": today}
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            on = form.cleaned_data["on"]
            code = open_for_supply(actor=request.actor, group=found, on=on, today=today)
            address = settings.BASE_URL + reverse("supply_code")
            return render(request, "provision/supply_made.html", context | {"code": code, "on": on, "address": address})
    key = live_key(Purpose.SUPPLY.value, found.pk, school_id=request.actor.school_id, at=timezone.now())
    context |= {"room": class_for_supply(request.actor, found, on=today), "key": key, "open_until": timezone.localdate(key.expires_at) if key else None}
    return render(request, "provision/class_supply.html", context)


@require_POST
@requires(Can.OPEN_SUPPLY)
def class_supply_end(request: SchoolRequest, group: UUID) -> HttpResponse:
    """Ends the code of a class."""
    found = _group(request, group)
    ended = close_for_supply(actor=request.actor, group=found, today=timezone.localdate())
    messages.success(request, "Closed. The code opens nothing more." if ended else "There was no code to end.")
    return redirect("class_supply", school=request.actor.school_slug, group=found.pk)


@require_GET
@requires(Can.SEE_CLASSES)
def class_half(request: SchoolRequest, group: UUID) -> HttpResponse:
    """The same on half a page, to print."""
    found, today = _group(request, group), timezone.localdate()
    page = half_page(class_for_supply(request.actor, found, on=today))
    record(actor=request.actor, verb=Verb.DOCUMENT_READ, target=found)
    return pdf_answer(page.pdf, name=f"class-{today.isoformat()}")


@require_http_methods(["GET", "POST"])
@public
def supply_code(request: SchoolRequest) -> HttpResponse:
    """Where somebody who stands in types the code."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        if key_for(code, Purpose.SUPPLY.value, at=timezone.now()) is not None:
            return redirect("supply_page", secret=code)
        form.add_error("code", "This code opens no class. It may be of another day: ask the school for today’s.")
    return render(request, "provision/supply_code.html", {"form": form})


@require_GET
@with_key(Purpose.SUPPLY)
def supply_page(request: SchoolRequest) -> HttpResponse:
    """The class of a code, on the days on which it is good."""
    today = timezone.localdate()
    room = class_by_key(request.actor, request.key.subject_id, on=today)
    if room is None:
        raise Http404
    record(actor=request.actor, verb=Verb.CLASS_READ, changes={"class": room.name})
    return render(request, "provision/supply_page.html", {"room": room, "today": today})
