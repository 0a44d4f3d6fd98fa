"""The letters as they ship: complete by table, with law that agrees with the table of the law, and plain for parents."""

import re
from datetime import date, timedelta

import pytest

from ehcp.rules.advice import reply_by
from ehcp.rules.clock import State, deadlines
from ehcp.rules.facts import Fact, Facts
from ehcp.rules.law.table import LAW
from ehcp.rules.letters.kind import ASSESSMENT, MISSED, PLAN, Audience
from ehcp.rules.letters.placeholders import KNOWN, MEANS, PLACEHOLDERS, SAMPLES
from ehcp.rules.letters.ready import unready
from ehcp.rules.letters.table import KIND, KINDS, date_for, letter_for, letters_that_fit, others
from ehcp.rules.letters.values import About, answer_by, values_of
from ehcp.rules.periods import Party
from ehcp.rules.working_days import is_working_day
from senco.access.rules.dates import long_date
from senco.documents.language import hints
from senco.documents.rules.placeholders import filled, gaps, slips

TODAY = date(2026, 12, 14)
SOMEBODY = About(
    child="Zadie Smith-Ode", called="Zadie", born=date(2017, 5, 1), class_name="4A", parents=("Ana Ode", "Bo Smith"),
    school="Elm Primary School", senco="Ruth Patel", telephone="01632 960 123", sendiass="Fernshire SENDIASS, 01632 960 999",
    council="Fernshire", reference="26-007",
)  # fmt: skip
NAMES = ("Sam", "Mrs Jo Example", "Ms R. Patel", "Fernshire SENDIASS", "Elm Primary School")
OLDEST_READER = 12
COUNCILS = {Party.COUNCIL, Party.OLD_COUNCIL, Party.NEW_COUNCIL}
# What the council answers to others than the school: the tribunal and the mediator.
NOT_OURS_TO_ASK = {"TRIB-RESP", "MED-MEET", "AR-UNDER-FIVE"}
R = date(2026, 7, 13)
M = date(2026, 10, 5)
STAGES: dict[str, tuple[str, Facts]] = {
    "requested": (ASSESSMENT, {Fact.REQUEST_RECEIVED_ON: R}),
    "refused": (ASSESSMENT, {Fact.REQUEST_RECEIVED_ON: R, Fact.REFUSED_ON: date(2026, 8, 20)}),
    "assessing": (ASSESSMENT, {Fact.REQUEST_RECEIVED_ON: R, Fact.AGREED_ON: date(2026, 8, 20), Fact.ADVICE_REQUESTED_ON: date(2026, 11, 20)}),
    "drafted": (ASSESSMENT, {Fact.REQUEST_RECEIVED_ON: R, Fact.AGREED_ON: date(2026, 8, 20), Fact.DRAFT_SERVED_ON: date(2026, 12, 7), Fact.CONSULTATION_RECEIVED_ON: date(2026, 12, 8)}),
    "no plan": (ASSESSMENT, {Fact.REQUEST_RECEIVED_ON: R, Fact.AGREED_ON: date(2026, 8, 20), Fact.NO_PLAN_ON: date(2026, 10, 26)}),
    "final": (ASSESSMENT, {Fact.REQUEST_RECEIVED_ON: R, Fact.AGREED_ON: date(2026, 8, 20), Fact.FINAL_PLAN_ON: date(2026, 11, 27)}),
    "withdrawn": (ASSESSMENT, {Fact.REQUEST_RECEIVED_ON: R, Fact.WITHDRAWN_ON: date(2026, 9, 1)}),
    "meeting planned": (PLAN, {Fact.PLAN_MADE_ON: date(2026, 2, 2), Fact.MEETING_ON: date(2027, 1, 18)}),
    "meeting held": (PLAN, {Fact.PLAN_MADE_ON: date(2025, 12, 1), Fact.MEETING_ON: M}),
    "notice sent": (PLAN, {Fact.PLAN_MADE_ON: date(2025, 12, 1), Fact.MEETING_ON: M, Fact.AMENDMENT_NOTICE_ON: date(2026, 12, 7)}),
    "amended": (PLAN, {Fact.PLAN_MADE_ON: date(2025, 12, 1), Fact.MEETING_ON: M, Fact.AMENDMENT_NOTICE_ON: date(2026, 11, 2), Fact.AMENDED_PLAN_ON: date(2026, 12, 9)}),
    "moving": (PLAN, {Fact.PLAN_MADE_ON: date(2026, 2, 2), Fact.OLD_COUNCIL_AWARE_ON: date(2026, 10, 1), Fact.MOVED_ON: date(2026, 10, 1)}),
    "transfer": (PLAN, {Fact.PLAN_MADE_ON: date(2025, 2, 2), Fact.MAIN_TRANSFER_IN: date(2026, 1, 1)}),
    "reassessment": (PLAN, {Fact.PLAN_MADE_ON: date(2026, 2, 2), Fact.REASSESSMENT_REQUESTED_ON: date(2026, 11, 2)}),
}  # fmt: skip


