"""The grown-ups of schools that nobody has written down: as many as a school of its size has, with names of nobody."""

import random
from dataclasses import replace

from dashboards.demo.cast import Cast, Person
from dashboards.demo.dice import Dice
from dashboards.demo.names import NamePicker
from dashboards.demo.shape import YEARS, Shape
from senco.access.roles import Role

_LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ"
_SIGNS_IN_YEAR = "4"
_PHONE = "01632 960 {:03d}"  # numbers that are given to nobody


def cast_for(written: Cast | None, dice: Dice, shape: Shape, tas: int) -> Cast:
    """The cast that is written for a school, with as many more as it needs; or one that is made from the first to the last."""
    maker = _Maker(dice, shape)
    base = written or maker.base()
    return replace(
        base,
        teachers=(*base.teachers, *maker.teachers(base.teachers)),
        assistants=(*base.assistants, *maker.assistants(tas - len(base.assistants))),
    )


class _Maker:
    """Makes people until there are enough."""

    def __init__(self, dice: Dice, shape: Shape) -> None:
        self.shape = shape
        self.chance: random.Random = dice.stream("staff")
        self.names = NamePicker(self.chance, set())
        self.named: set[str] = set()

    def base(self) -> Cast:
        """Those whom every school has."""
        return Cast(
            telephone=_PHONE.format(self.chance.randrange(1000)),
            head=self._person("head", (Role.HEAD,), "Head teacher"),
            senco=self._person("senco", (Role.SENCO,), "SENCO"),
            assistant=self._person("assistant", (Role.ASSISTANT,), "SEN assistant"),
            admin=self._person("admin", (Role.ADMIN,), "School administrator"),
            teachers=(),
            assistants=(self._person("ta", (Role.TA,), "Teaching assistant"),),
            governors=(self._person("governor", (Role.GOVERNOR,), "Governor"),),
        )

    def teachers(self, there: tuple[Person, ...]) -> list[Person]:
        """Those who are still missing, one of each year first."""
        made: list[Person] = []
        for form in range(len(there) // len(YEARS), self.shape.forms):
            for year in YEARS:
                taken = {person.group for person in (*there, *made)}
                group = next(name for letter in _LETTERS if (name := self.shape.code(year) + letter) not in taken)
                first = not there and form == 0 and year == _SIGNS_IN_YEAR
                key, signs_in = ("teacher", "Class teacher") if first else (f"teacher.{group.lower()}", "")
                made.append(replace(self._person(key, (Role.TEACHER,), signs_in), year=year, group=group))
        return made

    def assistants(self, count: int) -> list[Person]:
        """So many teaching assistants."""
        return [self._person(f"ta.{number:02d}", (Role.TA,)) for number in range(1, count + 1)]

    def _person(self, key: str, roles: tuple[Role, ...], signs_in: str = "") -> Person:
        sex = "F" if self.chance.random() < 0.75 else "M"
        name = ""
        while not name or name in self.named:
            origin = self.names.origin()
            name = self.names.adult(origin, sex, self.names.family(origin))
        self.named.add(name)
        title = "Mr" if sex == "M" else self.chance.choice(("Mrs", "Miss", "Ms"))
        return Person(key, name, f"{title} {name.partition(' ')[2]}", roles, signs_in)
