"""A year of a school, from the first of September to the first of September, through the browser of everybody in it."""

from pathlib import Path

from tests.journeys.conftest import Arrive
from tests.journeys.year import autumn
from tests.journeys.year.conftest import GoesTo


def test_a_school_lives_through_a_year(arrive: Arrive, goes_to: GoesTo, tmp_path: Path) -> None:
    goes_to(2026, 9, 1)
    autumn.the_school_comes_in(arrive, tmp_path)
    goes_to(2026, 9, 22)
    autumn.a_teacher_worries(arrive)
    autumn.the_first_cycle_begins(arrive, goes_to(2026, 10, 5))
    autumn.the_work_goes_on(arrive, goes_to(2026, 11, 2))
    goes_to(2026, 12, 15)
    autumn.the_cycle_is_reviewed(arrive)
