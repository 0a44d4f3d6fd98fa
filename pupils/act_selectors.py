"""Choices of many pupils and what was done for them: what an actor may do, whom they chose, and how it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from pupils.models import BulkAct, BulkLine, Pupil
from pupils.register_selectors import register_of
from pupils.rules.register import Wanted
from pupils.selectors import visible
from senco.access.actor import Actor
from senco.access.models import Job
from senco.access.roles import Can
from senco.access.rules.ids import id_or_none
from senco.access.selectors import latest_job

JOB_KIND = "dashboards.act"
RECENT = 8


@dataclass(frozen=True)
class Offer:
    """Something that can be done for many pupils at once: its kind, its words, and the permission that one alone asks."""

    kind: str
    label: str
    icon: str
    can: Can


def offers() -> list[Offer]:
    """Everything there is, named in the settings since some of it stands above."""
    return [Offer(*row) for row in settings.BULK_ACTS]


def offers_for(actor: Actor) -> list[Offer]:
    """What this actor may do for one pupil, and so for many."""
    return [one for one in offers() if actor.can(one.can)]


def offer_of(kind: str) -> Offer | None:
    """The offer of a kind, or None for a word that names none."""
    return next((one for one in offers() if one.kind == kind), None)


def can_of(act: BulkAct) -> Can:
    """The permission that an act asks for: the one that the same thing asks for one pupil."""
    offer = offer_of(act.kind)
    assert offer is not None  # nothing else is ever kept
    return offer.can


def chosen(actor: Actor, wanted: Wanted, *, ids: Iterable[str], everyone: bool) -> list[Pupil]:
    """The pupils that somebody chose on the register, in its order; never one whom the actor does not see.

    ``everyone`` is all whom the filters show. Those who were ticked stay chosen where they fit a filter no more.
    """
    if everyone:
        return list(register_of(actor, wanted))
    ticked = {found for text in ids if (found := id_or_none(text))}
    return list(register_of(actor, Wanted(on=wanted.on, sort=wanted.sort)).filter(pk__in=ticked)) if ticked else []


def acts(actor: Actor) -> QuerySet[BulkAct]:
    """What was chosen and done at the school, of the kinds that the actor may do, the latest first."""
    kinds = [one.kind for one in offers_for(actor)]
    return BulkAct.objects.filter(kind__in=kinds).select_related("made_by").order_by("-made_at")


def act_by_id(act_id: UUID) -> BulkAct:
    """An act by its id, for the worker. Raises BulkAct.DoesNotExist."""
    found: BulkAct = BulkAct.objects.get(pk=act_id)
    return found


def recent_acts(actor: Actor) -> list[BulkAct]:
    """What was done lately or is at work, each with ``number``, how many pupils were chosen."""
    gone = (BulkAct.State.DRAFT, BulkAct.State.DROPPED)
    found = acts(actor).exclude(state__in=gone).annotate(number=Count("lines"))
    return list(found[:RECENT])


def lines_of(actor: Actor, act: BulkAct) -> QuerySet[BulkLine]:
    """The chosen pupils of an act in their order, as far as the actor sees them."""
    return act.lines.filter(pupil__in=visible(actor)).select_related("pupil", "pupil__group").order_by("order")


def counts_of(act: BulkAct) -> dict[str, int]:
    """How many of the chosen there are in each state, and in all, in one query."""
    states: dict[str, Any] = {one.value: Count("pk", filter=Q(state=one)) for one in BulkLine.State}
    return act.lines.aggregate(total=Count("pk"), **states)


def job_of(act: BulkAct) -> Job | None:
    """The latest work on an act."""
    return latest_job(JOB_KIND, act.pk, school_id=act.school_id)


def draft_of(actor: Actor, act_id: str, kind: str) -> BulkAct | None:
    """A choice of this kind that nothing was done with yet, by the id in an address; None for any other text."""
    found = id_or_none(act_id)
    return acts(actor).filter(pk=found, kind=kind, state=BulkAct.State.DRAFT).first() if found else None


def stale_drafts(before: date) -> QuerySet[BulkAct]:
    """Choices from before a day that were only looked at."""
    only = (BulkAct.State.DRAFT, BulkAct.State.DROPPED)
    return BulkAct.objects.filter(state__in=only, made_at__date__lt=before)
