"""When the nightly backup is due, and how old the last proven one may be."""

from datetime import datetime, timedelta

# From two o'clock, local time: the hour before comes twice on one night of the year and not at all on another.
NIGHT_FROM = 2
AGAIN_AFTER = timedelta(hours=1)
"""After a backup that failed: long enough not to wear out a server in trouble, short enough for the same night."""
PROOF_LASTS = timedelta(days=8)
"""A week and a day: one bad night is no alarm, a week without any proof is one."""


def night_began(now: datetime) -> datetime:
    """When the latest night began, in the local time of `now`."""
    tonight = now.replace(hour=NIGHT_FROM, minute=0, second=0, microsecond=0)
    return tonight if now >= tonight else tonight - timedelta(days=1)


def is_due(now: datetime, *, made: datetime | None, tried: datetime | None) -> bool:
    """Is a backup due? `made` is the last good one, `tried` the last attempt. All in local time.

    One that was missed is made up for as soon as that is noticed, and where there is none at all one is made at once.
    """
    if made is not None and made >= night_began(now):
        return False
    return tried is None or now - tried >= AGAIN_AFTER


def is_late(made: datetime | None, now: datetime) -> bool:
    """Is the last proven backup too old, or is there none?"""
    return made is None or now - made > PROOF_LASTS
