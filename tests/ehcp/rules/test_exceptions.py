"""What excuses a late council on the facts, and what never does."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.answers import answer
from ehcp.rules.exceptions import EXEMPTIONS, Closure, Ground, findings, school_closed
from ehcp.rules.facts import Fact
from ehcp.rules.law.table import LAW

SUMMER = Closure(date(2025, 7, 23), date(2025, 9, 2))
WINTER = Closure(date(2025, 12, 20), date(2026, 1, 5))
days = st.dates(min_value=date(2015, 1, 1), max_value=date(2060, 12, 31))


@pytest.mark.parametrize(
    ("asked_on", "possible"),
    [
        (date(2025, 7, 15), False),
        (date(2025, 7, 16), True),
        (date(2025, 8, 26), True),
        (date(2025, 8, 27), False),
    ],
)
def test_a_closed_school_counts_only_if_advice_was_asked_for_from_a_week_before_it_closed_to_a_week_before_it_opened(
    asked_on, possible
):
    assert school_closed(asked_on, [SUMMER])[0] is possible


@pytest.mark.parametrize(("lasting", "possible"), [(27, False), (28, True)])
def test_a_closure_of_less_than_four_weeks_never_counts(lasting, possible):
    closure = Closure(date(2025, 7, 23), date(2025, 7, 23) + timedelta(days=lasting))
    assert school_closed(date(2025, 7, 23), [closure])[0] is possible


def test_one_long_closure_among_short_ones_is_enough():
    assert school_closed(date(2025, 8, 1), [WINTER, SUMMER])[0]
    assert school_closed(date(2025, 8, 1), [SUMMER, WINTER])[0]


def test_every_ground_is_answered_with_its_reason_and_its_source():
    found = findings({}, [])
    assert [one.ground for one in found] == list(Ground)
    assert all(one.reason and one.citation and not one.possible for one in found)


def test_without_the_day_advice_was_asked_for_nothing_is_guessed():
    (closed, *_) = findings({Fact.ADVICE_REQUEST_RECEIVED_ON: date(2025, 8, 1)}, [SUMMER])
    assert not closed.possible
    assert "that day is not known" in closed.reason


def test_lack_of_staff_excuses_nothing_and_a_closed_school_never_excuses_the_advice():
    by_ground = {row.ground: row for row in EXEMPTIONS}
    assert by_ground[Ground.LACK_OF_STAFF].rules == ()
    assert "EHC-ADVICE" not in by_ground[Ground.SCHOOL_CLOSED].rules


def test_no_ground_excuses_a_clock_of_the_annual_review():
    excused = {rule_id for row in EXEMPTIONS for rule_id in row.rules}
    assert excused <= {rule.id for rule in LAW}
    assert not any(rule_id.startswith(("AR-", "PT-", "MOVE-")) for rule_id in excused)


@given(days, days, st.integers(min_value=1, max_value=90))
def test_an_exception_never_moves_a_date(received_on, closed_on, lasting):
    facts = {"request_received_on": received_on.isoformat(), "advice_requested_on": received_on.isoformat()}
    closed = {"closed_on": closed_on.isoformat(), "reopens_on": (closed_on + timedelta(days=lasting)).isoformat()}
    on = date(2026, 11, 25)
    assert answer({**facts, "school_closures": [closed]}, on)["deadlines"] == answer(facts, on)["deadlines"]
