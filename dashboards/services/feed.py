"""A person's own calendar feed: its secret address, made and stopped by that person alone."""

from datetime import timedelta

from django.utils import timezone

from dashboards.due_dates_selectors import feed_of
from senco.access import services as access_services
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can, Purpose
from senco.audit.services import change
from senco.audit.verbs import Verb

# From the last time it was read: an address in use goes on, and one that was forgotten somewhere ends by itself.
FEED_LASTS = timedelta(days=90)


def make_feed(*, actor: Actor) -> str:
    """A new secret for the actor's feed at this school; one that was there before ends. It is told here and never again."""
    actor.must(Can.SEE_DATES)
    if actor.user_id is None:
        raise Refused("A calendar belongs to a person. Sign in as yourself to make one.")
    ends = timezone.now() + FEED_LASTS
    with change(actor=actor, verb=Verb.FEED_MADE):
        return access_services.replace_key(
            actor=actor, purpose=Purpose.FEED.value, user_id=actor.user_id, expires_at=ends
        )


def stop_feed(*, actor: Actor) -> bool:
    """End the actor's feed at this school. False where there was none."""
    actor.must(Can.SEE_DATES)
    if feed_of(actor) is None:
        return False
    with change(actor=actor, verb=Verb.FEED_STOPPED):
        access_services.revoke_keys(actor=actor, purpose=Purpose.FEED.value, subject_id=actor.user_id)
    return True
