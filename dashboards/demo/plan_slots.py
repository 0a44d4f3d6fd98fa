"""The places of a school before anybody has a name: status, need, year, sex, meals and class, to the counts of its shape."""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dashboards.demo.cast import Cast
from dashboards.demo.dice import Dice
from dashboards.demo.kinds import Story
from dashboards.demo.shape import YEARS, Shape


@dataclass
class Slot:
    """A place in the school that is to become a child."""

    status: str
    need: str = ""
    year: str = ""
    sex: str = ""
    fsm: bool = False
    group: str = ""
    story: Story | None = None


def slots_of(dice: Dice, shape: Shape, cast: Cast, stories: list[Story]) -> list[Slot]:
    """All places of a school: those of the stories first, then the register, then everybody else."""
    slots = [*_told_slots(stories), *_register_slots(dice, shape, stories)]
    slots += _rest_slots(dice, shape, slots)
    _deal(dice, shape, slots)
    _seat(slots, classes_by_year(cast, shape.forms))
    return slots


def classes_by_year(cast: Cast, forms: int) -> dict[str, list[str]]:
    """The names of the classes of each year."""
    found: dict[str, list[str]] = {year: [] for year in YEARS}
    for teacher in cast.teachers[: len(YEARS) * forms]:
        found[teacher.year].append(teacher.group)
    return found


def _told_slots(stories: list[Story]) -> list[Slot]:
    return [
        Slot(s.status, s.needs[0] if s.needs else "", s.year, s.sex, s.fsm, s.group, story=s) for s in stories
    ]


def _register_slots(dice: Dice, shape: Shape, stories: list[Story]) -> list[Slot]:
    """The places with a plan or on SEN support that no story takes, with what is left of needs and years."""
    chance = dice.stream("register")
    wanted: dict[str, Mapping[str, int]] = {"E": shape.plan_needs, "K": shape.support_needs}
    slots = []
    for status, needs in wanted.items():
        of_status = [story for story in stories if story.status == status]
        left = Counter(needs) - Counter(story.needs[0] for story in of_status)
        open_places = sum(needs.values()) - len(of_status)
        names = sorted(left.elements(), key=lambda need: -left[need])[:open_places]
        names += ["SLCN"] * (open_places - len(names))
        slots += [Slot(status, need) for need in names]
    years = Counter(shape.by_year) - Counter(story.year for story in stories if story.status != "N")
    free = list(years.elements())
    chance.shuffle(free)
    for place, slot in enumerate(slots):
        slot.year = free[place % len(free)] if free else chance.choice(YEARS)
    if len(slots) > 1 and slots[0].year == slots[1].year:  # the first two may be brother and sister
        other = next(slot for slot in slots if slot.year != slots[0].year)
        slots[1].year, other.year = other.year, slots[1].year
    return slots


def _rest_slots(dice: Dice, shape: Shape, slots: list[Slot]) -> list[Slot]:
    """Everybody else, so that every year is about as large."""
    taken = Counter(slot.year for slot in slots)
    rest = [Slot("N", year=year) for year in YEARS for _ in range(max(0, shape.sizes[year] - taken[year]))]
    while len(rest) + len(slots) > shape.pupils:
        rest.pop(dice.stream("crowded").randrange(len(rest)))
    return rest


def _deal(dice: Dice, shape: Shape, slots: list[Slot]) -> None:
    """Make so many boys, and so many with free school meals, in each status as the shape asks for."""
    boys = {"E": shape.plan_boys, "K": shape.support_boys, "N": shape.rest_boys}
    meals = {"E": shape.plan_fsm, "K": shape.support_fsm, "N": shape.rest_fsm}
    for status in "EKN":
        chance = dice.stream("deal", status)
        of_status = [slot for slot in slots if slot.status == status]
        free = [slot for slot in of_status if slot.story is None]
        told = [slot for slot in of_status if slot.story is not None]
        male = set(_drawn(chance, len(free), boys[status] - sum(slot.sex == "M" for slot in told)))
        fsm = set(_drawn(chance, len(free), meals[status] - sum(slot.fsm for slot in told)))
        for place, slot in enumerate(free):
            slot.sex = "M" if place in male else "F"
            slot.fsm = place in fsm


def _drawn(chance: random.Random, among: int, count: int) -> list[int]:
    return chance.sample(range(among), min(max(count, 0), among))


def _seat(slots: list[Slot], classes: Mapping[str, list[str]]) -> None:
    """Put each into a class of the year: stories into their own where it is, the others where fewest of their kind are."""
    for year, names in classes.items():
        of_year = [slot for slot in slots if slot.year == year]
        kinds: Counter[tuple[str, bool]] = Counter()
        sizes: Counter[str] = Counter()
        for slot in sorted(of_year, key=lambda slot: (slot.story is None, slot.status == "N")):
            listed = slot.status != "N"
            if slot.group not in names:
                slot.group = min(names, key=lambda name: (kinds[name, listed] if listed else 0, sizes[name]))
            kinds[slot.group, listed] += 1
            sizes[slot.group] += 1
