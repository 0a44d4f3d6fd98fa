"""Attendance as a panel of the pupil's page: the latest figure, how it moved, the marks it crosses, and the times before."""

from dataclasses import dataclass

from dashboards.pupil_selectors import Record
from pupils.attendance_presenters import Recorded, recorded
from pupils.rules.attendance import (
    MARK_MEANS,
    by_term,
    compared_with,
    moved_in_words,
    percent_in_words,
    period_in_words,
)

SHOWN_AT_ONCE = 4  # times before; the others open with one press


@dataclass(frozen=True)
class AttendancePanel:
    """The latest count, and one of each term before it, the latest first. ``moved`` is "" where there is none before."""

    latest: Recorded
    width: str
    moved: str
    mark_means: str
    before: list[Recorded]
    long_before: list[Recorded]


def attendance_panel(record: Record) -> AttendancePanel | None:
    """The panel, or None where nothing is recorded that this person sees."""
    terms = by_term(record.attendance)
    if not terms:
        return None
    latest, *earlier = terms
    other = compared_with(latest, earlier)
    moved = ""
    if other is not None:
        said = moved_in_words(latest.count, other.count)
        moved = f"{said[:1].upper()}{said[1:]} from {period_in_words(other.period)} ({percent_in_words(other.count.share)})."
    first, *rows = recorded(terms)
    return AttendancePanel(
        latest=first,
        width=f"{latest.count.share:.1f}%",
        moved=moved,
        mark_means=MARK_MEANS.get(first.mark, ""),
        before=rows[:SHOWN_AT_ONCE],
        long_before=rows[SHOWN_AT_ONCE:],
    )
