"""The worked dates of published decisions and of the rules, as far as the table of the law has their rows."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from ehcp.rules.clock import deadlines
from ehcp.rules.facts import Fact
from ehcp.rules.periods import RULES
from ehcp.rules.receipt import Method, received

CASES = {
    case["id"]: case
    for case in json.loads((Path(__file__).parents[2] / "vectors" / "deadlines.json").read_text())["cases"]
}
OURS = [name for name, case in CASES.items() if set(case["expect"]) & set(RULES)]


def facts_of_case(given):
    facts = {Fact(name): date.fromisoformat(on) for name, on in given.items() if name in set(Fact)}
    if "request_sent" in given:
        sent = given["request_sent"]
        receipt = received(datetime.fromisoformat(sent["at"]), Method(sent["method"]))
        facts[Fact.REQUEST_RECEIVED_ON] = receipt.received_on
    return facts


def test_the_worked_dates_of_the_needs_assessment_are_all_tried():
    assert set(OURS) >= {"L1", "L3", "L4", "L5", "E1", "E3", "E4", "E6", "E7", "E9", "P1", "P2"}


@pytest.mark.parametrize("name", OURS)
def test_the_engine_agrees_with_the_worked_date(name):
    case = CASES[name]
    facts = facts_of_case(case["facts"])
    due = {one.rule_id: one.due.isoformat() for one in deadlines(facts, date(2026, 11, 25)) if one.due is not None}
    if "request_received_on" in case["expect"]:
        assert facts[Fact.REQUEST_RECEIVED_ON].isoformat() == case["expect"]["request_received_on"]
    assert {key: due.get(key) for key in case["expect"] if key in RULES} == {
        key: on for key, on in case["expect"].items() if key in RULES
    }


def test_the_consultation_s_safe_day_is_shown_beside_its_date():
    (consult,) = [
        one for one in deadlines(facts_of_case(CASES["P2"]["facts"]), date(2026, 3, 4)) if one.rule_id == "EHC-CONSULT"
    ]
    assert [other.due for other in consult.also] == [date(2026, 3, 17)]
