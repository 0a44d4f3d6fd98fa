"""The graduated approach: what each part needs before the next, said so that one knows what to do."""

from dataclasses import replace
from datetime import date

import pytest

from provision.rules.cycle import (
    DECISIONS,
    JUDGED,
    STAGES,
    VERDICTS,
    CycleFacts,
    Decision,
    OutcomeFacts,
    Progress,
    Stage,
    as_markdown,
    next_steps,
    verdict,
    why_not_close,
    why_not_decide,
    why_not_do,
    why_not_plan,
    why_not_review,
)
from provision.rules.timing import Force, why_sooner

STORY = OutcomeFacts(
    text="Tells a story in four parts",
    baseline="one part, with prompts",
    criterion="four parts without prompts, in a new picture story",
    by_on=date(2026, 12, 11),
)
ASSESSING = CycleFacts(stage=Stage.ASSESS, started_on=date(2026, 9, 2), evidence="Loses the thread of what she hears.")
PLANNED = replace(
    ASSESSING,
    stage=Stage.PLAN,
    outcomes=(STORY,),
    measures_planned=1,
    parents_told_on=date(2026, 9, 14),
    review_on=date(2026, 12, 11),
)
REVIEWED = replace(
    PLANNED,
    stage=Stage.REVIEW,
    outcomes=(replace(STORY, now="three parts", judged=Progress.PARTLY),),
    review_pupil_view="I can do stories now.",
    review_parent_view="She tells me about her day.",
    decision=Decision.CHANGE,
)
WHY_NOT = {
    Stage.ASSESS: why_not_plan,
    Stage.PLAN: why_not_do,
    Stage.DO: why_not_review,
    Stage.REVIEW: why_not_close,
}


def test_the_table_has_every_part_in_the_order_in_which_they_follow():
    assert [row.stage for row in STAGES] == list(Stage)
    assert [row.next for row in STAGES] == [*list(Stage)[1:], None]
    assert {row.decision for row in DECISIONS} == set(Decision)
    for row in STAGES:
        assert row.verb
        assert row.question.endswith("?")
        assert row.led_by
        assert row.citation


def test_every_part_but_the_last_can_be_asked_why_it_cannot_go_on():
    assert set(WHY_NOT) == set(Stage) - {Stage.CLOSED}


def test_a_cycle_with_everything_in_it_goes_from_start_to_end():
    assert why_not_plan(ASSESSING) is None
    assert why_not_do(PLANNED) is None
    assert why_not_review(replace(PLANNED, stage=Stage.DO)) is None
    assert why_not_close(REVIEWED) is None


def test_a_plan_needs_an_answer_to_why_the_pupil_is_not_making_progress():
    assert why_not_plan(replace(ASSESSING, evidence=" ")) == (
        "Write why this pupil is not making expected progress, and what shows it."
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"outcomes": ()}, "Add at least one outcome: where the pupil starts, how you will know, and by when."),
        (
            {"outcomes": (replace(STORY, baseline=""),)},
            "Complete the outcome “Tells a story in four parts” with where the pupil starts.",
        ),
        (
            {"outcomes": (replace(STORY, baseline="", criterion=" ", by_on=None),)},
            "Complete the outcome “Tells a story in four parts” with "
            "where the pupil starts, how you will know and the date to reach it by.",
        ),
        ({"measures_planned": 0}, "Add what will be done: at least one provision or adaptation."),
        ({"review_on": None}, "Agree a date for the review."),
        (
            {"review_on": date(2026, 9, 2)},
            "Move the review to a day after Wed 2 Sep 2026, when the cycle started.",
        ),
        ({"parents_told_on": None}, "Tell the parents that SEN support starts, and record the day."),
    ],
)
def test_the_work_cannot_start_before_each_thing_is_there(change, reason):
    assert why_not_do(replace(PLANNED, **change)) == reason


def test_all_that_is_missing_is_said_at_once():
    bare = CycleFacts(stage=Stage.PLAN)
    assert why_not_do(bare).count(".") == 4


def test_telling_the_parents_is_the_law_and_the_rest_is_the_code():
    forces = {step.title: step.force for step in next_steps(CycleFacts(stage=Stage.PLAN))}
    assert [title for title, force in forces.items() if force is Force.MUST] == [
        "Tell the parents that SEN support starts, and record the day"
    ]


def test_parents_who_know_are_not_told_again_in_the_second_cycle():
    assert why_not_do(replace(PLANNED, number=2, parents_told_on=None)) is None


