"""Councils of the school, and in whose area a child lives."""

from datetime import date
from uuid import UUID

from pupils.models import Council, Pupil, Residence
from pupils.selectors import visible
from senco.access.actor import Actor
from senco.access.roles import Can


def councils(actor: Actor) -> list[Council]:
    """The councils the school deals with, by name."""
    return list(Council.objects.order_by("name")) if actor.can(Can.SEE_CASES) else []


def one_council(actor: Actor, council_id: UUID) -> Council | None:
    """A council by its id, or None."""
    return Council.objects.filter(pk=council_id).first() if actor.can(Can.SEE_CASES) else None


def residences_of(actor: Actor, pupil: Pupil) -> list[Residence]:
    """Where a child has lived, the latest first."""
    if not actor.can(Can.SEE_CASES):
        return []
    rows = Residence.objects.filter(pupil=pupil, pupil__in=visible(actor))
    return list(rows.select_related("council").order_by("-starts_on"))


def council_on(actor: Actor, pupil: Pupil, *, on: date) -> Council | None:
    """The council in whose area a child lives on a day; None where nothing was recorded by then."""
    return next((one.council for one in residences_of(actor, pupil) if one.starts_on <= on), None)
