"""The whole timeline of a pupil: which kinds of moments there are, which of them are asked for, and by school year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dashboards.rules.history import Kind, Moment
from senco.access.rules.dates import school_year_start

KINDS = {
    Kind.STATUS: "SEN status",
    Kind.NEEDS: "Needs",
    Kind.CYCLE: "Cycles",
    Kind.CONCERN: "Concerns",
    Kind.TALK: "Talks",
    Kind.REFERRAL: "Referrals",
    Kind.FILE: "Reports and letters",
    Kind.PAPER: "Papers of the school",
    Kind.PROFILE: "One-page profile",
    Kind.SUMMARY: "Summaries to parents",
    Kind.CASE: "EHC case",
    Kind.ATTENDANCE: "Attendance",
    Kind.SCHOOL: "Joining and leaving",
}


@dataclass(frozen=True)
class Asked:
    """What of a timeline is asked for: one kind ("" for all), from a day and to a day, both included."""

    kind: str = ""
    begins: date | None = None
    ends: date | None = None

    @property
    def filters(self) -> bool:
        """Is anything left out?"""
        return bool(self.kind or self.begins or self.ends)


def asked_for(moments: Iterable[Moment], asked: Asked) -> list[Moment]:
    """The moments that are asked for, in their order."""
    return [
        moment
        for moment in moments
        if (not asked.kind or moment.kind == asked.kind)
        and (asked.begins is None or moment.on >= asked.begins)
        and (asked.ends is None or moment.on <= asked.ends)
    ]


def by_school_year(moments: Iterable[Moment]) -> list[tuple[str, list[Moment]]]:
    """Moments in order under the school year of each: ``School year 2025/26``."""
    return [
        (_words(start), list(group)) for start, group in groupby(moments, key=lambda one: school_year_start(one.on))
    ]


def _words(start: date) -> str:
    return f"School year {start.year}/{(start.year + 1) % 100:02}"


def kinds_in(moments: Iterable[Moment]) -> list[tuple[str, str]]:
    """The kinds that there are moments of, each with its words, for a list to choose from."""
    there = {moment.kind for moment in moments}
    return [(kind.value, words) for kind, words in KINDS.items() if kind in there]
