"""Classes and teaching groups: who is in them, who teaches them, and from when until when."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from pupils.models import GroupPlace, Pupil, TeachingGroup, TeachingLink
from pupils.rules.places import why_not_group, why_not_place
from senco.access.actor import Actor
from senco.access.at_once import refused_where_taken
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change, record
from senco.audit.verbs import Verb

JOINED = "A colleague is putting one of these pupils into {name} at this moment. Open it again to see who is in it."
TAKEN = "There is a class or group called {name} already. Open that one, or choose another name."


def add_group(*, actor: Actor, name: str, kind: str = TeachingGroup.Kind.CLASS.value, year: str = "") -> TeachingGroup:
    """A new class or teaching group. Raises Refused where the name is taken."""
    actor.must(Can.KEEP_CLASSES)
    with (
        refused_where_taken(TAKEN.format(name=name)),
        change(actor=actor, verb=Verb.GROUP_MADE, changes={"name": name, "kind": kind}) as entry,
    ):
        entry.target = group = TeachingGroup.objects.create(name=name, kind=kind, year=year)
    return group


def change_group(*, actor: Actor, group: TeachingGroup, name: str, year: str) -> TeachingGroup:
    """Give a class or group another name or year. Raises Refused where the name is taken."""
    actor.must(Can.KEEP_CLASSES)
    if (group.name, group.year) == (name, year):
        return group
    told = {"name": [group.name, name], "year": [group.year, year]}
    with (
        refused_where_taken(TAKEN.format(name=name)),
        change(actor=actor, verb=Verb.GROUP_CHANGED, target=group, changes=told),
    ):
        TeachingGroup.objects.filter(pk=group.pk).update(name=name, year=year)
    group.name, group.year = name, year
    return group


def join_group(*, actor: Actor, group: TeachingGroup, pupils: Sequence[Pupil], on: date) -> int:
    """Put pupils into a teaching group from a day on; those who are in it stay so. How many are new.

    Each leaves an event of its own. Raises Refused for a class, since a pupil has one and is moved to it, and for a pupil
    who is not at the school on that day.
    """
    actor.must(Can.KEEP_CLASSES)
    if why_not := why_not_group(group.name, is_class=group.kind == TeachingGroup.Kind.CLASS):
        raise Refused(why_not)
    here = set(
        GroupPlace.objects.filter(group=group, ends_on__isnull=True, pupil__in=pupils).values_list("pupil", flat=True)
    )
    new = [pupil for pupil in pupils if pupil.pk not in here]
    for pupil in new:
        if why_not := why_not_place(group.name, is_in=False, left_on=pupil.left_on, on=on):
            raise Refused(f"{pupil.full_name}: {why_not}")
    with refused_where_taken(JOINED.format(name=group.name)), transaction.atomic():
        places = [GroupPlace(pupil=pupil, group=group, starts_on=on) for pupil in new]
        for place in GroupPlace.objects.bulk_create(places):
            told = {"group": group.pk, "from": on}
            record(actor=actor, verb=Verb.GROUP_JOINED, target=place, pupil_id=place.pupil_id, changes=told)
    return len(new)


def leave_group(*, actor: Actor, place: GroupPlace, on: date) -> None:
    """End a pupil's place in a teaching group: from that day on they are not in it."""
    actor.must(Can.KEEP_CLASSES)
    with change(actor=actor, verb=Verb.GROUP_LEFT, target=place, pupil_id=place.pupil_id, changes={"on": on}):
        GroupPlace.objects.filter(pk=place.pk).update(ends_on=max(on, place.starts_on))


def move_to_class(*, actor: Actor, pupil: Pupil, group: TeachingGroup | None) -> Pupil:
    """Give a pupil another class, or none. Raises Refused for a teaching group."""
    actor.must(Can.KEEP_CLASSES)
    if group is not None and group.kind != TeachingGroup.Kind.CLASS:
        raise Refused(f"{group.name} is a teaching group. A pupil's class is one of the school's classes.")
    before = pupil.group.name if pupil.group else None
    told = {"group": [before, group.name if group else None]}
    with change(actor=actor, verb=Verb.PUPIL_CHANGED, target=pupil, pupil_id=pupil.pk, changes=told):
        pupil.group = group
        pupil.version += 1
        pupil.save(update_fields=["group", "version"])
    return pupil


def confirm_links(*, actor: Actor, links: Iterable[TeachingLink]) -> int:
    """Let links that wait open what they open. How many there were."""
    actor.must(Can.LINK_STAFF)
    waiting = list(TeachingLink.objects.filter(pk__in=[link.pk for link in links], waits=True))
    if waiting:
        told = {"links": [str(link.pk) for link in waiting], "people": sorted({str(link.user_id) for link in waiting})}
        with change(actor=actor, verb=Verb.TEACHING_CONFIRMED, changes=told):
            TeachingLink.objects.filter(pk__in=[link.pk for link in waiting]).update(waits=False)
    return len(waiting)


def end_link(*, actor: Actor, link: TeachingLink, on: date) -> None:
    """End a link: from that day on it opens nothing, so today's date shuts the door at the next click."""
    actor.must(Can.KEEP_CLASSES)
    with change(
        actor=actor, verb=Verb.TEACHING_ENDED, target=link, pupil_id=link.pupil_id, changes={"user": link.user_id, "on": on}
    ):
        TeachingLink.objects.filter(pk=link.pk).update(ends_on=max(on, link.starts_on))


def end_links_of(*, actor: Actor, user_id: UUID, ends_on: date) -> int:
    """End all links of a member of staff who leaves, so that a role given again later opens nothing old.

    Called where a role of staff is ended (``settings.STAFF_LEFT``). How many there were.
    """
    actor.must(Can.MANAGE_PEOPLE)
    held = list(TeachingLink.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=ends_on), user=user_id))
    if held:
        told = {"user": user_id, "on": ends_on, "links": len(held)}
        with change(actor=actor, verb=Verb.TEACHING_ENDED, changes=told):
            for link in held:
                link.ends_on = max(ends_on, link.starts_on)
            TeachingLink.objects.bulk_update(held, ["ends_on"])
    return len(held)
