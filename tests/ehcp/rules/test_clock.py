"""Deadlines of a case: their dates, their sums in words, and how they stand on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehcp.rules.clock import OPEN, TONES, State, deadlines
from ehcp.rules.facts import Fact
from ehcp.rules.periods import PERIODS, RULES, Party
from senco.access.rules.dates import SOON

RECEIVED = {Fact.REQUEST_RECEIVED_ON: date(2024, 12, 16)}
REQUESTED = date(2026, 7, 13)
days = st.dates(min_value=date(2014, 9, 1), max_value=date(2060, 12, 31))
any_facts = st.dictionaries(st.sampled_from(list(Fact)), days, max_size=len(Fact))


def clock(rule_id, facts, on):
    return {one.rule_id: one for one in deadlines(facts, on)}[rule_id]


def case(**facts):
    return {Fact.REQUEST_RECEIVED_ON: REQUESTED, **{Fact[name]: on for name, on in facts.items()}}


def test_the_final_plan_shows_its_sum():
    assert clock("EHC-FINAL", RECEIVED, date(2025, 1, 1)).sum_in_words == (
        "received Mon 16 Dec 2024 + 20 weeks = Mon 5 May 2025; bank holidays and weekends count"
    )


def test_the_family_s_days_show_that_the_day_of_service_counts():
    facts = {Fact.DRAFT_SERVED_ON: date(2026, 3, 2)}
    assert clock("EHC-REPS", facts, date(2026, 3, 2)).sum_in_words == (
        "draft served Mon 2 Mar 2026, 15 days beginning with that day = Mon 16 Mar 2026; bank holidays and weekends count"
    )


def test_a_date_on_a_bank_holiday_does_not_move_but_says_when_to_act():
    final = clock("EHC-FINAL", RECEIVED, date(2025, 1, 1))
    assert final.due == date(2025, 5, 5)
    assert final.act_by == date(2025, 5, 2)


def test_the_sixteen_and_twenty_weeks_run_from_the_request_however_late_the_decision_is():
    facts = case(DECISION_NOTIFIED_ON=date(2026, 10, 30), AGREED_ON=date(2026, 10, 30))
    on = date(2026, 11, 1)
    assert clock("EHC-NOPLAN", facts, on).due == REQUESTED + timedelta(weeks=16)
    assert clock("EHC-FINAL", facts, on).due == REQUESTED + timedelta(weeks=20)


def test_each_deadline_names_who_is_bound_and_where_it_is_written():
    final = clock("EHC-FINAL", RECEIVED, date(2025, 1, 1))
    assert final.bound is Party.COUNCIL
    assert final.citation == "SEND Regulations 2014, reg 13(2)"


@pytest.mark.parametrize(
    ("on", "state", "words"),
    [
        (date(2026, 7, 12), State.NOT_STARTED, "Not started"),
        (date(2026, 7, 13), State.RUNNING, "Due in 6 weeks"),
        (date(2026, 8, 16), State.RUNNING, "Due in 8 days"),
        (date(2026, 8, 17), State.DUE_SOON, "Due in 7 days"),
        (date(2026, 8, 23), State.DUE_SOON, "Due tomorrow"),
        (date(2026, 8, 24), State.DUE_TODAY, "Due today"),
        (date(2026, 8, 25), State.OVERDUE, "Overdue by 1 day"),
        (date(2026, 9, 7), State.OVERDUE, "Overdue by 14 days"),
        (date(2026, 9, 8), State.MET_LATE, "Met 15 days late, on Tue 8 Sep 2026"),
    ],
)
def test_the_council_s_decision_from_the_request_to_the_late_answer(on, state, words):
    decide = clock("EHC-DECIDE", case(DECISION_NOTIFIED_ON=date(2026, 9, 8)), on)
    assert decide.state is state
    assert decide.state_in_words == words


def test_a_decision_on_the_last_day_is_in_time():
    decide = clock("EHC-DECIDE", case(DECISION_NOTIFIED_ON=date(2026, 8, 24)), date(2026, 9, 1))
    assert decide.state_in_words == "Met on Mon 24 Aug 2026"


def test_after_a_refusal_the_later_clocks_no_longer_apply_and_say_why():
    facts = case(DECISION_NOTIFIED_ON=date(2026, 8, 20), REFUSED_ON=date(2026, 8, 20))
    found = {one.rule_id: one for one in deadlines(facts, date(2026, 10, 1))}
    assert found["EHC-DECIDE"].state is State.MET
    for rule_id in ("EHC-NOPLAN", "EHC-DRAFT", "EHC-FINAL", "EHC-ADVICE"):
        assert found[rule_id].state is State.NO_LONGER_APPLIES
        assert found[rule_id].reason == "the council refused to assess on Thu 20 Aug 2026"


def test_a_reversed_refusal_brings_the_clocks_back_with_their_first_dates():
    facts = case(REFUSED_ON=date(2026, 8, 20), REFUSAL_REVERSED_ON=date(2026, 10, 5))
    assert clock("EHC-FINAL", facts, date(2026, 10, 4)).state is State.NO_LONGER_APPLIES
    assert clock("EHC-FINAL", facts, date(2026, 10, 5)).state is State.RUNNING
    assert clock("EHC-FINAL", facts, date(2026, 10, 5)).due == REQUESTED + timedelta(weeks=20)


def test_a_request_withdrawn_late_still_says_how_late_the_council_was():
    facts = case(WITHDRAWN_ON=date(2026, 8, 27))
    assert clock("EHC-DECIDE", facts, date(2026, 9, 1)).reason == (
        "the request was withdrawn on Thu 27 Aug 2026, when it was 3 days overdue"
    )


def test_once_the_draft_is_out_there_is_no_decision_against_a_plan_to_wait_for():
    facts = case(DRAFT_SERVED_ON=date(2026, 10, 20))
    assert clock("EHC-NOPLAN", facts, date(2026, 11, 20)).state is State.NO_LONGER_APPLIES


def test_silence_after_week_sixteen_is_a_question_and_not_a_breach():
    no_plan = clock("EHC-NOPLAN", case(), date(2026, 11, 5))
    assert no_plan.state is State.PASSED
    assert no_plan.state_in_words == (
        "Passed 3 days ago: nothing was heard of a draft or of a decision against a plan: ask the council which it will be"
    )


def test_a_late_decision_against_a_plan_is_late_even_after_a_draft():
    facts = case(DRAFT_SERVED_ON=date(2026, 10, 20), NO_PLAN_ON=date(2026, 11, 9))
    assert clock("EHC-NOPLAN", facts, date(2026, 11, 20)).state_in_words == "Met 7 days late, on Mon 9 Nov 2026"


def test_a_draft_later_than_custom_is_never_called_late():
    assert clock("EHC-DRAFT", case(), date(2026, 11, 20)).state is State.PASSED
    assert clock("EHC-DRAFT", case(DRAFT_SERVED_ON=date(2026, 11, 20)), date(2026, 11, 20)).state is State.MET


def test_a_family_that_says_nothing_is_never_overdue():
    facts = case(DRAFT_SERVED_ON=date(2026, 10, 20))
    assert clock("EHC-REPS", facts, date(2026, 11, 4)).state is State.PASSED
    assert (
        clock("EHC-REPS", {**facts, Fact.FAMILY_ANSWERED_ON: date(2026, 11, 9)}, date(2026, 11, 9)).state is State.MET
    )


def test_a_draft_sent_anew_starts_new_fifteen_days():
    facts = case(
        FIRST_DRAFT_SERVED_ON=date(2026, 10, 20),
        DRAFT_SERVED_ON=date(2026, 11, 9),
        FAMILY_ANSWERED_ON=date(2026, 10, 28),
    )
    reps = clock("EHC-REPS", facts, date(2026, 11, 10))
    assert reps.due == date(2026, 11, 23)
    assert reps.is_open
    assert clock("EHC-DRAFT", facts, date(2026, 11, 10)).met_on == date(2026, 10, 20)


def test_advice_counts_from_the_date_of_the_letter_and_shows_the_later_date_beside_it():
    facts = {Fact.ADVICE_REQUESTED_ON: date(2026, 7, 6), Fact.ADVICE_REQUEST_RECEIVED_ON: date(2026, 7, 10)}
    advice = clock("EHC-ADVICE", facts, date(2026, 7, 10))
    assert advice.due == date(2026, 8, 17)
    assert [other.due for other in advice.also] == [date(2026, 8, 21)]
    assert advice.also[0].why == "if it is counted from “request for advice received”"


def test_an_answer_on_the_very_day_of_the_final_plan_still_counts():
    day = date(2026, 11, 20)
    facts = case(CONSULTATION_RECEIVED_ON=date(2026, 11, 12), CONSULTATION_ANSWERED_ON=day, FINAL_PLAN_ON=day)
    assert clock("EHC-CONSULT", facts, day).state is State.MET


def test_a_final_plan_without_the_school_s_answer_ends_its_clock():
    facts = case(CONSULTATION_RECEIVED_ON=date(2026, 11, 12), FINAL_PLAN_ON=date(2026, 11, 20))
    assert clock("EHC-CONSULT", facts, date(2026, 12, 9)).state_in_words == (
        "No longer applies: the final plan was issued on Fri 20 Nov 2026"
    )


def test_a_clock_without_its_trigger_has_not_started():
    consult = clock("EHC-CONSULT", case(), date(2026, 8, 1))
    assert consult.state is State.NOT_STARTED
    assert consult.due is None


def test_clocks_that_have_not_started_stand_last():
    found = deadlines(case(), date(2026, 8, 1))
    assert [one.due is None for one in found] == sorted(one.due is None for one in found)


def test_every_state_has_its_chip():
    assert set(TONES) == set(State)
    assert State.MET not in OPEN


@settings(max_examples=150)
@given(any_facts, days)
def test_no_clock_ends_before_its_trigger(facts, on):
    for one in deadlines(facts, on):
        assert (one.due is None) == (one.triggered_on is None)
        if one.due is not None:
            assert one.due >= one.triggered_on


@settings(max_examples=150)
@given(any_facts, days, days)
def test_the_day_the_page_is_looked_at_changes_states_and_never_dates(facts, on, another):
    def dated(day):
        found = [one for one in deadlines(facts, day) if one.due is not None]
        return [(one.rule_id, one.due, one.sum_in_words, one.also) for one in found]

    assert dated(on) == dated(another)


@settings(max_examples=150)
@given(days, any_facts, days)
def test_clocks_from_one_trigger_never_chain(received_on, others, on):
    alone = deadlines({Fact.REQUEST_RECEIVED_ON: received_on}, on)
    along = {one.rule_id: one.due for one in deadlines({**others, Fact.REQUEST_RECEIVED_ON: received_on}, on)}
    for one in alone:
        if one.rule.triggers == (Fact.REQUEST_RECEIVED_ON,):
            assert along[one.rule_id] == one.due == received_on + timedelta(weeks=one.rule.length)


@settings(max_examples=150)
@given(any_facts, days)
def test_what_is_still_to_come_does_not_count_yet(facts, on):
    until = {fact: day for fact, day in facts.items() if day <= on}
    now = {one.rule_id: one.state for one in deadlines(until, on) if one.due is not None}
    full = {one.rule_id: one.state for one in deadlines(facts, on)}
    for rule_id in now:
        if not any(fact in facts and facts[fact] > on for fact in RULES[rule_id].triggers):
            assert full[rule_id] is now[rule_id]


@settings(max_examples=150)
@given(any_facts, days)
def test_every_state_can_be_said_and_its_days_are_never_negative(facts, on):
    for one in deadlines(facts, on):
        assert one.state_in_words
        assert one.days >= 0
        assert one.is_open == (one.state in OPEN)
        if one.state is State.DUE_SOON:
            assert 1 <= one.days <= SOON.days
        if one.state is State.NO_LONGER_APPLIES:
            assert one.reason


@given(days)
def test_every_row_is_answered_once(on):
    assert sorted(one.rule_id for one in deadlines({}, on)) == sorted(rule.id for rule in PERIODS)
