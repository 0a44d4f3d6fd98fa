"""Parents and carers as the rows of a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pupils.contact_selectors import shares_address_with
from pupils.models import Contact, Pupil
from pupils.rules.access import AccessState, why_not_invite

INVITED_BEFORE = frozenset({AccessState.INVITED, AccessState.RAN_OUT, AccessState.ENDED})


@dataclass(frozen=True)
class ContactRow:
    """One contact with what can be done: ``why_not_invite`` stands beside the button where it cannot be pressed."""

    contact: Contact
    why_not_invite: str | None
    invite_words: str
    needs_address: bool


def contact_rows(contacts: Iterable[Contact], pupil: Pupil, *, on: date) -> list[ContactRow]:
    """A child's contacts as rows."""
    held = list(contacts)
    has_left = pupil.left_on is not None and pupil.left_on <= on
    return [_row(contact, held, has_left=has_left) for contact in held]


def _row(contact: Contact, among: list[Contact], *, has_left: bool) -> ContactRow:
    shared_with = shares_address_with(contact, among)
    why_not = why_not_invite(contact.access, email=contact.email, has_left=has_left, shared_with=shared_with)
    words = "Invite again" if contact.access.state in INVITED_BEFORE else "Invite"
    missing = not contact.email and contact.access.state in (AccessState.NONE, AccessState.ENDED) and not has_left
    return ContactRow(contact, why_not, words, missing)
