"""The classroom on a phone: my classes, what helps in one of them now, and a tap that says how it went."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRedirect

from provision import classroom_selectors as selectors
from provision.classroom_presenters import Seal, card
from provision.models import PupilAdaptation
from provision.services.kept_taps import Fate, record_kept
from provision.services.taps import NOTHING, record_move, undo_move
from provision.tap_tokens import renewed, tap_token
from pupils.models import Pupil
from pupils.rollover_selectors import handed_over
from pupils.selectors import groups
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can

MOST_KEPT = 200  # at once; a browser sends the others afterwards
FARTHEST = 7 * 24 * 3600  # seconds


@dataclass(frozen=True)
class Place:
    """Where taps are made: a class or one child, whose they can be, the addresses of the page, of a tap and of its undo."""

    name: str
    one_child: bool
    pupils: QuerySet[Pupil]
    page_url: str
    tap_url: str
    untap_url: str


def _of_class(actor: Actor, group: UUID, *, on: date) -> Place:
    found = get_object_or_404(groups(actor, on=on), pk=group)
    urls = _urls(actor, found.pk, "class_page", "adaptation_tap", "adaptation_untap")
    return Place(found.name, False, selectors.pupils_of(actor, found, on=on), *urls)


def _of_pupil(actor: Actor, pupil: UUID, *, on: date) -> Place:
    alone = selectors.pupil_alone(actor, pupil, on=on)
    found = get_object_or_404(alone)
    return Place(found.called, True, alone, *_urls(actor, found.pk, "pupil_taps", "pupil_tap", "pupil_untap"))


def _urls(actor: Actor, of: UUID, *names: str) -> list[str]:
    return [reverse(name, args=[actor.school_slug, of]) for name in names]


@require_GET
@requires(Can.SEE_CLASSES)
def class_list(request: SchoolRequest) -> HttpResponse:
    """My classes and the pupils I support; where there is only one of them, straight to it."""
    today = timezone.localdate()
    rows = selectors.class_rows(request.actor, on=today)
    supported = list(selectors.supported(request.actor, on=today))
    coming = handed_over(request.actor, on=today)
    school = request.actor.school_slug
    if len(rows) == 1 and not supported and not coming:
        return redirect("class_page", school=school, group=rows[0].group.pk)
    if len(supported) == 1 and not rows and not coming:
        return redirect("pupil_taps", school=school, pupil=supported[0].pk)
    shown = {"rows": rows, "supported": supported, "coming": coming, "today": today}
    keeps_list = request.actor.can(Can.EDIT_PROFILE)
    return render(request, "provision/class_list.html", {**shown, "keeps_list": keeps_list})


@require_GET
@requires(Can.SEE_CLASSES)
def class_page(request: SchoolRequest, group: UUID) -> HttpResponse:
    """This class, now: safety, the few moves with their buttons, what is special to one child, who has which need."""
    today = timezone.localdate()
    place = _of_class(request.actor, group, on=today)
    more = {"group_id": group, "may_open": request.actor.can(Can.OPEN_SUPPLY)}
    return render(request, "provision/class_page.html", _shown(request, place, today) | more)


@require_GET
@requires(Can.SEE_CLASSES)
def pupil_taps(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """What helps one pupil, now, with the same buttons: for those who support a single child, or record for one."""
    today = timezone.localdate()
    context = _shown(request, _of_pupil(request.actor, pupil, on=today), today)
    row = context["room"].rows[0]
    taught = groups(request.actor, on=today).filter(pk=row.pupil.group_id).first()
    cards = [card(move, _seal(request.actor, today)) for move in context["room"].moves]
    return render(request, "provision/class_pupil.html", context | {"row": row, "taught": taught, "cards": cards})


def _seal(actor: Actor, on: date) -> Seal:
    """What makes the tokens of a page, by which a tap is sent later."""
    return partial(tap_token, actor, on=on)


def _shown(request: SchoolRequest, place: Place, today: date) -> dict[str, Any]:
    room, seal = selectors.classroom(request.actor, place.pupils, on=today), _seal(request.actor, today)
    return {
        "room": room,
        "few": [card(move, seal) for move in room.few],
        "shared": [card(move, seal) for move in room.shared],
        "alone": {move.adaptation for move in room.more if move not in room.shared},
        "place": place,
        "today": today,
        "may_record": request.actor.can(Can.RECORD_ADAPTATION),
        "may_raise": request.actor.can(Can.RAISE_CONCERN),
        "several": selectors.has_several(request.actor, on=today),
        "open_anchor": f"move-{request.GET.get('one', '')}",
    }


@require_POST
@requires(Can.RECORD_ADAPTATION)
def adaptation_tap(request: SchoolRequest, group: UUID) -> HttpResponse:
    """One tap for some or all pupils of a class."""
    return _tap(request, _of_class(request.actor, group, on=timezone.localdate()))


@require_POST
@requires(Can.RECORD_ADAPTATION)
def pupil_tap(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """One tap for one pupil."""
    return _tap(request, _of_pupil(request.actor, pupil, on=timezone.localdate()))


@require_POST
@requires(Can.RECORD_ADAPTATION)
def adaptation_untap(request: SchoolRequest, group: UUID) -> HttpResponse:
    """Takes back one's own taps of today in a class."""
    return _untap(request, _of_class(request.actor, group, on=timezone.localdate()))


