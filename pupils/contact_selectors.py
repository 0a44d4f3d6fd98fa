"""Parents and carers of a pupil, each with how it stands with their access."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils import timezone

from pupils.models import Contact, Pupil
from pupils.rules.access import AccessFacts, access_on
from senco.access.actor import Actor
from senco.access.roles import Part, Role
from senco.access.selectors import holders_among
from senco.accounts.models import Invitation
from senco.accounts.selectors import invitations_of_contacts


def contacts_of(actor: Actor, pupil: Pupil, *, on: date) -> list[Contact]:
    """Parents and carers with their ``access`` on a day, for those who see that part of a record. Three queries."""
    if not actor.sees(Part.CONTACTS):
        return []
    return with_access(actor, pupil.contacts.select_related("user").order_by("order", "name", "pk"), on=on)


def contact_of(actor: Actor, pupil: Pupil, contact_id: UUID, *, on: date) -> Contact | None:
    """One of a pupil's contacts, or None."""
    return next((one for one in contacts_of(actor, pupil, on=on) if one.pk == contact_id), None)


def shares_address_with(contact: Contact, among: Iterable[Contact]) -> str:
    """The name of somebody among a child's contacts who is under a restriction and has this one's address, or ""."""
    email = contact.email.lower()
    same = (one.name for one in among if one.restricted and one.pk != contact.pk and one.email.lower() == email)
    return next(same, "") if email else ""


def is_restricted(pupil: Pupil, email: str, name: str = "") -> bool:
    """Is this the address, or the name, of somebody among a child's contacts with whom nothing may be shared? Asked whoever
    acts. A name that another contact has too says nothing."""
    rows = list(Contact.objects.filter(pupil=pupil).values_list("email", "name", "restricted"))
    addresses = {_folded(address) for address, _, restricted in rows if restricted}
    names = {_folded(one) for _, one, restricted in rows if restricted} - {_folded(one) for _, one, restricted in rows if not restricted}
    return (bool(email.strip()) and _folded(email) in addresses) or (bool(name.strip()) and _folded(name) in names)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def with_access(actor: Actor, contacts: Iterable[Contact], *, on: date) -> list[Contact]:
    """Contacts with their ``access`` on a day."""
    found = list(contacts)
    invitations = invitations_of_contacts(actor, [one.pk for one in found])
    accounts = {one.user_id for one in found if one.user_id}
    holders = holders_among(actor.school_id, Role.PARENT, accounts, on=on) if accounts else set()
    for contact in found:
        facts = _facts(contact, invitations.get(contact.pk), holds_role=contact.user_id in holders)
        contact.access = access_on(facts, on)
    return found


def _facts(contact: Contact, invitation: Invitation | None, *, holds_role: bool) -> AccessFacts:
    # One to an address that has changed since cannot be accepted any more.
    stands = invitation is not None and invitation.email == contact.email.lower()
    return AccessFacts(
        restricted=contact.restricted,
        linked=contact.user is not None,
        holds_role=holds_role,
        starts_on=contact.access_starts_on,
        ends_on=contact.access_ends_on,
        invited_on=timezone.localdate(invitation.made_at) if invitation and stands else None,
        invited_until=timezone.localdate(invitation.expires_at) if invitation and stands else None,
        address=contact.user.email if contact.user else "",
    )
