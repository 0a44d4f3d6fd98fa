"""The versions of a pupil's one-page profile, and who of the staff has said that they read one."""

from uuid import UUID

from provision.models import Profile, ProfileRead
from pupils.models import Pupil
from pupils.selectors import visible
from senco.access.actor import Actor
from senco.access.roles import Part


def profiles_of(actor: Actor, pupil: Pupil) -> list[Profile]:
    """Every version of a pupil's profile, the latest first, for those who see it."""
    if not actor.sees(Part.PROFILE):
        return []
    return list(pupil.profiles.select_related("made_by").order_by("-version"))


def one_profile(actor: Actor, profile_id: UUID) -> Profile | None:
    """A version of the profile of one of the actor's pupils."""
    if not actor.sees(Part.PROFILE):
        return None
    return Profile.objects.filter(pk=profile_id, pupil__in=visible(actor)).select_related("pupil").first()


def reads_of(profile: Profile | None) -> list[ProfileRead]:
    """Who has read this version, in the order in which they said so."""
    if profile is None:
        return []
    return list(profile.reads.select_related("read_by").order_by("read_at"))


def is_latest(profile: Profile) -> bool:
    """Is there no newer version?"""
    return not Profile.objects.filter(pupil=profile.pupil_id, version__gt=profile.version).exists()
