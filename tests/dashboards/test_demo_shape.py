"""Schools of any size: a secondary school has Years 7 to 13, classes stay small, and days are those of the calendar."""

from collections import Counter
from datetime import date

import pytest

from dashboards.demo.days import ends_of_terms_before, is_term_day, school_year, years_shown
from dashboards.demo.dice import Dice
from dashboards.demo.names_schools import schools_of, sizes_of, why_not
from dashboards.demo.shape import MOST_IN_CLASS, shape_of
from pupils.rules.years import expected_year
from senco.calendar.rules.drawing_up import slips_of, usual
from tests.dashboards.demo_school import WEDNESDAY, planned


def test_a_large_school_is_a_secondary_school_with_staff_and_sets_in_proportion() -> None:
    plan = planned(slug="large", pupils=1200, cast=None, told=False)
    here = [row for row in plan.rows["pupils"] if row["left_on"] is None]
    assert len(here) == 1200
    assert {row["year"] for row in here} == {str(year) for year in range(7, 14)}
    assert all(expected_year(row["born_on"], WEDNESDAY) == row["year"] for row in here)
    classes = Counter(row["group_id"] for row in here)
    assert max(classes.values()) <= MOST_IN_CLASS
    teachers = {row["user_id"] for row in plan.rows["links"]}
    assert len(teachers) >= len(classes)
    groups = [row for row in plan.rows["groups"] if row["kind"] == "group"]
    assert len(plan.rows["places"]) == 2 * len(here)
    assert {row["group_id"] for row in plan.rows["places"]} == {row["id"] for row in groups}
    names = [person["name"] for person in plan.people if "family." not in person["email"]]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("pupils", "told"), [(420, True), (900, True), (1200, False)])
def test_the_register_of_two_years_moves_as_a_schools_does(pupils: int, told: bool) -> None:
    """No jump: from one term to the next the share on the register changes by less than four in a hundred pupils."""
    plan = planned(slug="moves", pupils=pupils, told=told, **({} if told else {"cast": None}))
    totals = [row["figures"]["totals"] for row in plan.rows["snapshots"]]
    assert len(totals) == 6
    assert all(abs(one["pupils"] - pupils) <= 5 for one in totals), "who comes makes up for who leaves"
    shares = [one["register"] / one["pupils"] for one in totals]
    assert all(abs(later - sooner) < 0.04 for sooner, later in zip(shares, shares[1:], strict=False))
    assert all(0.08 < share < 0.25 for share in shares)


def test_pupils_are_shared_out_whole_and_one_school_in_ten_is_a_secondary_school() -> None:
    named = list(schools_of(Dice(1, "schools"), 25_000, 50))
    assert sum(one.pupils for one in named) == 25_000
    assert len({one.slug for one in named}) == 50
    assert sum(shape_of(one.pupils).is_secondary for one in named) == 5
    assert named == list(schools_of(Dice(1, "schools"), 25_000, 50))
    assert sizes_of(Dice(2, "x"), 50, 1) == [50]


@pytest.mark.parametrize(("pupils", "schools"), [(49, 1), (400, 10), (3000, 1), (100, 0)])
def test_what_cannot_be_shared_out_is_said(pupils: int, schools: int) -> None:
    assert why_not(pupils, schools)


@pytest.mark.parametrize("begins", [2012, 2018, 2026, 2027, 2031])
def test_every_year_has_a_calendar_that_the_school_could_keep(begins: int) -> None:
    year = school_year(begins)
    assert not slips_of(year)
    assert 180 <= year.pupil_days <= 195
    if usual(begins):
        assert year == usual(begins)


def test_what_happens_in_school_happens_on_a_school_day_of_its_calendar() -> None:
    plan = planned()
    days = [row["used_on"] for row in plan.rows["uses"]]
    days += [row["spoken_on"] for row in plan.rows["contact_notes"]]
    days += [row["raised_on"] for row in plan.rows["concerns"]]
    days += [row["made_on"] for row in plan.rows["profiles"]]
    assert all(is_term_day(on) for on in days)
    assert not [year.title for year in years_shown(WEDNESDAY) if not year.terms]
    assert (WEDNESDAY - min(days)).days > 500


def test_terms_that_are_over_end_on_their_last_day_with_pupils() -> None:
    assert ends_of_terms_before(date(2026, 11, 25), 3) == [date(2025, 12, 19), date(2026, 3, 31), date(2026, 7, 20)]
    assert ends_of_terms_before(date(2026, 8, 10), 1) == [date(2026, 3, 31)], "the summer's may still be published"
    assert ends_of_terms_before(date(2027, 1, 2), 1) == [date(2026, 12, 18)]
