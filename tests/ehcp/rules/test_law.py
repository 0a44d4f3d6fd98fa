"""The whole table of the law: complete, hanging together, and printed."""

from dataclasses import replace
from datetime import date

import pytest

from ehcp.rules.clock import deadlines
from ehcp.rules.counting import COUNT, Counting
from ehcp.rules.facts import IN_ORDER, WORDS, Fact
from ehcp.rules.law import printing
from ehcp.rules.law.table import CHAPTERS, LAW
from ehcp.rules.periods import PERIODS, Checked, Choice, Nature, Party, Rule
from provision.rules.timing import Force

IDS = {rule.id for rule in LAW}
# The table as it is written down beside the law, id by id.
ASKED = {
    "EHC-DECIDE", "EHC-ADVICE", "EHC-NOPLAN", "EHC-DRAFT", "EHC-REPS", "EHC-CONSULT", "EHC-FINAL", "AR-CYCLE", "AR-NOTICE",
    "AR-PAPERS", "AR-REPORT", "AR-DECIDE", "AR-REPS", "AR-FINAL", "AR-NOAMEND", "PT-MAIN", "PT-POST16", "PT-P16-P16",
    "MOVE-TRANSFER", "MOVE-INFORM", "MOVE-REVIEW", "RE-DECIDE", "RE-FINAL", "TRIB-APPEAL", "MED-MEET", "MED-CERT",
    "TRIB-RESP", "LGO-NOPLAN", "LGO-FINAL", "ORD-NOTIFY", "ORD-NOPLAN", "ORD-DRAFT", "ORD-FINAL", "ORD-AMEND",
    "SENCO-QUALIFIED",
}  # fmt: skip


def test_every_period_of_the_law_has_its_row():
    assert {"AR-UNDER-FIVE", "INFO-REPORT", "PARENT-MEETINGS"} == IDS - ASKED
    assert IDS >= ASKED


def test_the_rows_of_the_needs_assessment_are_those_the_pages_use():
    assert CHAPTERS[0][1] is PERIODS


def test_no_two_rows_answer_the_same_question_at_the_same_time():
    asked = [(rule.id, trigger, rule.in_force_from) for rule in LAW for trigger in rule.triggers]
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("rule", LAW, ids=lambda rule: f"{rule.id} {rule.length}")
def test_every_row_names_its_trigger_its_length_its_source_and_its_words(rule):
    assert rule.title
    assert len(rule.short) <= 22
    assert rule.length > 0
    assert rule.citation
    assert rule.note
    assert rule.checked in Checked
    assert bool(rule.triggers) == (rule.counting in COUNT)
    assert not set(rule.triggers) & set(rule.met_by)
    assert bool(rule.limbs) == (rule.choose is not Choice.FIRST)
    assert {other for other, _ in rule.beside} <= IDS


@pytest.mark.parametrize("rule", LAW, ids=lambda rule: f"{rule.id} {rule.length}")
def test_every_row_in_which_silence_is_no_breach_says_what_silence_means(rule):
    assert bool(rule.if_passed) is not rule.can_be_overdue


def test_every_fact_has_its_words_and_the_order_of_facts_names_no_pair_twice():
    assert set(WORDS) == set(Fact)
    assert len(set(IN_ORDER)) == len(IN_ORDER)
    assert not set(IN_ORDER) & {(later, earlier) for earlier, later in IN_ORDER}


def test_every_way_of_counting_is_used_by_a_row():
    used = {rule.counting for rule in LAW} | {limb.counting for rule in LAW for limb in rule.limbs}
    assert used == set(Counting)


def test_the_school_s_own_clocks_are_told_apart_from_the_council_s():
    assert {rule.id for rule in LAW if rule.bound is Party.SCHOOL} == {
        "EHC-ADVICE", "EHC-CONSULT", "AR-NOTICE", "AR-PAPERS", "AR-REPORT", "SENCO-QUALIFIED", "INFO-REPORT",
        "PARENT-MEETINGS",
    }  # fmt: skip


def test_only_windows_for_the_family_are_rights():
    assert {rule.id for rule in LAW if rule.nature is Nature.RIGHT} == {"EHC-REPS", "AR-REPS", "TRIB-APPEAL"}


def test_what_only_practice_asks_is_called_practice():
    assert {rule.id for rule in LAW if rule.force is Force.PRACTICE} == {"EHC-DRAFT", "LGO-NOPLAN", "LGO-FINAL"}


def test_a_rule_that_is_replaced_judges_the_cases_of_its_own_time():
    (old,) = [rule for rule in LAW if rule.id == "RE-FINAL"]
    ended = replace(old, in_force_until=date(2029, 8, 31))
    new = replace(old, length=10, in_force_from=date(2029, 9, 1))
    table: tuple[Rule, ...] = (ended, new)
    for agreed_on, weeks in ((date(2029, 8, 31), 14), (date(2029, 9, 1), 10)):
        (found,) = deadlines({Fact.REASSESSMENT_AGREED_ON: agreed_on}, date(2031, 1, 1), table)
        assert (found.due - agreed_on).days == weeks * 7


def test_the_printed_table_has_every_row_once():
    lines = [line for line in printing.as_markdown().splitlines() if line.startswith("| ") and "| id |" not in line]
    assert [line.split(" | ")[0].removeprefix("| ") for line in lines] == [rule.id for rule in LAW]
    assert [row["id"] for row in printing.as_json()["periods"]] == [rule.id for rule in LAW]


@pytest.mark.parametrize(
    ("rule_id", "said"),
    [
        ("EHC-FINAL", "20 weeks of: received"),
        ("AR-FINAL", "8 weeks of: amendment notice; 12 weeks of: review meeting; the earlier counts"),
        ("PT-MAIN", "before 15 February of the year"),
        ("AR-NOTICE", "2 weeks before: review meeting"),
        ("PARENT-MEETINGS", "3 times a year; no date in law"),
    ],
)
def test_a_row_says_how_it_is_counted(rule_id, said):
    (rule,) = [rule for rule in LAW if rule.id == rule_id]
    assert printing.how_counted(rule) == said
