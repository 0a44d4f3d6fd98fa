"""Reminders: each milestone once, and after a silence only the newest."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.clock import deadlines
from ehcp.rules.facts import Fact
from ehcp.rules.reminders import Reminder, ReminderKind, reminders_due

RECEIVED_ON = date(2026, 11, 12)
DUE_ON = date(2026, 11, 27)
FACTS = {Fact.CONSULTATION_RECEIVED_ON: RECEIVED_ON}


def kinds(on, facts=FACTS):
    return [one.kind for one in reminders_due(deadlines(facts, on), on)]


@pytest.mark.parametrize(
    ("days_left", "kind"),
    [
        (11, None),
        (10, ReminderKind.AHEAD_10),
        (6, ReminderKind.AHEAD_10),
        (5, ReminderKind.AHEAD_5),
        (2, ReminderKind.AHEAD_5),
        (1, ReminderKind.AHEAD_1),
        (0, ReminderKind.DUE),
        (-1, ReminderKind.OVERDUE),
        (-400, ReminderKind.OVERDUE),
    ],
)
def test_each_milestone_comes_on_its_day_and_stands_until_the_next(days_left, kind):
    assert kinds(DUE_ON - timedelta(days=days_left)) == ([] if kind is None else [kind])


def test_a_reminder_names_the_rule_the_milestone_and_the_date():
    on = DUE_ON - timedelta(days=5)
    assert reminders_due(deadlines(FACTS, on), on) == [Reminder("EHC-CONSULT", ReminderKind.AHEAD_5, DUE_ON)]


def test_nobody_is_reminded_of_what_is_done():
    facts = {**FACTS, Fact.CONSULTATION_ANSWERED_ON: date(2026, 11, 20)}
    assert kinds(DUE_ON, facts) == []


def test_the_family_is_never_told_that_it_is_overdue():
    facts = {Fact.DRAFT_SERVED_ON: date(2026, 11, 2)}
    assert kinds(date(2026, 11, 16), facts) == [ReminderKind.DUE]
    assert kinds(date(2026, 11, 17), facts) == []


@given(st.sets(st.integers(min_value=0, max_value=40), min_size=1))
def test_a_sweep_that_misses_days_makes_up_for_none_and_repeats_none(days_swept):
    sent = []
    for day in sorted(days_swept):
        on = RECEIVED_ON + timedelta(days=day)
        due = reminders_due(deadlines(FACTS, on), on)
        assert len(due) <= 1
        sent += [one for one in due if one not in sent]
    order = list(ReminderKind)
    assert [order.index(one.kind) for one in sent] == sorted({order.index(one.kind) for one in sent})
    last = RECEIVED_ON + timedelta(days=max(days_swept))
    assert set(reminders_due(deadlines(FACTS, last), last)) <= set(sent)
