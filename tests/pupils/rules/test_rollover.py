"""The turn of the school year, pupil by pupil."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pupils.rules.rollover import (
    Choices,
    ClassNow,
    PupilNow,
    last_year_of,
    steps_of,
    tally,
    usual_classes,
    why_not_take_effect,
)
from pupils.rules.years import LADDER, next_year

SEPTEMBER = date(2027, 9, 1)
CLASSES = [ClassNow(f"{year}{letter}", f"{year}{letter}", year) for year in ("R", "1", "2", "3", "4", "5", "6") for letter in "WK"]


def born_for(year: str) -> date:
    """A birthday that makes a child of the usual age for a year in 2026/27."""
    return date(2026 - 4 - LADDER.index(year) + LADDER.index("R"), 3, 1)


def pupil(year: str, group: str, name: str = "A", born_on: date | None = None) -> PupilNow:
    return PupilNow(f"{name}-{year}-{group}", name, year, group, born_on or born_for(year))


WHOLE_SCHOOL = [pupil(one.year, one.id, name) for one in CLASSES for name in "ABC"]


def test_every_class_is_followed_by_that_of_its_letter() -> None:
    after = usual_classes(WHOLE_SCHOOL, CLASSES, "6")
    assert after[("RW", "R")] == "1W" and after[("1K", "1")] == "2K" and after[("5W", "5")] == "6W"
    assert ("6W", "6") not in after


def test_a_class_with_two_numbers_in_its_name_is_followed_by_the_number_of_its_year() -> None:
    classes = [ClassNow("a", "Room 12 Year 3", "3"), ClassNow("b", "Room 12 Year 4", "4"), ClassNow("c", "Room 9 Year 4", "4")]
    assert usual_classes([pupil("3", "a")], classes, "6") == {("a", "3"): "b"}


def test_the_only_class_of_the_next_year_follows_whatever_it_is_called() -> None:
    classes = [ClassNow("oak", "Oak", "3"), ClassNow("ash", "Ash", "4")]
    assert usual_classes([pupil("3", "oak")], classes, "6") == {("oak", "3"): "ash"}


def test_where_one_of_two_could_follow_a_person_decides() -> None:
    classes = [ClassNow("oak", "Oak", "3"), ClassNow("ash", "Ash", "4"), ClassNow("elm", "Elm", "4")]
    assert usual_classes([pupil("3", "oak")], classes, "6") == {("oak", "3"): ""}


def test_two_classes_are_followed_by_two_in_the_order_of_their_names() -> None:
    classes = [ClassNow("d", "1D", "1"), ClassNow("m", "1M", "1"), ClassNow("f", "2F", "2"), ClassNow("s", "2S", "2")]
    assert usual_classes([pupil("1", "d"), pupil("1", "m")], classes, "6") == {("d", "1"): "f", ("m", "1"): "s"}


def test_in_a_class_of_two_years_the_younger_stay_and_the_older_move_on() -> None:
    classes = [ClassNow("oak", "Oak", ""), ClassNow("elm", "Elm", "5")]
    pupils = [pupil("3", "oak"), pupil("4", "oak")]
    after = usual_classes(pupils, classes, "6")
    assert after == {("oak", "3"): "oak", ("oak", "4"): "elm"}
    younger, older = steps_of(pupils, Choices("6", after), on=SEPTEMBER)
    assert (younger.year, younger.group) == ("4", "oak")
    assert (older.year, older.group) == ("5", "elm")


def test_the_last_year_leaves_and_nobody_else() -> None:
    steps = steps_of(WHOLE_SCHOOL, Choices("6", usual_classes(WHOLE_SCHOOL, CLASSES, "6")), on=SEPTEMBER)
    assert {step.pupil.year for step in steps if step.leaves} == {"6"}
    counted = tally(steps)
    assert (counted.moves, counted.leaves, counted.stays, counted.without_class) == (36, 6, 0, 0)
    assert last_year_of(WHOLE_SCHOOL) == "6"


def test_a_pupil_kept_down_stays_in_year_and_class() -> None:
    kept = pupil("3", "3W", "Kit")
    [step] = steps_of([kept], Choices("6", {("3W", "3"): "4W"}, stays=frozenset({kept.id})), on=SEPTEMBER)
    assert (step.year, step.group, step.stays, step.leaves) == ("3", "3W", True, False)
    assert step.remark == "Does Year 3 again"


def test_a_pupil_of_the_last_year_who_is_kept_down_does_not_leave() -> None:
    kept = pupil("6", "6W", "Kit")
    [step] = steps_of([kept], Choices("6", stays=frozenset({kept.id})), on=SEPTEMBER)
    assert step.stays and not step.leaves


def test_a_pupil_out_of_year_group_moves_on_with_their_class_and_is_pointed_out() -> None:
    below = pupil("3", "3W", "Bea", born_on=born_for("4"))
    [step] = steps_of([below], Choices("6", {("3W", "3"): "4W"}), on=SEPTEMBER)
    assert (step.year, step.group) == ("4", "4W")
    assert step.remark == "Year 4, 1 year below their age group, as now"


def test_a_pupil_of_a_year_that_is_not_followed_stays_in_it() -> None:
    ungraded = pupil("X", "unit", "Uma", born_on=born_for("5"))
    assert usual_classes([ungraded], [ClassNow("unit", "The Base", "")], "6") == {("unit", "X"): "unit"}
    [step] = steps_of([ungraded], Choices("6", {("unit", "X"): "unit"}), on=SEPTEMBER)
    assert (step.year, step.group, step.leaves, step.remark) == ("X", "unit", False, "")


def test_somebody_may_leave_early_and_it_is_said() -> None:
    early = pupil("4", "4W", "Eve")
    [step] = steps_of([early], Choices("6", leavers=frozenset({early.id})), on=SEPTEMBER)
    assert step.leaves and step.remark == "Leaves, though not in the last year"


def test_without_a_class_to_go_to_it_is_said() -> None:
    [step] = steps_of([pupil("3", "3W")], Choices("6"), on=SEPTEMBER)
    assert step.remark == "No class yet" and tally([step]).without_class == 1


@given(st.lists(st.tuples(st.sampled_from(LADDER), st.sampled_from([one.id for one in CLASSES] + [""])), max_size=40), st.sampled_from(LADDER))
def test_nobody_is_lost_and_nobody_skips_a_year(drawn: list[tuple[str, str]], last: str) -> None:
    pupils = [PupilNow(str(n), "P", year, group, born_for(year)) for n, (year, group) in enumerate(drawn)]
    steps = steps_of(pupils, Choices(last, usual_classes(pupils, CLASSES, last)), on=SEPTEMBER)
    assert sorted(step.pupil.id for step in steps) == sorted(one.id for one in pupils)
    counted = tally(steps)
    assert counted.moves + counted.leaves + counted.stays == len(pupils)
    for step in steps:
        assert step.leaves or step.year == next_year(step.pupil.year)


def test_it_takes_effect_between_july_and_half_term() -> None:
    for day in (date(2027, 7, 1), date(2027, 9, 1), date(2027, 10, 31)):
        assert why_not_take_effect(chosen=day, today=day, begins=2027) is None
    for day in (date(2027, 6, 30), date(2027, 11, 1), date(2026, 9, 1)):
        assert "1 September" in (why_not_take_effect(chosen=day, today=day, begins=2027) or "")
