"""The doors of the web: who may come in, at which school, in which capacity. Every view stands behind exactly one."""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils import timezone

from senco.access import selectors, services
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.http import SchoolRequest
from senco.access.roles import Can, Purpose
from senco.access.tenancy import school_scope

logger = logging.getLogger("senco.door")

View = Callable[..., HttpResponseBase]
SESSION_KEY = "capacity"


@dataclass(frozen=True, slots=True)
class Door:
    """What a view declares about who may come in; the tests of the house read it."""

    kind: str
    can: Can | None = None
    purpose: Purpose | None = None


def requires(can: Can) -> Callable[[View], View]:
    """Only members of the school in the address whose role has ``can``: others get 404, members without it 403.

    The view gets ``request.actor`` and no ``school`` argument, and runs in the school's scope. ``Refused`` becomes a
    page with the reason, and what was half done is rolled back.
    """

    def decorator(view: View) -> View:
        @wraps(view)
        def door(request: SchoolRequest, school: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _ask_to_sign_in(request)
            everywhere = selectors.actors_of(request.user, on=timezone.localdate())
            actors = [actor for actor in everywhere if actor.school_slug == school]
            if not actors:
                raise Http404
            actor = _sent_back_to(request, actors) or chosen_actor(request, actors)
            # Set before any refusal, so that the page of the refusal says who one is and what one can switch to.
            request.actor, request.actors = actor, actors
            request.has_other_schools = len(actors) < len(everywhere)
            if request.method == "POST" and (answer := _asked_in_another_capacity(request, actor, actors)):
                return answer
            if reason := actor.why_not(can):
                logger.warning(
                    "denied", extra={"user": str(actor.user_id), "school": school, "permission": can.name}
                )
                raise PermissionDenied(reason)
            with school_scope(actor.school_id):
                return _answer(request, view, args, kwargs)

        door.door = Door("requires", can=can)  # type: ignore[attr-defined]
        return login_not_required(door)  # the door asks by itself, and answers quick requests otherwise

    return decorator


def signed_in(view: View) -> View:
    """Anybody who is signed in, at no school: choosing where to go, one's own settings."""

    @wraps(view)
    def door(request: SchoolRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _ask_to_sign_in(request)
        request.actors = selectors.actors_of(request.user, on=timezone.localdate())
        return _answer(request, view, args, kwargs)

    door.door = Door("signed_in")  # type: ignore[attr-defined]
    return login_not_required(door)


def public(view: View) -> View:
    """Anybody at all: published pages, health checks, invitations."""

    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return _answer(request, view, args, kwargs)

    door.door = Door("public")  # type: ignore[attr-defined]
    return login_not_required(door)


def with_key(purpose: Purpose) -> Callable[[View], View]:
    """Holders of a key for this purpose: ``secret`` in the address. The view gets ``request.key``, an actor
    with no permission of a role, and the scope of the key's school."""

    def decorator(view: View) -> View:
        @wraps(view)
        def door(request: SchoolRequest, secret: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            key = selectors.key_for(secret, purpose.value, at=timezone.now())
            if key is None or (request.method == "POST" and not services.spend_key(key=key)):
                raise Http404
            request.key, request.actor = key, selectors.key_actor(key)
            with school_scope(key.school_id):
                return _answer(request, view, args, kwargs)

        door.door = Door("with_key", purpose=purpose)  # type: ignore[attr-defined]
        return login_not_required(door)

    return decorator


def chosen_actor(request: HttpRequest, actors: list[Actor]) -> Actor:
    """The capacity that this person chose for this school in this session, else the first they have (staff first)."""
    chosen = request.session.get(SESSION_KEY, {}).get(actors[0].school_slug)
    return next((actor for actor in actors if actor.capacity == chosen), actors[0])


def choose_capacity(request: HttpRequest, actor: Actor) -> None:
    """Remember, for this session, in which capacity a person acts at a school."""
    request.session[SESSION_KEY] = {**request.session.get(SESSION_KEY, {}), actor.school_slug: actor.capacity.value}


def token_of(actor: Actor) -> str:
    """What a form carries so that a post says in which capacity its page was shown."""
    return f"{actor.school_slug}:{actor.capacity.value}"


def _asked_in_another_capacity(request: HttpRequest, actor: Actor, actors: list[Actor]) -> HttpResponse | None:
    token = request.POST.get("acting_as", "")
    if token == token_of(actor):
        return None
    shown_as = next((other for other in actors if token_of(other) == token), None)
    if shown_as is None:
        raise PermissionDenied("This form does not say in which role it was filled in. Open the page again.")
    # Files cannot be carried along in a page; such a form is filled in again.
    fields = [(k, v) for k, values in request.POST.lists() if k not in _NOT_CARRIED for v in values]
    context = {
        "form_action": request.get_full_path(),
        "fields": fields,
        "written": [(name, value) for name, value in fields if value and not _OF_THE_PAGE.fullmatch(value)],
        "shown_as": shown_as.acting_as,
        "now_as": actor.acting_as,
        "shown_token": token,
        "has_files": bool(request.FILES),
    }
    return render(request, "errors/acting_as_changed.html", context, status=409)


# Ids and marks that a page puts into its forms: carried along, but nothing that somebody has written.
_OF_THE_PAGE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,}|\S{80,}")
_NOT_CARRIED = frozenset({"csrfmiddlewaretoken", "acting_as", "send_as"})


def _sent_back_to(request: HttpRequest, actors: list[Actor]) -> Actor | None:
    """The capacity that the page above offered to go back to, if this is its answer."""
    wanted = request.POST.get("send_as", "") if request.method == "POST" else ""
    actor = next((actor for actor in actors if token_of(actor) == wanted), None)
    if actor is not None:
        choose_capacity(request, actor)
    return actor


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):
        # A redirect would be followed, and the sign-in page swapped into the middle of somebody's words.
        return HttpResponse("Please sign in again.", status=401, content_type="text/plain")
    return redirect_to_login(request.get_full_path())


def _answer(request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponseBase:
    try:
        response = view(request, *args, **kwargs)
    except Refused as refusal:
        response = _refused(request, refusal)  # before the rollback, after which its frame could not read a count
        if transaction.get_connection().in_atomic_block:
            transaction.set_rollback(True)
    if response.streaming or isinstance(response, TemplateResponse):
        raise TypeError("A view answers with a finished page: what is rendered later runs outside the school's scope")
    return response


def _refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    referer = request.headers.get("Referer", "")
    back = request.path if request.method == "GET" else referer or request.path
    host = f"{request.scheme}://{request.get_host()}/"
    back_url = "/" + back.removeprefix(host).lstrip("/") if back.startswith((host, "/")) else "/"
    return render(request, "refused.html", {"reason": refusal.reason, "back_url": back_url}, status=409)
