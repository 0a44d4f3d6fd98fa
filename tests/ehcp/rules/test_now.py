"""What a SENCO is told to do now: something in every stage, by what has happened and what has not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Stage
from ehcp.rules.now import what_now
from ehcp.rules.stages import CLOSED, MOVES, STAGE, Happened, facts_of, moves_possible, stage_of

TODAY = date(2026, 3, 20)
MEETING = {Fact.REVIEW_ARRANGED_ON: date(2026, 3, 2), Fact.MEETING_ON: date(2026, 4, 1)}


@given(st.lists(st.integers(0, 40), min_size=1, max_size=14), st.integers(0, 1))
def test_every_history_has_a_sentence_of_what_to_do(choices: list[int], matter: int) -> None:
    events = [Happened(list(MOVES.values())[matter][0].event, TODAY - timedelta(days=100))]
    for number, choice in enumerate(choices, start=1):
        day = events[0].on + timedelta(days=number)
        if possible := moves_possible(events, day):
            move = possible[choice % len(possible)]
            events.append(Happened(move.event, day, tuple((fact, day + timedelta(days=30)) for fact in move.plans)))
    stage = stage_of(events)
    assert stage is not None
    said = what_now(stage, facts_of(events), TODAY, closed=stage in CLOSED)
    assert said.endswith(".") and len(said) < 300
    assert said.startswith("This case is closed.") == (stage in CLOSED)


def test_what_is_asked_of_the_school_comes_first_and_goes_when_it_is_done() -> None:
    asked = {Fact.AGREED_ON: date(2026, 2, 1), Fact.ADVICE_REQUESTED_ON: date(2026, 2, 3)}
    assert what_now(Stage.ASSESSING, asked, TODAY).startswith("Write the school's advice")
    sent = {**asked, Fact.ADVICE_SENT_ON: date(2026, 3, 1)}
    assert what_now(Stage.ASSESSING, sent, TODAY).startswith("The school has sent its advice.")
    consulted = {**sent, Fact.CONSULTATION_RECEIVED_ON: date(2026, 3, 10)}
    assert "whether the school can meet" in what_now(Stage.DRAFT_ISSUED, consulted, TODAY)
    answered = {**consulted, Fact.CONSULTATION_ANSWERED_ON: date(2026, 3, 12), Fact.DRAFT_SERVED_ON: date(2026, 3, 11)}
    assert "read the draft together" in what_now(Stage.DRAFT_ISSUED, answered, TODAY)


def test_after_a_refusal_it_says_who_can_appeal_and_what_comes_before() -> None:
    refused = {Fact.REFUSED_ON: date(2026, 3, 1), Fact.DECISION_LETTER_ON: date(2026, 3, 1)}
    said = what_now(Stage.REFUSED, refused, TODAY)
    assert "Only the family can appeal, not the school" in said and "certificate" in said
    certified = {**refused, Fact.MEDIATION_CERTIFICATE_ON: date(2026, 3, 9)}
    assert "has its mediation certificate" in what_now(Stage.REFUSED, certified, TODAY)
    appealed = {**certified, Fact.APPEALED_ON: date(2026, 3, 15)}
    assert "The tribunal has the family's appeal" in what_now(Stage.REFUSED, appealed, TODAY)
    assert "time to appeal has run out" in what_now(Stage.REFUSED, refused, TODAY, closed=True)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "Invite everyone on the list"),
        ({Fact.INVITED_ON: date(2026, 3, 3)}, "Send the advice that has come"),
        ({Fact.INVITED_ON: date(2026, 3, 3), Fact.PAPERS_SENT_ON: date(2026, 3, 16)}, "The papers are out."),
    ],
)
def test_before_a_meeting_its_day_is_said_and_the_next_thing_to_do(more: dict[Fact, date], said: str) -> None:
    words = what_now(Stage.REVIEWING, MEETING | more, TODAY)
    assert words.startswith("The meeting is on Wed 1 Apr 2026.") and said in words


def test_a_planned_meeting_whose_day_went_by_is_asked_about() -> None:
    assert "Record that it was held, or the day it was moved to" in what_now(Stage.REVIEWING, MEETING, date(2026, 4, 2))
    assert "was planned" not in what_now(Stage.REVIEWING, MEETING, date(2026, 4, 1))


def test_after_the_meeting_the_report_comes_before_the_council() -> None:
    assert what_now(Stage.REVIEWED, MEETING, TODAY).startswith("Write the report")
    assert "what it decides" in what_now(Stage.REVIEWED, MEETING | {Fact.REPORT_SENT_ON: date(2026, 4, 10)}, TODAY)


def test_a_stage_that_is_not_closed_by_itself_has_words_for_open_and_closed() -> None:
    assert all(what_now(stage, MEETING, TODAY) for stage in STAGE)
