"""The rules that are not a plain sum: each pinned by dates worked by hand."""

from datetime import date

import pytest

from ehcp.rules.answers import answer

ON = date(2026, 11, 25)


def due(rule_id, **facts):
    said = answer(facts, ON)
    assert said["problems"] == []
    return said["deadlines"].get(rule_id, {}).get("due")


def also(rule_id, **facts):
    return [other["due"] for other in answer(facts, ON)["deadlines"][rule_id]["also"]]


# Reviews and the Devon ruling


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({"meeting_on": "2026-03-10"}, "2026-06-02"),
        ({"amendment_notice_on": "2026-03-24"}, "2026-05-19"),
        ({"meeting_on": "2026-03-10", "amendment_notice_on": "2026-04-07"}, "2026-06-02"),
        ({"meeting_on": "2026-03-10", "amendment_notice_on": "2026-04-21"}, "2026-06-02"),
    ],
)
def test_the_amended_plan_is_due_on_the_earlier_of_eight_weeks_from_the_notice_and_twelve_from_the_meeting(facts, wanted):
    assert due("AR-FINAL", **facts) == wanted


def test_after_a_late_notice_the_eight_weeks_are_shown_beside_the_date_that_holds():
    facts = {"meeting_on": "2026-03-10", "amendment_notice_on": "2026-04-21"}
    assert also("AR-FINAL", **facts) == ["2026-06-16"]
    assert due("AR-NOAMEND", **facts) == "2026-06-16"
    assert due("AR-DECIDE", **facts) == "2026-04-07"


def test_the_twelve_months_count_from_the_last_review_and_show_the_latest_meeting():
    facts = {"plan_made_on": "2024-09-10", "last_review_on": "2025-07-01"}
    assert due("AR-CYCLE", **facts) == "2026-06-30"
    assert also("AR-CYCLE", **facts) == ["2026-06-02"]


def test_a_plan_made_on_a_leap_day_is_reviewed_by_the_stricter_day():
    assert due("AR-CYCLE", plan_made_on="2024-02-29") == "2025-02-27"


def test_under_five_the_early_review_is_asked_for_beside_the_twelve_months_and_not_after_the_fifth_birthday():
    young = {"plan_made_on": "2025-09-10", "child_born_on": "2021-06-01"}
    assert due("AR-UNDER-FIVE", **young) == "2026-03-10"
    assert due("AR-CYCLE", **young) == "2026-09-09"
    assert "2026-03-10" in also("AR-CYCLE", **young)
    assert due("AR-UNDER-FIVE", **{**young, "child_born_on": "2021-03-10"}) is None
    assert due("AR-UNDER-FIVE", plan_made_on="2025-09-10") is None


# Moves


@pytest.mark.parametrize(
    ("transfer", "rule_id", "wanted"),
    [
        ({"kind": "main", "on": "2028-09-01"}, "PT-MAIN", "2028-02-14"),
        ({"kind": "post-16", "year": 2028}, "PT-POST16", "2028-03-30"),
        ({"kind": "post-16-to-post-16", "on": "2027-01-11"}, "PT-P16-P16", "2026-08-11"),
        ({"kind": "post-16-to-post-16", "on": "2027-07-31"}, "PT-P16-P16", "2027-02-28"),
    ],
)
def test_a_phase_transfer_is_settled_before_its_day(transfer, rule_id, wanted):
    assert due(rule_id, phase_transfer=transfer) == wanted


@pytest.mark.parametrize(
    ("aware", "moved", "wanted"),
    [
        ("2026-05-01", None, "2026-05-22"),  # 1 May is day 1; the bank holiday of the 4th is left out
        ("2026-05-02", None, "2026-05-26"),  # a Saturday: day 1 is Tuesday the 5th; the 25th is left out too
        ("2026-05-01", "2026-06-30", "2026-06-30"),
        ("2026-05-01", "2026-05-08", "2026-05-22"),
    ],
)
def test_the_old_council_has_fifteen_working_days_beginning_with_the_day_it_knew_or_until_the_move(aware, moved, wanted):
    facts = {"old_la_aware_of_move_on": aware} | ({"moved_on": moved} if moved else {})
    assert due("MOVE-TRANSFER", **facts) == wanted


def test_the_sum_of_a_move_says_that_only_working_days_count():
    facts = {"old_la_aware_of_move_on": "2026-05-01", "moved_on": "2026-06-30"}
    assert answer(facts, ON)["deadlines"]["MOVE-TRANSFER"]["sum"] == (
        "old council aware of the move Fri 1 May 2026, 15 working days beginning with that day = Fri 22 May 2026; "
        "moved Tue 30 Jun 2026, on the day; the later counts; bank holidays and weekends do not count"
    )


@pytest.mark.parametrize(
    ("reviewed", "wanted"), [("2025-10-01", "2026-09-30"), ("2025-06-15", "2026-07-31"), ("2025-08-01", "2026-07-31")]
)
def test_the_new_council_reviews_by_the_later_of_twelve_months_and_three(reviewed, wanted):
    facts = {"plan_made_on": "2024-01-10", "last_review_on": reviewed, "plan_transferred_on": "2026-05-01"}
    assert due("MOVE-REVIEW", **facts) == wanted


