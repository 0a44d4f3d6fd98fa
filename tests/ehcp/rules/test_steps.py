"""The steps of the process as a family reads them: one place in every open case, and no date but those of the law."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.clock import deadlines
from ehcp.rules.ending import ended_on
from ehcp.rules.facts import Fact
from ehcp.rules.law.table import BY_ID, OF_ASSESSMENT, OF_PLAN
from ehcp.rules.moves.table import Event, Matter, Stage
from ehcp.rules.periods import Party
from ehcp.rules.stages import CLOSED, STAGES, Happened, facts_of, moves_possible, stage_of
from ehcp.rules.steps import beside
from ehcp.rules.steps.course import STEPS, course, general_course
from ehcp.rules.steps.table import Standing
from ehcp.rules.steps.turns import IF_LATE, IF_SCHOOL_IS_LATE, TIME_OVER, TURNS
from senco.access.rules.dates import MONTHS, day_in_full
from senco.documents.language import hints

LAW = {Matter.ASSESSMENT: OF_ASSESSMENT, Matter.PLAN: OF_PLAN}
BEGUN = date(2026, 3, 2)
REQUESTED = Happened(Event.REQUEST_RECEIVED, BEGUN)
AGREED = Happened(Event.AGREED, date(2026, 4, 10))
DRAFT = Happened(Event.DRAFT_ISSUED, date(2026, 6, 22))
MADE = Happened(Event.PLAN_MADE, BEGUN)
DAY = re.compile(rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}")


def read(events, on, matter=Matter.ASSESSMENT):
    """The steps of a case by its events."""
    facts = facts_of(events)
    return course(matter, stage_of(events), facts, deadlines(facts, on, LAW[matter]), on)


def standing(found):
    return {one.step.key: one.standing for one in found.steps}


def said(found, key):
    return " ".join(line.words for one in found.steps if one.step.key == key for line in one.lines)


def walk(draw, matter):
    """A case in which something possible happens again and again."""
    events, day = [REQUESTED if matter is Matter.ASSESSMENT else MADE], BEGUN
    for _ in range(draw(st.integers(0, 12))):
        day += timedelta(days=draw(st.integers(0, 60)))
        moves = moves_possible(events, day)
        if not moves:
            break
        move = moves[draw(st.integers(0, len(moves) - 1))]
        more = tuple((fact, day + timedelta(days=draw(st.integers(0, 40)))) for fact in move.plans)
        events.append(Happened(move.event, day, more))
    return events, day + timedelta(days=draw(st.integers(0, 200)))


@pytest.mark.parametrize("matter", Matter)
@given(data=st.data())
def test_an_open_case_stands_at_exactly_one_step_and_a_closed_one_at_none(matter, data):
    events, on = walk(data.draw, matter)
    facts = facts_of(events)
    closed = ended_on(events, deadlines(facts, on, LAW[matter])) is not None
    found = read(events, on, matter)
    here = [one for one in found.steps if one.standing is Standing.HERE]
    assert found.is_closed == closed
    assert len(here) == (0 if closed else 1)
    assert closed or stage_of(events) in here[0].step.stages


@pytest.mark.parametrize("matter", Matter)
@given(data=st.data())
def test_every_date_is_one_of_the_deadlines_or_of_what_happened(matter, data):
    events, on = walk(data.draw, matter)
    facts = facts_of(events)
    law = deadlines(facts, on, LAW[matter])
    known = {one.due for one in law} | set(facts.values())
    found = read(events, on, matter)
    for line in found.lines:
        assert line.on in known
        assert DAY.findall(line.words) == [day_in_full(line.on).partition(" ")[2]]


@pytest.mark.parametrize("matter", Matter)
@given(data=st.data())
def test_somebody_is_called_late_only_where_a_duty_of_theirs_is_overdue(matter, data):
    events, on = walk(data.draw, matter)
    overdue = {one.due: one.bound for one in deadlines(facts_of(events), on, LAW[matter]) if one.state.value == "overdue"}
    for line in read(events, on, matter).lines:
        if line.late is not None:
            assert overdue[line.on] is line.late
            assert line.late is not Party.FAMILY


@pytest.mark.parametrize(
    ("events", "on", "here"),
    [
        ([REQUESTED], date(2026, 3, 20), "decide"),
        ([REQUESTED, Happened(Event.REFUSED, date(2026, 4, 8))], date(2026, 4, 20), "decide"),
        ([REQUESTED, AGREED], date(2026, 4, 20), "advice"),
        (
            [REQUESTED, AGREED, Happened(Event.ADVICE_ASKED, date(2026, 4, 12)), Happened(Event.ADVICE_SENT, date(2026, 5, 12))],
            date(2026, 5, 20), "need",
        ),
        ([REQUESTED, AGREED, Happened(Event.NO_PLAN, date(2026, 6, 1))], date(2026, 6, 8), "need"),
        ([REQUESTED, AGREED, DRAFT], date(2026, 7, 6), "comment"),
        ([REQUESTED, AGREED, DRAFT], date(2026, 7, 7), "consult"),
        (
            [REQUESTED, AGREED, DRAFT, Happened(Event.CONSULTED, date(2026, 6, 24)), Happened(Event.CONSULTATION_ANSWERED, date(2026, 7, 1))],
            date(2026, 7, 8), "change",
        ),
    ],
)  # fmt: skip
def test_at_each_stage_of_an_assessment_the_family_reads_where_they_are(events, on, here):
    assert read(events, on).here.step.key == here


@pytest.mark.parametrize(
    ("more", "on", "here"),
    [
        ([], date(2026, 5, 1), "in-place"),
        ([Happened(Event.REVIEW_ARRANGED, date(2026, 9, 1), ((Fact.MEETING_ON, date(2026, 11, 3)),))], date(2026, 9, 8), "invited"),
        ([Happened(Event.MEETING_HELD, date(2026, 11, 3))], date(2026, 11, 5), "report"),
        ([Happened(Event.MEETING_HELD, date(2026, 11, 3)), Happened(Event.REPORT_SENT, date(2026, 11, 10))], date(2026, 11, 12), "decision"),
        ([Happened(Event.AMENDMENT_NOTICE, date(2026, 6, 1))], date(2026, 6, 5), "comment"),
        ([Happened(Event.AMENDMENT_NOTICE, date(2026, 6, 1))], date(2026, 6, 20), "changed"),
        ([Happened(Event.CEASE_DECIDED, date(2026, 6, 1))], date(2026, 6, 20), "decision"),
    ],
)  # fmt: skip
def test_at_each_stage_of_a_plan_the_family_reads_where_they_are(more, on, here):
    assert read([MADE, *more], on, Matter.PLAN).here.step.key == here


def test_the_real_dates_of_the_child_stand_at_their_steps():
    found = read([REQUESTED, AGREED, DRAFT], date(2026, 6, 25))
    assert said(found, "comment") == "You have until Monday 6 July 2026 at least. That day still counts."
    assert said(found, "final") == "The council must send the final plan by Monday 20 July 2026."
    assert said(found, "decide") == "The council said yes on Friday 10 April 2026."
    assert standing(found)["draft"] is Standing.DONE


def test_a_draft_is_said_to_have_no_day_in_law():
    assert "No law sets this day" in said(read([REQUESTED, AGREED], date(2026, 4, 20)), "draft")


def test_a_late_plan_is_said_to_be_late_and_by_whom():
    found = read([REQUESTED, AGREED], date(2026, 7, 25))
    assert "should have been sent by Monday 20 July 2026" in said(found, "final")
    assert found.late == {Party.COUNCIL}
    assert [line.away for line in found.lines if line.late] == ["5 days late"]


def test_a_decision_that_came_late_still_says_so_when_it_is_done():
    found = read([REQUESTED, Happened(Event.AGREED, date(2026, 4, 20))], date(2026, 4, 25))
    assert "By law it was due by Monday 13 April 2026." in said(found, "decide")
    assert found.late == frozenset()


def test_after_a_refusal_the_steps_that_are_left_do_not_apply_and_the_way_on_is_said():
    found = read([REQUESTED, Happened(Event.REFUSED, date(2026, 4, 8))], date(2026, 4, 20))
    assert set(list(standing(found).values())[2:]) == {Standing.NOT_NOW}
    assert found.turn.title == "The council said no to an assessment"
    assert "Monday 8 June 2026" in found.turn.lines[0].words
    told = " ".join(found.turn.you_can)
    assert "mediation" in told and "appeal" in told


def test_once_the_time_to_appeal_is_over_nobody_is_sent_to_an_appeal():
    found = read([REQUESTED, Happened(Event.REFUSED, date(2026, 4, 8))], date(2026, 6, 20))
    assert found.is_closed and found.here is None
    assert found.turn.you_can == TIME_OVER


def test_a_request_that_was_taken_back_leaves_no_step_open():
    found = read([REQUESTED, Happened(Event.WITHDRAWN, date(2026, 3, 20))], date(2026, 3, 25))
    assert standing(found)["asked"] is Standing.DONE
    assert set(list(standing(found).values())[1:]) == {Standing.NOT_NOW}


def test_a_change_without_a_meeting_leaves_the_meeting_out():
    found = read([MADE, Happened(Event.AMENDMENT_NOTICE, date(2026, 6, 1))], date(2026, 6, 5), Matter.PLAN)
    assert [standing(found)[key] for key in ("invited", "meeting", "report")] == [Standing.NOT_NOW] * 3


def test_what_belongs_to_last_years_review_is_not_told_of_this_year():
    events = [
        MADE,
        Happened(Event.MEETING_HELD, date(2026, 11, 3)),
        Happened(Event.KEPT, date(2026, 11, 20)),
        Happened(Event.CEASE_DECIDED, date(2027, 2, 1)),
    ]
    found = read(events, date(2027, 2, 5), Matter.PLAN)
    assert "3 November 2026" not in " ".join(line.words for line in found.lines)


def test_a_new_assessment_and_a_move_are_told_in_the_year_in_which_they_happen():
    made, asked = Happened(Event.PLAN_MADE, date(2026, 1, 12)), Happened(Event.REASSESSMENT_REQUESTED, date(2026, 6, 1))
    words = [line.words for line in read([made, asked], date(2026, 6, 3), Matter.PLAN).more]
    assert words == [
        "The council was asked on Monday 1 June 2026 to assess your child’s needs anew.",
        "The council must tell you by Tuesday 16 June 2026 if it assesses anew.",
    ]
    moved = [made, Happened(Event.OLD_COUNCIL_AWARE, date(2026, 6, 1)), Happened(Event.PLAN_TRANSFERRED, date(2026, 6, 15))]
    words = " ".join(line.words for line in read(moved, date(2026, 6, 16), Matter.PLAN).more)
    assert "went to your new council on Monday 15 June 2026" in words and "write to you by Monday 27 July 2026" in words
    kept = [*moved, Happened(Event.NEW_COUNCIL_WROTE, date(2026, 7, 1)), Happened(Event.MEETING_HELD, date(2027, 1, 5)), Happened(Event.KEPT, date(2027, 1, 8))]
    assert read(kept, date(2027, 2, 1), Matter.PLAN).more == ()


def test_a_reader_without_a_case_is_told_every_step_and_no_date():
    for matter in Matter:
        found = general_course(matter)
        assert [one.number for one in found.steps] == list(range(1, len(STEPS[matter]) + 1))
        assert found.lines == []
    assert len(STEPS[Matter.ASSESSMENT]) == 9


def test_every_stage_stands_at_a_step_or_is_a_turn_and_every_rule_that_is_named_exists():
    places = {stage for steps in STEPS.values() for step in steps for stage in step.stages}
    assert {row.stage for row in STAGES} == places | (CLOSED & TURNS.keys())
    assert {Stage.REFUSED, Stage.NO_PLAN, Stage.CEASING} <= TURNS.keys()
    rows = [row for steps in STEPS.values() for step in steps for row in step.due]
    rows += [*beside.DUE, *(row for turn in TURNS.values() for row in turn.due)]
    assert {row.rule_id for row in rows} <= BY_ID.keys()
    assert all("{day}" in row.running and (not row.passed or "{day}" in row.passed) for row in rows)


def everything(matter):
    """All words of the steps of a matter, one to a line."""
    steps = [text for one in STEPS[matter] for text in (one.title, *one.words, *one.you_can, one.within)]
    dues = [row.running.format(day="Monday") for one in STEPS[matter] for row in one.due]
    return "\n".join([*steps, *dues])


@pytest.mark.parametrize("matter", Matter)
def test_the_steps_can_be_read_at_eleven(matter):
    found = hints(everything(matter))
    assert found.reading_age <= 11.5, found.age_words
    assert [sentence.text for sentence in found.long_sentences] == []


def test_what_is_said_of_another_turn_can_be_read_at_twelve():
    for turn in TURNS.values():
        words = "\n".join((turn.title, *turn.words, *turn.you_can))
        found = hints(words)
        assert found.reading_age is None or found.reading_age <= 12, (turn.title, found.age_words)
        assert [sentence.text for sentence in found.long_sentences] == []
    late = hints("\n".join((*IF_LATE, IF_SCHOOL_IS_LATE)))
    assert late.reading_age <= 12
    assert late.long_sentences == ()


def test_nothing_is_promised_that_the_law_does_not_give():
    for matter in Matter:
        for one in STEPS[matter]:
            musts = [row for row in one.due if " must " in row.running]
            assert all(BY_ID[row.rule_id].force.value == "must" for row in musts)
