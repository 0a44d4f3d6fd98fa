"""Teaching groups beside the classes: sets in a secondary school, a group for maths in the upper years of a primary one."""

from datetime import date
from typing import Any

from dashboards.demo.dice import Dice
from dashboards.demo.plan_children import Child
from dashboards.demo.plan_people import Staffroom
from dashboards.demo.shape import YEARS, Shape
from pupils.rules.years import label

Row = dict[str, Any]
_SUBJECTS = ("English", "Maths")
_IN_PRIMARY = "56"  # the years with a group for maths
_SMALL_GROUP = 6


def teaching_rows(
    dice: Dice, staff: Staffroom, children: list[Child], shape: Shape, since: date
) -> tuple[list[Row], list[Row], list[Row]]:
    """Rows of groups, of the places of pupils in them, and of the teachers who teach them."""
    groups: list[Row] = []
    places: list[Row] = []
    links: list[Row] = []
    for name, year, members, teacher_group in _wanted(staff, children, shape):
        group_id = dice.id("group", name)
        teacher = staff.teacher_of[teacher_group]
        groups.append({"id": group_id, "name": name, "kind": "group", "year": shape.code(year)})
        places += [
            {"id": dice.id("place", name, one.key), "pupil_id": one.id, "group_id": group_id, "starts_on": since}
            for one in members
        ]
        links.append(
            {
                "id": dice.id("link", teacher.key, name),
                "user_id": staff.id(teacher),
                "group_id": group_id,
                "pupil_id": None,
                "starts_on": since,
            }
        )
    return groups, places, links


def _wanted(staff: Staffroom, children: list[Child], shape: Shape) -> list[tuple[str, str, list[Child], str]]:
    """Name, year, members and the class whose teacher takes it, for each group."""
    found = []
    for year in YEARS:
        of_year = [child for child in children if child.year == year and child.left_on is None]
        classes = [name for name, teacher in staff.teacher_of.items() if teacher.year == year]
        if shape.is_secondary:
            for turn, subject in enumerate(_SUBJECTS, start=1):
                for place in range(len(classes)):
                    name = f"{label(shape.code(year))} {subject} {place + 1}"
                    found.append((name, year, of_year[place :: len(classes)], classes[(place + turn) % len(classes)]))
        elif year in _IN_PRIMARY:
            members = [child for child in of_year if child.on_register][:_SMALL_GROUP]
            if members:
                found.append((f"{label(year)} small maths group", year, members, classes[-1]))
    return found
