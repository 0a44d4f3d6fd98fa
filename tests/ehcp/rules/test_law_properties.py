"""What holds for every case, whatever its days."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ehcp.rules.clock import deadlines
from ehcp.rules.counting import RUN_BEFORE, Counting
from ehcp.rules.facts import Fact
from ehcp.rules.law.table import LAW
from ehcp.rules.periods import Choice

days = st.dates(min_value=date(2014, 9, 1), max_value=date(2060, 12, 31))
any_facts = st.dictionaries(st.sampled_from(list(Fact)), days, max_size=len(Fact))
ON = date(2026, 11, 25)


def due(rule_id, facts):
    (found,) = [one.due for one in deadlines(facts, ON, LAW) if one.rule_id == rule_id and one.due is not None]
    return found


@settings(max_examples=150)
@given(any_facts)
def test_no_clock_that_runs_forward_ends_before_its_trigger(facts):
    for one in deadlines(facts, ON, LAW):
        if one.due is not None and one.rule.counting not in RUN_BEFORE:
            assert one.due >= one.triggered_on


@settings(max_examples=150)
@given(any_facts)
def test_a_clock_that_runs_backward_ends_before_its_day(facts):
    for one in deadlines(facts, ON, LAW):
        if one.due is not None and one.rule.counting in (Counting.WEEKS_BEFORE, Counting.MONTHS_BEFORE):
            assert one.due < one.triggered_on


@settings(max_examples=150)
@given(any_facts, days, days)
def test_the_day_the_case_is_looked_at_changes_states_and_never_dates(facts, on, another):
    def dated(day):
        return [(one.rule, one.due, one.sum_in_words, one.also) for one in deadlines(facts, day, LAW) if one.due is not None]

    assert dated(on) == dated(another)


@settings(max_examples=150)
@given(any_facts, st.sampled_from(list(Fact)), days)
def test_clocks_from_one_trigger_never_chain(facts, other, moved_to):
    """Moving one fact moves only the rows that count from it: nothing counts from the end of another clock."""

    def dated(known):
        return {(one.rule, one.due) for one in deadlines(known, ON, LAW) if one.due is not None}

    for rule, _ in dated(facts) ^ dated({**facts, other: moved_to}):
        counted_from = {*rule.triggers, *(limb.trigger for limb in rule.limbs)}
        assert other in counted_from | ({Fact.CHILD_BORN_ON} if rule.under_years else set())


@settings(max_examples=150)
@given(days, any_facts)
def test_clocks_from_the_same_request_keep_their_weeks_whatever_else_happens(received_on, others):
    facts = {**others, Fact.REQUEST_RECEIVED_ON: received_on}
    for rule_id, weeks in (("EHC-DECIDE", 6), ("EHC-NOPLAN", 16), ("EHC-FINAL", 20)):
        assert due(rule_id, facts) == received_on + timedelta(weeks=weeks)


@given(days, st.integers(min_value=0, max_value=400), st.integers(min_value=0, max_value=400))
def test_a_later_notice_never_gives_a_later_day_than_twelve_weeks_from_the_meeting(meeting_on, first, more):
    def final(noticed_after):
        return due("AR-FINAL", {Fact.MEETING_ON: meeting_on, Fact.AMENDMENT_NOTICE_ON: meeting_on + timedelta(noticed_after)})

    assert final(first) <= final(first + more) <= meeting_on + timedelta(weeks=12)


@given(days)
def test_weeks_end_on_the_same_weekday_through_changes_of_the_clocks_and_leap_days(start):
    for rule in LAW:
        if rule.counting in (Counting.WEEKS_OF, Counting.WEEKS_BEFORE) and rule.choose is Choice.FIRST:
            (found,) = [one.due for one in deadlines({rule.triggers[0]: start}, ON, (rule,))]
            assert abs(found - start) == timedelta(weeks=rule.length)


@given(days, days)
def test_an_appeal_is_never_due_before_either_of_its_limbs(letter_on, certificate_on):
    along = due("TRIB-APPEAL", {Fact.DECISION_LETTER_ON: letter_on, Fact.MEDIATION_CERTIFICATE_ON: certificate_on})
    assert along >= due("TRIB-APPEAL", {Fact.DECISION_LETTER_ON: letter_on})
    assert along > certificate_on


@settings(max_examples=150)
@given(any_facts, days)
def test_every_state_can_be_said_and_its_days_are_never_negative(facts, on):
    for one in deadlines(facts, on, LAW):
        assert one.state_in_words
        assert one.days >= 0


def test_a_clock_that_runs_backward_is_late_and_met_before_its_day_comes():
    meeting = {Fact.MEETING_ON: date(2026, 3, 10)}
    by_id = {one.rule_id: one for one in deadlines(meeting, date(2026, 3, 1), LAW)}
    assert by_id["AR-NOTICE"].state_in_words == "Overdue by 5 days"
    assert by_id["AR-REPORT"].state_in_words == "Not started"
    invited = {**meeting, Fact.INVITED_ON: date(2026, 2, 20)}
    by_id = {one.rule_id: one for one in deadlines(invited, date(2026, 3, 1), LAW)}
    assert by_id["AR-NOTICE"].state_in_words == "Met on Fri 20 Feb 2026"
