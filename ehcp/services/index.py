"""The index of many cases at once: what the nightly sweep puts right, in portions."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from ehcp.facts import deadlines_of, happened, index_of
from ehcp.models import Case
from ehcp.notice_selectors import cases_locked
from ehcp.rules.clock import Deadline


def refresh_cases(*, cases: Sequence[Case], today: date) -> tuple[Mapping[UUID, list[Deadline]], list[Case]]:
    """Write the index of those cases that differ from what the rules say; return every case's dates, and those put right.

    Their events are loaded with them. Those that differ are read again and held, so that what somebody records meanwhile
    is not written over; where all agree, nothing is asked of the database.
    """
    found = {case.pk: deadlines_of(case, on=today) for case in cases}
    differing = [case.pk for case in cases if _is_amiss(case, found[case.pk])]
    if not differing:
        return found, []
    amiss = []
    for case in cases_locked(differing):
        found[case.pk] = deadlines_of(case, on=today)
        if _is_amiss(case, found[case.pk]):
            case.next_due_on, case.closed_on = _index(case, found[case.pk])
            amiss.append(case)
    Case.objects.bulk_update(amiss, ["next_due_on", "closed_on"])
    return found, amiss


def _index(case: Case, found: list[Deadline]) -> tuple[date | None, date | None]:
    return index_of(happened(list(case.events.all())), found)


def _is_amiss(case: Case, found: list[Deadline]) -> bool:
    return (case.next_due_on, case.closed_on) != _index(case, found)
