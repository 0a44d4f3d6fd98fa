"""How long a concern may wait."""

from datetime import date, timedelta

from pupils.rules.concern import answer_by, is_late, waiting_in_words

RAISED = date(2026, 11, 2)


def test_a_concern_is_late_from_the_fifteenth_day() -> None:
    assert answer_by(RAISED) == date(2026, 11, 16)
    assert not is_late(RAISED, date(2026, 11, 16))
    assert is_late(RAISED, date(2026, 11, 17))


def test_waiting_is_said_in_days() -> None:
    said = [waiting_in_words(RAISED, RAISED + timedelta(days=n)) for n in (0, 1, 12)]
    assert said == ["since today", "1 day", "12 days"]
