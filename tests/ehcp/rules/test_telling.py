"""Of one act one date is told of: the nearest to come; what has gone by asks on where nothing follows it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.clock import State, deadlines
from ehcp.rules.diary import PRACTICES, diary
from ehcp.rules.facts import Fact
from ehcp.rules.law.table import BY_ID, OF_PLAN
from ehcp.rules.periods import Party
from ehcp.rules.reminders import reminders_due
from ehcp.rules.snoozing import latest_waking, why_not_sleep
from ehcp.rules.telling import ACTS, LASTING, has_gone_by, still_asks, told_of
from ehcp.rules.transfer import transfer_facts
from ehcp.rules.working_days import is_working_day
from senco.calendar.rules.counted import CountedDays
from senco.calendar.rules.school_days import SchoolCalendar

REVIEWED = {Fact.LAST_REVIEW_ON: date(2025, 12, 1)}  # the meeting by 2 Nov 2026, advice asked for by 5 Oct
ARRANGED = {**REVIEWED, Fact.REVIEW_ARRANGED_ON: date(2026, 9, 10), Fact.MEETING_ON: date(2026, 10, 20)}
DAYS = CountedDays(SchoolCalendar())


def dates(facts, on):
    law = deadlines(facts, on, OF_PLAN)
    return [*law, *diary(facts, law, on, is_working_day)]


def voices(facts, on, asleep=()):
    told = told_of(dates(facts, on), lambda one: one.rule_id in asleep)
    return {one.deadline.rule_id: {quiet.rule_id for quiet in one.quiet} for one in told if one.deadline.bound is Party.SCHOOL}


def test_while_no_meeting_is_arranged_asking_for_advice_speaks_for_the_meeting():
    assert voices(REVIEWED, date(2026, 9, 1)) == {"AR-ASK": {"AR-MEET-BY"}}


def test_once_that_day_has_gone_by_the_latest_meeting_speaks_and_then_asks_on():
    assert voices(REVIEWED, date(2026, 10, 12)) == {"AR-MEET-BY": {"AR-ASK"}}
    on = date(2026, 11, 10)
    assert voices(REVIEWED, on) == {"AR-MEET-BY": {"AR-ASK"}}
    meet_by = next(one for one in dates(REVIEWED, on) if one.rule_id == "AR-MEET-BY")
    assert meet_by.state is State.PASSED and has_gone_by(meet_by) and not meet_by.is_open


def test_an_arranged_meeting_is_prepared_by_one_voice_at_a_time():
    later = {"AR-PAPERS": set(), "AR-MEETING": set()}
    assert voices(ARRANGED, date(2026, 9, 14)) == {"AR-ASK": {"AR-NOTICE"}, **later}
    assert voices(ARRANGED, date(2026, 9, 30)) == {"AR-NOTICE": {"AR-ASK"}, **later}
    assert voices({**ARRANGED, Fact.INVITED_ON: date(2026, 9, 21)}, date(2026, 9, 30)) == later


PREPARED = {**ARRANGED, Fact.INVITED_ON: date(2026, 9, 21), Fact.PAPERS_SENT_ON: date(2026, 10, 5)}


def test_after_the_day_of_a_meeting_it_is_asked_whether_it_was_held_before_its_report_is_asked_for():
    assert voices(PREPARED, date(2026, 10, 20)) == {"AR-MEETING": {"AR-REPORT"}}
    assert voices(PREPARED, date(2026, 10, 28)) == {"AR-MEETING": {"AR-REPORT"}}
    assert voices({**PREPARED, Fact.REVIEW_HELD_ON: date(2026, 10, 20)}, date(2026, 10, 28)) == {"AR-REPORT": set()}


def test_a_report_that_is_overdue_is_never_silent():
    assert voices(PREPARED, date(2026, 11, 10)) == {"AR-MEETING": set(), "AR-REPORT": set()}


def test_a_meeting_that_was_arranged_asks_for_nothing_once_the_plan_was_made_anew_or_ceased():
    for fact in (Fact.REASSESSED_PLAN_ON, Fact.CEASED_ON):
        assert "AR-MEETING" not in voices({**PREPARED, fact: date(2026, 10, 1)}, date(2026, 10, 28))
    before = {**PREPARED, Fact.REASSESSED_PLAN_ON: date(2026, 3, 1)}
    assert "AR-MEETING" in voices(before, date(2026, 10, 28))


def test_a_date_of_the_law_is_heard_where_the_practice_before_it_sleeps():
    assert voices(ARRANGED, date(2026, 9, 14), asleep={"AR-ASK"}) == {
        "AR-NOTICE": set(), "AR-PAPERS": set(), "AR-MEETING": set(),
    }  # fmt: skip


def test_the_summer_review_hands_over_to_the_latest_meeting_of_a_move():
    facts = {Fact.LAST_REVIEW_ON: date(2026, 6, 30), **transfer_facts("6", 2027)}
    assert "PT-SUMMER" not in voices(facts, date(2026, 9, 1))
    assert "PT-MEET-BY" in voices(facts, date(2026, 11, 2))
    assert "PT-MEET-BY" in voices(facts, date(2026, 12, 10)), "it has gone by and asks on"


def test_a_meeting_of_march_that_has_gone_by_is_not_hidden_by_the_summer_of_a_move():
    facts = {Fact.LAST_REVIEW_ON: date(2026, 4, 20), **transfer_facts("5", 2027)}
    assert set(voices(facts, date(2027, 4, 28))) == {"AR-MEET-BY"}


def test_of_a_plan_that_has_ceased_or_was_amended_in_time_nothing_is_asked():
    ceased = {**REVIEWED, Fact.CEASED_ON: date(2026, 9, 20)}
    assert voices(ceased, date(2026, 11, 10)) == {}
    amended = {Fact.LAST_REVIEW_ON: date(2026, 6, 30), **transfer_facts("6", 2027), Fact.AMENDED_PLAN_ON: date(2027, 1, 20)}
    assert "PT-MEET-BY" not in voices(amended, date(2027, 2, 1))


def test_a_meeting_arranged_before_the_summer_term_for_a_day_in_it_meets_the_summer_review():
    facts = {
        Fact.LAST_REVIEW_ON: date(2026, 6, 30), **transfer_facts("5", 2027),
        Fact.REVIEW_ARRANGED_ON: date(2027, 3, 10), Fact.MEETING_ON: date(2027, 5, 12),
    }  # fmt: skip
    summer = next(one for one in dates(facts, date(2027, 4, 20)) if one.rule_id == "PT-SUMMER")
    assert (summer.state, summer.met_on) == (State.MET, date(2027, 3, 10))


def test_every_practice_date_belongs_to_an_act_and_only_dates_of_the_school_do():
    practices = {one.rule.id for one in PRACTICES}
    known = {**BY_ID, **{one.rule.id: (one.rule,) for one in PRACTICES}}
    assert practices <= set().union(*ACTS) and practices >= LASTING
    assert all(known[rule_id] for act in ACTS for rule_id in act)


def test_what_has_gone_by_is_told_as_such_and_never_as_overdue():
    (told,) = [one for one in told_of(dates(REVIEWED, date(2026, 11, 10))) if one.deadline.rule_id == "AR-MEET-BY"]
    kinds = {one.kind for one in reminders_due([told.deadline], date(2026, 11, 10), DAYS)}
    assert kinds == {"gone-by"}


def test_a_practice_date_may_sleep_beyond_its_day_and_after_it():
    ahead = next(one for one in dates(REVIEWED, date(2026, 10, 26)) if one.rule_id == "AR-MEET-BY")
    assert latest_waking(ahead, date(2026, 10, 26)) == date(2026, 10, 26) + timedelta(weeks=12)
    on = date(2026, 11, 10)
    passed = next(one for one in dates(REVIEWED, on) if one.rule_id == "AR-MEET-BY")
    assert why_not_sleep(passed, on + timedelta(days=7), on) is None


_FACTS = st.fixed_dictionaries(
    {Fact.LAST_REVIEW_ON: st.dates(date(2024, 1, 1), date(2026, 6, 1))},
    optional={
        Fact.REVIEW_ARRANGED_ON: st.dates(date(2026, 1, 1), date(2026, 12, 1)),
        Fact.MEETING_ON: st.dates(date(2026, 1, 1), date(2027, 2, 1)),
        Fact.INVITED_ON: st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        Fact.MAIN_TRANSFER_IN: st.sampled_from([date(2026, 1, 1), date(2027, 1, 1), date(2028, 1, 1)]),
    },
)


@given(_FACTS, st.dates(date(2026, 1, 1), date(2027, 8, 1)))
def test_no_act_has_two_voices_and_no_date_that_asks_is_lost(facts, on):
    found = dates(facts, on)
    told = told_of(found)
    spoken = {one.deadline.rule_id for one in told}
    not_late = {one.deadline.rule_id for one in told if one.deadline.state is not State.OVERDUE}
    quiet = {one.rule_id for each in told for one in each.quiet}
    assert all(len(not_late & act) <= 1 for act in ACTS)
    assert {one.rule_id for one in found if still_asks(one)} <= spoken | quiet
    assert not spoken & quiet


@given(_FACTS, st.dates(date(2026, 1, 1), date(2027, 8, 1)))
def test_what_the_law_asks_is_silent_only_behind_a_practice_date_that_comes_sooner_and_never_once_overdue(facts, on):
    for one in told_of(dates(facts, on)):
        for quiet in one.quiet:
            if quiet.rule_id in BY_ID:
                assert one.deadline.due <= quiet.due and quiet.state is not State.OVERDUE
                assert (one.deadline.is_open and on <= one.deadline.due) or one.deadline.rule_id == "AR-MEETING"
