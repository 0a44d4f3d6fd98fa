"""Classes, teaching groups and those who teach them, for the page on which a school keeps them."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from pupils.models import Contact, GroupPlace, Pupil, TeachingGroup, TeachingLink
from pupils.rules.years import sort_key
from pupils.selectors import here_on
from senco.access.actor import Actor
from senco.access.roles import Capacity, Role
from senco.access.rules.words import plural
from senco.access.spans import holding
from senco.accounts.models import User
from senco.accounts.selectors import staff_and_others


@dataclass
class StaffedGroup:
    """A class or group on a day: how many pupils, and the links that hold, wait or begin later."""

    group: TeachingGroup
    pupils: int = 0
    links: list[TeachingLink] = field(default_factory=list)

    @property
    def is_taught(self) -> bool:
        """Is anybody linked whose link needs no confirming?"""
        return any(not link.waits for link in self.links)


def groups_with_staff(*, on: date) -> list[StaffedGroup]:
    """Every class and group in school order. Four queries for any number."""
    rows = {group.pk: StaffedGroup(group) for group in TeachingGroup.objects.all()}
    for row in Pupil.objects.filter(here_on(on), group__isnull=False).values("group").annotate(n=Count("pk")):
        rows[row["group"]].pupils += row["n"]
    places = GroupPlace.objects.filter(holding(on), pupil__in=Pupil.objects.filter(here_on(on)))
    for row in places.values("group").annotate(n=Count("pk")):
        rows[row["group"]].pupils += row["n"]
    for link in links_from(on).filter(group__isnull=False):
        rows[link.group_id].links.append(link)
    return sorted(rows.values(), key=lambda row: (row.group.kind, sort_key(row.group.year), row.group.name))


def links_from(on: date) -> QuerySet[TeachingLink]:
    """Links that hold on a day or begin later, with the person, the class and the pupil; by name."""
    return (
        TeachingLink.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on))
        .select_related("user", "group", "pupil")
        .order_by("user__name", "starts_on")
    )


def waiting_links(on: date) -> QuerySet[TeachingLink]:
    """Links that open nothing yet, since nobody who sees the children has confirmed them.

    Not those by which next year's teachers read up: these are confirmed with the classes, where the roll-over stands.
    """
    return links_from(on).filter(waits=True, handover=False)


def links_to_children(on: date) -> list[TeachingLink]:
    """Members of staff linked with one child by name."""
    return list(links_from(on).filter(pupil__isnull=False))


def one_group(group_id: UUID) -> QuerySet[TeachingGroup]:
    """A class or group by id, or nothing."""
    return TeachingGroup.objects.filter(pk=group_id)


def one_link(link_id: UUID, *, on: date) -> QuerySet[TeachingLink]:
    """A link that has not ended by a day, by id."""
    return links_from(on).filter(pk=link_id)


def one_place(place_id: UUID, *, on: date) -> QuerySet[GroupPlace]:
    """A place in a group that holds on a day, by id."""
    return GroupPlace.objects.filter(holding(on), pk=place_id).select_related("pupil", "group")


def places_of(group: TeachingGroup, *, on: date) -> list[GroupPlace]:
    """The places of a teaching group on a day, in order of name."""
    here = GroupPlace.objects.filter(holding(on), group=group, pupil__in=Pupil.objects.filter(here_on(on)))
    return list(here.select_related("pupil", "pupil__group").order_by("pupil__sort_key"))


def class_list_of(group: TeachingGroup, *, on: date) -> list[Pupil]:
    """The pupils of a class on a day, in order of name."""
    return list(Pupil.objects.filter(here_on(on), group=group).order_by("sort_key"))


def without_class(*, on: date) -> list[Pupil]:
    """Pupils at the school on a day who are in no class, in order of name."""
    return list(Pupil.objects.filter(here_on(on), group__isnull=True).order_by("sort_key"))


def all_pupils(*, on: date) -> QuerySet[Pupil]:
    """Everybody at the school on a day."""
    return Pupil.objects.filter(here_on(on)).select_related("group")


def by_class(*, on: date) -> list[Pupil]:
    """The same by class and name, for choosing who is in a group; those in no class come last."""
    return sorted(all_pupils(on=on).order_by("sort_key"), key=_place_of_class)


def _place_of_class(pupil: Pupil) -> tuple[bool, int, str]:
    return (False, sort_key(pupil.group.year), pupil.group.name) if pupil.group else (True, 0, "")


@dataclass(frozen=True)
class Colleague:
    """A member of staff with their roles here in words, and whether they teach or support anybody."""

    user: User
    roles: str
    linked: bool


def colleagues(actor: Actor, *, on: date) -> list[Colleague]:
    """Everybody on the staff of the school who can be linked, by name; a role to come counts. Two queries."""
    roles: dict[User, list[str]] = defaultdict(list)
    for membership in staff_and_others(actor, on=on):
        if Role(membership.role).capacity is Capacity.STAFF:
            roles[membership.user].append(Role(membership.role).label)
    linked = set(links_from(on).values_list("user_id", flat=True))
    return [Colleague(user, ", ".join(held), user.pk in linked) for user, held in roles.items()]


def who_is_linked(*, on: date) -> tuple[dict[UUID, list[str]], dict[UUID, int]]:
    """For the list of people: the classes and groups of each member of staff by name, children linked by name counted
    together; and how many children each parent reads about. Two queries."""
    groups: dict[UUID, list[str]] = defaultdict(list)
    alone: Counter[UUID] = Counter()
    for link in links_from(on).filter(waits=False, handover=False, starts_on__lte=on):
        if link.group is not None:
            groups[link.user_id].append(link.group.name)
        else:
            alone[link.user_id] += 1
    for user, number in alone.items():
        groups[user].append(plural(number, "child", "children"))
    reads = Contact.objects.filter(Q(access_ends_on__isnull=True) | Q(access_ends_on__gt=on), user__isnull=False, restricted=False)
    return dict(groups), dict(Counter(reads.values_list("user", flat=True)))
