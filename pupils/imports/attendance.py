"""The attendance in a row: percentages and half-days put together, with what is in doubt and what cannot be."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pupils.imports.records import AttendanceRecord, PupilRecord
from pupils.imports.table import Table
from pupils.rules.attendance import Count, Period, percent_in_words, why_not_count, why_not_within
from pupils.rules.attendance_cells import FigureRead, Scale, read_percent, read_sessions, scale_of
from senco.access.rules.dates import long_date

NOT_CHANGED = "Attendance is not changed: "  # by these words a remark on a count that stands here is known
LEFT_OUT = "The attendance in this row is left out"
APART = Decimal(1)  # per cent points by which a percentage may differ from its half-days: systems round and leave marks out
_NAMES = {
    "possible": "Possible sessions",
    "attended": "Sessions attended",
    "authorised": "Authorised absences",
    "unauthorised": "Unauthorised absences",
}


@dataclass(frozen=True)
class AttendanceRead:
    """What a row says of attendance; ``doubts`` leave it out of the row, what is ``impossible`` refuses the whole row."""

    record: AttendanceRecord | None = None
    doubts: tuple[str, ...] = ()
    impossible: tuple[str, ...] = ()


def scale_in(table: Table) -> Scale | None:
    """How the table's column of attendance writes percentages; None where it has none."""
    texts = [text for row in table.rows for _, text in table.cells(row).get("attendance", ())]
    return scale_of(texts) if texts else None


def attendance_in(cells: Mapping[str, str], scale: Scale | None = None) -> AttendanceRead:
    """The attendance in a row's cells, by field. Half-days count before a percentage, and both must agree."""
    percent = read_percent(cells.get("attendance", ""), scale)
    sessions = {name: read_sessions(cells.get(f"sessions_{name}", "")) for name in _NAMES}
    named = [("Attendance", percent), *((_NAMES[name], read) for name, read in sessions.items())]
    impossible = _said(named, "impossible")
    doubts = _said(named, "doubt")
    if impossible or doubts:
        return AttendanceRead(doubts=tuple(f"{LEFT_OUT}. {words}" for words in doubts), impossible=impossible)
    possible, attended, authorised, unauthorised = (_number(sessions[name]) for name in _NAMES)
    count = _whole(Count(possible, attended, authorised, unauthorised))
    if count == Count():
        return AttendanceRead(None if percent.value is None else AttendanceRecord(Count(percent=percent.value)))
    return _together(count, percent.value)


def of_period(record: PupilRecord, period: Period) -> PupilRecord:
    """The record with its attendance as that of a period; left out, with a word, where the period cannot hold it."""
    if record.attendance is None:
        return record
    if why_not := why_not_within(record.attendance.count, period):
        return replace(record, attendance=None, warnings=(*record.warnings, f"{LEFT_OUT}. {why_not}"))
    return replace(record, attendance=replace(record.attendance, period=period))


def why_not_counted_on(counted_on: date | None, on: date) -> str | None:
    """Why a count of a day does not take the place of the one of the same period that stands here; None if it does."""
    if counted_on is None or counted_on <= on:
        return None
    return f"{NOT_CHANGED}the same time was counted here on {long_date(counted_on)}, later than {long_date(on)}"


def _together(count: Count, percent: Decimal | None) -> AttendanceRead:
    """Half-days with the percentage that stands beside them, if one does."""
    if count.possible is None or count.attended is None:
        if percent is not None:
            return AttendanceRead(AttendanceRecord(Count(percent=percent)))
        missing = " and ".join(_NAMES[name] for name in ("possible", "attended") if getattr(count, name) is None)
        return AttendanceRead(doubts=(f"{LEFT_OUT}. Give {missing} too: a share needs both",))
    unmarked = _unmarked(count)
    if unmarked > 0:
        words = f"{unmarked} of {count.possible} half-days have no mark: fill them in, then export the list again"
        return AttendanceRead(doubts=(f"{LEFT_OUT}. {words}",))
    if why_not := why_not_count(count):
        return AttendanceRead(impossible=(why_not,))
    if percent is not None and abs(percent - count.share) > APART:
        words = (
            f"Attendance says {percent_in_words(percent)}, but {count.attended} of {count.possible} half-days are "
            f"{percent_in_words(count.share)}: put one of them right"
        )
        return AttendanceRead(doubts=(f"{LEFT_OUT}. {words}",))
    return AttendanceRead(AttendanceRecord(count))


def _unmarked(count: Count) -> int:
    """Half-days that are neither attended nor missed by any kind of absence; 0 where absences are not told."""
    if count.possible is None or count.attended is None or count.authorised is None or count.unauthorised is None:
        return 0
    return count.possible - count.attended - count.authorised - count.unauthorised


def _whole(count: Count) -> Count:
    """The count with what follows from the rest: what was attended, or the other kind of absence."""
    possible, attended = count.possible, count.attended
    authorised, unauthorised = count.authorised, count.unauthorised
    if possible is None or (attended, authorised, unauthorised).count(None) != 1:
        return count
    rest = max(0, possible - (attended or 0) - (authorised or 0) - (unauthorised or 0))  # too many are told as such
    if attended is None:
        return replace(count, attended=rest)
    return replace(count, authorised=rest) if authorised is None else replace(count, unauthorised=rest)


def _number(read: FigureRead) -> int | None:
    return None if read.value is None else int(read.value)


def _said(named: list[tuple[str, FigureRead]], part: str) -> tuple[str, ...]:
    return tuple(f"{name}: {words}" for name, read in named if (words := getattr(read, part)))
