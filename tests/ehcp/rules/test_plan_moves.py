"""The life of a plan: one review after another, amendments, appeals, a move, and its end."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.clock import State, deadlines
from ehcp.rules.ending import ended_on
from ehcp.rules.facts import Fact
from ehcp.rules.law.table import OF_ASSESSMENT, OF_PLAN
from ehcp.rules.moves.plan import ROUND
from ehcp.rules.moves.table import Event, Matter, Stage
from ehcp.rules.stages import MOVES, Happened, facts_of, matter_of, moves_possible, stage_of, why_not, why_not_without

MADE = Happened(Event.PLAN_MADE, date(2026, 1, 12))
ARRANGED = Happened(Event.REVIEW_ARRANGED, date(2026, 9, 14), ((Fact.MEETING_ON, date(2026, 11, 10)),))
HELD = Happened(Event.MEETING_HELD, date(2026, 11, 10))
NOTICE = Happened(Event.AMENDMENT_NOTICE, date(2026, 12, 4))
TODAY = date(2027, 3, 1)


def due(events, on=TODAY):
    return {one.rule_id: one for one in deadlines(facts_of(events), on, OF_PLAN) if one.due}


def test_a_plan_begins_with_the_day_it_was_made_and_its_review_is_due_by_the_eve_of_that_day():
    assert matter_of([MADE]) is Matter.PLAN
    assert stage_of([MADE]) is Stage.MAINTAINED
    assert due([MADE])["AR-CYCLE"].due == date(2027, 1, 11)


def test_a_plan_that_came_with_a_child_counts_from_its_last_review():
    came = Happened(Event.PLAN_MADE, date(2023, 1, 12), ((Fact.LAST_REVIEW_ON, date(2026, 2, 3)),))
    assert due([came])["AR-CYCLE"].due == date(2027, 2, 2)


def test_a_meeting_that_is_arranged_sets_the_days_for_invitation_and_papers_before_it_is_held():
    found = due([MADE, ARRANGED], on=date(2026, 9, 20))
    assert found["AR-NOTICE"].due == found["AR-PAPERS"].due == date(2026, 10, 27)
    assert found["AR-NOTICE"].state is State.RUNNING


def test_a_meeting_needs_its_day_and_the_day_may_lie_ahead():
    assert why_not(Event.REVIEW_ARRANGED, [MADE], date(2026, 9, 14), more={}) == "Give the day of “review meeting”."
    assert why_not(Event.REVIEW_ARRANGED, [MADE], date(2026, 9, 14), more={Fact.MEETING_ON: date(2026, 11, 10)}) is None
    assert why_not(Event.REVIEW_ARRANGED, [MADE], date(2026, 9, 14), more={Fact.MEETING_ON: date(2026, 9, 1)}) is not None


def test_a_meeting_that_is_moved_asks_for_new_invitations():
    invited = Happened(Event.INVITED, date(2026, 9, 21))
    moved = Happened(Event.REVIEW_MOVED, date(2026, 10, 1), ((Fact.MEETING_ON, date(2026, 12, 1)),))
    facts = facts_of([MADE, ARRANGED, invited, moved])
    assert facts[Fact.MEETING_ON] == date(2026, 12, 1)
    assert Fact.INVITED_ON not in facts


def test_a_late_notice_does_not_move_the_twelve_weeks_from_the_meeting():
    late = Happened(Event.AMENDMENT_NOTICE, date(2027, 1, 15))
    assert due([MADE, ARRANGED, HELD, late])["AR-FINAL"].due == date(2027, 2, 2)


def test_the_decision_completes_a_review_and_the_next_year_begins_with_it():
    assert due([MADE, ARRANGED, HELD, NOTICE])["AR-CYCLE"].due == date(2027, 12, 3)
    kept = Happened(Event.KEPT, date(2026, 12, 1))
    assert stage_of([MADE, ARRANGED, HELD, kept]) is Stage.MAINTAINED
    assert due([MADE, ARRANGED, HELD, kept])["AR-CYCLE"].due == date(2027, 11, 30)


def test_an_amendment_outside_a_review_completes_no_review():
    assert due([MADE, NOTICE])["AR-CYCLE"].due == date(2027, 1, 11)
    assert due([MADE, NOTICE])["AR-FINAL"].due == date(2027, 1, 29)


def test_the_next_review_forgets_the_last_one():
    amended = Happened(Event.AMENDED, date(2027, 1, 20))
    again = Happened(Event.REVIEW_ARRANGED, date(2027, 9, 1), ((Fact.MEETING_ON, date(2027, 10, 12)),))
    facts = facts_of([MADE, ARRANGED, HELD, NOTICE, amended, again])
    assert {fact for fact in ROUND if fact in facts} == {Fact.REVIEW_ARRANGED_ON, Fact.MEETING_ON}
    assert facts[Fact.LAST_REVIEW_ON] == NOTICE.on


def test_a_decision_to_end_a_plan_can_be_appealed_against_whether_or_not_a_review_led_to_it():
    decided = Happened(Event.CEASE_DECIDED, date(2026, 12, 3))
    for events in ([MADE, decided], [MADE, ARRANGED, HELD, decided]):
        assert due(events)["TRIB-APPEAL"].due == date(2027, 2, 3), "two months from the letter"
        assert (facts_of(events).get(Fact.LAST_REVIEW_ON) == decided.on) is (HELD in events)


def test_a_plan_that_is_to_cease_goes_on_and_an_order_can_keep_it():
    events = [MADE, Happened(Event.CEASE_DECIDED, date(2026, 6, 1)), Happened(Event.APPEALED, date(2026, 7, 1))]
    assert stage_of(events) is Stage.CEASING
    assert ended_on(events, deadlines(facts_of(events), TODAY, OF_PLAN)) is None
    assert Event.ORDERED_TO_CONTINUE in {move.event for move in moves_possible(events, TODAY)}
    kept = [*events, Happened(Event.ORDERED_TO_CONTINUE, date(2026, 12, 1))]
    assert stage_of(kept) is Stage.MAINTAINED
    assert due(kept)["ORD-AMEND"].due == date(2027, 1, 5)


def test_a_refusal_is_closed_by_the_last_day_to_appeal_and_kept_open_by_an_appeal():
    asked = Happened(Event.REQUEST_RECEIVED, date(2026, 6, 1))
    refused = [asked, Happened(Event.REFUSED, date(2026, 7, 10), ((Fact.DECISION_LETTER_ON, date(2026, 7, 9)),))]

    def ended(events, on):
        return ended_on(events, deadlines(facts_of(events), on, OF_ASSESSMENT))

    assert ended(refused, date(2026, 9, 9)) is None
    assert ended(refused, date(2026, 9, 10)) == date(2026, 9, 9)
    appealed = [*refused, Happened(Event.APPEALED, date(2026, 9, 1))]
    assert ended(appealed, TODAY) is None
    assert ended([*appealed, Happened(Event.APPEAL_ENDED, date(2026, 12, 1))], TODAY) == date(2026, 12, 1)


def test_an_event_of_an_assessment_does_not_happen_to_a_plan():
    assert why_not(Event.DRAFT_ISSUED, [MADE], TODAY) == "“The council sent the draft plan” does not happen in this kind of case."


def test_what_is_struck_out_must_leave_what_can_have_happened():
    case = [MADE, ARRANGED, HELD, NOTICE]
    assert why_not_without(case, NOTICE, None, TODAY) is None
    assert why_not_without([MADE, HELD, NOTICE], HELD, None, TODAY) is None, "an amendment can come outside a review"
    kept = [MADE, HELD, Happened(Event.KEPT, date(2026, 12, 1))]
    assert why_not_without(kept, HELD, None, TODAY) == (
        "“The review meeting was held” cannot be struck out before "
        "“The council decided to keep the plan as it is” on Tue 1 Dec 2026. Check both dates."
    )
    assert why_not_without(case, MADE, None, TODAY) is not None
    assert why_not_without(kept, HELD, Happened(Event.MEETING_HELD, date(2026, 11, 12)), TODAY) is None
    assert why_not_without(kept, HELD, Happened(Event.MEETING_HELD, date(2026, 12, 2)), TODAY) is not None


@given(st.lists(st.tuples(st.sampled_from([move.event for move in MOVES[Matter.PLAN]]), st.integers(0, 900)), max_size=25))
def test_whatever_is_tried_a_plan_has_a_stage_and_its_moves_go_on(tries):
    case = [MADE]
    for event, day in tries:
        on = MADE.on + timedelta(days=day)
        more = {fact: on + timedelta(days=40) for move in MOVES[Matter.PLAN] if move.event is event for fact in move.plans}
        if why_not(event, case, date(2029, 1, 1), on, more) is None:
            case.append(Happened(event, on, tuple(more.items())))
    assert stage_of(case) is not None
    found = deadlines(facts_of(case), date(2029, 1, 1), OF_PLAN)
    assert ended_on(case, found) is None or stage_of(case) is Stage.CEASED
