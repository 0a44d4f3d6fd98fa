"""The worked dates of published decisions and of the rules: every one is tried."""

import json
from datetime import date
from pathlib import Path

import pytest

from ehcp.rules.answers import answer

CASES = {
    case["id"]: case
    for case in json.loads((Path(__file__).parents[2] / "vectors" / "deadlines.json").read_text())["cases"]
}
ON = date(2026, 11, 25)


def dates(said, wanted):
    """What an answer says under the names of what is wanted of it."""
    found = {}
    for name in wanted:
        if name in ("request_received_on", "exception_possible"):
            found[name] = said[name]
        else:
            found[name] = said["deadlines"][name]["due"]
    return found


@pytest.mark.parametrize("name", CASES)
def test_the_engine_agrees_with_the_worked_date(name):
    said = answer(CASES[name]["facts"], ON)
    assert said["problems"] == []
    assert dates(said, CASES[name]["expect"]) == CASES[name]["expect"]


@pytest.mark.parametrize("name", CASES)
def test_every_date_is_given_with_its_sum_its_law_and_who_is_bound(name):
    for one in answer(CASES[name]["facts"], ON)["deadlines"].values():
        assert all(one[part] for part in ("sum", "citation", "bound", "title"))
        assert one["force"] in ("must", "should", "practice")


def test_the_strict_date_and_the_ombudsman_s_stand_beside_each_other_with_the_reason():
    said = answer(CASES["L1"]["facts"], ON)["deadlines"]
    for strict, ombudsman in (("EHC-FINAL", "LGO-FINAL"), ("EHC-NOPLAN", "LGO-NOPLAN")):
        assert said[ombudsman]["due"] in [other["due"] for other in said[strict]["also"]]
        assert said[strict]["due"] in [other["due"] for other in said[ombudsman]["also"]]
        assert "Hertfordshire" in said[strict]["also"][0]["why"]
    assert said["LGO-FINAL"]["force"] == "practice"


def test_the_consultation_s_safe_day_is_shown_beside_its_date():
    consult = answer(CASES["P2"]["facts"], ON)["deadlines"]["EHC-CONSULT"]
    assert [other["due"] for other in consult["also"]] == ["2026-03-17"]


@pytest.mark.parametrize(("name", "rule", "meeting"), [("PT1", "PT-MAIN", "2026-11-22"), ("PT2", "PT-POST16", "2027-01-05")])
def test_a_phase_transfer_shows_the_latest_meeting(name, rule, meeting):
    also = answer(CASES[name]["facts"], ON)["deadlines"][rule]["also"]
    assert meeting in [other["due"] for other in also if "meeting" in other["why"]]
