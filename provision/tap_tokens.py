"""Sealed tokens for taps that are sent later: whose, of which school and day, about which records; no name and no word."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.core import signing

from senco.access.actor import Actor

SALT = "provision.tap"
LASTS = timedelta(days=3)
"""A tap of Friday is still taken on Monday; what is older says nothing any more of how it went."""


@dataclass(frozen=True)
class Token:
    """What a token says. ``nonce`` makes it good for one tap."""

    user: str
    school: int
    on: date
    nonce: UUID
    chosen: tuple[UUID, ...]

    def is_of(self, actor: Actor) -> bool:
        """Was it made for this person at this school?"""
        return (self.user, self.school) == (str(actor.user_id), actor.school_id)


def tap_token(actor: Actor, chosen: Sequence[UUID], on: date) -> str:
    """The token of one set of buttons, good for one tap that is sent later."""
    about = [str(actor.user_id), actor.school_id, on.isoformat(), uuid.uuid4().hex, [one.hex for one in chosen]]
    return signing.dumps(about, salt=SALT, compress=True)


def opened(text: str) -> Token | None:
    """What a token says, or None for one that is too old or was changed on the way."""
    try:
        user, school, day, nonce, ids = signing.loads(text, salt=SALT, max_age=LASTS)
        return Token(user, school, date.fromisoformat(day), UUID(nonce), tuple(UUID(one) for one in ids))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def renewed(actor: Actor, text: str) -> str:
    """A new token for the buttons of one that was used, so that the page they stand on can keep another tap."""
    token = opened(text)
    return "" if token is None else tap_token(actor, token.chosen, token.on)
