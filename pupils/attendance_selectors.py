"""The attendance of a pupil: what is shown, everything that was ever recorded, and the latest figure in a line."""

from typing import Any
from uuid import UUID

from django.db.models import CharField, F, QuerySet, Value

from pupils.models import Attendance, Pupil
from pupils.rules.attendance import (
    MARK_WORDS,
    Mark,
    by_term,
    mark_of,
    missed_in_words,
    percent_in_words,
    period_in_words,
)
from pupils.selectors import visible
from senco.access.actor import Actor
from senco.access.roles import Part, Reach


def attendance_of(actor: Actor, pupil: Pupil) -> list[Attendance]:
    """The count that holds of each period, the latest first, for those who see attendance. One query."""
    return list(_with_source(_shown(actor, pupil), actor))


def attendance_ever(actor: Actor, pupil: Pupil) -> list[Attendance]:
    """Every count that was recorded, those that were replaced or taken back as well, the latest first."""
    if not actor.sees(Part.ATTENDANCE):
        return []
    return list(_with_source(pupil.attendance.order_by("-ends_on", "starts_on", "-made_at", "pk"), actor))


def one_attendance(actor: Actor, attendance_id: UUID) -> QuerySet[Attendance]:
    """A count of one of the actor's pupils, by id."""
    return Attendance.objects.filter(pk=attendance_id, pupil__in=visible(actor)).select_related("pupil")


def latest_in_words(actor: Actor, pupil: Pupil) -> str:
    """The latest count as one line, as evidence beside other evidence; "" where there is none. One query."""
    latest = next(iter(by_term(_shown(actor, pupil))), None)
    if latest is None:
        return ""
    mark = mark_of(latest.count)
    said = f"{percent_in_words(latest.count.share)} attended, {period_in_words(latest.period)}. {missed_in_words(latest.count)}."
    return said if mark is Mark.NONE else f"{said} {MARK_WORDS[mark]}."


def _with_source(rows: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
    """Add ``named``, the name of the file a count came with. A file is about everybody, and its name may tell of others: it
    is there for those who reach the whole school, empty for the rest, who do not load it either."""
    named = F("file_name") if Reach.WHOLE_SCHOOL in actor.reaches else Value("", output_field=CharField())
    return rows.annotate(named=named).defer("file_name").select_related("made_by")


def _shown(actor: Actor, pupil: Pupil) -> QuerySet[Attendance]:
    if not actor.sees(Part.ATTENDANCE):
        return Attendance.objects.none()
    return pupil.attendance.filter(replaced_at__isnull=True).order_by("-ends_on", "starts_on")
