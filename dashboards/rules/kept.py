"""Which dates count as kept in the figures of a term: those of EHC cases, and those of reviews."""

from collections.abc import Iterable, Iterator
from datetime import date

from ehcp.rules.clock import Deadline, State
from ehcp.rules.periods import Party

KEPT = {State.MET: "on_time", State.MET_LATE: "late", State.OVERDUE: "late"}
WHOSE = {Party.SCHOOL: "case", Party.COUNCIL: "council"}


def dates_kept(deadlines: Iterable[Deadline], since: date) -> Iterator[str]:
    """For each date that binds the school or the council whether it was kept: met since a day, or overdue now."""
    for deadline in deadlines:
        if _counts(deadline, since):
            yield f"{WHOSE[deadline.bound]}_{KEPT[deadline.state]}"


def _counts(deadline: Deadline, since: date) -> bool:
    if not deadline.rule.can_be_late or deadline.bound not in WHOSE or deadline.state not in KEPT:
        return False
    return deadline.state is State.OVERDUE or (deadline.met_on is not None and deadline.met_on >= since)


def review_kept(agreed: date, reviewed: date | None, on: date) -> str:
    """Whether a review that counts was held by the day that was agreed, as it was known on a day."""
    return "review_on_time" if reviewed is not None and reviewed <= min(agreed, on) else "review_late"
