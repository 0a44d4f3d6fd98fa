"""On what each time on the register rests: the assessment and the letter, who confirmed it, and why it ended."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from dashboards.demo.days import term_day_by, term_day_from
from dashboards.demo.plan_cycles import Work
from dashboards.demo.plan_people import Staffroom

Row = dict[str, Any]
_ASSESSED_BEFORE = timedelta(days=6)
_TOLD_AFTER = timedelta(days=4)
_CONFIRMED_AFTER = timedelta(days=12)
_HERE_SINCE = timedelta(days=730)  # when the school's earlier list was brought in
_REVIEWED = "All outcomes of the last cycle were met and held for half a term in class, with what everybody gets."


def with_grounds(staff: Staffroom, statuses: list[Row], work: Work, today: date) -> list[Row]:
    """The same times on the register with what they rest on."""
    seen = {row["pupil_id"]: row["evidence"] for row in reversed(work.cycles)}
    senco = staff.id(staff.senco)
    return [{**row, **dict(_of(row, seen.get(row["pupil_id"], ""), senco, today))} for row in statuses]


def _of(row: Row, evidence: str, senco: UUID, today: date) -> Iterator[tuple[str, Any]]:
    starts_on, ends_on = row["starts_on"], row["ends_on"]
    if row["status"] == "K" and row["source"] == "assessment":
        yield "assessed_on", term_day_by(starts_on - _ASSESSED_BEFORE)
        yield "found", evidence
        if starts_on + _TOLD_AFTER <= today:
            yield "told_on", min(term_day_from(starts_on + _TOLD_AFTER), today)
    elif row["source"] in ("import", "previous_school"):
        adopted_on = max(starts_on, term_day_by(today - _HERE_SINCE))
        yield "adopted_on", adopted_on
        if adopted_on + _CONFIRMED_AFTER <= today:
            yield "confirmed_on", adopted_on + _CONFIRMED_AFTER
            yield "confirmed_by_id", senco
    if row["status"] == "K" and ends_on is not None:
        yield "ended_why", row["note"] or "An EHC plan was issued"
        yield "ended_told_on", min(term_day_from(ends_on), today)
        if row["note"].startswith("Back on track"):
            yield "reviewed", _REVIEWED