def test_without_the_day_of_the_plan_the_later_day_is_not_guessed():
    assert due("MOVE-REVIEW", plan_transferred_on="2026-05-01") is None


# Appeals and mediation


@pytest.mark.parametrize(
    ("letter", "certificate", "wanted"),
    [
        ("2025-10-01", None, "2025-12-01"),
        ("2025-10-24", None, "2025-12-24"),
        ("2025-10-25", None, "2026-01-02"),
        ("2025-11-01", None, "2026-01-02"),  # 1 January itself
        ("2025-11-02", None, "2026-01-02"),
        ("2026-11-01", None, "2027-01-04"),  # 2 January 2027 is a Saturday
        ("2026-05-31", None, "2026-07-31"),
        ("2026-06-01", None, "2026-09-01"),
        ("2024-06-30", None, "2024-09-02"),  # 1 September 2024 is a Sunday
        ("2025-12-31", None, "2026-02-28"),
        ("2026-01-10", "2026-03-31", "2026-04-30"),
        ("2026-01-10", "2026-01-20", "2026-03-10"),
    ],
)
def test_an_appeal_arrives_by_the_later_day_out_of_christmas_and_august(letter, certificate, wanted):
    facts = {"decision_letter_on": letter} | ({"mediation_certificate_on": certificate} if certificate else {})
    assert due("TRIB-APPEAL", **facts) == wanted


def test_a_last_day_to_appeal_at_a_weekend_stays_and_shows_the_next_working_day():
    assert also("TRIB-APPEAL", decision_letter_on="2025-12-31") == ["2026-03-02"]


def test_the_move_out_of_christmas_is_said_in_the_sum():
    said = answer({"decision_letter_on": "2025-10-25"}, ON)["deadlines"]["TRIB-APPEAL"]["sum"]
    assert said.endswith("so it moves to the first working day after = Fri 2 Jan 2026")


def test_mediation_has_thirty_days_and_its_certificate_three_working_days():
    assert due("MED-MEET", mediation_asked_on="2026-03-20") == "2026-04-19"
    assert due("MED-CERT", mediation_ended_on="2026-04-02") == "2026-04-09"
    assert due("TRIB-RESP", appeal_sent_to_la_on="2026-03-20") == "2026-05-06"


# Refusals given up, and orders


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("assess", {"ORD-NOTIFY": "2026-01-26", "ORD-NOPLAN": "2026-03-23", "ORD-FINAL": "2026-04-20"}),
        ("reassess", {"ORD-NOTIFY": "2026-01-26", "ORD-NOPLAN": "2026-03-23", "ORD-FINAL": "2026-04-20"}),
        ("make-plan", {"ORD-DRAFT": "2026-02-16", "ORD-FINAL": "2026-03-30"}),
        ("amend", {"ORD-AMEND": "2026-02-16"}),
        ("amend-section-i", {"ORD-AMEND": "2026-01-26"}),
        ("continue", {"ORD-AMEND": "2026-02-16"}),
    ],
)
def test_an_order_sets_the_weeks_of_its_kind(kind, wanted):
    said = answer({"tribunal_order": {"on": "2026-01-12", "kind": kind}}, ON)["deadlines"]
    assert {name: one["due"] for name, one in said.items()} == wanted


def test_an_appeal_that_is_not_opposed_has_the_weeks_of_regulation_45_and_the_first_weeks_no_longer_apply():
    facts = {
        "request_received_on": "2025-09-01",
        "refusal_reversed": {"by": "unopposed-appeal", "agreed_on": "2026-01-12"},
    }
    said = answer(facts, ON)["deadlines"]
    assert said["ORD-FINAL"]["due"] == "2026-04-20"
    assert "reg 45" in said["ORD-FINAL"]["citation"]
    assert said["EHC-FINAL"]["due"] == "2026-01-19"
    assert said["EHC-FINAL"]["state"].startswith("No longer applies")
    assert "LGO-FINAL" not in said


def test_of_two_days_for_one_duty_the_later_order_holds_and_the_other_is_shown():
    facts = {
        "refusal_reversed": {"by": "unopposed-appeal", "agreed_on": "2025-05-01"},
        "tribunal_order": {"on": "2026-01-12", "kind": "make-plan"},
    }
    assert due("ORD-FINAL", **facts) == "2026-03-30"
    assert also("ORD-FINAL", **facts) == ["2025-08-07"]


# The school's own


def test_the_senco_qualifies_by_the_third_anniversary_and_the_older_award_has_its_own_last_day():
    assert due("SENCO-QUALIFIED", senco_appointed_on="2026-02-28") == "2029-02-28"
    assert also("SENCO-QUALIFIED", senco_appointed_on="2025-01-06") == ["2027-08-31"]
    assert also("SENCO-QUALIFIED", senco_appointed_on="2024-01-06") == []


def test_the_information_report_is_published_once_a_year():
    assert due("INFO-REPORT", information_report_on="2025-09-30") == "2026-09-30"


def test_working_days_beyond_the_known_bank_holidays_carry_a_warning():
    said = answer({"mediation_ended_on": "2029-04-02"}, ON)["deadlines"]["MED-CERT"]
    assert "weekends alone" in said["warning"]
