"""Staff and parents with their roles, and who teaches or supports whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from dashboards.demo.cast import FIRST, TRUST_LEAD, Cast, Person, address
from dashboards.demo.dice import Dice
from dashboards.demo.plan_children import Child
from dashboards.demo.shape import YEARS, Shape
from senco.access.roles import Role

Row = dict[str, Any]


@dataclass(frozen=True)
class Staffroom:
    """Who works at a school: ids by key, who leads and who helps in each class."""

    ids: Mapping[str, UUID]
    telephone: str
    senco: Person
    teacher_of: Mapping[str, Person]
    helper_of: Mapping[str, Person]

    def id(self, person: Person) -> UUID:
        """The account of a person."""
        return self.ids[person.key]


def staffroom(dice: Dice, cast: Cast, forms: int, tas: int) -> Staffroom:
    """The staff of a school of so many forms and teaching assistants."""
    people = cast.people(forms, tas)
    teachers = {teacher.group: teacher for teacher in cast.teachers[: len(YEARS) * forms]}
    helpers = cast.assistants[:tas]
    # The one who signs in as ta@ helps in the class of the one who signs in as teacher@.
    order = sorted(teachers, key=lambda group: (not teachers[group].signs_in, group))
    return Staffroom(
        ids={person.key: dice.id("person", person.key) for person in people},
        telephone=cast.telephone,
        senco=cast.senco,
        teacher_of=teachers,
        helper_of={group: helpers[place % len(helpers)] for place, group in enumerate(order)},
    )


def people_rows(dice: Dice, people: tuple[Person, ...], children: list[Child], since: date) -> list[Row]:
    """Accounts of staff, governors and those parents who have one. A governor who is a parent has both roles."""
    rows: dict[str, Row] = {}
    for person in people:
        rows[person.key] = _account(dice, person.key, person.name, person.roles, since)
    for child in children:
        for relative in child.family:
            if not relative.account:
                continue
            row = rows.setdefault(relative.account, _account(dice, relative.account, relative.name, (), since))
            if Role.PARENT not in row["roles"]:
                row["roles"] = (*row["roles"], Role.PARENT)
    return list(rows.values())


def visiting_row(home: Dice, key: str, since: date) -> Row:
    """The account of somebody of another school of the trust, with the role they have here too."""
    person = TRUST_LEAD if key == TRUST_LEAD.key else FIRST.assistant
    assert person is not None
    return _account(home, key, person.name, person.roles, since)


def _account(dice: Dice, key: str, name: str, roles: tuple[Role, ...], since: date) -> Row:
    return {
        "id": dice.id("person", key),
        "email": address(key, dice.slug),
        "name": name,
        "roles": roles,
        "starts_on": since,
    }


def group_rows(dice: Dice, staff: Staffroom, shape: Shape) -> list[Row]:
    """Classes."""
    return [
        {"id": dice.id("group", name), "name": name, "kind": "class", "year": shape.code(teacher.year)}
        for name, teacher in staff.teacher_of.items()
    ]


def link_rows(dice: Dice, staff: Staffroom, children: list[Child], since: date) -> list[Row]:
    """Teachers and helpers of classes, the SENCO of a class of the oldest, and helpers of single children with a plan."""
    rows = []
    for name, teacher in staff.teacher_of.items():
        rows.append(_link(dice, staff, teacher, since, group=name))
        rows.append(_link(dice, staff, staff.helper_of[name], since, group=name))
    if Role.TEACHER in staff.senco.roles:
        name = next(name for name, teacher in staff.teacher_of.items() if teacher.year == "6")
        rows.append(_link(dice, staff, staff.senco, since, group=name))
    helpers = list(dict.fromkeys(staff.helper_of.values()))
    with_plan = [child for child in children if child.status == "E" and child.left_on is None]
    for place, child in enumerate(with_plan):
        helper = helpers[place % len(helpers)]
        if staff.helper_of[child.group] is not helper:
            rows.append(_link(dice, staff, helper, since, pupil=child))
    return rows


def _link(
    dice: Dice, staff: Staffroom, person: Person, since: date, *, group: str = "", pupil: Child | None = None
) -> Row:
    return {
        "id": dice.id("link", person.key, group or (pupil and pupil.key)),
        "user_id": staff.id(person),
        "group_id": dice.id("group", group) if group else None,
        "pupil_id": pupil.id if pupil else None,
        "starts_on": since,
    }