@require_POST
@requires(Can.RECORD_ADAPTATION)
def pupil_untap(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Takes back one's own tap of today for one pupil."""
    return _untap(request, _of_pupil(request.actor, pupil, on=timezone.localdate()))


@require_POST
@requires(Can.RECORD_ADAPTATION)
def taps_kept(request: SchoolRequest) -> JsonResponse:
    """Takes the taps that a browser kept while the network was away, and says of each what became of it."""
    fates: dict[str, str] = {}
    fresh: dict[str, str] = {}
    for token, result, age in list(zip(*(request.POST.getlist(name) for name in ("token", "result", "age")), strict=False))[:MOST_KEPT]:
        seconds = int(age) if age.isascii() and age.isdigit() else 0
        fate = record_kept(actor=request.actor, token=token, result=result, age=timedelta(seconds=min(seconds, FARTHEST)))
        fates[token] = fate.value
        if fate is Fate.DONE:
            fresh[token] = renewed(request.actor, token)
    return JsonResponse({"fates": fates, "fresh": fresh})


def _tap(request: SchoolRequest, place: Place) -> HttpResponse:
    today = timezone.localdate()
    chosen = _chosen(request, place)
    record_move(actor=request.actor, chosen=chosen, result=request.POST.get("result", ""), on=today)
    return _done(request, place, chosen, today)


def _untap(request: SchoolRequest, place: Place) -> HttpResponse:
    today = timezone.localdate()
    chosen = _chosen(request, place)
    undo_move(actor=request.actor, chosen=chosen, on=today)
    return _done(request, place, chosen, today)


def _chosen(request: SchoolRequest, place: Place) -> list[PupilAdaptation]:
    """What the form names. If anything of it is not of these pupils, nothing of it is there."""
    try:
        ids = {UUID(text) for text in request.POST.getlist("chosen")}
    except ValueError:
        raise Http404 from None
    if not ids:
        raise Refused(NOTHING)
    found = selectors.tapped(place.pupils, list(ids))
    if len(found) != len(ids):
        raise Http404
    return found


def _done(request: SchoolRequest, place: Place, chosen: list[PupilAdaptation], today: date) -> HttpResponse:
    """The card as it stands now, for a quick request; else the page again, at the same place."""
    adaptation = chosen[0].adaptation_id
    one = f"?one={adaptation}" if request.POST.get("one") else ""
    back = f"{place.page_url}{one}#move-{adaptation}"
    if not request.htmx:
        return redirect(back)
    move = selectors.classroom(request.actor, place.pupils, on=today).move(adaptation)
    if move is None:
        return HttpResponseClientRedirect(place.page_url)
    shown = {"card": card(move, _seal(request.actor, today)), "place": place, "may_record": True, "said": True}
    opened = f"move-{adaptation}" if request.POST.get("one") else ""
    return render(request, "provision/class_card.html", shown | {"open_anchor": opened})
