"""Where a person goes after signing in, and how they change the role or school they act in."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from senco.access.actor import Actor
from senco.access.guard import SESSION_KEY, choose_capacity, signed_in, token_of
from senco.access.http import SchoolRequest


def home_url_of(actor: Actor) -> str:
    """The first page of a person in this capacity: what they must do today."""
    for can, url_name in settings.FIRST_PAGES:
        if actor.can(can):
            return reverse(url_name, args=[actor.school_slug])
    raise Http404


@require_GET
@signed_in
def home(request: SchoolRequest) -> HttpResponse:
    """Leads to the first page, or to the choice where somebody acts in several places and has not chosen."""
    actors = request.actors
    chosen = request.session.get(SESSION_KEY, {})
    last = request.session.get("last_school")
    ready = [a for a in actors if a.school_slug == last and chosen.get(a.school_slug) == a.capacity.value]
    if len(actors) == 1 or ready:
        return redirect(home_url_of((ready or actors)[0]))
    return _choice(request)


@require_GET
@signed_in
def home_choose(request: SchoolRequest) -> HttpResponse:
    """The places in which a person can act, to choose from; empty where every membership has ended."""
    return _choice(request)


def _choice(request: SchoolRequest) -> HttpResponse:
    places = [
        {"school": actor.school_name, "acting_as": actor.acting_as, "token": token_of(actor)}
        for actor in request.actors
    ]
    return render(request, "access/home_choose.html", {"places": places})


@require_POST
@signed_in
def capacity_switch(request: SchoolRequest) -> HttpResponse:
    """Changes the capacity in which a person acts, for this session, and leads to its first page."""
    token = request.POST.get("token", "")
    actor = next((actor for actor in request.actors if token_of(actor) == token), None)
    if actor is None:
        raise Http404
    choose_capacity(request, actor)
    request.session["last_school"] = actor.school_slug
    return redirect(home_url_of(actor))
