"""How a referral stands, and when to chase it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pupils.rules.referral import CHASE_AFTER, OPEN, Facts, Stage, chase_by, stage_of, waiting_since, why_not

ON = date(2027, 3, 1)
AGREED, SENT, ANSWERED, REPORT = date(2027, 1, 8), date(2027, 1, 11), date(2027, 2, 1), date(2027, 2, 26)
optional_days = st.none() | st.dates(date(2027, 1, 1), date(2027, 3, 1))


def test_it_goes_from_agreement_to_report() -> None:
    assert stage_of(Facts(agreed_on=AGREED)) is Stage.TO_SEND
    assert stage_of(Facts(agreed_on=AGREED, sent_on=SENT)) is Stage.WAITING
    accepted = Facts(AGREED, SENT, "accepted", ANSWERED)
    assert stage_of(accepted) is Stage.ACCEPTED
    assert stage_of(Facts(AGREED, SENT, "accepted", ANSWERED, REPORT)) is Stage.REPORTED
    assert stage_of(Facts(AGREED, SENT, "declined", ANSWERED)) is Stage.DECLINED
    assert stage_of(Facts(AGREED, SENT, closed_on=ON)) is Stage.CLOSED
    assert why_not(accepted, ON) is None


def test_it_is_chased_six_weeks_after_the_last_step_or_on_the_day_somebody_set() -> None:
    assert chase_by(Facts(AGREED, SENT)) == SENT + CHASE_AFTER == date(2027, 2, 22)
    assert chase_by(Facts(AGREED, SENT, "accepted", ANSWERED)) == date(2027, 3, 15)
    assert chase_by(Facts(AGREED, SENT, chase_on=date(2027, 1, 20))) == date(2027, 1, 20)
    # A day that was set for the step before says nothing about this one.
    assert chase_by(Facts(AGREED, SENT, "accepted", ANSWERED, chase_on=date(2027, 1, 20))) == date(2027, 3, 15)
    assert chase_by(Facts(AGREED)) is None


def test_what_cannot_be_right_says_what_to_write_first() -> None:
    assert "when the parents agreed" in (why_not(Facts(sent_on=SENT), ON) or "")
    assert "when it was sent" in (why_not(Facts(agreed_on=AGREED, answer="accepted", answered_on=ANSWERED), ON) or "")
    assert "on which day" in (why_not(Facts(AGREED, SENT, "accepted"), ON) or "")
    assert "on which day" in (why_not(Facts(AGREED, SENT, "", ANSWERED), ON) or "")
    assert "after the service has accepted" in (why_not(Facts(AGREED, SENT, report_on=REPORT), ON) or "")
    assert "not in order" in (why_not(Facts(ANSWERED, SENT), ON) or "")
    assert "1 April 2027 is still to come" in (why_not(Facts(AGREED, date(2027, 4, 1)), ON) or "")


@given(optional_days, optional_days, st.sampled_from(["", "accepted", "declined"]), optional_days, optional_days, optional_days)
def test_somebody_owes_something_just_while_it_waits(agreed, sent, answer, answered, report, closed) -> None:  # type: ignore[no-untyped-def]
    facts = Facts(agreed, sent, answer, answered, report, None, closed)
    if why_not(facts, ON) is None:
        owed = waiting_since(facts)
        assert (owed is not None) == (stage_of(facts) in OPEN and stage_of(facts) is not Stage.TO_SEND)
        assert (chase_by(facts) is None) == (owed is None)
        assert owed is None or chase_by(facts) > owed - timedelta(days=1)  # type: ignore[operator]