def test_every_letter_has_an_id_of_its_own_and_only_known_placeholders() -> None:
    assert len(KIND) == len(KINDS)
    assert [(kind.id, slip) for kind in KINDS for slip in (*slips(kind.subject, KNOWN), *slips(kind.body, KNOWN))] == []


def test_every_placeholder_is_used_explained_and_has_an_example() -> None:
    used = {name for kind in KINDS for name in re.findall(r"{(\w+)}", kind.subject + kind.body)}
    assert used <= KNOWN
    assert all(one.means and one.sample for one in PLACEHOLDERS)
    assert len({one.name for one in PLACEHOLDERS}) == len(PLACEHOLDERS)


def test_every_rule_that_a_letter_is_about_is_law() -> None:
    assert {rule_id for kind in KINDS for rule_id in kind.rules} <= {rule.id for rule in LAW}


@pytest.mark.parametrize(
    "rule_id", sorted({rule.id for rule in LAW if rule.bound in COUNCILS and rule.can_be_late} - NOT_OURS_TO_ASK)
)
def test_for_every_date_that_a_council_can_miss_there_is_a_letter_to_the_council(rule_id: str) -> None:
    kinds = {letter_for(rule_id, state) for state in MISSED}
    assert all(kind is not None and kind.to is Audience.COUNCIL for kind in kinds)


@pytest.mark.parametrize(
    ("rule_id", "state", "kind"),
    [
        ("EHC-DECIDE", State.OVERDUE, "late-decision"),
        ("EHC-FINAL", State.OVERDUE, "late-final"),
        ("EHC-FINAL", State.DUE_SOON, "ask-progress"),
        ("LGO-FINAL", State.PASSED, "late-final"),
        ("AR-DECIDE", State.OVERDUE, "late-review-decision"),
        ("AR-FINAL", State.PASSED, "late-amended-plan"),
        ("PT-POST16", State.OVERDUE, "late-transfer-plan"),
        ("MOVE-TRANSFER", State.OVERDUE, "late-move"),
        ("RE-FINAL", State.OVERDUE, "late-reassessed-plan"),
        ("EHC-ADVICE", State.RUNNING, "send-advice"),
        ("EHC-CONSULT", State.OVERDUE, "consultation-yes"),
        ("AR-NOTICE", State.DUE_SOON, "p-review-invite"),
        ("AR-REPORT", State.DUE_TODAY, "send-report"),
        ("EHC-REPS", State.RUNNING, "p-draft"),
    ],
)
def test_the_letter_to_send_about_a_date_is_named(rule_id: str, state: State, kind: str) -> None:
    found = letter_for(rule_id, state)
    assert found is not None and found.id == kind


@pytest.mark.parametrize(("rule_id", "state"), [("EHC-FINAL", State.MET), ("EHC-FINAL", State.RUNNING), ("NOT-A-RULE", State.OVERDUE)])
def test_where_there_is_nothing_to_send_no_letter_is_named(rule_id: str, state: State) -> None:
    assert letter_for(rule_id, state) is None


@pytest.mark.parametrize("stage", STAGES)
def test_every_letter_can_be_filled_at_every_stage_and_what_is_missing_is_a_gap_in_words(stage: str) -> None:
    matter, facts = STAGES[stage]
    dates = deadlines(facts, TODAY, LAW)
    for kind in KINDS:
        values = values_of(SOMEBODY, facts, dates, date_for(kind, dates), TODAY)
        shown = filled(f"{kind.subject}\n{kind.body}", values, MEANS)
        assert "{" not in shown and "None" not in shown
    assert {fit.kind.id for fit in letters_that_fit(matter, facts, dates, TODAY)}.isdisjoint(
        kind.id for kind in others(matter, letters_that_fit(matter, facts, dates, TODAY))
    )


@pytest.mark.parametrize("stage", STAGES)
def test_a_letter_that_fits_lacks_nothing_that_the_case_could_say(stage: str) -> None:
    matter, facts = STAGES[stage]
    dates = deadlines(facts, TODAY, LAW)
    by_hand = {gap for kind in KINDS for gap in gaps(filled(kind.body, SAMPLES, MEANS))}
    of_report = {"recommends", "differences"}  # said by the report of the meeting, once it was issued
    asked = {f"[fill in: {means}]" for name, means in MEANS.items() if name not in of_report}
    for fit in letters_that_fit(matter, facts, dates, TODAY):
        values = values_of(SOMEBODY, facts, dates, fit.deadline, TODAY)
        missing = [gap for gap in gaps(filled(f"{fit.kind.subject}\n{fit.kind.body}", values, MEANS)) if gap in asked - by_hand]
        assert missing == [], f"{fit.kind.id} at {stage}"


