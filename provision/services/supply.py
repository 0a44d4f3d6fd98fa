"""Opening a class for one day to an adult without an account, by a code, and closing it again."""

from datetime import date, datetime, time

from django.utils import timezone

from provision.rules.supply import new_code, why_not_day
from pupils import selectors as pupil_selectors
from pupils.models import TeachingGroup
from senco.access import services as access_services
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can, Purpose
from senco.audit.services import change
from senco.audit.verbs import Verb

NOT_YOURS = "You do not teach this class, so you cannot open it for somebody. Ask the SENCO or the office."


def open_for_supply(*, actor: Actor, group: TeachingGroup, on: date, today: date) -> str:
    """Make the code of a class for a day and return it; it is kept nowhere, and the one before it ends.

    It opens the class from now until the end of that day. Raises Refused for a class that is not the actor's, and for a day
    that has passed or lies more than a week ahead.
    """
    _must(actor, group, today)
    if refusal := why_not_day(on, today):
        raise Refused(refusal)
    code, ends_at = new_code(), timezone.make_aware(datetime.combine(on, time.max))
    with change(actor=actor, verb=Verb.CLASS_OPENED, target=group, changes={"on": on}):
        access_services.revoke_keys(actor=actor, purpose=Purpose.SUPPLY.value, subject_id=group.pk)
        access_services.make_key(
            actor=actor, purpose=Purpose.SUPPLY.value, subject_id=group.pk, expires_at=ends_at, secret=code
        )
    return code


def close_for_supply(*, actor: Actor, group: TeachingGroup, today: date) -> bool:
    """End the code of a class; return whether there was one."""
    _must(actor, group, today)
    with change(actor=actor, verb=Verb.CLASS_CLOSED, target=group):
        return bool(access_services.revoke_keys(actor=actor, purpose=Purpose.SUPPLY.value, subject_id=group.pk))


def _must(actor: Actor, group: TeachingGroup, today: date) -> None:
    actor.must(Can.OPEN_SUPPLY)
    if not pupil_selectors.groups(actor, on=today).filter(pk=group.pk).exists():
        raise Refused(NOT_YOURS)
