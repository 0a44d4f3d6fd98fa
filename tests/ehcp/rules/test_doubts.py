"""What seldom happens is recorded by somebody who was told why it is doubted; what cannot happen on any day has no form."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.doubts import doubt
from ehcp.rules.moves.table import Event, Matter
from ehcp.rules.stages import MOVES, Happened, moves_possible, why_never, why_not

TODAY = date(2026, 11, 25)
MADE = Happened(Event.PLAN_MADE, date(2025, 1, 13))
TO_CEASE = Happened(Event.CEASE_DECIDED, date(2026, 9, 1))  # the family can appeal until 1 November, a Sunday
APPEALED = Happened(Event.APPEALED, date(2026, 10, 12))


def ended(on, *history):
    return doubt(Event.CEASED, [MADE, *history], on)


def test_a_plan_that_ended_before_the_time_to_appeal_was_over_is_doubted_and_after_it_is_not():
    assert "can appeal until Sun 1 Nov 2026" in ended(date(2026, 10, 5), TO_CEASE)
    assert "can appeal until" in ended(date(2026, 11, 1), TO_CEASE)
    assert ended(date(2026, 11, 2), TO_CEASE) is None


def test_a_certificate_lengthens_the_time():
    certificate = Happened(Event.CERTIFICATE, date(2026, 10, 20))
    assert "can appeal until Fri 20 Nov 2026" in ended(date(2026, 11, 5), TO_CEASE, certificate)


def test_while_an_appeal_is_not_decided_the_plan_goes_on_and_when_it_failed_the_plan_may_end_at_once():
    assert "not decided" in ended(date(2026, 11, 20), TO_CEASE, APPEALED)
    assert ended(date(2026, 11, 20), TO_CEASE, APPEALED, Happened(Event.APPEAL_ENDED, date(2026, 11, 19))) is None


def test_an_appeal_about_something_else_long_before_decides_nothing():
    before = Happened(Event.APPEALED, date(2025, 6, 2)), Happened(Event.APPEAL_ENDED, date(2025, 9, 1))
    assert "can appeal until" in ended(date(2026, 10, 5), *before, TO_CEASE)


def test_without_a_decision_to_end_it_the_end_is_doubted_and_nothing_else_is():
    assert "No decision of the council" in ended(TODAY)
    assert doubt(Event.REVIEW_ARRANGED, [MADE], TODAY) is None


def test_an_event_that_cannot_have_happened_on_any_day_says_why_and_one_that_was_forgotten_can_be_filled_in():
    request = Happened(Event.REQUEST_RECEIVED, date(2026, 6, 1))
    assert "A final plan follows an assessment" in why_never(Event.FINAL_ISSUED, [request], TODAY)
    refused = Happened(Event.REFUSED, date(2026, 7, 1))
    assert why_not(Event.ADVICE_ASKED, [request, refused], TODAY) is not None
    assert why_never(Event.ADVICE_ASKED, [request, refused], TODAY) is None, "it may have come before the refusal"


_DAYS = st.lists(st.integers(1, 400), min_size=1, max_size=6)


@given(_DAYS, st.sampled_from(list(Event)), st.integers(0, 420), st.randoms(use_true_random=False))
def test_what_can_be_recorded_on_some_day_is_never_said_to_be_impossible(gaps, event, back, chance):
    history = [MADE]
    for gap in gaps:
        day = history[-1].on + timedelta(days=gap)
        possible = moves_possible(history, day) if day <= TODAY else []
        if possible:
            history.append(Happened(chance.choice(possible).event, day))
    day = max(MADE.on, TODAY - timedelta(days=back))
    if event in {move.event for move in MOVES[Matter.PLAN]} and why_not(event, history, TODAY, day) is None:
        assert why_never(event, history, TODAY) is None
