"""Facts in a file: what is understood, and what is said about what is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.answers import answer, answer_all
from ehcp.rules.casefile import DATES, NAMES, read_case
from ehcp.rules.facts import Fact

ON = date(2026, 11, 25)
SENT = {"at": "2026-03-06T09:00", "method": "email"}


def said(facts):
    """The one problem of a case, which then answers nothing else."""
    found = answer(facts, ON)
    assert found["deadlines"] == {}
    assert found["exception_possible"] == []
    (problem,) = found["problems"]
    return problem


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "There is no fact to count from"),
        ([], "has to be an object"),
        (None, "has to be an object"),
        ({"request_received_on": "2026-02-30"}, "no such day"),
        ({"request_received_on": "20260203"}, "like 2026-02-03"),
        ({"request_received_on": "3/2/2026"}, "like 2026-02-03"),
        ({"request_received_on": "2026-W06-2"}, "like 2026-02-03"),
        ({"request_received_on": "2026-02-03T10:00"}, "like 2026-02-03"),
        ({"request_received_on": 20260203}, "like 2026-02-03"),
        ({"request_received_on": None}, "like 2026-02-03"),
        ({"request_received_on": True}, "like 2026-02-03"),
        ({"request_received_on": "0026-02-03"}, "Check the date"),
        ({"request_received_on": "9999-12-31"}, "Check the date"),
        ({"request_recieved_on": "2026-02-03"}, "Did you mean “request_received_on”?"),
        ({"refusal_reversed_on": "2026-02-03"}, "Did you mean “refusal_reversed”?"),
        ({"zzz": "2026-02-03"}, "not a fact this timetable knows"),
        ({"child_born_on": "2016-02-03"}, "No period of the law is counted"),
        ({"school_closures": []}, "No period of the law is counted"),
        ({"mediation_certificate_on": "2026-02-03"}, "No period of the law is counted"),
        ({"plan_made_on": "2014-08-31"}, "holds the law since Mon 1 Sep 2014"),
        ({"request_sent": "2026-03-06"}, "has to be an object"),
        ({"request_sent": {"at": "2026-03-06T09:00"}}, "lacks method"),
        ({"request_sent": {**SENT, "by": "me"}}, "has no by"),
        ({"request_sent": {**SENT, "method": "pigeon"}}, "It can be email, hand"),
        ({"request_sent": {**SENT, "method": ["email"]}}, "It can be email, hand"),
        ({"request_sent": {**SENT, "at": "2026-03-06"}}, "needs the time of day"),
        ({"request_sent": {**SENT, "at": "2026-03-06T25:00"}}, "no such time"),
        ({"request_sent": {**SENT, "at": "2026-02-30T09:00"}}, "no such day"),
        ({"request_sent": {**SENT, "at": 5}}, "write day and time"),
        ({"request_sent": SENT, "request_received_on": "2026-03-05"}, "cannot come before “request_sent”"),
        ({"refusal_reversed": {"by": "magic", "agreed_on": "2026-02-03"}}, "concession and unopposed-appeal"),
        ({"tribunal_order": {"on": "2026-02-03", "kind": "dismiss"}}, "It can be assess"),
        ({"tribunal_order": [{"on": "2026-02-03", "kind": "assess"}]}, "has to be an object"),
        ({"school_closures": {"closed_on": "2026-02-03"}}, "has to be a list"),
        ({"school_closures": [{"closed_on": "2026-02-03"}]}, "lacks reopens_on"),
        ({"school_closures": [{"closed_on": "2026-02-03", "reopens_on": "2026-02-03"}]}, "is not after"),
        ({"phase_transfer": {"kind": "main"}}, "needs “year”"),
        ({"phase_transfer": {"kind": "main", "year": "2027"}}, "as a number"),
        ({"phase_transfer": {"kind": "main", "year": True}}, "as a number"),
        ({"phase_transfer": {"kind": "main", "year": 2027, "on": "2028-09-01"}}, "make them agree"),
        ({"phase_transfer": {"kind": "post-16-to-post-16", "year": 2027}}, "needs “on”"),
    ],
)
def test_what_cannot_be_understood_is_said_and_nothing_is_guessed(facts, words):
    assert words in said(facts)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("meeting_on", "amendment_notice_on"),
        ("request_received_on", "decision_notified_on"),
        ("request_received_on", "final_plan_on"),
        ("draft_served_on", "final_plan_on"),
        ("plan_made_on", "last_review_on"),
        ("plan_made_on", "meeting_on"),
        ("plan_made_on", "plan_transferred_on"),
        ("child_born_on", "plan_made_on"),
        ("child_born_on", "draft_served_on"),
        ("old_la_aware_of_move_on", "plan_transferred_on"),
        ("reassessment_requested_on", "reassessment_agreed_on"),
        ("decision_letter_on", "mediation_certificate_on"),
        ("mediation_asked_on", "mediation_ended_on"),
        ("mediation_ended_on", "mediation_certificate_on"),
    ],
)
def test_an_order_of_events_that_cannot_be_names_both_days(earlier, later):
    assert "cannot come before" in said({earlier: "2026-03-10", later: "2026-03-09"})
    assert read_case({earlier: "2026-03-10", later: "2026-03-10"}).problems == []


def test_a_refusal_cannot_be_given_up_before_the_request_came():
    facts = {"request_received_on": "2026-03-10", "refusal_reversed": {"by": "concession", "agreed_on": "2026-03-01"}}
    assert any("cannot come before" in problem for problem in answer(facts, ON)["problems"])


def test_every_problem_of_a_case_is_said_at_once():
    found = answer({"meeting_on": "x", "zzz": 1, "tribunal_order": {}}, ON)
    assert len(found["problems"]) == 3


@pytest.mark.parametrize(
    ("sent", "received_on"),
    [
        ({"at": "2026-03-06T17:00", "method": "email"}, "2026-03-06"),
        ({"at": "2026-03-06T17:00:30", "method": "hand"}, "2026-03-09"),
        ({"at": "2026-07-10T16:30Z", "method": "email"}, "2026-07-13"),  # half past five by the clocks in England
        ({"at": "2026-03-06T16:30+00:00", "method": "email"}, "2026-03-06"),
        ({"at": "2026-03-07", "method": "signed-for"}, "2026-03-07"),
        ({"at": "2026-04-02", "method": "first-class-post"}, "2026-04-07"),
    ],
)
def test_the_day_of_receipt_is_worked_out_from_method_and_time_and_called_assumed(sent, received_on):
    found = answer({"request_sent": sent}, ON)
    assert found["request_received_on"] == received_on
    assert found["received"]["basis"] == "assumed"
    assert found["received"]["why"]
    assert found["deadlines"]["EHC-DECIDE"]["sum"].startswith("received ")


def test_a_day_that_the_council_confirmed_holds_and_the_assumed_one_is_shown():
    found = answer({"request_sent": SENT, "request_received_on": "2026-03-10"}, ON)
    assert found["request_received_on"] == "2026-03-10"
    assert (found["received"]["basis"], found["received"]["assumed_on"]) == ("confirmed", "2026-03-06")


def test_every_fact_with_a_day_of_its_own_is_understood_by_its_name():
    for fact in DATES:
        assert read_case({fact.value: "2026-03-10"}).facts == {fact: date(2026, 3, 10)}
    assert {"request_sent", "phase_transfer", "tribunal_order"} < set(NAMES)
    assert Fact.MAIN_TRANSFER_IN not in NAMES


@pytest.mark.parametrize(
    "given_file", [None, [], {}, {"cases": {}}, {"cases": []}, "x", 7]
)  # fmt: skip
def test_a_file_without_cases_says_what_it_has_to_be(given_file):
    found = answer_all(given_file, ON)
    assert found["cases"] == []
    assert len(found["problems"]) == 1


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (7, "has to be an object"),
        ({"facts": {}}, "needs an “id”"),
        ({"id": " ", "facts": {}}, "needs an “id”"),
        ({"id": True, "facts": {}}, "needs an “id”"),
        ({"id": 7, "facts": {}}, "There is no fact"),
        ({"id": "good", "facts": {}}, "the id of an earlier case"),
        ({"id": "x"}, "has no “facts”"),
    ],
)
def test_a_case_that_is_no_case_does_not_keep_the_others_from_their_answer(row, words):
    good = {"id": "good", "facts": {"request_received_on": "2026-03-10"}}
    first, second = answer_all({"cases": [good, row]}, ON)["cases"]
    assert (first["problems"], len(second["problems"])) == ([], 1)
    assert words in second["problems"][0]
    assert first["deadlines"]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.dates().map(str) | st.datetimes().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["at", "on", "kind", "by", "year"]), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from([*map(str, NAMES)]) | st.text(max_size=8), values, max_size=5))
def test_no_facts_whatever_end_in_anything_but_an_answer_or_a_problem(facts):
    found = answer(facts, ON)
    assert bool(found["problems"]) is not bool(found["deadlines"])
