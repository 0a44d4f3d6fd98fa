"""Keeping classes and groups: who is in them, who teaches them, supply cover with its end."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from pupils import staffing_selectors as selectors
from pupils.models import Pupil, TeachingGroup, TeachingLink
from pupils.rollover_selectors import adults_to_confirm
from pupils.services import people, staffing
from pupils.staffing_forms import GroupForm, LinkForm, MoveForm, PlacesForm
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.rules.dates import lasting
from senco.access.rules.words import plural
from senco.access.words_kept import words_kept


@require_GET
@requires(Can.KEEP_CLASSES)
def staffing_page(request: SchoolRequest) -> HttpResponse:
    """Every class and group with its adults; who is in no class; who on the staff teaches nobody; what waits."""
    today = timezone.localdate()
    rows = selectors.groups_with_staff(on=today)
    staff = selectors.colleagues(request.actor, on=today)
    context = {
        "classes": [row for row in rows if row.group.kind == TeachingGroup.Kind.CLASS],
        "groups": [row for row in rows if row.group.kind == TeachingGroup.Kind.GROUP],
        "untaught": [row.group.name for row in rows if row.pupils and not row.is_taught],
        "children": selectors.links_to_children(today),
        "waiting": list(selectors.waiting_links(today)),
        "next_year": adults_to_confirm() if request.actor.can(Can.TURN_YEAR) else None,
        "without_class": selectors.without_class(on=today),
        "without_link": [one for one in staff if not one.linked],
        "may_confirm": request.actor.can(Can.LINK_STAFF),
        "may_invite": request.actor.can(Can.MANAGE_PEOPLE),
        "today": today,
    }
    return render(request, "pupils/staffing_page.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.KEEP_CLASSES)
def group_add(request: SchoolRequest) -> HttpResponse:
    """A new class or teaching group."""
    form = GroupForm(request.POST or None, is_new=True)
    if request.method == "POST" and form.is_valid():
        with words_kept(form, at="name"):
            group = staffing.add_group(actor=request.actor, **form.cleaned_data)
            messages.success(request, f"{group.name} is there. Say who teaches it.")
            return redirect("group_page", school=request.actor.school_slug, group=group.pk)
    return render(request, "pupils/group_add.html", {"form": form})


@require_http_methods(["GET", "POST"])
@requires(Can.KEEP_CLASSES)
def group_page(request: SchoolRequest, group: UUID) -> HttpResponse:
    """One class or group: its adults, its pupils, and linking a colleague."""
    found, today = get_object_or_404(selectors.one_group(group)), timezone.localdate()
    form = LinkForm(request.POST or None, staff=selectors.colleagues(request.actor, on=today), today=today)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            link = _link(request, form, group=found)
            messages.success(request, _said_of(link, today))
            return redirect("group_page", school=request.actor.school_slug, group=found.pk)
    is_class = found.kind == TeachingGroup.Kind.CLASS
    context = {
        "group": found,
        "is_class": is_class,
        "links": list(selectors.links_from(today).filter(group=found)),
        "pupils": selectors.class_list_of(found, on=today) if is_class else [],
        "places": [] if is_class else selectors.places_of(found, on=today),
        "form": form,
        "may_confirm": request.actor.can(Can.LINK_STAFF),
        "today": today,
    }
    return render(request, "pupils/group_page.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.KEEP_CLASSES)
def group_change(request: SchoolRequest, group: UUID) -> HttpResponse:
    """Another name or year."""
    found = get_object_or_404(selectors.one_group(group))
    form = GroupForm(request.POST or None, is_new=False, initial={"name": found.name, "year": found.year})
    if request.method == "POST" and form.is_valid():
        with words_kept(form, at="name"):
            staffing.change_group(actor=request.actor, group=found, **form.cleaned_data)
            messages.success(request, f"{found.name} is saved.")
            return redirect("group_page", school=request.actor.school_slug, group=found.pk)
    return render(request, "pupils/group_change.html", {"form": form, "group": found})


@require_http_methods(["GET", "POST"])
@requires(Can.KEEP_CLASSES)
def group_join(request: SchoolRequest, group: UUID) -> HttpResponse:
    """Puts pupils into a teaching group."""
    found, today = get_object_or_404(selectors.one_group(group)), timezone.localdate()
    held = {place.pupil_id for place in selectors.places_of(found, on=today)}
    others = [pupil for pupil in selectors.by_class(on=today) if pupil.pk not in held]
    form = PlacesForm(request.POST or None, pupils=others, today=today)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with words_kept(form):
            count = staffing.join_group(actor=request.actor, group=found, pupils=given["pupils"], on=given["starts_on"])
            messages.success(request, f"{plural(count, 'pupil')} put into {found.name}.")
            return redirect("group_page", school=request.actor.school_slug, group=found.pk)
    return render(request, "pupils/group_join.html", {"form": form, "group": found})


@require_POST
@requires(Can.KEEP_CLASSES)
def place_end(request: SchoolRequest, place: UUID) -> HttpResponse:
    """Takes a pupil out of a teaching group from today."""
    today = timezone.localdate()
    found = get_object_or_404(selectors.one_place(place, on=today))
    staffing.leave_group(actor=request.actor, place=found, on=today)
    messages.success(request, f"{found.pupil.full_name} is not in {found.group.name} any more.")
    return redirect("group_page", school=request.actor.school_slug, group=found.group_id)


@require_http_methods(["GET", "POST"])
@requires(Can.KEEP_CLASSES)
def pupil_class(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Gives a pupil another class, and links a colleague with this one child."""
    today = timezone.localdate()
    found = get_object_or_404(selectors.all_pupils(on=today), pk=pupil)
    classes = [row.group for row in selectors.groups_with_staff(on=today) if row.group.kind == TeachingGroup.Kind.CLASS]
    moving = "group" in request.POST
    move = MoveForm(request.POST if moving else None, classes=classes, initial={"group": found.group_id})
    staff = selectors.colleagues(request.actor, on=today)
    link = LinkForm(request.POST if request.method == "POST" and not moving else None, staff=staff, today=today)
    if moving and move.is_valid():
        with words_kept(move):
            staffing.move_to_class(actor=request.actor, pupil=found, group=move.cleaned_data["group"])
            messages.success(request, f"{found.full_name} is in {found.group.name if found.group else 'no class'}.")
            return redirect("pupil_class", school=request.actor.school_slug, pupil=found.pk)
    if request.method == "POST" and not moving and link.is_valid():
        with words_kept(link):
            messages.success(request, _said_of(_link(request, link, pupil=found), today))
            return redirect("pupil_class", school=request.actor.school_slug, pupil=found.pk)
    context = {
        "pupil": found,
        "move": move,
        "form": link,
        "forms": [move],
        "links": list(selectors.links_from(today).filter(pupil=found)),
        "may_confirm": request.actor.can(Can.LINK_STAFF),
        "may_open": request.actor.can(Can.SEE_PUPILS),
        "today": today,
    }
    return render(request, "pupils/pupil_class.html", context)


