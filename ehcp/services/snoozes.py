"""Putting the notices of a date to sleep, with a reason, and waking them."""

from datetime import date

from django.utils import timezone

from ehcp.facts import dates_of
from ehcp.models import Case, Snooze
from ehcp.notice_selectors import cases_locked
from ehcp.rules.diary import school_days_of
from ehcp.rules.snoozing import why_not_sleep
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.accounts.services.notices import settle_notices
from senco.audit.services import change
from senco.audit.verbs import Verb
from senco.calendar.selectors import calendar

GONE = "This date is not one of the case any more. Open the case again to see its dates."


def put_to_sleep(*, actor: Actor, case: Case, rule_id: str, until_on: date, reason: str, today: date) -> Snooze:
    """Give no notices of a date until a day, on which they wake by themselves. The date itself does not move.

    A practice date sleeps like one of the law. What was told of it is read, and its waiting mail is not sent. An earlier sleep of the same date is replaced. Raises
    Refused, in the words of the rules, and where no reason is given.
    """
    actor.must(Can.RUN_CASES)
    if not reason.strip():
        raise Refused("Write why the notices may sleep: whoever wonders later will look for it.")
    (held,) = cases_locked([case.pk])  # two people who do this for one date, one after the other
    dates = dates_of(held, on=today, is_school_day=school_days_of(calendar()))
    deadline = next((one for one in dates if one.rule_id == rule_id), None)
    if deadline is None or deadline.due is None:
        raise Refused(GONE)
    if why_not := why_not_sleep(deadline, until_on, today):
        raise Refused(why_not)
    told = {"date": rule_id, "due_on": deadline.due, "until": until_on}
    with change(actor=actor, verb=Verb.NOTICES_ASLEEP, pupil_id=held.pupil_id, changes=told) as entry:
        live = Snooze.objects.filter(case=held, rule_id=rule_id, woken_at__isnull=True, until_on__gt=today)
        live.update(woken_at=timezone.now(), woken_by_id=actor.user_id)
        entry.target = snooze = Snooze.objects.create(
            case=held,
            rule_id=rule_id,
            due_on=deadline.due,
            until_on=until_on,
            reason=reason.strip(),
            made_by_id=actor.user_id,
        )
        settle_notices(actor=actor, case_id=held.pk, milestone=rule_id)
    return snooze


def wake(*, actor: Actor, snooze: Snooze, today: date) -> None:
    """End a sleep before its day. One that has ended already stays as it is."""
    actor.must(Can.RUN_CASES)
    told = {"date": snooze.rule_id, "due_on": snooze.due_on, "was_until": snooze.until_on}
    with change(actor=actor, verb=Verb.NOTICES_AWAKE, target=snooze, pupil_id=snooze.case.pupil_id, changes=told):
        live = Snooze.objects.filter(pk=snooze.pk, woken_at__isnull=True, until_on__gt=today)
        if not live.update(woken_at=timezone.now(), woken_by_id=actor.user_id):
            raise Refused("These notices are awake already.")
