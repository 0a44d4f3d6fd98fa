"""A year of a school, from one first of September to the next, through the browser of everybody in it."""

from pathlib import Path

from tests.journeys.conftest import Arrive
from tests.journeys.year import autumn, spring, summer
from tests.journeys.year.conftest import GoesTo


def test_a_school_lives_through_a_year(arrive: Arrive, goes_to: GoesTo, tmp_path: Path) -> None:
    autumn.the_school_comes_in(arrive, tmp_path)
    goes_to(2026, 9, 22)
    autumn.a_teacher_worries(arrive)
    autumn.the_first_cycle_begins(arrive, goes_to(2026, 10, 5))
    autumn.the_work_goes_on(arrive, goes_to(2026, 11, 2))
    goes_to(2026, 12, 15)
    autumn.the_cycle_is_reviewed(arrive)
    goes_to(2027, 1, 11)
    spring.governors_read_the_autumn(arrive)
    goes_to(2027, 1, 18)
    spring.the_census_is_got_ready(arrive)
    spring.a_plan_is_asked_for(arrive)
    goes_to(2027, 2, 25)
    spring.the_council_decides(arrive)
    goes_to(2027, 3, 8)
    spring.a_supply_teacher_comes_and_goes(arrive, goes_to)
    spring.the_second_cycle(arrive)
    goes_to(2027, 6, 2)
    spring.the_plan_comes(arrive)
    goes_to(2027, 7, 12)
    summer.the_next_year_is_decided(arrive)
    goes_to(2027, 9, 1)
    summer.the_new_year_has_begun(arrive)
    summer.it_is_undone_and_done_again(arrive)
