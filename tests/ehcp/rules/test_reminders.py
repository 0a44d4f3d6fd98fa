"""Notices of dates: each milestone once, counted in school days, and after a silence only the newest."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.clock import deadlines
from ehcp.rules.facts import Fact
from ehcp.rules.reminders import (
    USUAL,
    NoticeDays,
    Reminder,
    milestones,
    newest,
    read_days,
    reminders_due,
    why_not_days,
)
from ehcp.rules.snoozing import Sleep
from senco.access.rules.dates import Term
from senco.calendar.rules.counted import CountedDays
from senco.calendar.rules.drawing_up import usual
from senco.calendar.rules.school_days import Break, SchoolCalendar, Span, TermSpan, Why

RECEIVED_ON = date(2026, 11, 12)
DUE_ON = date(2026, 11, 27)
FACTS = {Fact.CONSULTATION_RECEIVED_ON: RECEIVED_ON}
SUMMER = TermSpan(Term.SUMMER, Span(date(2026, 4, 13), date(2026, 7, 17)))
YEAR_2025 = SchoolCalendar(
    (
        TermSpan(Term.AUTUMN, Span(date(2025, 9, 1), date(2025, 12, 19))),
        TermSpan(Term.SPRING, Span(date(2026, 1, 5), date(2026, 3, 27))),
        SUMMER,
    ),
    (Break(Why.HALF_TERM, Span(date(2026, 5, 25), date(2026, 5, 29))), Break(Why.INSET, Span(date(2026, 6, 12), date(2026, 6, 12)))),
)
YEAR_2026 = usual(2026).calendar
BOTH = SchoolCalendar(YEAR_2025.terms + YEAR_2026.terms, YEAR_2025.breaks + YEAR_2026.breaks)
NONE = SchoolCalendar()
DAYS = CountedDays(BOTH)


def kinds(on, facts=FACTS, days=DAYS, told=USUAL, sleeps=()):
    return [one.kind for one in reminders_due(deadlines(facts, on), on, days, told, sleeps)]


@pytest.mark.parametrize(
    ("on", "kind"),
    [
        (date(2026, 11, 12), None),
        (date(2026, 11, 13), "ahead-10"),
        (date(2026, 11, 19), "ahead-10"),
        (date(2026, 11, 20), "ahead-5"),
        (date(2026, 11, 25), "ahead-5"),
        (date(2026, 11, 26), "ahead-1"),
        (date(2026, 11, 27), "due"),
        (date(2026, 11, 28), "overdue"),
        (date(2027, 12, 31), "overdue"),
    ],
)
def test_each_milestone_comes_on_its_school_day_and_stands_until_the_next(on, kind):
    assert kinds(on) == ([] if kind is None else [kind])


def test_a_date_on_a_monday_is_told_of_on_the_friday_before():
    assert newest(date(2026, 11, 30), date(2026, 11, 27), DAYS) == "ahead-1"
    assert newest(date(2026, 11, 30), date(2026, 11, 29), DAYS) == "ahead-1"


def test_half_term_is_not_counted():
    after = date(2026, 11, 4)  # the Wednesday after the week of half-term
    assert [one.on for one in milestones(after, DAYS) if one.kind == "ahead-5"] == [date(2026, 10, 21)]


def test_a_date_in_the_summer_is_told_of_ten_school_days_before_the_term_ends():
    found = milestones(date(2026, 8, 21), DAYS)
    assert [(one.kind, one.on) for one in found] == [
        ("closure", date(2026, 7, 3)),
        ("ahead-5", date(2026, 7, 13)),
        ("ahead-1", date(2026, 7, 17)),
        ("due", date(2026, 8, 21)),
        ("overdue", date(2026, 8, 22)),
    ]
    assert DAYS.before(date(2026, 8, 21), 1) == date(2026, 7, 17)


@pytest.mark.parametrize(
    ("on", "closed"),
    [
        (date(2026, 6, 12), True),  # INSET
        (date(2026, 5, 27), True),  # half-term
        (date(2026, 5, 23), True),  # the weekend with which half-term begins
        (date(2026, 8, 1), True),
        (date(2026, 6, 6), False),  # a weekend like any other
        (date(2026, 6, 10), False),
    ],
)
def test_a_weekend_alone_is_no_closure_of_the_school(on, closed):
    assert DAYS.is_closed(on) is closed


def test_where_a_year_is_not_set_up_weekdays_that_are_no_bank_holiday_are_counted():
    days = CountedDays(NONE)
    assert days.is_assumed(date(2026, 12, 28))
    assert days.before(date(2026, 12, 30), 1) == date(2026, 12, 29)
    assert days.before(date(2026, 12, 29), 1) == date(2026, 12, 24)
    assert kinds(date(2026, 11, 20), days=days) == ["ahead-5"]


def test_a_school_chooses_its_own_days():
    told = NoticeDays((15, 2), 20)
    assert [one.kind for one in milestones(DUE_ON, DAYS, told)] == ["ahead-15", "ahead-2", "due", "overdue"]
    assert milestones(date(2026, 8, 21), DAYS, told)[0].kind == "closure"


def test_a_reminder_names_the_rule_the_milestone_and_the_date():
    on = date(2026, 11, 20)
    assert reminders_due(deadlines(FACTS, on), on, DAYS) == [Reminder("EHC-CONSULT", "ahead-5", DUE_ON)]


def test_nobody_is_reminded_of_what_is_done():
    assert kinds(DUE_ON, {**FACTS, Fact.CONSULTATION_ANSWERED_ON: date(2026, 11, 20)}) == []


def test_the_family_is_never_told_that_it_is_overdue():
    facts = {Fact.DRAFT_SERVED_ON: date(2026, 11, 2)}
    assert kinds(date(2026, 11, 16), facts) == ["due"]
    assert kinds(date(2026, 11, 17), facts) == []


def test_what_sleeps_is_not_told_and_is_told_again_once_it_wakes():
    sleeps = [Sleep("EHC-CONSULT", DUE_ON, date(2026, 11, 24))]
    assert kinds(date(2026, 11, 20), sleeps=sleeps) == []
    assert kinds(date(2026, 11, 23), sleeps=sleeps) == []
    assert kinds(date(2026, 11, 24), sleeps=sleeps) == ["awake-2026-11-24"]
    assert kinds(date(2026, 11, 26), sleeps=sleeps) == ["ahead-1"]


def test_what_is_overdue_and_slept_is_told_again_as_overdue():
    sleeps = [Sleep("EHC-CONSULT", DUE_ON, date(2026, 12, 7))]
    assert kinds(date(2026, 12, 9), sleeps=sleeps) == ["overdue-2026-12-07"]


def test_a_date_that_changed_is_awake():
    assert kinds(date(2026, 11, 20), sleeps=[Sleep("EHC-CONSULT", date(2026, 11, 26), date(2026, 12, 7))]) == ["ahead-5"]


calendars = st.sampled_from((NONE, YEAR_2025, YEAR_2026, BOTH))
told_days = st.builds(
    NoticeDays,
    st.sets(st.integers(1, 60), min_size=1, max_size=5).map(lambda found: tuple(sorted(found, reverse=True))),
    st.integers(1, 60),
)
dues = st.dates(date(2026, 2, 1), date(2027, 8, 31))


@given(calendars, told_days, dues, st.none() | st.integers(-60, 60))
def test_milestones_come_in_order_of_their_days_and_those_ahead_on_school_days_before_the_date(calendar, told, due, woke):
    days = CountedDays(calendar)
    found = milestones(due, days, told, None if woke is None else due + timedelta(days=woke))
    assert [one.on for one in found] == sorted(one.on for one in found)
    assert len({one.kind for one in found}) == len(found)
    for one in found:
        if one.kind.startswith("ahead"):
            assert one.on < due and days.is_school_day(one.on)
            assert days.left(one.on, due - timedelta(days=1)) + 1 == int(one.kind.removeprefix("ahead-"))
    assert any(one.kind == "closure" for one in found) == days.is_closed(due)


@given(calendars, told_days, dues, st.sets(st.integers(-120, 40), min_size=1))
def test_a_sweep_that_misses_days_makes_up_for_none_and_repeats_none(calendar, told, due, swept):
    days = CountedDays(calendar)
    order = [one.kind for one in milestones(due, days, told)]
    sent = []
    for day in sorted(swept):
        kind = newest(due, due + timedelta(days=day), days, told)
        if kind is not None and kind not in sent:
            sent.append(kind)
    assert [order.index(kind) for kind in sent] == sorted({order.index(kind) for kind in sent})
    last = newest(due, due + timedelta(days=max(swept)), days, told)
    assert last is None or sent[-1] == last


@given(calendars, told_days, dues)
def test_a_sweep_every_night_loses_no_day_on_which_there_is_something_to_tell(calendar, told, due):
    days = CountedDays(calendar)
    every = milestones(due, days, told)
    nights = [every[0].on + timedelta(days=number) for number in range((every[-1].on - every[0].on).days + 1)]
    sent = {newest(due, night, days, told) for night in nights}
    for place, one in enumerate(every):
        covered = any(later.on == one.on for later in every[place + 1 :])
        assert one.kind in sent or covered


@given(dues, st.integers(1, 60))
def test_counting_back_and_forth_agree(due, count):
    day = DAYS.before(due, count)
    assert DAYS.left(day, due - timedelta(days=1)) == count - 1


@pytest.mark.parametrize(
    ("typed", "numbers"), [("10, 5, 1", (10, 5, 1)), ("1 5 10", (10, 5, 1)), ("5;5", (5,)), ("10, 5 and 1", (10, 5, 1)), ("", ())]
)
def test_numbers_are_read_as_people_write_them(typed, numbers):
    assert read_days(typed) == numbers


@pytest.mark.parametrize("typed", ["ten", "5 days", "-1", "1.5", "٣"])
def test_what_is_no_whole_number_is_quoted_with_what_to_do(typed):
    with pytest.raises(ValueError, match="Write whole numbers with commas"):
        read_days(typed)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (NoticeDays(()), "at least one"),
        (NoticeDays((9, 8, 7, 6, 5, 4)), "at most 5 days"),
        (NoticeDays((61,)), "61 is not possible"),
        (NoticeDays((5, 0)), "0 is not possible"),
        (NoticeDays((5,), 0), "0 is not possible"),
    ],
)
def test_days_that_cannot_be_are_refused_in_words(told, words):
    assert words in why_not_days(told)


def test_the_usual_days_can_be_and_are_said_in_words():
    assert why_not_days(USUAL) is None
    assert USUAL.in_words == "10, 5 and 1 school days before"
    assert NoticeDays((1,)).in_words == "1 school day before"
