"""When a nightly backup is due: once a night, also after silence, and again an hour after a failure."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from senco.backups.rules.nights import PROOF_LASTS, is_due, is_late, night_began

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 27, 9, 0, tzinfo=LONDON)
TONIGHT = datetime(2026, 11, 27, 2, 3, tzinfo=LONDON)
any_time = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: (datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC")) + timedelta(minutes=minutes)).astimezone(LONDON)
)


def test_where_there_is_none_at_all_one_is_due_at_once() -> None:
    assert is_due(NOW, made=None, tried=None)


def test_after_tonights_none_is_due_until_the_next_night() -> None:
    assert not is_due(NOW, made=TONIGHT, tried=TONIGHT)
    assert not is_due(TONIGHT.replace(day=28, hour=1, minute=59), made=TONIGHT, tried=TONIGHT)
    assert is_due(TONIGHT.replace(day=28, hour=2, minute=0), made=TONIGHT, tried=TONIGHT)


def test_a_missed_night_is_made_up_for_whenever_that_is_noticed() -> None:
    assert is_due(NOW, made=TONIGHT - timedelta(days=1), tried=TONIGHT - timedelta(days=1))
    assert is_due(NOW, made=TONIGHT - timedelta(days=30), tried=TONIGHT - timedelta(days=30))


def test_after_a_failure_the_next_attempt_is_an_hour_later() -> None:
    yesterday = TONIGHT - timedelta(days=1)
    assert not is_due(TONIGHT + timedelta(minutes=59), made=yesterday, tried=TONIGHT)
    assert is_due(TONIGHT + timedelta(minutes=60), made=yesterday, tried=TONIGHT)


def test_one_made_by_hand_in_the_evening_does_not_stand_for_the_night() -> None:
    evening = NOW.replace(hour=22)
    assert is_due(evening.replace(day=28, hour=2), made=evening, tried=evening)


@given(any_time)
def test_every_moment_belongs_to_one_night_that_began_at_most_a_day_before(now: datetime) -> None:
    began = night_began(now)
    assert began <= now
    assert began.hour == 2
    assert (now - began) <= timedelta(hours=25)


@given(any_time)
def test_watched_for_two_days_it_is_made_once_in_each_night(now: datetime) -> None:
    made, nights = [now], {night_began(now)}
    for quarter in range(2 * 24 * 4):
        at = (now.astimezone(ZoneInfo("UTC")) + timedelta(minutes=15 * quarter)).astimezone(LONDON)
        nights.add(night_began(at))
        if is_due(at, made=made[-1], tried=made[-1]):
            made.append(at)
    assert [night_began(at) for at in made] == sorted(nights)


def test_a_proof_is_good_for_eight_days() -> None:
    assert timedelta(days=8) == PROOF_LASTS
    assert not is_late(NOW - timedelta(days=8), NOW)
    assert is_late(NOW - timedelta(days=8, seconds=1), NOW)
    assert is_late(None, NOW)
