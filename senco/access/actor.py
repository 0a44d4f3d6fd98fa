"""Who is acting, at which school and in what capacity: a plain value that every service takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from senco.access.errors import Refused
from senco.access.roles import PARTS, PERMISSIONS, REACH, Can, Capacity, Part, Reach, Role, opens_every_record, who_can


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or the system itself) acting at one school in one capacity.

    ``user_id`` is None for the system and for holders of a key. ``permissions``, ``reaches`` and ``parts`` are
    worked out once from the roles, so a page and a service cannot disagree.
    """

    user_id: UUID | None
    name: str
    school_id: int
    school_slug: str
    school_name: str
    capacity: Capacity
    roles: frozenset[Role]
    permissions: frozenset[Can]
    reaches: frozenset[Reach]
    parts: frozenset[Part]

    def can(self, permission: Can) -> bool:
        """May this actor do this at all?"""
        return permission in self.permissions

    def why_not(self, permission: Can) -> str | None:
        """Why this actor may not do this, naming the roles that may; None where the actor may."""
        return None if self.can(permission) else f"Only the {who_can(permission)} can {permission.value}."

    def must(self, permission: Can) -> None:
        """Refuse, in words, where this actor may not do this. Services ask it, whatever door was gone through."""
        if reason := self.why_not(permission):
            raise Refused(reason)

    def sees(self, part: Part) -> bool:
        """Does this actor see this part of the records that are in reach?"""
        return part in self.parts

    def gives_alone(self, role: Role) -> bool:
        """May this actor's word alone give this role? One that opens every child's record needs a word of those who
        see them all themselves (docs/decisions/0013)."""
        sees_them_all = Reach.WHOLE_SCHOOL in self.reaches and Part.SEN in self.parts
        return sees_them_all or not opens_every_record(role)

    @property
    def acting_as(self) -> str:
        """The roles in words: ``SENCO and class teacher``."""
        words = [role.label for role in Role if role in self.roles]
        if not words:
            return self.name
        text = " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
        return text[0].upper() + text[1:]


def actor_for(
    *,
    user_id: UUID | None,
    name: str,
    school_id: int,
    school_slug: str,
    school_name: str,
    roles: Iterable[Role],
) -> Actor:
    """Make an actor from roles of one capacity. Raises ValueError where capacities are mixed or no role is given."""
    held = frozenset(roles)
    capacities = {role.capacity for role in held}
    if len(capacities) != 1:
        raise ValueError("An actor needs at least one role, and all of one capacity")
    return Actor(
        user_id=user_id,
        name=name,
        school_id=school_id,
        school_slug=school_slug,
        school_name=school_name,
        capacity=capacities.pop(),
        roles=held,
        permissions=frozenset().union(*(PERMISSIONS[role] for role in held)),
        reaches=frozenset().union(*(REACH[role] for role in held)),
        parts=frozenset().union(*(PARTS[role] for role in held)),
    )


def system_actor(*, school_id: int, school_slug: str, school_name: str, name: str) -> Actor:
    """The system at work (a sweep, an import from the command line): everything, and its name in the log."""
    return Actor(
        user_id=None,
        name=name,
        school_id=school_id,
        school_slug=school_slug,
        school_name=school_name,
        capacity=Capacity.STAFF,
        roles=frozenset(),
        permissions=frozenset(Can),
        reaches=frozenset({Reach.WHOLE_SCHOOL}),
        parts=frozenset(Part),
    )
