"""A run of the tests keeps to one day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tests.day import BACK, LONGEST_RUN, set_back

LONDON = ZoneInfo("Europe/London")


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)))
def test_no_run_begins_on_one_day_and_ends_on_another(begun_at: datetime) -> None:
    back = set_back(begun_at)
    days = {(begun_at + spent - back).astimezone(LONDON).date() for spent in (timedelta(0), LONGEST_RUN)}
    assert days == {begun_at.astimezone(LONDON).date()}
    assert back in {timedelta(0), BACK}
