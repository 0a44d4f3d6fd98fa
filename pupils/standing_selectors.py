"""What still has to be done about a status: confirm one that a child came with, and tell the parents by a letter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from pupils.models import Pupil, StatusPeriod
from pupils.rules.register_rules import ADOPTED, confirm_by, tell_by, why_not_confirm
from pupils.rules.status_dates import Span
from pupils.selectors import on_roll
from senco.access.actor import Actor
from senco.access.roles import Part


def spans_of(periods: Iterable[StatusPeriod]) -> list[Span]:
    """Times on the register as the rules take them."""
    file = StatusPeriod.Source.IMPORT
    return [Span(one.status, one.starts_on, one.ends_on, one.source == file) for one in periods]


# Statuses that hold now, came from elsewhere, and that nobody here has looked at.
_TO_CONFIRM = Q(ends_on__isnull=True, source__in=ADOPTED, confirmed_on__isnull=True)
_BEGAN_UNTOLD = Q(status="K", source=StatusPeriod.Source.ASSESSMENT, ends_on__isnull=True, told_on__isnull=True)
# Nothing is asked about what ended without a review here: by a plan, by a file, or before these letters were kept.
_ENDED_UNTOLD = Q(status="K", ends_on__isnull=False, ended_told_on__isnull=True) & ~Q(ended_why="")


def to_confirm(actor: Actor, *, on: date) -> QuerySet[StatusPeriod]:
    """Statuses that children came with and that wait for somebody here to look at them; the oldest first."""
    return _of(actor, on=on).filter(_TO_CONFIRM).order_by("starts_on", "pupil__sort_key")


def why_not_to_confirm(pupils: Iterable[Pupil], waiting: Iterable[StatusPeriod]) -> list[tuple[Pupil, str]]:
    """Those of some pupils about whose status there is nothing to confirm, each with the reason. One query."""
    waits = {period.pupil_id for period in waiting}
    others = [pupil for pupil in pupils if pupil.pk not in waits]
    running = {one.pupil_id: one for one in StatusPeriod.objects.filter(ends_on__isnull=True, pupil__in=others)}
    return [(pupil, _why_not_confirm(running.get(pupil.pk))) for pupil in others]


def _why_not_confirm(period: StatusPeriod | None) -> str:
    why_not = why_not_confirm(period.source, period.confirmed_on) if period else why_not_confirm("", None)
    return why_not or "Not at the school any more."  # what waits is asked of those who are here


def still_to_do(actor: Actor, *, on: date) -> tuple[list[StatusPeriod], list[StatusPeriod]]:
    """Times of which the parents have not been told by a letter, that they began or ended, and statuses to confirm."""
    found = list(_still_to_do(actor, on=on).order_by("starts_on", "pupil__sort_key"))
    return [one for one in found if not _waits(one)], [one for one in found if _waits(one)]


def days_to_do(actor: Actor, *, on: date) -> list[date]:
    """By when all that is to be done: each letter has a day of its own, all statuses to confirm together have the first."""
    found = _still_to_do(actor, on=on).order_by().only("starts_on", "ends_on", "source", "adopted_on").select_related(None)
    rows = list(found)
    confirm = [confirm_by(row.adopted_on or row.starts_on) for row in rows if _waits(row)]
    letters = [tell_by(row.starts_on, row.ends_on) for row in rows if not _waits(row)]
    return [*letters, min(confirm)] if confirm else letters


def _still_to_do(actor: Actor, *, on: date) -> QuerySet[StatusPeriod]:
    return _of(actor, on=on).filter(_TO_CONFIRM | _BEGAN_UNTOLD | _ENDED_UNTOLD)


def _waits(period: StatusPeriod) -> bool:
    """Does one that is still to do wait to be confirmed, rather than for a letter?"""
    return period.ends_on is None and period.source in ADOPTED


def to_tell_of(actor: Actor, pupil: Pupil) -> StatusPeriod | None:
    """The time on the register of this pupil that asks for the next letter, if one does."""
    latest = next(iter(periods_of(actor, pupil)), None)
    if latest is None or latest.status != "K":
        return None
    if latest.ends_on is None:
        return latest if latest.source == StatusPeriod.Source.ASSESSMENT and latest.told_on is None else None
    return latest if latest.ended_why and latest.ended_told_on is None else None


def periods_of(actor: Actor, pupil: Pupil) -> list[StatusPeriod]:
    """All times on the register with everything that is known of them, latest first, for those who see cases."""
    return list(pupil.status_periods.order_by("-starts_on")) if actor.sees(Part.CASE) else []


@dataclass(frozen=True)
class Letter:
    """A letter to parents about the register: what it told, when, and its document where it was made here."""

    title: str
    on: date
    document: UUID | None


def letters_of(actor: Actor, pupil: Pupil) -> list[Letter]:
    """The letters that the parents of a pupil have had, latest first, for those who see cases."""
    found = []
    for one in periods_of(actor, pupil):
        for title, on, document in (
            ("SEN support ends", one.ended_told_on, one.ended_letter),
            ("SEN support begins", one.told_on, one.letter),
        ):
            if on is not None:
                found.append(Letter(title, on, document))
    return found


def _of(actor: Actor, *, on: date) -> QuerySet[StatusPeriod]:
    here = on_roll(actor, on=on).order_by().values("pk")
    return StatusPeriod.objects.filter(pupil__in=here, starts_on__lte=on).select_related("pupil", "pupil__group")