def test_a_review_may_begin_before_its_date_but_not_before_the_work():
    assert why_not_review(replace(PLANNED, stage=Stage.DO)) is None
    assert why_not_review(PLANNED) == "The cycle is still at “Plan”. Start the work first."


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            {"outcomes": (STORY,)},
            "Record where the pupil is now with “Tells a story in four parts”, and what you make of it.",
        ),
        (
            {"outcomes": (replace(STORY, judged=Progress.MET),)},
            "Record where the pupil is now with “Tells a story in four parts”, and what you make of it.",
        ),
        ({"review_parent_view": ""}, "Write the parents' view, or when you asked."),
        ({"review_pupil_view": ""}, "Write the pupil's view, or when you asked."),
        ({"decision": None}, "Choose what happens next."),
        (
            {"decision": Decision.ASK_EHC, "request_open": True},
            "Choose another decision. A request is already under way. Its dates are on the page of the case.",
        ),
    ],
)
def test_a_review_cannot_be_finished_before_each_thing_is_there(change, reason):
    assert why_not_close(replace(REVIEWED, **change)) == reason


@pytest.mark.parametrize("stage", list(Stage))
def test_a_step_out_of_turn_is_refused_with_where_the_cycle_is(stage):
    for own, ask in WHY_NOT.items():
        if own is not stage:
            assert ask(replace(REVIEWED, stage=stage))


def test_a_closed_cycle_sends_you_to_the_next_one():
    assert why_not_plan(replace(REVIEWED, stage=Stage.CLOSED)) == "This cycle is closed. Start the next cycle to go on."


def test_no_number_of_cycles_has_to_come_before_a_request_to_the_council():
    assert why_not_decide(Decision.ASK_EHC, replace(REVIEWED, number=1)) is None


def test_a_pupil_with_a_plan_cannot_come_off_by_the_school_s_decision():
    with_plan = replace(REVIEWED, has_plan=True)
    assert "only the council can end it" in why_not_decide(Decision.COME_OFF, with_plan)
    assert why_not_decide(Decision.ASK_EHC, with_plan)
    assert why_not_decide(Decision.CONTINUE, with_plan) is None


def test_a_pupil_back_on_track_can_come_off():
    assert why_not_decide(Decision.COME_OFF, REVIEWED) is None
    (step,) = next_steps(replace(REVIEWED, stage=Stage.CLOSED, decision=Decision.COME_OFF))
    assert step.title == "End SEN support with the reason, and tell the parents and the pupil"


@pytest.mark.parametrize(
    ("facts", "titles"),
    [
        (ASSESSING, ["Go on to the plan"]),
        (PLANNED, ["Start the work"]),
        (
            replace(PLANNED, review_on=date(2027, 3, 26)),
            ["Start the work", "Bring the review forward, or plan a meeting before it"],
        ),
        (replace(PLANNED, stage=Stage.DO), ["Ask the parents and the pupil how it is going", "Begin the review"]),
        (replace(REVIEWED, stage=Stage.DO), ["Begin the review"]),
        (REVIEWED, ["Finish the review"]),
        (replace(REVIEWED, stage=Stage.CLOSED), ["Start the next cycle with what was learned"]),
    ],
)
def test_the_next_step_starts_with_a_verb(facts, titles):
    assert [step.title for step in next_steps(facts)] == titles


def test_the_review_is_due_on_its_day_and_the_views_two_weeks_before():
    steps = next_steps(replace(PLANNED, stage=Stage.DO))
    assert [step.due_on for step in steps] == [date(2026, 11, 27), date(2026, 12, 11)]


@pytest.mark.parametrize(
    "facts", [ASSESSING, replace(ASSESSING, evidence=""), PLANNED, CycleFacts(stage=Stage.PLAN), REVIEWED]
)
def test_the_page_and_the_refusal_say_the_same(facts):
    reason = WHY_NOT[facts.stage](facts)
    for step in next_steps(facts) if reason else ():
        assert step.title in reason


@pytest.mark.parametrize("judged", JUDGED)
def test_the_teacher_s_judgement_is_the_verdict(judged):
    assert verdict(replace(STORY, judged=judged), date(2030, 1, 1)) is VERDICTS[judged]


def test_an_outcome_whose_date_has_passed_asks_for_a_word():
    assert verdict(STORY, date(2026, 12, 11)).progress is Progress.NOT_YET
    assert verdict(STORY, date(2026, 12, 12)).progress is Progress.TIME_UP


def test_every_verdict_has_its_words():
    assert set(VERDICTS) == set(Progress)
    assert all(key is row.progress and row.words and row.why for key, row in VERDICTS.items())


def test_a_review_a_term_away_is_soon_enough():
    assert why_sooner(date(2026, 9, 2), date(2026, 12, 11)) is None
    assert why_sooner(None, date(2026, 12, 11)) is None
    assert why_sooner(date(2026, 9, 2), date(2027, 1, 6)) == (
        "It is 18 weeks off; parents should be met at least three times a year (Code of Practice 6.65)."
    )


def test_the_printed_table_shows_the_way_round():
    assert "    DO --> REVIEW: Begin the review\n" in as_markdown()
    for row in DECISIONS:
        assert row.title in as_markdown()
