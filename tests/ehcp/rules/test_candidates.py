"""A consultation about a child who is not on roll: its fifteen days, what a reply needs, how long it is kept."""

from datetime import date

import pytest

from ehcp.rules import candidates as rules
from ehcp.rules.candidates import Answer, Decision, Draft, Objection
from ehcp.rules.clock import State

RECEIVED = date(2026, 11, 10)
BORN = date(2017, 4, 3)


def draft(**more: object) -> Draft:
    given: dict[str, object] = {
        "answer": Answer.CANNOT,
        "grounds": frozenset({Objection.OTHERS}),
        "reasons": {Objection.OTHERS: "Two children in the class need the same adult."},
        "needed": "A second adult all day.",
        "asked": 1,
    }
    return Draft(**given | more)  # type: ignore[arg-type]


def test_the_answer_is_due_fifteen_days_after_it_was_received_and_safe_a_day_before() -> None:
    one = rules.deadline(rules.facts(RECEIVED, None, "", None), RECEIVED)
    assert (one.due, rules.safe_on(one)) == (date(2026, 11, 25), date(2026, 11, 24))
    assert rules.due_on(RECEIVED) == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("sent", "decision", "decided", "on", "state"),
    [
        (None, "", None, date(2026, 11, 20), State.DUE_SOON),
        (None, "", None, date(2026, 11, 26), State.OVERDUE),
        (date(2026, 11, 25), "", None, date(2026, 11, 26), State.MET),
        (date(2026, 11, 27), "", None, date(2026, 11, 28), State.MET_LATE),
        (None, "elsewhere", date(2026, 11, 20), date(2026, 11, 26), State.NO_LONGER_APPLIES),
        (None, "withdrawn", date(2026, 11, 20), date(2026, 11, 26), State.NO_LONGER_APPLIES),
    ],
)
def test_it_is_met_by_the_reply_and_ends_with_the_decision(
    sent: date | None, decision: str, decided: date | None, on: date, state: State
) -> None:
    assert rules.deadline(rules.facts(RECEIVED, sent, decision, decided), on).state is state


def test_a_refusal_on_a_ground_with_evidence_after_asking_in_school_has_no_warning() -> None:
    assert rules.warnings(draft()) == []


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"grounds": frozenset(), "reasons": {}}, "No ground is named"),
        ({"reasons": {Objection.OTHERS: "  "}}, "No evidence is written"),
        ({"grounds": frozenset()}, "a ground that is not ticked"),
        ({"needed": " "}, "Nothing is said about what would be needed"),
        ({"asked": 0}, "Nobody in school has been asked"),
        ({"answer": Answer.MEET}, "Take one of them away"),
    ],
)
def test_a_reply_is_warned_of_what_the_council_would_ask_next(more: dict[str, object], words: str) -> None:
    assert any(words in one for one in rules.warnings(draft(**more)))


def test_a_reply_that_says_nothing_yet_is_not_warned_of_anything() -> None:
    assert rules.warnings(draft(answer="", grounds=frozenset(), reasons={}, asked=0)) == []


def test_a_reply_is_sent_once_it_says_something_on_a_day_that_can_be() -> None:
    today = date(2026, 11, 20)
    assert rules.why_not_send("", today, RECEIVED, today)
    assert rules.why_not_send("meet", date(2026, 11, 21), RECEIVED, today)
    assert rules.why_not_send("meet", date(2026, 11, 9), RECEIVED, today)
    assert rules.why_not_send("cannot", today, RECEIVED, today) is None


def test_days_that_cannot_be_are_refused_with_what_to_check() -> None:
    today = date(2026, 11, 20)
    assert "still to come" in str(rules.why_not_received(date(2026, 11, 21), BORN, today))
    assert "Check the year" in str(rules.why_not_received(date(2025, 11, 10), BORN, today))
    assert "born after" in str(rules.why_not_received(RECEIVED, RECEIVED, today))
    assert "over 25" in str(rules.why_not_received(RECEIVED, date(1999, 1, 1), today))
    assert rules.why_not_received(RECEIVED, BORN, today) is None


def test_what_is_known_is_deleted_six_months_after_another_school_is_named() -> None:
    assert rules.usual_delete_on(Decision.ELSEWHERE, date(2026, 8, 31)) == date(2027, 2, 28)
    assert rules.usual_delete_on(Decision.NAMED, date(2026, 8, 31)) == date(2028, 2, 29)


def test_the_day_of_the_deletion_leaves_time_to_appeal_and_does_not_run_for_ever() -> None:
    decided, today = date(2026, 11, 20), date(2026, 11, 25)
    assert rules.delete_limits(decided, today) == (date(2027, 1, 20), date(2028, 5, 20))
    assert "appeal" in str(rules.why_not_delete_on(date(2027, 1, 19), decided, today))
    assert "eighteen" in str(rules.why_not_delete_on(date(2028, 5, 21), decided, today)).replace("18", "eighteen")
    assert rules.why_not_delete_on(date(2027, 1, 20), decided, today) is None
    first, last = rules.delete_limits(date(2024, 1, 1), today)
    assert today < first <= last


def test_a_child_comes_on_roll_when_this_school_is_named_and_the_day_has_come() -> None:
    today = date(2026, 11, 25)
    assert "has not named" in str(rules.why_not_admit("", today, BORN, today))
    assert "has not named" in str(rules.why_not_admit("elsewhere", today, BORN, today))
    assert "still to come" in str(rules.why_not_admit("named", date(2026, 11, 26), BORN, today))
    assert rules.why_not_admit("named", today, BORN, today) is None


def test_each_ground_is_one_of_the_act_and_says_so() -> None:
    assert [ground.citation for ground in Objection] == ["s.39(4)(a)", "s.39(4)(b)", "s.39(4)(b)"]
