"""A class as somebody who stands in for a day reads it, for whoever may open it and for the holder of its code."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from provision.classroom_selectors import classroom_of, first_minutes_of, pupils_of
from provision.rules.boxes import points_of
from provision.rules.supply import SupplyChild, SupplyClass
from pupils.models import Pupil, TeachingGroup
from pupils.selectors import everybody_in
from senco.access.actor import Actor


def class_by_key(actor: Actor, group_id: UUID | None, *, on: date) -> SupplyClass | None:
    """The class of a key, or None where it is gone. The key stands for its whole class and for nothing else."""
    group = TeachingGroup.objects.filter(pk=group_id).first()
    return None if group is None else _told_of(actor, group, everybody_in(group.pk, on=on), on)


def class_for_supply(actor: Actor, group: TeachingGroup, *, on: date) -> SupplyClass:
    """What somebody who stands in reads of a class on a day, as far as its pupils are the actor's."""
    return _told_of(actor, group, pupils_of(actor, group, on=on), on)


def _told_of(actor: Actor, group: TeachingGroup, pupils: QuerySet[Pupil], on: date) -> SupplyClass:
    room = classroom_of(pupils, on=on)
    first = first_minutes_of([row.pupil.pk for row in room.rows])
    children = (
        SupplyChild(
            called=row.called,
            safety=row.safety,
            first_minutes=points_of(first.get(row.pupil.pk, "")),
            special=tuple((one.name, one.note) for one in row.helps if one.note),
        )
        for row in room.rows
    )
    told = tuple(child for child in children if child.says_something)
    return SupplyClass(school=actor.school_name, name=group.name, on=on, moves=(*room.few, *room.shared), children=told)
