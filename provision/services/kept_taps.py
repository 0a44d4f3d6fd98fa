"""Taps that were kept on a device while the network was away, and are sent once it is back: each exactly once.

A page carries a sealed token for each set of buttons (``provision/tap_tokens.py``). The browser keeps it with the code of the
button that was pressed. What comes back is asked for all that a tap is asked for, on the day on which it was made.
"""

from datetime import timedelta
from enum import StrEnum

from django.utils import timezone

from provision.models import AdaptationUse, TapReceipt
from provision.selectors import chosen_by_id
from provision.services.taps import record_move
from provision.tap_tokens import LASTS, opened
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can


class Fate(StrEnum):
    """What became of a kept tap, as the browser is told: all but ``OTHER`` are not kept any longer."""

    DONE = "done"
    GONE = "gone"
    OTHER = "other"


def record_kept(*, actor: Actor, token: str, result: str, age: timedelta) -> Fate:
    """Record a tap that was made ``age`` ago. Once a token was used, or something newer was recorded, nothing changes.

    ``OTHER`` is a tap of somebody else, or of another school: it waits for them. ``GONE`` is one that is too old, was
    changed on the way, or is about what is not chosen any more.
    """
    actor.must(Can.RECORD_ADAPTATION)
    about = opened(token)
    if about is None:
        return Fate.GONE
    if not about.is_of(actor):
        return Fate.OTHER
    TapReceipt.objects.filter(used_at__lt=timezone.now() - 2 * LASTS).delete()
    _, is_first = TapReceipt.objects.get_or_create(nonce=about.nonce)
    if not is_first:
        return Fate.DONE
    chosen = list(chosen_by_id(about.chosen))
    mine = AdaptationUse.objects.filter(chosen__in=[one.pk for one in chosen], used_on=about.on, used_by=actor.user_id)
    made_at = timezone.now() - max(age, timedelta())
    newer = set(mine.filter(made_at__gt=made_at).values_list("chosen", flat=True))
    try:
        if left := [one for one in chosen if one.pk not in newer]:
            record_move(actor=actor, chosen=left, result=result, on=about.on)
    except Refused:
        return Fate.GONE
    return Fate.DONE if chosen else Fate.GONE
