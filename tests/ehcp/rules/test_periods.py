"""The table of the law is complete and hangs together."""

from dataclasses import replace
from datetime import date

import pytest

from ehcp.rules.facts import WORDS, Fact
from ehcp.rules.periods import PERIODS, RULES, Nature, Party, rules_in_force
from provision.rules.timing import Force


def test_no_two_rows_have_the_same_id():
    assert len(RULES) == len(PERIODS)


@pytest.mark.parametrize("rule", PERIODS, ids=lambda rule: rule.id)
def test_every_row_names_its_trigger_its_length_its_source_and_what_meets_it(rule):
    assert rule.title
    assert len(rule.short) <= 22
    assert rule.triggers
    assert rule.length > 0
    assert rule.citation
    assert rule.met_by
    assert rule.endings
    assert not set(rule.triggers) & set(rule.met_by)


@pytest.mark.parametrize("rule", PERIODS, ids=lambda rule: rule.id)
def test_every_row_in_which_silence_is_no_breach_says_what_silence_means(rule):
    assert bool(rule.if_passed) is not rule.can_be_overdue


def test_every_fact_has_its_words():
    assert set(WORDS) == set(Fact)


def test_the_draft_has_no_date_in_law():
    assert RULES["EHC-DRAFT"].force is Force.PRACTICE
    assert not RULES["EHC-DRAFT"].can_be_late


def test_the_family_s_fifteen_days_are_a_right_and_nobody_s_deadline():
    assert RULES["EHC-REPS"].nature is Nature.RIGHT
    assert RULES["EHC-REPS"].bound is Party.FAMILY


def test_the_school_s_own_clocks_are_told_apart_from_the_council_s():
    assert {rule.id for rule in PERIODS if rule.bound is Party.SCHOOL} == {"EHC-ADVICE", "EHC-CONSULT"}


def test_a_case_is_judged_by_the_law_of_its_own_day():
    ended = replace(RULES["EHC-FINAL"], in_force_until=date(2029, 8, 31))
    assert not ended.in_force_on(date(2014, 8, 31))
    assert ended.in_force_on(date(2014, 9, 1))
    assert ended.in_force_on(date(2029, 8, 31))
    assert not ended.in_force_on(date(2029, 9, 1))


def test_nothing_was_in_force_before_the_regulations_were():
    assert rules_in_force(date(2014, 8, 31)) == ()
    assert rules_in_force(date(2014, 9, 1)) == PERIODS
