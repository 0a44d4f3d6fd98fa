"""A parent's or carer's access to what is published about their child: offered, taken back, linked, ended."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from pupils.contact_selectors import shares_address_with, with_access
from pupils.models import Contact
from pupils.rules.access import why_not_end, why_not_invite
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can, Role
from senco.accounts.models import Invitation
from senco.accounts.selectors import invitations_of_contacts
from senco.accounts.services import invitations
from senco.accounts.services.people import end_parent_role
from senco.audit.services import change
from senco.audit.verbs import Verb

SAME_CLICK = timedelta(minutes=1)  # a second press so soon is a slip, and would make the first mail's link useless
GONE = "This contact has been taken off the list. Open the list again."
CHANGED = "The school has changed its list of parents and carers since. Ask the school to send you a new invitation."


def invite_parent(*, actor: Actor, contact: Contact) -> Invitation:
    """Invite a contact by mail to read what is published about this child; one that was invited gets a new invitation,
    and the one before ends. Raises Refused where there is a restriction, no address, or access already."""
    actor.must(Can.KEEP_CONTACTS)
    held = _locked(contact.pk)
    today = timezone.localdate()
    [held] = with_access(actor, [held], on=today)
    has_left = held.pupil.left_on is not None and held.pupil.left_on <= today
    shared_with = shares_address_with(held, held.pupil.contacts.all())
    if why_not := why_not_invite(held.access, email=held.email, has_left=has_left, shared_with=shared_with):
        raise Refused(why_not)
    before = invitations_of_contacts(actor, [held.pk]).get(held.pk)
    if before and before.email == held.email.lower() and timezone.now() - before.made_at < SAME_CLICK:
        return before
    withdraw_parent_invitation(actor=actor, contact=held)
    return invitations.invite(
        actor=actor, email=held.email, name=held.name, role=Role.PARENT, contact_id=held.pk, pupil_id=held.pupil_id
    )


def withdraw_parent_invitation(*, actor: Actor, contact: Contact) -> bool:
    """Take back the invitation of a contact that still stands. False where there is none."""
    actor.must(Can.KEEP_CONTACTS)
    standing = invitations_of_contacts(actor, [contact.pk]).get(contact.pk)
    if standing is None:
        return False
    invitations.withdraw_invitation(actor=actor, invitation=standing, pupil_id=contact.pupil_id)
    return True


def link_invited(*, actor: Actor, contact_id: UUID, user_id: UUID, email: str) -> None:
    """Tie an account to the contact that was invited at this address, so that it sees what is published about this child.

    Called when an invitation is accepted (``settings.PARENT_JOINED``). Raises Refused where the contact is gone, has
    another address or a restriction by now, or another account reads in its place; the words name no reason, since who
    holds the mail may be the one who is kept away.
    """
    contact = Contact.objects.select_for_update().filter(pk=contact_id).first()
    today = timezone.localdate()
    if contact is None or contact.restricted or contact.email.lower() != email:
        raise Refused(CHANGED)
    [contact] = with_access(actor, [contact], on=today)
    taken = contact.access.reads and contact.user_id != user_id
    if taken or shares_address_with(contact, Contact.objects.filter(pupil=contact.pupil_id)):
        raise Refused(CHANGED)
    with change(
        actor=actor, verb=Verb.CONTACT_LINKED, target=contact, pupil_id=contact.pupil_id, changes={"user": user_id}
    ):
        contact.user_id, contact.access_starts_on, contact.access_ends_on = user_id, today, None
        contact.save(update_fields=["user", "access_starts_on", "access_ends_on"])


def end_access(*, actor: Actor, contact: Contact, reason: str, ends_on: date) -> None:
    """End a contact's access to this child from a day on, at the next click where it is today's, and say why.

    Where no other child here is theirs to see, their role as a parent ends with it. Raises Refused without access.
    """
    actor.must(Can.KEEP_CONTACTS)
    [held] = with_access(actor, [_locked(contact.pk)], on=timezone.localdate())
    if why_not := why_not_end(held.access):
        raise Refused(why_not)
    _unlink(actor, held, ends_on=ends_on, reason=reason)
    others = Contact.objects.filter(user=held.user_id).exclude(pk=held.pk)
    if held.user_id and not others.filter(_linked_after(ends_on)).exists():
        end_parent_role(actor=actor, user_id=held.user_id, ends_on=ends_on)


def end_links(*, actor: Actor, user_id: UUID, ends_on: date) -> None:
    """End somebody's access to every child of the school, since their role as a parent here is ended.

    Called by ``settings.PARENT_LEFT``: a later invitation to one child must not bring the others back.
    """
    actor.must(Can.MANAGE_PEOPLE)
    for contact in Contact.objects.select_for_update().filter(_linked_after(ends_on), user=user_id):
        _unlink(actor, contact, ends_on=ends_on, reason="Their role as a parent or carer at the school was ended.")


def _linked_after(day: date) -> Q:
    return Q(access_ends_on__isnull=True) | Q(access_ends_on__gt=day)


def _unlink(actor: Actor, contact: Contact, *, ends_on: date, reason: str) -> None:
    changes = {"user": contact.user_id, "ends_on": ends_on, "reason": reason}
    with change(actor=actor, verb=Verb.CONTACT_UNLINKED, target=contact, pupil_id=contact.pupil_id, changes=changes):
        contact.access_ends_on = max(ends_on, contact.access_starts_on or ends_on)
        contact.save(update_fields=["access_ends_on"])


def _locked(contact_id: UUID) -> Contact:
    """The contact, held until the transaction ends: two people who press at once go one after the other."""
    contact = (
        Contact.objects.select_for_update(of=("self",)).select_related("pupil", "user").filter(pk=contact_id).first()
    )
    if contact is None:
        raise Refused(GONE)
    return contact
