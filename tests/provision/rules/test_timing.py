"""Moving the day of a review and putting it back."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from provision.rules.timing import LONGEST_GAP, ReviewNow, why_not_move_back, why_not_review_on, why_sooner

DAYS = st.dates(date(2015, 1, 1), date(2040, 1, 1))
MAYBE = st.one_of(st.none(), DAYS)


@given(DAYS, DAYS)
def test_a_review_lies_after_the_start_of_its_cycle(day: date, started_on: date) -> None:
    assert (why_not_review_on(day, started_on=started_on) is None) == (day > started_on)


@given(DAYS, DAYS)
def test_the_day_that_stands_is_let_be(day: date, started_on: date) -> None:
    assert why_not_review_on(day, started_on=started_on, stands=day) is None


@given(MAYBE, DAYS, st.booleans(), st.booleans(), st.booleans())
def test_a_day_goes_back_only_where_nobody_has_worked_on(
    now: date | None, moved_to: date, begun: bool, closed: bool, began_before: bool
) -> None:
    why_not = why_not_move_back(ReviewNow(now, begun=begun, closed=closed), moved_to=moved_to, began_before=began_before)
    untouched = not closed and (not begun or began_before) and now == moved_to
    assert (why_not is None) == untouched


@given(DAYS, st.integers(1, 400))
def test_a_review_further_off_than_a_term_is_remarked_on(started_on: date, days: int) -> None:
    remark = why_sooner(started_on, started_on + timedelta(days=days))
    assert (remark is None) == (days <= LONGEST_GAP.days)
