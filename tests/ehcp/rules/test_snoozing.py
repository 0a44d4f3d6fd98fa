"""Putting the notices of a date to sleep: never past the day of a must that binds the school."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.clock import Deadline, State, deadlines
from ehcp.rules.facts import Fact
from ehcp.rules.periods import Party
from ehcp.rules.snoozing import LONGEST, Sleep, is_asleep, latest_waking, why_not_sleep, woke_on
from provision.rules.timing import Force

ON = date(2026, 11, 25)


def deadline(due: date, *, bound: Party = Party.SCHOOL, force: Force = Force.MUST, state: State = State.RUNNING) -> Deadline:
    row = deadlines({Fact.CONSULTATION_RECEIVED_ON: ON}, ON)[0].rule
    return Deadline(rule=replace(row, bound=bound, force=force), state=state, due=due)


bounds = st.sampled_from(Party)
forces = st.sampled_from(Force)
days = st.dates(ON - timedelta(days=60), ON + timedelta(days=200))


@given(bounds, forces, days, days)
def test_a_sleep_never_goes_past_the_day_of_a_must_that_binds_the_school(bound, force, due, until):
    one = deadline(due, bound=bound, force=force)
    if why_not_sleep(one, until, ON) is None:
        assert ON < until <= ON + LONGEST
        assert not (bound is Party.SCHOOL and force is Force.MUST and until > due)


@given(bounds, forces, days)
def test_the_last_day_that_is_offered_is_possible_and_the_next_is_not(bound, force, due):
    one = deadline(due, bound=bound, force=force)
    last = latest_waking(one, ON)
    if last is None:
        assert all(why_not_sleep(one, ON + timedelta(days=ahead), ON) for ahead in range(1, 90))
    else:
        assert why_not_sleep(one, last, ON) is None
        assert why_not_sleep(one, last + timedelta(days=1), ON)


def test_a_must_of_the_school_that_is_due_or_late_does_not_sleep_and_says_why():
    for due in (ON, ON - timedelta(days=3)):
        assert "The law binds the school" in (why_not_sleep(deadline(due), ON + timedelta(days=5), ON) or "")


def test_what_the_council_is_late_with_may_sleep():
    late = deadline(ON - timedelta(days=30), bound=Party.COUNCIL, state=State.OVERDUE)
    assert why_not_sleep(late, ON + timedelta(days=14), ON) is None
    assert "still to come" in (why_not_sleep(late, ON, ON) or "")
    assert "Twelve weeks" in (why_not_sleep(late, ON + timedelta(days=85), ON) or "")


def test_what_asks_for_nothing_has_no_notices_to_put_to_sleep():
    assert "asks for nothing" in (why_not_sleep(deadline(ON, state=State.MET), ON + timedelta(days=5), ON) or "")


def test_a_sleep_ends_on_its_day_by_itself():
    one = deadline(ON + timedelta(days=30))
    sleeps = [Sleep(one.rule_id, one.due, ON + timedelta(days=7))]
    assert is_asleep(sleeps, one, ON + timedelta(days=6)) and not is_asleep(sleeps, one, ON + timedelta(days=7))
    assert woke_on(sleeps, one, ON + timedelta(days=6)) is None
    assert woke_on(sleeps, one, ON + timedelta(days=9)) == ON + timedelta(days=7)
