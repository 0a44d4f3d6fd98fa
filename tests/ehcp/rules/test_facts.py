"""What cannot be true of the facts of a case is said in plain words."""

from datetime import date

from ehcp.rules.facts import problems


def test_a_case_in_order_has_no_problems():
    assert problems({"request_received_on": date(2026, 2, 3), "draft_served_on": date(2026, 5, 1)}) == []


def test_no_fact_at_all_is_a_problem():
    assert problems({}) == ["There is no fact to count from. Give at least one date."]


def test_a_misspelt_fact_is_named():
    (problem,) = problems({"request_recieved_on": date(2026, 2, 3)})
    assert "“request_recieved_on”" in problem


def test_an_order_that_cannot_be_is_said_with_both_dates():
    assert problems({"draft_served_on": date(2026, 5, 1), "final_plan_on": date(2026, 4, 1)}) == [
        "“Final plan issued” (Wed 1 Apr 2026) cannot come before “draft served” (Fri 1 May 2026). Check both dates."
    ]


def test_a_year_that_is_a_slip_of_the_finger_is_noticed():
    (problem,) = problems({"request_received_on": date(206, 2, 3)})
    assert "206" in problem
