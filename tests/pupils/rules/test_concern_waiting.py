"""How long a concern may wait."""

from datetime import date, timedelta

from pupils.rules.concern import answer_by, waiting_in_words
from senco.access.rules.dates import Due, due_state

RAISED = date(2026, 11, 2)


def test_a_concern_is_late_from_the_fifteenth_day() -> None:
    assert answer_by(RAISED) == date(2026, 11, 16)
    assert due_state(answer_by(RAISED), date(2026, 11, 16)) is Due.TODAY
    assert due_state(answer_by(RAISED), date(2026, 11, 17)) is Due.OVERDUE


def test_waiting_is_said_in_days() -> None:
    said = [waiting_in_words(RAISED, RAISED + timedelta(days=n)) for n in (0, 1, 12)]
    assert said == ["since today", "1 day", "12 days"]
