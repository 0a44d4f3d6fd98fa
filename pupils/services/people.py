"""Pupils, their parents and carers, their classes and who teaches them."""

from datetime import date
from typing import Any
from uuid import UUID

from pupils import selectors
from pupils.models import Contact, Pupil, TeachingGroup, TeachingLink
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb


def add_pupil(*, actor: Actor, **fields: Any) -> Pupil:
    """A new pupil. ``fields`` are those of the model; a UPN that is here already is refused."""
    actor.must(Can.IMPORT_PUPILS)
    upn = fields.get("upn", "")
    if upn and Pupil.objects.filter(upn=upn).exists():
        raise Refused("A pupil with this UPN is here already. Open that pupil instead of adding a second record.")
    with change(actor=actor, verb=Verb.PUPIL_ADDED) as entry:
        pupil = Pupil.objects.create(**fields)
        entry.target, entry.pupil_id = pupil, pupil.pk
    return pupil


def change_pupil(*, actor: Actor, pupil: Pupil, **fields: Any) -> Pupil:
    """Change details of a pupil; the log keeps the values before and after."""
    actor.must(Can.IMPORT_PUPILS)
    before = {name: getattr(pupil, name) for name in fields}
    changed = {name: [before[name], value] for name, value in fields.items() if before[name] != value}
    if not changed:
        return pupil
    with change(actor=actor, verb=Verb.PUPIL_CHANGED, target=pupil, pupil_id=pupil.pk, changes=changed):
        for name, value in fields.items():
            setattr(pupil, name, value)
        pupil.version += 1
        pupil.save()
    return pupil


def add_contact(*, actor: Actor, pupil: Pupil, **fields: Any) -> Contact:
    """A parent or carer of a pupil."""
    actor.must(Can.EDIT_NEEDS)
    with change(actor=actor, verb=Verb.CONTACT_ADDED, pupil_id=pupil.pk) as entry:
        contact = Contact.objects.create(pupil=pupil, **fields)
        entry.target = contact
    return contact


def link_parent(*, actor: Actor, contact: Contact, user_id: UUID) -> Contact:
    """Tie an account to a contact, so that this person sees what is published about this child.

    Raises Refused for a contact with a restriction: a court order is not undone by a click.
    """
    actor.must(Can.MANAGE_PEOPLE)
    if contact.restricted:
        raise Refused("There is a restriction on this contact. Lift it first, once the order has ended.")
    with change(actor=actor, verb=Verb.CONTACT_LINKED, target=contact, pupil_id=contact.pupil_id):
        contact.user_id = user_id
        contact.save(update_fields=["user"])
    return contact


def make_group(*, actor: Actor, name: str, year: str = "") -> TeachingGroup:
    """A class; one that is there already is returned as it is."""
    actor.must(Can.IMPORT_PUPILS)
    found = TeachingGroup.objects.filter(name=name).first()
    if found is not None:
        return found
    with change(actor=actor, verb=Verb.GROUP_MADE, changes={"name": name}) as entry:
        group = TeachingGroup.objects.create(name=name, year=year)
        entry.target = group
    return group


def link_staff(
    *,
    actor: Actor,
    user_id: UUID,
    starts_on: date,
    group: TeachingGroup | None = None,
    pupil: Pupil | None = None,
    ends_on: date | None = None,
) -> TeachingLink:
    """Tie a member of staff to a class or to one pupil, from a day until before another."""
    actor.must(Can.MANAGE_PEOPLE)
    with change(
        actor=actor, verb=Verb.TEACHING_LINKED, pupil_id=pupil.pk if pupil else None, changes={"user": user_id}
    ) as entry:
        link = TeachingLink.objects.create(
            user_id=user_id, group=group, pupil=pupil, starts_on=starts_on, ends_on=ends_on
        )
        entry.target = link
    return link


def see_pupil(*, actor: Actor, pupil_id: UUID, on: date) -> Pupil:
    """Open a pupil's record; reading it is an event too. Raises Pupil.DoesNotExist for one that is not the actor's."""
    actor.must(Can.SEE_PUPILS)
    pupil = selectors.pupil_page(actor, pupil_id, on=on)
    with change(actor=actor, verb=Verb.PUPIL_READ, target=pupil, pupil_id=pupil.pk):
        return pupil
