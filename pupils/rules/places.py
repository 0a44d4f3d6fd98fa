"""Who can be put into a teaching group from a day on. The house's own rules; no law says anything about groups."""

from datetime import date

from senco.access.rules.dates import long_date


def why_not_group(name: str, *, is_class: bool) -> str | None:
    """Why nobody can be put into this one, or None."""
    return f"{name} is a class, and a pupil has one class. Move the pupil to it instead." if is_class else None


def why_not_place(group: str, *, is_in: bool, left_on: date | None, on: date) -> str | None:
    """Why a pupil cannot be put into a group on a day, or None. ``left_on`` is the first day without the pupil."""
    if is_in:
        return f"In {group} already."
    if left_on is not None and left_on <= on:
        return f"Not at the school any more: left on {long_date(left_on)}. Choose an earlier day."
    return None


def why_not_place_back(group: str, *, ended_on: date | None) -> str | None:
    """Why a pupil cannot be taken out of a group as if they had never been put in, or None."""
    return f"Was taken out of {group} on {long_date(ended_on)}, and that stays." if ended_on is not None else None
