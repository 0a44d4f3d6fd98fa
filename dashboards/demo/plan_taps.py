"""Taps: how what helps in class went, day by day, over the last weeks and more seldom over two years."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from dashboards.demo.cast import Person
from dashboards.demo.days import term_days_before
from dashboards.demo.dice import Dice
from dashboards.demo.plan_children import Child
from dashboards.demo.plan_people import Staffroom
from dashboards.demo.shape import YEARS
from senco.access.rules.dates import school_year_start

Row = dict[str, Any]
_LATELY = 22  # school days
_BEFORE = 360  # school days of history; a year has 190
_SELDOM = 0.06  # of the days of past terms, by how keen somebody is: an adult learns to tap
_KEEN_WHO_SIGNS_IN = 0.45
_RESULTS = ("used", "worked", "partly", "did_not")
_HOW_IT_WENT = ((6, 9, 2, 0), (8, 6, 4, 1), (5, 4, 4, 3), (9, 3, 1, 0))


def use_rows(dice: Dice, staff: Staffroom, children: list[Child], chosen: list[Row], today: date) -> list[Row]:
    """Taps by the teacher and the helper of the class that a child was in on each day. Some adults tap a lot and some
    hardly ever."""
    taps = _Taps(dice, staff, today)
    of_pupil: dict[UUID, Child] = {child.id: child for child in children}
    return [tap for row in chosen for tap in taps.of(row, of_pupil[row["pupil_id"]])]


class _Taps:
    """The days of two years, cut by school year; who was with which class in each."""

    def __init__(self, dice: Dice, staff: Staffroom, today: date) -> None:
        self.dice, self.staff = dice, staff
        self.lately = term_days_before(today, _LATELY)
        self.before: dict[int, list[date]] = {}
        begins = school_year_start(today).year
        for on in term_days_before(today, _BEFORE)[_LATELY:]:
            self.before.setdefault(begins - school_year_start(on).year, []).append(on)
        self.classes: dict[str, list[str]] = {}
        for name, teacher in staff.teacher_of.items():
            self.classes.setdefault(teacher.year, []).append(name)
        self.keen: Mapping[str, float] = {
            person.key: _KEEN_WHO_SIGNS_IN if person.signs_in else dice.stream("keen", person.key).uniform(0.03, 0.3)
            for person in (*staff.teacher_of.values(), *staff.helper_of.values())
        }

    def of(self, row: Row, child: Child) -> Iterator[Row]:
        """The taps on one adaptation of one child."""
        chance = self.dice.stream("uses", row["id"])
        went, since = chance.choice(_HOW_IT_WENT), row["starts_on"]
        for person in self._adults(child, 0):
            for on in self.lately:
                if on >= since and chance.random() < self.keen[person.key]:
                    yield self._tap(row, person, on, chance.choices(_RESULTS, went)[0])
        for ago, days in self.before.items():
            if days[0] < since:
                continue
            for person in self._adults(child, ago):
                for on in chance.sample(days, round(len(days) * self.keen[person.key] * _SELDOM)):
                    if on >= since:
                        yield self._tap(row, person, on, chance.choices(_RESULTS, went)[0])

    def _adults(self, child: Child, ago: int) -> tuple[Person, ...]:
        """The teacher and the helper of the class of a child so many school years ago; nobody before it came."""
        place = YEARS.index(child.year) - ago
        if place < 0:
            return ()
        of_year = self.classes[YEARS[place]]
        group = of_year[self.classes[child.year].index(child.group) % len(of_year)]
        return self.staff.teacher_of[group], self.staff.helper_of[group]

    def _tap(self, row: Row, person: Person, on: date, result: str) -> Row:
        return {
            "id": self.dice.id("use", row["id"], person.key, on),
            "chosen_id": row["id"],
            "used_on": on,
            "used_by_id": self.staff.id(person),
            "result": result,
        }
