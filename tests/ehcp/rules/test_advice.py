"""Who is asked for advice, by when, and where an answer stands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.advice import (
    SEAT,
    SEATS,
    Asking,
    Seat,
    Standing,
    in_words,
    lacking,
    prepares_for_adulthood,
    questions,
    reply_by,
    standing,
    why_not_reply_by,
)

ON = date(2026, 12, 1)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_by_law_are_the_family_the_head_the_council_health_and_social_care() -> None:
    for is_young in (True, False):
        assert lacking([], young_person=is_young) == [Seat.PARENT, Seat.HEAD, Seat.COUNCIL, Seat.HEALTH, Seat.SOCIAL_CARE]
        assert lacking(Seat, young_person=is_young) == []
    assert Seat.PARENT not in lacking([Seat.CHILD], young_person=True), "a young person is invited in the parents' place"
    assert Seat.PARENT in lacking([Seat.CHILD], young_person=False), "a child does not stand for the parents"


@pytest.mark.parametrize(("year", "looks_ahead"), [("8", False), ("9", True), ("10", True), ("13", True), ("R", False), ("N2", False), ("X", False)])
def test_adult_life_is_asked_about_from_year_nine_by_the_year(year: str, looks_ahead: bool) -> None:
    assert prepares_for_adulthood(year) is looks_ahead
    for seat in Seat:
        assert (SEAT[seat].adulthood in questions(seat, year)) is looks_ahead


def test_everybody_is_asked_something() -> None:
    assert {row.seat for row in SEATS} == set(Seat)
    assert all(row.questions for row in SEATS)


@given(ahead=st.integers(0, 1200), on=DAYS)
def test_an_answer_is_asked_for_while_there_is_time_and_before_the_meeting(ahead: int, on: date) -> None:
    meeting_on = on + timedelta(days=ahead)
    day = reply_by(meeting_on, on)
    assert why_not_reply_by(day, meeting_on, on) is None, "what is put into the form is not refused by it"
    assert day < meeting_on or ahead < 2
    if 28 <= ahead <= 200:
        assert day == meeting_on - timedelta(weeks=3), "a week before the papers have to go out"


@given(meeting_on=st.none() | DAYS, on=DAYS)
def test_after_the_meeting_an_answer_is_asked_for_within_a_week(meeting_on: date | None, on: date) -> None:
    if meeting_on is None or meeting_on < on:
        assert reply_by(meeting_on, on) == on + timedelta(weeks=1)


def test_a_day_for_the_answer_that_cannot_be_is_refused_in_words() -> None:
    meeting = ON + timedelta(days=30)
    assert "gone by" in (why_not_reply_by(ON - timedelta(days=1), meeting, ON) or "")
    assert "after the meeting" in (why_not_reply_by(meeting + timedelta(days=1), meeting, ON) or "")
    assert "half a year" in (why_not_reply_by(ON + timedelta(days=200), None, ON) or "")
    assert why_not_reply_by(ON, meeting, ON) is None


MEETING = date(2026, 12, 20)
ASKED = Asking(ON - timedelta(days=10), ON + timedelta(days=2), MEETING, None)


@pytest.mark.parametrize(
    ("asking", "meeting_on", "is_held", "expected"),
    [
        (Asking(None, None, None, None), MEETING, False, Standing.NOT_ASKED),
        (ASKED, MEETING, False, Standing.WAITING),
        (Asking(ASKED.asked_on, ON - timedelta(days=4), MEETING, None), MEETING, False, Standing.LATE),
        (ASKED, MEETING + timedelta(days=7), False, Standing.TO_TELL),
        (ASKED, MEETING, True, Standing.SILENT),
        (Asking(ASKED.asked_on, ASKED.reply_by_on, MEETING, ON), MEETING, False, Standing.ANSWERED),
        (Asking(ASKED.asked_on, ASKED.reply_by_on, MEETING, ON, True), MEETING, True, Standing.NOTHING_TO_ADD),
        (Asking(ASKED.asked_on, ASKED.reply_by_on, MEETING, ON), MEETING + timedelta(days=7), False, Standing.TO_TELL),
        (Asking(None, None, None, ON), MEETING, False, Standing.ANSWERED),
    ],
)
def test_where_an_answer_stands(asking: Asking, meeting_on: date, is_held: bool, expected: Standing) -> None:
    found = standing(asking, meeting_on, is_held, ON)
    assert found is expected
    assert in_words(found, asking, ON) == ("4 days late" if expected is Standing.LATE else expected.value)


@given(asked_on=st.none() | DAYS, answered_on=st.none() | DAYS, meeting_on=DAYS, on=DAYS)
def test_who_has_answered_is_never_late_and_who_was_not_asked_is_never_silent(
    asked_on: date | None, answered_on: date | None, meeting_on: date, on: date
) -> None:
    asking = Asking(asked_on, asked_on, meeting_on if asked_on else None, answered_on)
    for is_held in (True, False):
        found = standing(asking, meeting_on, is_held, on)
        if answered_on is not None:
            assert found is Standing.ANSWERED
        elif asked_on is None:
            assert found is Standing.NOT_ASKED
        else:
            assert (found is Standing.SILENT) is is_held
