"""The list of a child's parents and carers: adding somebody, correcting, taking somebody off."""

from typing import Any

from django.utils import timezone

from pupils.contact_selectors import with_access
from pupils.models import Contact, Pupil
from pupils.rules.access import why_not_remove, why_not_restrict
from pupils.services.parents import GONE, withdraw_parent_invitation
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb

ENDS_INVITATION = frozenset({"email", "restricted"})
KEPT = ("name", "relationship", "parental_responsibility")  # in the log, of somebody taken off the list


def add_contact(*, actor: Actor, pupil: Pupil, reason: str = "", **fields: Any) -> Contact:
    """A parent or carer of a pupil, last in the list where ``order`` is not given. ``reason`` is that of a restriction."""
    actor.must(Can.KEEP_CONTACTS)
    fields.setdefault("order", pupil.contacts.count() + 1)
    with change(actor=actor, verb=Verb.CONTACT_ADDED, pupil_id=pupil.pk) as entry:
        contact = Contact.objects.create(pupil=pupil, **fields)
        entry.target = contact
        if reason:
            entry.note(reason=reason)
    return contact


def change_contact(*, actor: Actor, contact: Contact, reason: str = "", **fields: Any) -> Contact:
    """Correct details of a contact; the log keeps the values before and after.

    Another address or a restriction takes back an invitation that is under way. Setting or lifting a restriction
    needs a reason. Raises Refused without one.
    """
    actor.must(Can.KEEP_CONTACTS)
    held = _locked(contact)
    changed = {name: [getattr(held, name), value] for name, value in fields.items() if getattr(held, name) != value}
    if not changed:
        return held
    why_not = why_not_restrict(before=held.restricted, after=fields.get("restricted", held.restricted), reason=reason)
    if why_not:
        raise Refused(why_not)
    changes = {**changed, **({"reason": reason} if reason else {})}
    with change(actor=actor, verb=Verb.CONTACT_CHANGED, target=held, pupil_id=held.pupil_id, changes=changes):
        for name in changed:
            setattr(held, name, fields[name])
        held.save(update_fields=list(changed))
        if ENDS_INVITATION & set(changed):
            withdraw_parent_invitation(actor=actor, contact=held)
    return held


def remove_contact(*, actor: Actor, contact: Contact, reason: str) -> None:
    """Take somebody off a child's list who does not belong there; the log keeps who it was and why.

    Raises Refused while the person has access.
    """
    actor.must(Can.KEEP_CONTACTS)
    [held] = with_access(actor, [_locked(contact)], on=timezone.localdate())
    if why_not := why_not_remove(held.access):
        raise Refused(why_not)
    changes = {"was": {name: getattr(held, name) for name in KEPT}, "reason": reason}
    with change(actor=actor, verb=Verb.CONTACT_REMOVED, target=held, pupil_id=held.pupil_id, changes=changes):
        withdraw_parent_invitation(actor=actor, contact=held)
        Contact.objects.filter(pk=held.pk).delete()


def _locked(contact: Contact) -> Contact:
    """The contact as it is now, held until the transaction ends."""
    held = Contact.objects.select_for_update().filter(pk=contact.pk).first()
    if held is None:
        raise Refused(GONE)
    return held
