"""A profile as pages show it: who has read the version that holds, and who of those who work with the child has not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from provision.models import Profile, ProfileRead
from provision.rules.profile_parts import ALL_PARTS, Compared, compared
from pupils.models import TeachingLink
from senco.access.actor import Actor
from senco.access.roles import Can


@dataclass(frozen=True)
class Reading:
    """How the current version of a profile has been taken note of.

    ``mine`` is when this person said so, ``asks`` whether they are asked to; ``read`` and ``waiting`` are names of the
    adults who work with the child, and ``others`` of those who read it and do not. Names are only for those who write it.
    """

    mine: datetime | None
    asks: bool
    shows_names: bool
    read: list[str]
    waiting: list[str]
    others: list[str]

    @property
    def total(self) -> int:
        """How many adults work with the child."""
        return len(self.read) + len(self.waiting)


def reading_of(
    actor: Actor, profile: Profile | None, reads: Iterable[ProfileRead], adults: Iterable[TeachingLink]
) -> Reading | None:
    """How the current version has been taken note of; None where there is no profile."""
    if profile is None:
        return None
    at: dict[UUID, ProfileRead] = {read.read_by_id: read for read in reads}
    linked: dict[UUID, str] = {link.user_id: link.user.name for link in adults}
    mine = at.get(actor.user_id) if actor.user_id else None
    writes = actor.can(Can.EDIT_PROFILE)
    return Reading(
        mine=mine.read_at if mine else None,
        asks=mine is None and profile.made_by_id != actor.user_id and (not writes or actor.user_id in linked),
        shows_names=writes,
        read=sorted(name for user, name in linked.items() if user in at or user == profile.made_by_id),
        waiting=sorted(name for user, name in linked.items() if user not in at and user != profile.made_by_id),
        others=sorted(read.read_by.name for user, read in at.items() if user not in linked),
    )


def difference(before: Profile | None, after: Profile) -> list[Compared]:
    """What a version says, point by point, against an earlier one."""
    return compared(_texts(before) if before is not None else {}, _texts(after))


def _texts(profile: Profile) -> dict[str, str]:
    return {name: getattr(profile, name) for name, _ in ALL_PARTS}


def chosen_pair(profiles: list[Profile], after: str, before: str) -> tuple[Profile, Profile | None]:
    """The two versions that an address names, the later one first; without sense in it, the last two."""
    by_number = {str(profile.version): profile for profile in profiles}
    later = by_number.get(after, profiles[0])
    earlier = by_number.get(before)
    if earlier is None or earlier.version >= later.version:
        earlier = next((profile for profile in profiles if profile.version < later.version), None)
    return later, earlier