@pytest.mark.parametrize(
    ("stage", "first"),
    [
        ("requested", "late-decision"),
        ("refused", "p-refused"),
        ("no plan", "p-no-plan"),
        ("final", "p-final"),
        ("meeting planned", "p-review-invite"),
        ("meeting held", "late-review"),
        ("moving", "late-move"),
        ("transfer", "late-review"),
        ("reassessment", "late-reassessment"),
    ],
)
def test_the_letter_about_a_missed_date_comes_first(stage: str, first: str) -> None:
    matter, facts = STAGES[stage]
    fits = letters_that_fit(matter, facts, deadlines(facts, TODAY, LAW), TODAY)
    assert fits[0].kind.id == first, [fit.kind.id for fit in fits]


def test_a_letter_about_a_missed_date_gives_the_day_the_sum_the_law_and_how_late_it_is() -> None:
    facts = {Fact.REQUEST_RECEIVED_ON: R, Fact.AGREED_ON: date(2026, 8, 20)}
    dates = deadlines(facts, TODAY, LAW)
    kind = KIND["late-final"]
    shown = filled(f"{kind.subject}\n{kind.body}", values_of(SOMEBODY, facts, dates, date_for(kind, dates), TODAY), MEANS)
    for words in (
        "14 days late", "30 November 2026", "received Mon 13 Jul 2026 + 20 weeks = Mon 30 Nov 2026",
        "SEND Regulations 2014, reg 13(2)", "by 21 December 2026", "Zadie Smith-Ode, born 1 May 2017",
    ):  # fmt: skip
        assert words in shown
    assert gaps(shown) == []


def test_a_letter_that_was_settled_is_offered_no_more() -> None:
    facts = {**STAGES["drafted"][1], Fact.FAMILY_ANSWERED_ON: date(2026, 12, 10), Fact.CONSULTATION_ANSWERED_ON: date(2026, 12, 10)}
    ids = {fit.kind.id for fit in letters_that_fit(ASSESSMENT, facts, deadlines(facts, TODAY, LAW), TODAY)}
    assert ids.isdisjoint({"p-draft", "p-consultation", "consultation-yes", "consultation-no"})


def test_nobody_is_invited_to_a_meeting_that_is_over() -> None:
    matter, facts = STAGES["meeting held"]
    ids = {fit.kind.id for fit in letters_that_fit(matter, facts, deadlines(facts, TODAY, LAW), TODAY)}
    assert ids.isdisjoint({"p-review-invite", "a-review-advice", "a-papers"})


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.to is Audience.PARENTS], ids=lambda kind: kind.id)
def test_a_letter_to_parents_is_plain_short_and_names_who_advises_them(kind) -> None:
    read = hints(filled(kind.body, SAMPLES, MEANS), names=NAMES)
    assert read.reading_age is not None and read.reading_age <= OLDEST_READER
    assert read.long_sentences == ()
    assert read.words < 260
    assert "{sendiass}" in kind.body


def test_the_grounds_of_section_39_stand_apart() -> None:
    headings = re.findall(r"^# (.+)$", KIND["consultation-no"].body, re.MULTILINE)
    assert headings == [
        "Ground (a): unsuitable for the child",
        "Ground (b)(i): the efficient education of others",
        "Ground (b)(ii): the efficient use of resources",
    ]


@pytest.mark.parametrize("later", range(14))
def test_an_answer_is_asked_for_by_a_working_day_a_week_on_or_later(later: int) -> None:
    on = TODAY + timedelta(days=later)
    assert is_working_day(answer_by(on)) and answer_by(on) - on >= timedelta(days=7)


def test_what_is_not_ready_is_said_for_each_part() -> None:
    said = unready(addressee=" ", subject="About {child}", text="On [fill in: a day] at [fill in: a time]")
    assert set(said) == {"addressee", "subject", "text"}
    assert "2 gaps are still open: [fill in: a day] and [fill in: a time]" in said["text"]
    assert "{child}" in said["subject"]
    assert unready(addressee="A", subject="B", text="A {brace} of R (W) [2023] EWHC") == {}


def test_a_letter_asks_for_advice_by_a_day_that_is_still_to_come_however_late_it_is_written():
    for days in (60, 30, 20, 10, 3, 1, 0):
        meeting = TODAY + timedelta(days=days)
        values = values_of(SOMEBODY, {Fact.MEETING_ON: meeting}, [], None, TODAY)
        assert values["review_advice_by"] == long_date(reply_by(meeting, TODAY))
        assert TODAY <= reply_by(meeting, TODAY) <= max(meeting, TODAY)
