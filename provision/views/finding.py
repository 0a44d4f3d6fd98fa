"""Which cycle, which outcome: found among the actor's own, or not there."""

from uuid import UUID

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from provision import selectors
from provision.models import Cycle, Outcome
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.http import SchoolRequest


def cycle_or_404(actor: Actor, cycle_id: UUID | str, *, to_write: bool = False) -> Cycle:
    """A cycle of one of the actor's pupils; ``to_write`` keeps others from writing in it until this request ends."""
    found = selectors.cycles(actor)
    return get_object_or_404(found.select_for_update(of=("self",)) if to_write else found, pk=cycle_id)


def outcome_or_404(cycle: Cycle, outcome_id: UUID) -> Outcome:
    """An outcome of a cycle."""
    return get_object_or_404(cycle.outcomes, pk=outcome_id)


def known_of(actor: Actor, pupil: Pupil) -> dict[str, bool]:
    """What the rules of a cycle ask that stands outside it: an EHC plan, and a request under way."""
    has_plan = getattr(pupil, "status", "") == "E"
    return {"has_plan": has_plan, "request_open": selectors.request_is_open(actor, pupil)}


def back_to(request: SchoolRequest, cycle: Cycle, part: str = "") -> HttpResponseRedirect:
    """To the page of a cycle, at one of its parts."""
    url = reverse("cycle_page", kwargs={"school": request.actor.school_slug, "cycle": cycle.pk})
    return HttpResponseRedirect(f"{url}#{part}" if part else url)
