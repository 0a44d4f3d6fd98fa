"""Names of schools that do not exist, and how large each of many is."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboards.demo.dice import Dice
from dashboards.demo.shape import shape_of, shared

_FIRST = (
    "Alder", "Bracken", "Cinder", "Damson", "Elver", "Fallow", "Gorse", "Harebell", "Ivy", "Juniper", "Kestrel", "Larch",
    "Mallow", "Nightjar", "Otter", "Plover", "Quince", "Rowan", "Sorrel", "Teasel", "Umber", "Vetch", "Wren", "Yarrow",
)  # fmt: skip
_SECOND = ("combe", "mere", "holt", "stead", "wick", "dale", "croft", "garth")
KINDS = {"primary": "Primary School", "secondary": "Secondary School"}
LEAST, MOST = 50, 2500  # pupils of one school
_ONE_SECONDARY_IN = 10  # schools
_LARGER = 35  # a secondary school's share, where those of primary schools are 7 to 13


@dataclass(frozen=True)
class Named:
    """A school to be made."""

    slug: str
    name: str
    pupils: int


def schools_of(dice: Dice, pupils: int, schools: int) -> Iterator[Named]:
    """So many schools with so many pupils together: about one in ten is a secondary school."""
    chance = dice.stream("schools")
    names = [first + second for second in _SECOND for first in _FIRST]
    chance.shuffle(names)
    for place, size in enumerate(sizes_of(dice, pupils, schools)):
        name, round_ = names[place % len(names)], place // len(names)
        slug = f"{name.lower()}-{round_ + 1}" if round_ else name.lower()
        yield Named(slug, f"{name} {KINDS[shape_of(size).phase]}{f' {round_ + 1}' if round_ else ''}", size)


def sizes_of(dice: Dice, pupils: int, schools: int) -> list[int]:
    """How many pupils each of the schools has."""
    chance = dice.stream("sizes")
    weights = {
        str(place): _LARGER if place % _ONE_SECONDARY_IN == 1 else chance.randrange(7, 14) for place in range(schools)
    }
    given = shared(pupils - LEAST * schools, weights)
    return [LEAST + given.get(place, 0) for place in weights]


def why_not(pupils: int, schools: int) -> str | None:
    """Why so many pupils cannot be shared out among so many schools, or None."""
    if schools < 1:
        return "Ask for one school at least."
    if pupils < LEAST * schools:
        return f"A demo school has {LEAST} pupils at least, so {schools} need {LEAST * schools}. Ask for more pupils or fewer schools."
    if max(sizes_of(Dice(0, ""), pupils, schools)) > MOST:
        return f"A demo school has {MOST:,} pupils at most, and secondary schools are larger than others. Ask for more schools or fewer pupils."
    return None
