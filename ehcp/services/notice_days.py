"""A school's own choice of how long ahead it is told of its dates."""

from ehcp.models import NoticeDaysSet
from ehcp.notice_selectors import notice_days
from ehcp.rules.reminders import USUAL, NoticeDays, why_not_days
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb


def set_notice_days(*, actor: Actor, told: NoticeDays) -> None:
    """Tell the school of its dates so many school days ahead. The usual days leave no row. Raises Refused, in the words
    of the rules. What was told already is not told again."""
    actor.must(Can.SET_NOTICES)
    if why_not := why_not_days(told):
        raise Refused(why_not)
    before = notice_days()
    if before == told:
        return
    changes = {"ahead": told.ahead, "before_closure": told.before_closure, "until_now": before.ahead}
    with change(actor=actor, verb=Verb.NOTICE_DAYS_SET, changes=changes):
        if told == USUAL:
            NoticeDaysSet.objects.all().delete()
            return
        values = {"ahead": list(told.ahead), "before_closure": told.before_closure, "set_by_id": actor.user_id}
        NoticeDaysSet.objects.update_or_create(school_id=actor.school_id, defaults=values)
