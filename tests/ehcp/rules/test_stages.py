"""What may follow what in an assessment, and why not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.facts import Fact
from ehcp.rules.law.table import OF_ASSESSMENT, OF_PLAN
from ehcp.rules.moves import assessment, plan
from ehcp.rules.moves.printing import as_markdown
from ehcp.rules.moves.table import Event, Matter, Stage
from ehcp.rules.stages import CLOSED, MOVES, STAGES, Happened, facts_of, moves_possible, stage_of, why_not

REQUESTED = Happened(Event.REQUEST_RECEIVED, date(2026, 7, 13))
AGREED = Happened(Event.AGREED, date(2026, 8, 20))
DRAFT = Happened(Event.DRAFT_ISSUED, date(2026, 10, 20))
CONSULTED = Happened(Event.CONSULTED, date(2026, 10, 22))
TODAY = date(2026, 11, 25)


TABLES = [
    pytest.param(assessment.STAGES, assessment.MOVES, id="assessment"),
    pytest.param(plan.STAGES, plan.MOVES, id="plan"),
]
EVERY_MOVE = [
    pytest.param(move, id=f"{matter.value}-{move.event.name}") for matter, moves in MOVES.items() for move in moves
]


def test_the_tables_have_every_event_once_in_a_matter_and_every_stage_once():
    for moves in MOVES.values():
        assert [move.event for move in moves] == list(dict.fromkeys(move.event for move in moves))
    assert {move.event for moves in MOVES.values() for move in moves} == set(Event)
    assert [row.stage for row in STAGES] == list(Stage)


@pytest.mark.parametrize("move", EVERY_MOVE)
def test_every_event_has_its_verb_its_owner_its_day_and_the_words_when_it_is_possible(move):
    assert move.verb.split()[0] in {"Record", "Arrange", "Move"}
    assert move.who
    assert move.after
    assert move.fact in set(Fact)
    assert move.otherwise.endswith(".")
    assert not move.help or move.help.endswith(".")
    assert len(move.short) <= 18


@pytest.mark.parametrize(("rows", "moves"), TABLES)
def test_every_stage_can_be_reached_and_every_open_one_left(rows, moves):
    assert {move.to for move in moves if move.to is not None} == {row.stage for row in rows}
    for row in rows:
        onwards = {move.to for move in moves if row.stage in move.after and move.to not in (None, row.stage)}
        assert bool(onwards) or row.stage in CLOSED


@pytest.mark.parametrize(("rows", "moves"), TABLES)
def test_from_every_open_stage_there_is_a_way_to_an_end(rows, moves):
    ends = {row.stage for row in rows} & CLOSED
    while True:
        more = {stage for move in moves if move.to in ends for stage in move.after if stage is not None} - ends
        if not more:
            break
        ends |= more
    assert ends == {row.stage for row in rows}


# What a case has from elsewhere: the child, its year, and the school's own duties.
NOT_OF_EVENTS = {
    Fact.CHILD_BORN_ON, Fact.MAIN_TRANSFER_IN, Fact.POST_16_TRANSFER_IN, Fact.POST_16_MOVE_ON,
    Fact.SENCO_APPOINTED_ON, Fact.SENCO_QUALIFIED_ON, Fact.INFORMATION_REPORT_ON,
}  # fmt: skip


def test_every_fact_of_the_law_comes_from_an_event():
    told = {
        fact
        for moves in MOVES.values()
        for move in moves
        for fact in (move.fact, *move.sets, *move.sets_once, *move.asks, *move.plans)
    }
    assert told == set(Fact) - NOT_OF_EVENTS


@pytest.mark.parametrize("matter", list(Matter))
def test_every_clock_of_a_matter_is_started_and_met_by_what_can_happen_in_it(matter):
    told = {
        fact
        for move in MOVES[matter]
        for fact in (move.fact, *move.sets, *move.sets_once, *move.asks, *move.plans)
    } | NOT_OF_EVENTS
    law = {Matter.ASSESSMENT: OF_ASSESSMENT, Matter.PLAN: OF_PLAN}[matter]
    for rule in law:
        if told & {*rule.triggers}:
            assert not rule.met_by or told & {*rule.met_by}, rule.id


def test_a_request_can_be_recorded_at_any_time_and_nothing_has_to_come_first():
    assert why_not(Event.REQUEST_RECEIVED, [], TODAY) is None


def test_only_the_moves_that_are_possible_now_are_offered():
    assert [move.event for move in moves_possible([REQUESTED], TODAY)] == [
        Event.REFUSED,
        Event.AGREED,
        Event.ADVICE_ASKED,
        Event.WITHDRAWN,
    ]


def test_after_a_refusal_its_reversal_mediation_and_appeal_are_offered():
    refused = [REQUESTED, Happened(Event.REFUSED, date(2026, 8, 20))]
    assert stage_of(refused) is Stage.REFUSED
    assert [move.event for move in moves_possible(refused, TODAY)] == [
        Event.CONCEDED,
        Event.MEDIATION_ASKED,
        Event.MEDIATION_ENDED,
        Event.CERTIFICATE,
        Event.APPEALED,
    ]


def test_a_final_plan_ends_the_case():
    case = [REQUESTED, AGREED, DRAFT, Happened(Event.FINAL_ISSUED, date(2026, 11, 20))]
    assert stage_of(case) is Stage.FINAL_ISSUED
    assert moves_possible(case, TODAY) == []


def test_a_plan_before_the_council_has_decided_is_refused_with_what_would_make_it_possible():
    assert why_not(Event.FINAL_ISSUED, [REQUESTED], TODAY) == (
        "The council has the request and has not yet decided. "
        "A final plan follows an assessment: record first that the council agreed to assess."
    )


def test_a_school_that_never_saw_the_draft_can_record_the_final_plan():
    assert why_not(Event.FINAL_ISSUED, [REQUESTED, AGREED], TODAY) is None


def test_nothing_can_be_recorded_before_it_has_happened():
    tomorrow = TODAY + timedelta(days=1)
    assert why_not(Event.AGREED, [REQUESTED], TODAY, tomorrow) == (
        "Thu 26 Nov 2026 is still to come. Record it when it has happened."
    )


def test_nothing_can_have_happened_before_the_request():
    assert why_not(Event.AGREED, [REQUESTED], TODAY, date(2026, 7, 12)) == (
        "Sun 12 Jul 2026 is before “The council received the request”, on Mon 13 Jul 2026. Check both dates."
    )


def test_a_forgotten_draft_can_be_filled_in_behind_a_final_plan():
    case = [REQUESTED, AGREED, Happened(Event.FINAL_ISSUED, date(2026, 11, 20))]
    assert why_not(Event.DRAFT_ISSUED, case, TODAY, date(2026, 10, 20)) is None
    assert why_not(Event.DRAFT_ISSUED, case, TODAY, date(2026, 11, 21)) is not None


def test_what_is_filled_in_may_not_make_later_events_impossible():
    assert why_not(Event.WITHDRAWN, [REQUESTED, AGREED], TODAY, date(2026, 8, 1)) == (
        "“The request was withdrawn” on Sat 1 Aug 2026 cannot come before "
        "“The council agreed to assess” on Thu 20 Aug 2026. Check both dates."
    )


def test_an_answer_needs_something_to_answer():
    assert why_not(Event.CONSULTATION_ANSWERED, [REQUESTED, AGREED], TODAY) == (
        "There is nothing to answer. Record first when this happened: consultation received."
    )
    case = [REQUESTED, AGREED, DRAFT, CONSULTED]
    assert why_not(Event.CONSULTATION_ANSWERED, case, TODAY) is None
    answered = [*case, Happened(Event.CONSULTATION_ANSWERED, date(2026, 11, 2))]
    assert why_not(Event.CONSULTATION_ANSWERED, answered, TODAY) is not None
    assert why_not(Event.CONSULTED, answered, TODAY) is None


def test_a_reminder_of_the_council_does_not_move_the_date_of_the_advice():
    asked = [REQUESTED, AGREED, Happened(Event.ADVICE_ASKED, date(2026, 8, 20))]
    assert why_not(Event.ADVICE_ASKED, asked, TODAY) == (
        "This is already recorded and waits for an answer: advice asked for. A reminder sets no new date."
    )


def test_a_draft_sent_anew_counts_by_its_last_day_and_keeps_its_first():
    anew = Happened(Event.DRAFT_ISSUED, date(2026, 11, 9))
    facts = facts_of([anew, DRAFT, REQUESTED, AGREED])
    assert facts[Fact.DRAFT_SERVED_ON] == anew.on
    assert facts[Fact.FIRST_DRAFT_SERVED_ON] == DRAFT.on


def test_the_day_the_letter_arrived_is_kept_beside_the_day_it_was_written():
    asked = Happened(Event.ADVICE_ASKED, date(2026, 8, 20), ((Fact.ADVICE_REQUEST_RECEIVED_ON, date(2026, 8, 24)),))
    assert facts_of([REQUESTED, asked])[Fact.ADVICE_REQUEST_RECEIVED_ON] == date(2026, 8, 24)
    again = Happened(Event.ADVICE_ASKED, date(2026, 10, 1))
    assert Fact.ADVICE_REQUEST_RECEIVED_ON not in facts_of([REQUESTED, asked, again])


def test_a_decision_is_notified_once_even_when_a_refusal_is_reversed():
    refused = Happened(Event.REFUSED, date(2026, 8, 20))
    reversed_later = Happened(Event.CONCEDED, date(2026, 10, 5))
    assert stage_of([refused, REQUESTED, reversed_later]) is Stage.ASSESSING
    assert facts_of([refused, REQUESTED, reversed_later])[Fact.DECISION_NOTIFIED_ON] == refused.on


def test_a_refusal_and_its_reversal_on_one_day_are_read_in_that_order():
    day = date(2026, 8, 20)
    assert stage_of([Happened(Event.CONCEDED, day), Happened(Event.REFUSED, day), REQUESTED]) is Stage.ASSESSING


@given(st.lists(st.tuples(st.sampled_from([move.event for move in MOVES[Matter.ASSESSMENT]]), st.integers(min_value=0, max_value=200)), max_size=12))
def test_whatever_is_tried_the_history_that_was_let_in_could_have_happened(tries):
    case = []
    for event, day in tries:
        happened_on = REQUESTED.on + timedelta(days=day)
        if why_not(event, case, date(2027, 12, 31), happened_on) is None:
            case.append(Happened(event, happened_on))
    for index, one in enumerate(case):
        others = case[:index] + case[index + 1 :]
        if one.event is not Event.REQUEST_RECEIVED and others:
            assert facts_of(case)[Fact.REQUEST_RECEIVED_ON] <= one.on
    assert (stage_of(case) is None) == (not case)


def test_the_printed_table_names_every_stage_and_every_event():
    printed = as_markdown()
    assert printed.startswith("## Stages of an EHC needs assessment\n\n```mermaid\nstateDiagram-v2\n")
    for row in STAGES:
        assert f"    {row.stage.name}: {row.title}\n" in printed
    for moves in MOVES.values():
        assert all(f"| {move.title} |" in printed for move in moves)


def test_a_refusal_about_a_day_that_is_behind_others_says_which_day_it_speaks_of():
    history = [Happened(Event.REQUEST_RECEIVED, date(2026, 3, 2)), Happened(Event.REFUSED, date(2026, 4, 10))]
    said = why_not(Event.MEDIATION_ASKED, history, date(2026, 6, 1), date(2026, 3, 20))
    assert said.startswith("As the case stood on Fri 20 Mar 2026: The council has the request")
