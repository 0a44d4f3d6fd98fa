"""The index of many cases at once: what the nightly sweep puts right, in portions."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from ehcp.facts import Known, known
from ehcp.models import Case
from ehcp.notice_selectors import cases_locked
from ehcp.rules.clock import Deadline
from ehcp.rules.diary import IsSchoolDay


def refresh_cases(
    *, cases: Sequence[Case], today: date, is_school_day: IsSchoolDay
) -> tuple[Mapping[UUID, list[Deadline]], list[Case]]:
    """Write the index of those cases that differ from what the rules say; return every case's dates, and those put right.

    The dates are those of the law and of the school's diary; the index is of the law's alone (``Known.index``).

    Their events are loaded with them. Those that differ are read again and held, so that what somebody records meanwhile
    is not written over; where all agree, nothing is asked of the database.
    """
    found = {case.pk: known(case, on=today) for case in cases}
    amiss = []
    if differing := [case.pk for case in cases if _is_amiss(case, found[case.pk])]:
        for case in cases_locked(differing):
            found[case.pk] = known(case, on=today)
            if _is_amiss(case, found[case.pk]):
                case.next_due_on, case.closed_on = found[case.pk].index
                amiss.append(case)
        Case.objects.bulk_update(amiss, ["next_due_on", "closed_on"])
    return {key: one.with_diary(today, is_school_day) for key, one in found.items()}, amiss


def _is_amiss(case: Case, found: Known) -> bool:
    return (case.next_due_on, case.closed_on) != found.index
