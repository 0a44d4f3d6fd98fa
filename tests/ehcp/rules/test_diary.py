"""What a SENCO diarises beside the law: days for meetings and for asking, moved back to school days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.clock import State, deadlines
from ehcp.rules.diary import PRACTICES, diary
from ehcp.rules.facts import Fact
from ehcp.rules.law.table import OF_PLAN
from ehcp.rules.transfer import transfer_facts
from ehcp.rules.working_days import is_working_day
from provision.rules.timing import Force

AUTUMN_HALF_TERM = (date(2026, 10, 26), date(2026, 10, 30))
CHRISTMAS = (date(2026, 12, 21), date(2027, 1, 1))


def in_school(on):
    return is_working_day(on) and not any(first <= on <= last for first, last in (AUTUMN_HALF_TERM, CHRISTMAS))


def found(facts, on=date(2026, 9, 1)):
    law = [one for one in deadlines(facts, on, OF_PLAN) if one.due]
    return {one.rule_id: one for one in diary(facts, law, on, in_school)}


def test_the_meeting_is_held_28_days_before_the_review_has_to_be_complete():
    meet_by = found({Fact.LAST_REVIEW_ON: date(2025, 12, 1)})["AR-MEET-BY"]
    assert meet_by.due == date(2026, 11, 2), "30 Nov 2026 less 28 days, a Monday in term"
    assert meet_by.force is Force.PRACTICE
    assert meet_by.sum_in_words == "review complete by Mon 30 Nov 2026 − 4 weeks = Mon 2 Nov 2026"


def test_a_day_without_school_moves_it_back_and_says_so():
    meet_by = found({Fact.LAST_REVIEW_ON: date(2025, 11, 26)})["AR-MEET-BY"]
    assert meet_by.due == date(2026, 10, 23), "28 Oct 2026 lies in the half-term"
    assert meet_by.sum_in_words.endswith("= Wed 28 Oct 2026; that is no school day, so Fri 23 Oct 2026")


def test_advice_is_asked_for_four_school_weeks_before_the_meeting():
    assert found({Fact.MEETING_ON: date(2026, 11, 17)})["AR-ASK"].due == date(2026, 10, 13), "the half-term is no school week"
    assert found({Fact.MEETING_ON: date(2026, 10, 13)})["AR-ASK"].due == date(2026, 9, 15)


def test_without_a_meeting_advice_is_asked_for_before_its_latest_day():
    assert found({Fact.LAST_REVIEW_ON: date(2025, 12, 1)})["AR-ASK"].due == date(2026, 9, 28)


def test_a_move_to_the_next_phase_has_its_latest_meeting_and_is_planned_in_the_summer_before():
    facts = {Fact.LAST_REVIEW_ON: date(2026, 3, 2), **transfer_facts("6", 2027)}
    dates = found(facts, on=date(2026, 9, 1))
    assert dates["PT-MEET-BY"].due == date(2026, 11, 20), "22 Nov 2026 is a Sunday"
    assert dates["PT-SUMMER"].due == date(2026, 7, 15)
    assert dates["PT-SUMMER"].state is State.PASSED
    assert found({**facts, Fact.REVIEW_ARRANGED_ON: date(2026, 6, 1)})["PT-SUMMER"].state is State.MET


def test_a_meeting_of_last_year_meets_nothing_of_this_year():
    facts = {Fact.LAST_REVIEW_ON: date(2025, 11, 21), Fact.MEETING_ON: date(2025, 10, 28), Fact.INVITED_ON: date(2025, 10, 1)}
    dates = found(facts, on=date(2026, 8, 1))
    assert dates["AR-MEET-BY"].state is State.RUNNING
    assert dates["AR-ASK"].state is State.RUNNING


def test_only_the_last_two_years_of_a_phase_look_to_a_move():
    assert transfer_facts("5", 2027) == {Fact.MAIN_TRANSFER_IN: date(2028, 1, 1)}
    assert transfer_facts("11", 2027) == {Fact.POST_16_TRANSFER_IN: date(2027, 1, 1)}
    assert transfer_facts("4", 2027) == {}
    assert transfer_facts("X", 2027) == {}


def test_every_practice_is_marked_as_such_and_says_how_it_is_counted():
    for practice in PRACTICES:
        assert practice.rule.force is Force.PRACTICE
        assert practice.counted
        assert practice.rule.if_passed


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_each_of_them_is_a_school_day_and_comes_before_what_it_looks_to(last):
    facts = {Fact.LAST_REVIEW_ON: last}
    law = {one.rule_id: one for one in deadlines(facts, last, OF_PLAN) if one.due}
    for one in diary(facts, list(law.values()), last, in_school):
        assert in_school(one.due)
        assert one.due <= law["AR-CYCLE"].due - timedelta(weeks=4)
