"""A concern is closed by a cause that somebody looked at, never by behaviour alone; some answers look again."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pupils.rules.concern import (
    LATEST_LOOK,
    LOOKS_AGAIN,
    QUESTIONS,
    Cause,
    Looked,
    Next,
    asks_again,
    causes_read,
    why_not_answer,
    why_not_within,
)

TODAY = date(2026, 11, 25)
KNOWN = st.dictionaries(st.sampled_from(Cause), st.sampled_from(Looked))


@given(KNOWN)
def test_not_sen_names_another_cause_or_has_looked_at_all_of_them(known: dict[Cause, Looked]) -> None:
    causes = causes_read({cause.value: looked.value for cause, looked in known.items()})
    others = [looked for cause, looked in causes.items() if cause is not Cause.BEHAVIOUR]
    named = Looked.MAY_BE in others
    nothing_found = set(others) == {Looked.IS_NOT} and causes[Cause.BEHAVIOUR] is not Looked.MAY_BE
    assert (why_not_answer(Next.NOT_SEN, causes, None, TODAY) is None) is (named or nothing_found)


@given(KNOWN, st.sampled_from(Next), st.integers(-40, 500))
def test_what_is_known_of_causes_keeps_nobody_from_adapting_watching_or_assessing(known: dict[Cause, Looked], answer: Next, days: int) -> None:
    if answer is Next.NOT_SEN:
        return
    day = TODAY + timedelta(days=days)
    refused = why_not_answer(answer, known, day, TODAY) is not None
    assert refused is (answer in LOOKS_AGAIN and not TODAY < day <= TODAY + LATEST_LOOK)


def test_the_words_name_what_nobody_has_looked_at() -> None:
    said = why_not_answer(Next.NOT_SEN, causes_read({"behaviour": "yes", "home": "no"}), None, TODAY)
    assert said is not None and "hearing or sight, attendance" in said and "at home" not in said


def test_a_concern_asks_again_from_its_day_on() -> None:
    assert not asks_again("watch", TODAY + timedelta(days=1), TODAY)
    assert asks_again("watch", TODAY, TODAY) and asks_again("adapt", TODAY - timedelta(days=9), TODAY)
    assert not asks_again("assess", None, TODAY) and not asks_again("", None, TODAY)


def test_every_cause_is_asked_about_and_hearing_and_sight_come_first_and_behaviour_last() -> None:
    assert list(QUESTIONS) == list(Cause)
    assert (next(iter(Cause)), list(Cause)[-1]) == (Cause.SENSES, Cause.BEHAVIOUR)


def test_a_promise_is_between_a_day_and_two_months() -> None:
    assert [why_not_within(days) is None for days in (0, 1, 14, 60, 61)] == [False, True, True, True, False]
