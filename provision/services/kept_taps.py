"""Taps that were kept on a device while the network was away, and are sent once it is back: each exactly once.

A page carries a sealed token for each set of buttons: whose it is, of which school and day, and which records it is about; no
name and no word. The browser keeps the token with the code of the button that was pressed. What comes back is asked for all
that a tap is asked for, on the day on which it was made.
"""

import uuid
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from django.core import signing
from django.utils import timezone

from provision.models import AdaptationUse, TapReceipt
from provision.selectors import chosen_by_id
from provision.services.taps import record_move
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can

SALT = "provision.tap"
LASTS = timedelta(days=3)
"""A tap of Friday is still taken on Monday; what is older says nothing any more of how it went."""


class Fate(StrEnum):
    """What became of a kept tap, as the browser is told: all but ``OTHER`` are not kept any longer."""

    DONE = "done"
    GONE = "gone"
    OTHER = "other"


def tap_token(actor: Actor, chosen: Sequence[UUID], on: date) -> str:
    """The token of one set of buttons, good for one tap that is sent later."""
    about = [str(actor.user_id), actor.school_id, on.isoformat(), uuid.uuid4().hex, [one.hex for one in chosen]]
    return signing.dumps(about, salt=SALT, compress=True)


def renewed(actor: Actor, token: str) -> str:
    """A new token for the buttons of one that was used, so that the page they stand on can keep another tap."""
    _, _, day, _, ids = signing.loads(token, salt=SALT)
    return tap_token(actor, [UUID(one) for one in ids], date.fromisoformat(day))


def record_kept(*, actor: Actor, token: str, result: str, age: timedelta) -> Fate:
    """Record a tap that was made ``age`` ago. Once a token was used, or something newer was recorded, nothing changes.

    ``OTHER`` is a tap of somebody else, or of another school: it waits for them. ``GONE`` is one that is too old, was
    changed on the way, or is about what is not chosen any more.
    """
    actor.must(Can.RECORD_ADAPTATION)
    try:
        user, school, day, nonce, ids = signing.loads(token, salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return Fate.GONE
    if (user, school) != (str(actor.user_id), actor.school_id):
        return Fate.OTHER
    on, made_at = date.fromisoformat(day), timezone.now() - max(age, timedelta())
    chosen = chosen_by_id([UUID(one) for one in ids])
    newer = set(
        AdaptationUse.objects.filter(
            chosen__in=[one.pk for one in chosen], used_on=on, used_by=actor.user_id, made_at__gt=made_at
        ).values_list("chosen", flat=True)
    )
    TapReceipt.objects.filter(used_at__lt=timezone.now() - 2 * LASTS).delete()
    _, is_first = TapReceipt.objects.get_or_create(nonce=UUID(nonce))
    if not is_first:
        return Fate.DONE
    try:
        if left := [one for one in chosen if one.pk not in newer]:
            record_move(actor=actor, chosen=left, result=result, on=on)
    except Refused:
        return Fate.GONE
    return Fate.DONE if chosen else Fate.GONE
