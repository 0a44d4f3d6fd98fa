"""Pupils, their classes and who teaches them."""

from datetime import date
from typing import Any
from uuid import UUID

from pupils import selectors
from pupils.models import Pupil, TeachingGroup, TeachingLink
from senco.access.actor import Actor
from senco.access.at_once import found_or_made, refused_where_taken
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.access.rules.dates import long_date
from senco.audit.services import change
from senco.audit.verbs import Verb

UPN_TAKEN = "A pupil with this UPN is here already. Open that pupil instead of adding a second record."


def add_pupil(*, actor: Actor, **fields: Any) -> Pupil:
    """A new pupil. ``fields`` are those of the model; a UPN that is here already is refused."""
    actor.must(Can.IMPORT_PUPILS)
    with refused_where_taken(UPN_TAKEN), change(actor=actor, verb=Verb.PUPIL_ADDED) as entry:
        pupil = Pupil.objects.create(**fields)
        entry.target, entry.pupil_id = pupil, pupil.pk
    return pupil


def change_pupil(*, actor: Actor, pupil: Pupil, **fields: Any) -> Pupil:
    """Change details of a pupil; the log keeps the values before and after. A UPN that is here already is refused."""
    actor.must(Can.IMPORT_PUPILS)
    before = {name: getattr(pupil, name) for name in fields}
    changed = {name: [before[name], value] for name, value in fields.items() if before[name] != value}
    if not changed:
        return pupil
    with (
        refused_where_taken(UPN_TAKEN),
        change(actor=actor, verb=Verb.PUPIL_CHANGED, target=pupil, pupil_id=pupil.pk, changes=changed),
    ):
        for name, value in fields.items():
            setattr(pupil, name, value)
        pupil.version += 1
        pupil.save()
    return pupil


def link_staff(
    *,
    actor: Actor,
    user_id: UUID,
    starts_on: date,
    group: TeachingGroup | None = None,
    pupil: Pupil | None = None,
    ends_on: date | None = None,
) -> TeachingLink:
    """Tie a member of staff to a class or group, or to one pupil, from a day until before another.

    It opens records of children. Put down by somebody who does not see them all, it waits until one who does confirms it.
    Who is linked already, without an end, stays so. Raises Refused for an end that is not after the beginning.
    """
    actor.must(Can.KEEP_CLASSES)
    if ends_on is not None and ends_on <= starts_on:
        raise Refused(
            f"The last day comes before {long_date(starts_on)}, the first. Put the later day as the last one."
        )
    days = {"starts_on": starts_on, "ends_on": ends_on}
    pupil_id = pupil.pk if pupil else None

    def make() -> TeachingLink:
        with change(actor=actor, verb=Verb.TEACHING_LINKED, pupil_id=pupil_id, changes={"user": user_id}) as entry:
            entry.target = made = TeachingLink.objects.create(
                user_id=user_id, group=group, pupil=pupil, waits=not actor.can(Can.LINK_STAFF), **days
            )
        return made

    open_links = TeachingLink.objects.filter(user=user_id, group=group, pupil=pupil, ends_on__isnull=True)
    return found_or_made(open_links, make)


def see_pupil(*, actor: Actor, pupil_id: UUID, on: date) -> Pupil:
    """Open a pupil's record; reading it is an event too. Raises Pupil.DoesNotExist for one that is not the actor's."""
    actor.must(Can.SEE_PUPILS)
    pupil = selectors.pupil_page(actor, pupil_id, on=on)
    with change(actor=actor, verb=Verb.PUPIL_READ, target=pupil, pupil_id=pupil.pk):
        return pupil
