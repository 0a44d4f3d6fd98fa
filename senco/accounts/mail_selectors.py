"""Which mail each person wants, and whether they had that of a week."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from senco.access.actor import Actor
from senco.access.roles import Can, Capacity, Role
from senco.access.selectors import people_who_can, people_with_role
from senco.accounts.models import MailChoice, Notice, User, WeeklyMail

How = MailChoice.How
WITH_WEEKLY = frozenset({How.BOTH, How.WEEKLY})
STAFF = [role for role in Role if role.capacity is Capacity.STAFF]


def week_of(on: date) -> date:
    """The Monday of the week of a day."""
    return on - timedelta(days=on.weekday())


def mail_choice(actor: Actor) -> MailChoice.How:
    """Which mail the actor wants; without a choice, what is usual: the week too, for those who run cases."""
    row = MailChoice.objects.filter(user_id=actor.user_id).first()
    return How(row.how) if row else usual_choice(runs_cases=actor.can(Can.RUN_CASES))


def usual_choice(*, runs_cases: bool) -> MailChoice.How:
    """What holds for somebody who has not chosen."""
    return How.BOTH if runs_cases else How.EACH


def choices_of(actor: Actor, user_ids: Iterable[UUID], *, on: date) -> dict[UUID, MailChoice.How]:
    """Which mail each of some people wants at the actor's school. Two queries."""
    ids = set(user_ids)
    run_cases = set(people_who_can(actor.school_id, Can.RUN_CASES, on=on))
    chosen = {row.user_id: How(row.how) for row in MailChoice.objects.filter(user_id__in=ids)}
    return {one: chosen.get(one, usual_choice(runs_cases=one in run_cases)) for one in ids}


def who_want_the_week(actor: Actor, *, on: date) -> list[User]:
    """The active staff who want the mail of the week of a day and for whom it has not been written yet."""
    week = week_of(on)
    staff = people_with_role(actor.school_id, STAFF, on=on)
    had = set(WeeklyMail.objects.filter(week_on=week).values_list("recipient_id", flat=True))
    late = set(MailChoice.objects.filter(weekly_from__gt=week).values_list("user_id", flat=True))
    how = choices_of(actor, staff, on=on)
    wanted = [one for one in staff if how[one] in WITH_WEEKLY and one not in had and one not in late]
    return list(User.objects.filter(pk__in=wanted, is_active=True).order_by("pk"))


def waiting_mail(actor: Actor) -> QuerySet[Notice]:
    """Notices of the actor's school that wait to be told by mail."""
    return Notice.objects.filter(state=Notice.State.QUEUED, channel=Notice.Channel.EMAIL)


def pending() -> Q:
    """Notices that still ask for something: a mail that waits, a line in senco that nobody has read."""
    return Q(state=Notice.State.QUEUED) | Q(channel=Notice.Channel.APP, read_at__isnull=True)
