"""Attendance as rows of a page: each count in words, where it comes from, and whether it still holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from pupils.models import Attendance
from pupils.rules.attendance import MARK_WORDS, Mark, mark_of, missed_in_words, percent_in_words, period_in_words
from senco.access.rules.dates import long_date

TONES = {Mark.NONE: "", Mark.PERSISTENT: "soon", Mark.SEVERE: "late"}  # of chips


@dataclass(frozen=True)
class Recorded:
    """One count: ``state`` says what became of it where it is not shown any more."""

    attendance: Attendance
    percent: str
    period: str
    missed: str
    source: str
    mark: Mark
    state: str

    @property
    def tone(self) -> str:
        """The kind of chip of its mark, "" for no mark."""
        return TONES[self.mark]

    @property
    def mark_words(self) -> str:
        """The mark in words, "" for no mark."""
        return MARK_WORDS.get(self.mark, "")


def recorded(held: Iterable[Attendance]) -> list[Recorded]:
    """Counts as rows, in their order."""
    return [
        Recorded(
            attendance=one,
            percent=percent_in_words(one.count.share),
            period=period_in_words(one.period),
            missed=missed_in_words(one.count),
            source=source_in_words(one),
            mark=mark_of(one.count),
            state="" if one.replaced_at is None else "Taken back" if one.taken_back else "Replaced by a newer count",
        )
        for one in held
    ]


def source_in_words(one: Attendance) -> str:
    """``From the file register.csv, as it stood on 27 November 2026``."""
    as_it_stood = f"as it stood on {long_date(one.as_at)}"
    by = f" by {one.made_by.name}" if one.made_by else ""
    if one.source == Attendance.Source.FILE:
        named = f"From the file {one.named}" if one.named else "From a file of the school"
        return f"{named}, {as_it_stood}"
    return f"Typed{by}, {as_it_stood}"
