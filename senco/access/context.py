"""What every page shows around its content: where one is, as whom, and where one can go."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string

from senco.access.actor import Actor
from senco.access.guard import token_of
from senco.access.roles import Can, Capacity
from senco.access.tenancy import has_active_school


@dataclass(frozen=True)
class NavItem:
    """One place to go. ``count`` is a number of things to do, equal to the rows it leads to."""

    label: str
    url: str
    icon: str
    count: int | None = None
    late: bool = False
    current: bool = False
    short: str = ""  # where there is room for one word or two


@dataclass(frozen=True)
class Switch:
    """Another school or capacity in which this person can act."""

    label: str
    url: str
    token: str


@dataclass(frozen=True)
class Shell:
    """The frame of a page."""

    layout: str
    school_name: str
    person_name: str
    acting_as: str
    home_url: str
    theme: str
    find_url: str | None = None
    kept_url: str | None = None
    nav: list[NavItem] = field(default_factory=list)
    tabs: list[NavItem] = field(default_factory=list)
    switches: list[Switch] = field(default_factory=list)
    bell: NavItem | None = None


LAYOUTS = {Capacity.STAFF: "staff", Capacity.PARENT: "family", Capacity.GOVERNOR: "governor", Capacity.TRUST: "governor"}


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``shell`` for the signed-in, and what a form must carry."""
    actor: Actor | None = getattr(request, "actor", None)
    user = getattr(request, "user", None)
    theme = getattr(user, "theme", "") or "light"
    if actor is None:
        return {"theme": theme, "acting_as_token": ""}
    nav = _nav(request, actor)
    items = Shell(
        layout=LAYOUTS[actor.capacity],
        school_name=actor.school_name,
        person_name=actor.name,
        acting_as=actor.acting_as,
        home_url=reverse("home"),
        theme=theme,
        find_url=_find(actor),
        kept_url=_kept(actor),
        nav=nav,
        tabs=nav[:4],
        switches=_switches(request, actor),
        bell=_bell(request, actor),
    )
    return {"shell": items, "theme": theme, "acting_as_token": token_of(actor)}


def _nav(request: HttpRequest, actor: Actor) -> list[NavItem]:
    items = []
    for label, url_name, icon, can, counter in settings.NAVIGATION:
        if not actor.can(can):
            continue
        url = reverse(url_name, args=[actor.school_slug])
        short = settings.SHORT_LABELS.get(label, label)
        item = NavItem(label, url, icon, current=request.path.startswith(url), short=short)
        if counter and has_active_school():
            count, late = import_string(counter)(actor)
            item = replace(item, count=count or None, late=late)
        items.append(item)
    return items


def _find(actor: Actor) -> str | None:
    return reverse("pupil_find", args=[actor.school_slug]) if actor.can(Can.SEE_PUPILS) else None


def _kept(actor: Actor) -> str | None:
    """Where a browser sends the taps that it kept while the network was away."""
    return reverse("taps_kept", args=[actor.school_slug]) if actor.can(Can.RECORD_ADAPTATION) else None


def _bell(request: HttpRequest, actor: Actor) -> NavItem | None:
    if not actor.can(Can.SEE_CLASSES) or not has_active_school():
        return None
    count, late = import_string(settings.BELL_COUNT)(actor)
    url = reverse("notice_list", args=[actor.school_slug])
    return NavItem("Notices", url, "bell", count=count or None, late=late, current=request.path == url)


def _switches(request: HttpRequest, actor: Actor) -> list[Switch]:
    others = [other for other in getattr(request, "actors", []) if token_of(other) != token_of(actor)]
    found = [Switch(f"{o.acting_as}, {o.school_name}", reverse("capacity_switch"), token_of(o)) for o in others]
    if getattr(request, "has_other_schools", False):
        found.append(Switch("Another school", reverse("home_choose"), ""))
    return found
