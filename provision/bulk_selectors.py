"""What is read of many pupils at once, in a constant number of queries: open cycles and profiles."""

from collections.abc import Iterable
from uuid import UUID

from provision.models import Cycle, Profile
from provision.selectors import open_cycles
from pupils.selectors import visible
from senco.access.actor import Actor
from senco.access.roles import Part


def open_cycles_of(actor: Actor, pupil_ids: Iterable[UUID]) -> dict[UUID, Cycle]:
    """The open cycle of each of these pupils, by pupil."""
    return {cycle.pupil_id: cycle for cycle in open_cycles(actor).filter(pupil__in=list(pupil_ids))}


def cycles_by_id(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, Cycle]:
    """Cycles of the actor's pupils by id, open and closed ones."""
    return {cycle.pk: cycle for cycle in Cycle.objects.filter(pk__in=list(ids), pupil__in=visible(actor))}


def latest_profiles(actor: Actor, pupil_ids: Iterable[UUID]) -> dict[UUID, Profile]:
    """The latest version of each pupil's profile, by pupil, for those who see profiles."""
    if not actor.sees(Part.PROFILE):
        return {}
    found = Profile.objects.filter(pupil__in=list(pupil_ids)).order_by("pupil", "-version").distinct("pupil")
    return {profile.pupil_id: profile for profile in found}
