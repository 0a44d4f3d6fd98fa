"""The dates of a calendar: whose they are, what they are called outside the wall, and when to send by."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from dashboards.rules.due_dates import WHOSE, DueDate, What, Whose, clock_date, in_calendar_order, review_date, send_by
from ehcp.rules.clock import deadlines
from ehcp.rules.facts import Fact
from ehcp.rules.periods import Party
from senco.access.rules.dates import Due
from senco.calendar.rules.drawing_up import usual
from senco.calendar.rules.school_days import SchoolCalendar

YEAR = usual(2026)
assert YEAR is not None
SCHOOL = YEAR.calendar  # the autumn term ends on Friday 18 December 2026
AT = datetime(2026, 11, 10, 9, tzinfo=UTC)
TODAY = date(2026, 11, 28)
RECEIVED = date(2026, 9, 7)


def dated(rule_id: str, facts: dict[Fact, date], on: date = TODAY) -> DueDate:
    """One running clock of a case as a date."""
    found = next(one for one in deadlines(facts, on) if one.rule_id == rule_id)
    return clock_date(found, record="c0ffee", reference="26-007", changed_at=AT, calendar=SCHOOL)


def advice(asked_on: date, on: date = TODAY) -> DueDate:
    return dated("EHC-ADVICE", {Fact.REQUEST_RECEIVED_ON: RECEIVED, Fact.ADVICE_REQUESTED_ON: asked_on}, on)


def test_everybody_whom_the_law_binds_stands_in_the_calendar() -> None:
    assert set(WHOSE) == set(Party)


def test_a_date_of_ours_in_the_holidays_has_the_last_school_day_beside_it() -> None:
    one = advice(date(2026, 11, 10))
    assert (one.on, one.send_by, one.is_ours) == (date(2026, 12, 22), date(2026, 12, 18), True)
    second, first = in_calendar_order([one], TODAY)
    assert (second.on, second.due, second.what) == (date(2026, 12, 18), date(2026, 12, 22), What.SEND_BY)
    assert first == one
    assert (first.state_in_words(TODAY), second.state_in_words(TODAY)) == ("Due in 24 days", "To send in 20 days")
    assert second.uid != first.uid


def test_a_day_to_send_by_that_has_gone_is_not_shown_any_more() -> None:
    one = advice(date(2026, 11, 10), on=date(2026, 12, 19))
    assert in_calendar_order([one], date(2026, 12, 19)) == [one]


def test_what_the_council_owes_in_the_holidays_has_no_day_to_send_by() -> None:
    one = dated("EHC-FINAL", {Fact.REQUEST_RECEIVED_ON: date(2026, 8, 4)})
    assert (one.on, one.whose, one.send_by) == (date(2026, 12, 22), Whose.COUNCIL, None)


@pytest.mark.parametrize(
    ("due", "started", "calendar", "by"),
    [
        (date(2026, 12, 17), date(2026, 11, 5), SCHOOL, None),  # a school day
        (date(2026, 9, 1), date(2026, 7, 21), SCHOOL, None),  # INSET: staff are in
        (date(2026, 12, 13), date(2026, 11, 1), SCHOOL, date(2026, 12, 11)),  # a Sunday in term
        (date(2026, 10, 28), date(2026, 9, 16), SCHOOL, date(2026, 10, 23)),  # half-term
        (date(2027, 1, 3), date(2026, 12, 19), SCHOOL, None),  # asked for in the same holidays
        (date(2027, 1, 3), None, SCHOOL, date(2026, 12, 18)),
        (date(2030, 5, 4), date(2030, 4, 1), SchoolCalendar(), date(2030, 5, 3)),  # no calendar: weekends are known
        (date(2030, 5, 3), date(2030, 4, 1), SchoolCalendar(), None),
    ],
)
def test_the_day_to_send_by_is_the_last_school_day(
    due: date, started: date | None, calendar: SchoolCalendar, by: date | None
) -> None:
    assert send_by(due, started, calendar) == by


def test_a_line_outside_the_wall_says_case_duty_and_whose_it_is() -> None:
    ours, council = advice(date(2026, 11, 10)), dated("EHC-FINAL", {Fact.REQUEST_RECEIVED_ON: RECEIVED})
    family = dated("EHC-REPS", {Fact.REQUEST_RECEIVED_ON: RECEIVED, Fact.DRAFT_SERVED_ON: date(2026, 11, 27)})
    assert ours.summary(TODAY) == "EHC case 26-007: our advice due"
    assert council.summary(TODAY) == "EHC case 26-007: final plan due (council)"
    assert family.summary(TODAY) == "EHC case 26-007: family's 15 days end"
    second = in_calendar_order([ours], TODAY)[0]
    assert second.summary(TODAY) == "EHC case 26-007: send by today (our advice due Tue 22 Dec 2026, no school day)"


def test_an_overdue_line_says_so_first_and_keeps_its_day() -> None:
    late = advice(date(2026, 9, 8))
    assert late.summary(TODAY) == "Overdue: EHC case 26-007: our advice due"
    assert (late.on, late.state(TODAY), late.state_in_words(TODAY)) == (
        date(2026, 10, 20), Due.OVERDUE, "Overdue by 39 days",
    )  # fmt: skip


def test_a_review_is_ours_and_names_its_cycle_alone() -> None:
    one = review_date(record="beef", number=3, on=date(2026, 12, 4), changed_at=AT)
    assert one.summary(TODAY) == "SEN support: review of cycle 3"
    assert (one.is_ours, one.link.name, one.uid) == (True, "cycle_page", "beef.review.20261204@senco")


def test_another_due_day_is_another_entry_and_the_same_day_the_same() -> None:
    first, again, moved = (advice(date(2026, 11, day)) for day in (10, 10, 12))
    assert first.uid == again.uid == "c0ffee.ehc-advice.20261222@senco"
    assert first.uid != moved.uid


def test_on_one_day_our_own_dates_come_first() -> None:
    facts: dict[Fact, Any] = {Fact.REQUEST_RECEIVED_ON: date(2026, 7, 31), Fact.ADVICE_REQUESTED_ON: date(2026, 11, 6)}
    found = in_calendar_order([dated("EHC-FINAL", facts), dated("EHC-ADVICE", facts)], TODAY)
    assert [(one.on, one.whose) for one in found] == [
        (date(2026, 12, 18), Whose.OURS), (date(2026, 12, 18), Whose.COUNCIL),
    ]  # fmt: skip
