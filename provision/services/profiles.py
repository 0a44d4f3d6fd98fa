"""Saying that one has read a pupil's profile: once for each version, by oneself."""

from provision.models import Profile, ProfileRead
from provision.profile_selectors import is_latest
from pupils import selectors as pupil_selectors
from senco.access.actor import Actor
from senco.access.at_once import found_or_made
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb

NEWER = "A newer version of this profile has been written since you opened the page. Open it again and read that one."


def read_profile(*, actor: Actor, profile: Profile) -> ProfileRead:
    """Note that the actor has read this version; said before, it stays as it was. Raises Refused for an old version."""
    actor.must(Can.SEE_PUPILS)
    pupil_selectors.must_reach(actor, [profile.pupil_id])
    if not is_latest(profile):
        raise Refused(NEWER)

    def make() -> ProfileRead:
        told = {"version": profile.version}
        with change(actor=actor, verb=Verb.PROFILE_READ, pupil_id=profile.pupil_id, changes=told) as entry:
            entry.target = made = ProfileRead.objects.create(profile=profile, read_by_id=actor.user_id)
        return made

    return found_or_made(ProfileRead.objects.filter(profile=profile, read_by=actor.user_id), make)