@require_POST
@requires(Can.KEEP_CLASSES)
def link_end(request: SchoolRequest, link: UUID) -> HttpResponse:
    """Ends a link from today: what it opened is shut at the next click."""
    today = timezone.localdate()
    found = get_object_or_404(selectors.one_link(link, on=today))
    staffing.end_link(actor=request.actor, link=found, on=today)
    messages.success(request, f"{found.user.name} does not see {found.group or found.pupil} through this link any more.")
    return redirect("staffing_page", school=request.actor.school_slug)


@require_POST
@requires(Can.LINK_STAFF)
def links_confirm(request: SchoolRequest) -> HttpResponse:
    """Confirms every link that waits and stood on the page."""
    today = timezone.localdate()
    shown = set(request.POST.getlist("link"))
    links = [link for link in selectors.waiting_links(today) if str(link.pk) in shown]
    count = staffing.confirm_links(actor=request.actor, links=links)
    messages.success(request, f"{plural(count, 'link')} confirmed.")
    return redirect("staffing_page", school=request.actor.school_slug)


def _link(
    request: SchoolRequest, form: LinkForm, group: TeachingGroup | None = None, pupil: Pupil | None = None
) -> TeachingLink:
    given = form.cleaned_data
    days = {"starts_on": given["starts_on"], "ends_on": given["ends_on"]}
    return people.link_staff(actor=request.actor, user_id=given["user"], group=group, pupil=pupil, **days)


def _said_of(link: TeachingLink, today: date) -> str:
    about = f"{link.user.name}: {link.group or link.pupil}"
    if link.waits:
        return f"{about}. It opens nothing until the SENCO or a senior leader has confirmed it."
    return f"{about}, {lasting(link.starts_on, link.ends_on, today)}."
