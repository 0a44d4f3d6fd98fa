"""Which backups are kept: the newest of each of the last days, weeks and months, and never fewer than what is proven."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Keep:
    """How many days, weeks and months are kept, counting only those that have a backup."""

    daily: int = 7
    weekly: int = 5
    monthly: int = 6


def read_keep(text: str) -> Keep:
    """``7,5,6`` as days, weeks and months. Raises ValueError with a sentence."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        raise ValueError(f"'{text}' is not three numbers: write days, weeks and months like 7,5,6")
    keep = Keep(*(int(part) for part in parts))
    if keep.daily < 1:
        raise ValueError("At least one day is kept: write days, weeks and months like 7,5,6")
    return keep


def kept(made: Iterable[datetime], keep: Keep, *, proven: datetime | None = None) -> set[datetime]:
    """Those of some backups, each known by when it was made, in local time, that are kept.

    Of each of the last days that have a backup the newest one stays, and so for weeks (from Monday) and months. The
    newest that was `proven` by a restore stays in any case: ten bad nights must not cost the last good one.
    """
    newest_first = sorted(set(made), reverse=True)
    stays = {at for at in newest_first if at == proven}
    for count, bucket in ((keep.daily, _day), (keep.weekly, _week), (keep.monthly, _month)):
        stays |= set(_newest_of_each(newest_first, bucket, count))
    return stays


def _newest_of_each(newest_first: list[datetime], bucket: Callable[[datetime], object], count: int) -> list[datetime]:
    first: dict[object, datetime] = {}
    for at in newest_first:
        first.setdefault(bucket(at), at)
    return list(first.values())[:count]


def _day(at: datetime) -> object:
    return at.date()


def _week(at: datetime) -> object:
    return at.isocalendar()[:2]


def _month(at: datetime) -> object:
    return at.year, at.month
