"""How it stands with a parent's or carer's access to what is published about a child, and whom one may invite."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AccessState(StrEnum):
    """Where somebody stands between not being asked and having been seen off."""

    NONE = "none"
    INVITED = "invited"
    RAN_OUT = "ran_out"
    HERE = "here"
    ENDED = "ended"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True)
class AccessFacts:
    """What is known of a contact: ``linked`` to an account that still ``holds_role`` as a parent here, from a day until
    before another; and the days on and until which the invitation that still stands was sent and is good."""

    restricted: bool = False
    linked: bool = False
    holds_role: bool = False
    starts_on: date | None = None
    ends_on: date | None = None
    invited_on: date | None = None
    invited_until: date | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """How it stands on a day. ``since`` and ``until`` are what its state is about; ``address`` is the account's."""

    state: AccessState
    since: date | None = None
    until: date | None = None
    address: str = ""

    @property
    def reads(self) -> bool:
        """Does this person see what is published about the child?"""
        return self.state is AccessState.HERE


def access_on(facts: AccessFacts, on: date) -> Access:
    """Work out how it stands. A restriction comes before all; who reads already is not shown as invited."""
    if facts.restricted:
        return Access(AccessState.RESTRICTED)
    ended = facts.ends_on is not None and facts.ends_on <= on
    if facts.linked and facts.holds_role and not ended:
        return Access(AccessState.HERE, facts.starts_on, address=facts.address)
    if facts.invited_until is not None:
        state = AccessState.INVITED if on <= facts.invited_until else AccessState.RAN_OUT
        return Access(state, facts.invited_on, facts.invited_until)
    if facts.linked:
        return Access(AccessState.ENDED, facts.starts_on, facts.ends_on, facts.address)
    return Access(AccessState.NONE)


RESTRICTION = "There is a restriction on this contact. Lift it first, once the order has ended."


def why_not_invite(access: Access, *, email: str, has_left: bool, shared_with: str = "") -> str | None:
    """Why this contact cannot be invited now, or None. Somebody who was invited can be sent a new invitation.

    ``shared_with`` is the name of a contact under a restriction who has the same address and would read the mail.
    """
    if access.state is AccessState.RESTRICTED:
        return RESTRICTION
    if has_left:
        return "The child has left the school. Give the family what they need on paper, or as a file."
    if access.state is AccessState.HERE:
        return "This person has access already."
    if not email:
        return "No e-mail address is recorded. Add it first: the invitation goes there."
    if shared_with:
        return (
            f"{shared_with}, for whom there is a restriction, has the same e-mail address and would read the invitation. "
            "Ask for an address that is this person’s own."
        )
    return None


def why_not_end(access: Access) -> str | None:
    """Why there is no access to end, or None."""
    if access.state is AccessState.HERE:
        return None
    return "This person has no access now, so there is none to end."


def why_not_remove(access: Access) -> str | None:
    """Why a contact cannot be taken off a child's list, or None."""
    if access.state is AccessState.HERE:
        return "This person has access. End it first, with the reason."
    return None


def why_not_restrict(*, before: bool, after: bool, reason: str) -> str | None:
    """Why a restriction cannot be set or lifted like this, or None: a court order is not undone by a click."""
    if before == after or reason.strip():
        return None
    if after:
        return "Write why the restriction is set: which order or decision, of which day."
    return "Write why the restriction is lifted: what ended it, and on which day."
