"""The day of a run: one that begins late in the evening would else end on another day than the one it began on."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import time_machine

LONGEST_RUN, BACK = timedelta(hours=2), timedelta(hours=4)


def set_back(begun_at: datetime) -> timedelta:
    """How far the clock of a run is set back, so that no midnight of London falls into it."""
    begun, ended = (at.astimezone(ZoneInfo("Europe/London")).date() for at in (begun_at, begun_at + LONGEST_RUN))
    return timedelta(0) if begun == ended else BACK


def real_now() -> datetime:
    """The time it is, for stories whose servers go by it."""
    hatch = time_machine.escape_hatch
    now: datetime = hatch.datetime.datetime.now(UTC) if hatch.is_travelling() else datetime.now(UTC)
    return now


def keep_the_day() -> None:
    """Set the clock of this process back where midnight is near: a module's TODAY holds until its last test."""
    if back := set_back(real_now()):
        time_machine.travel(real_now() - back).start()
