"""Whether a status or needs may change from a day on, given what is recorded already: times never overlap."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from senco.access.rules.dates import long_date


@dataclass(frozen=True)
class Span:
    """A time with a status K or E: ``starts_on <= day < ends_on``; ``from_file`` if a file of pupils gave it."""

    status: str
    starts_on: date
    ends_on: date | None = None
    from_file: bool = False


def span_on(spans: Iterable[Span], on: date) -> Span | None:
    """The span that holds on a day, if any."""
    return next((s for s in spans if s.starts_on <= on and (s.ends_on is None or s.ends_on > on)), None)


def why_not_status_from(spans: Iterable[Span], on: date) -> str | None:
    """Why a file may not change a pupil's status from a day on, or None.

    What a person decided for that day or a later one stands. What a file gave on that very day, another may correct.
    """
    held = list(spans)
    later = next((s for s in held if s.starts_on > on), None)
    if later is not None:
        return (
            f"SEN status is not changed: {later.status} is recorded here from {long_date(later.starts_on)}, "
            f"later than {long_date(on)}"
        )
    now = span_on(held, on)
    if now is not None and now.ends_on is not None:
        return f"SEN status is not changed: {now.status} is recorded here until {long_date(now.ends_on)}"
    if now is not None and now.starts_on == on and not now.from_file:
        return f"SEN status is not changed: {now.status} was decided here on that very day, {long_date(on)}"
    return None


def why_not_needs_from(starts: Iterable[date], on: date) -> str | None:
    """Why a file may not change a pupil's needs from a day on, or None; ``starts`` are the days the open needs began."""
    last = max(starts, default=on)
    if last > on:
        return f"SEN needs are not changed: they are recorded here from {long_date(last)}, later than {long_date(on)}"
    return None
