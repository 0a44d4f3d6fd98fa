"""Which backups stay: seven days, five weeks, six months, the newest always, the last proven always."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco.backups.rules.keeping import Keep, kept, read_keep

LONDON = ZoneInfo("Europe/London")
BEGIN = datetime(2026, 9, 1, 2, 15, tzinfo=LONDON)
moments = st.integers(0, 400 * 24 * 60).map(lambda minutes: BEGIN + timedelta(minutes=minutes))
some = st.lists(moments, min_size=1, max_size=60)
keeps = st.builds(Keep, daily=st.integers(1, 9), weekly=st.integers(0, 9), monthly=st.integers(0, 9))


@given(some, keeps)
def test_the_newest_always_stays_and_nothing_is_kept_that_is_not_there(made: list[datetime], keep: Keep) -> None:
    stays = kept(made, keep)
    assert max(made) in stays
    assert stays <= set(made)
    assert len(stays) <= keep.daily + keep.weekly + keep.monthly


@given(some, keeps)
def test_the_last_days_weeks_and_months_that_have_a_backup_each_keep_one(made: list[datetime], keep: Keep) -> None:
    stays = kept(made, keep)
    for count, bucket in (
        (keep.daily, lambda at: at.date()),
        (keep.weekly, lambda at: tuple(at.isocalendar())[:2]),
        (keep.monthly, lambda at: (at.year, at.month)),
    ):
        wanted = sorted({bucket(at) for at in made}, reverse=True)[:count]
        for one in wanted:
            newest = max(at for at in made if bucket(at) == one)
            assert newest in stays


@given(some, keeps)
def test_clearing_twice_removes_nothing_more(made: list[datetime], keep: Keep) -> None:
    once = kept(made, keep)
    assert kept(once, keep) == once


@given(some, keeps, st.data())
def test_the_last_proven_one_stays_however_old_it_is(made: list[datetime], keep: Keep, data: st.DataObject) -> None:
    proven = data.draw(st.sampled_from(made))
    assert kept(made, keep, proven=proven) == kept(made, keep) | {proven}


@given(some, keeps, st.randoms())
def test_the_order_in_which_they_are_listed_does_not_matter(made: list[datetime], keep: Keep, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(made)
    random.shuffle(shuffled)
    assert kept(shuffled, keep) == kept(made, keep)


def test_after_a_year_of_nights_there_is_one_for_each_day_of_a_week_each_week_of_a_month_and_each_month_of_half_a_year() -> (
    None
):
    there: set[datetime] = set()
    for night in range(365):
        tonight = BEGIN + timedelta(days=night)
        there = kept({*there, tonight}, Keep())
    ages = sorted((tonight - at).days for at in there)
    assert ages[:7] == list(range(7))
    assert len(there) <= 18
    assert len({(at.year, at.month) for at in there}) == 6
    assert max(ages) > 150


def test_after_a_fortnight_in_which_none_was_made_older_days_still_count() -> None:
    made = [BEGIN + timedelta(days=day) for day in (0, 1, 2, 20)]
    assert kept(made, Keep(daily=3, weekly=0, monthly=0)) == set(made[1:])


def test_a_night_of_the_clock_change_is_one_day() -> None:
    first = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON)
    second = first.replace(fold=1)
    keep = Keep(daily=1, weekly=0, monthly=0)
    assert len(kept([first.astimezone(ZoneInfo("UTC")).astimezone(LONDON), second], keep)) == 1


def test_the_three_numbers_are_read() -> None:
    assert read_keep("7,5,6") == Keep()
    assert read_keep(" 14, 0 ,12") == Keep(14, 0, 12)


@pytest.mark.parametrize("text", ["", "7", "7,5", "7,5,x", "7,5,6,1", "-1,2,3", "0,5,6", "７,5,6"])
def test_anything_else_is_refused_with_the_form(text: str) -> None:
    with pytest.raises(ValueError, match="like 7,5,6"):
        read_keep(text)
