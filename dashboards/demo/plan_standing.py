"""Where the current cycle of each child stands: most at work, a few due this week, two overdue."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dashboards.demo.days import term_day_from, term_days_from, weekday_by, weekday_from
from dashboards.demo.dice import Dice
from dashboards.demo.plan_children import Child
from dashboards.demo.shape import YEARS

# Of those who have no story, how many in a hundred stand where; all others are at work with a review still to come.
_ASSESSING, _PLANNING, _REVIEWING, _DUE_THIS_WEEK = 6, 8, 7, 5
_CYCLES = (20, 22, 20, 16, 12, 10)  # how common a first, second, third cycle is, and so on: six fill two years
_LONG_ON_LIST = 0.8  # of the older children on SEN support
_LEAST_WHEN_LONG = 4  # cycles
_A_YEAR = 2  # cycles in each school year before this one, at most
_OVERDUE = 2
_KEEPS_ITS_DAY = 10  # days ahead; a review so near stays on its day, holidays or not
_RARE = {"HI", "VI", "PD", "OTH", "DS"}  # seldom enough that a third cycle would say the same again
_FIRST_LATER, _LAST_LATER = timedelta(days=8), timedelta(weeks=8)


@dataclass(frozen=True)
class Standing:
    """The current cycle of a child: its number, its stage and the day of its review."""

    number: int
    stage: str
    review_on: date


def standings(dice: Dice, children: list[Child], today: date) -> dict[str, Standing]:
    """The current cycle of everybody on the register, by key."""
    on_list = [child for child in children if child.on_register]
    found = {
        child.key: Standing(child.story.cycle, child.story.stage, _review_day(today, child.story.review_in))
        for child in on_list
        if child.story
    }
    others = [child for child in on_list if not child.story]
    chance = dice.stream("standings")
    chance.shuffle(others)
    later = term_days_from(today + _FIRST_LATER, today + _LAST_LATER, 25)
    overdue = max(0, _OVERDUE - sum(one.review_on < today for one in found.values()))
    for child, (stage, review_in) in zip(others, _places(len(others), overdue), strict=True):
        review_on = chance.choice(later) if review_in is None else _review_day(today, review_in)
        wish = chance.choices(range(len(_CYCLES)), _CYCLES)[0]
        found[child.key] = Standing(_number(wish, child, long=long_listed(dice, child)), stage, review_on)
    return found


def long_listed(dice: Dice, child: Child) -> bool:
    """Whether a child on SEN support was on the register before the history begins: most of the older ones are."""
    known = child.status == "K" and child.year in "3456" and child.needs[0] != "NSA"
    return known and dice.stream("long-listed", child.key).random() < _LONG_ON_LIST


def _number(wish: int, child: Child, *, long: bool) -> int:
    """Which cycle it is: one where the need is still being found out, more in higher years and with a plan."""
    if child.needs[0] == "NSA":
        return 1
    if child.needs[0] in _RARE:
        wish = min(wish, 1)
    least = 2 if child.status == "E" and child.year in "23456" else 1
    if long:
        least = 2 if child.needs[0] in _RARE else _LEAST_WHEN_LONG
    return max(least, min(1 + wish, 1 + _A_YEAR * YEARS.index(child.year)))


def _review_day(today: date, review_in: int) -> date:
    """Soon, or just gone by: a weekday even in the holidays, so that there is always something to do. Later: in term."""
    on = today + timedelta(days=review_in)
    if review_in > _KEEPS_ITS_DAY:
        return term_day_from(on)
    return weekday_by(on) if review_in < 0 else weekday_from(on)


def _places(count: int, overdue: int) -> Iterator[tuple[str, int | None]]:
    """The stage of each of so many cycles, and in how many days its review is where that is fixed."""
    fixed: list[tuple[str, int | None]] = [("do", -4 - 7 * n) for n in range(overdue)]
    fixed += [("do", 1 + n % 5) for n in range(round(count * _DUE_THIS_WEEK / 100))]
    fixed += [("assess", 90)] * round(count * _ASSESSING / 100)
    fixed += [("plan", 70 + 3 * n) for n in range(round(count * _PLANNING / 100))]
    fixed += [("review", n % 4) for n in range(round(count * _REVIEWING / 100))]
    return iter([*fixed, *[("do", None)] * count][:count])
