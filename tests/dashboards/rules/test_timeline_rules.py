"""A filtered timeline leaves out nothing that fits, and school years hold every moment once."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dashboards.rules.history import Kind, Moment
from dashboards.rules.timeline import KINDS, Asked, asked_for, by_school_year, kinds_in

TODAY = date(2026, 11, 27)
DAYS = st.integers(0, 4000).map(lambda days: TODAY - timedelta(days=days))
MOMENTS = st.lists(st.tuples(DAYS, st.sampled_from(Kind)).map(lambda one: Moment(one[0], "x", kind=one[1])), max_size=12)


def test_every_kind_has_its_words() -> None:
    assert set(KINDS) == set(Kind)


@given(MOMENTS, st.sampled_from(["", *Kind]), st.none() | DAYS, st.none() | DAYS)
def test_a_filter_takes_nothing_that_fits_and_keeps_nothing_that_does_not(moments, kind, begins, ends) -> None:  # type: ignore[no-untyped-def]
    shown = asked_for(moments, Asked(kind, begins, ends))
    for moment in moments:
        fits = (not kind or moment.kind == kind) and (not begins or moment.on >= begins) and (not ends or moment.on <= ends)
        assert (moment in shown) == fits


@given(MOMENTS)
def test_the_school_years_hold_every_moment_once_and_in_order(moments: list[Moment]) -> None:
    ordered = sorted(moments, key=lambda one: one.on, reverse=True)
    years = by_school_year(ordered)
    assert [moment for _, group in years for moment in group] == ordered
    assert len({words for words, _ in years}) == len(years)


@given(MOMENTS)
def test_only_kinds_that_there_are_can_be_chosen(moments: list[Moment]) -> None:
    assert {kind for kind, _ in kinds_in(moments)} == {moment.kind for moment in moments}
