"""Telling people what is due: notices in senco, each day's mail about them, and when they are done with."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from senco.access.actor import Actor
from senco.accounts.mail_presenters import news
from senco.accounts.mail_selectors import How, choices_of, pending, waiting_mail
from senco.accounts.models import Mail, Notice, User
from senco.accounts.reminders import Reminder
from senco.accounts.services.mail import queue_mail
from senco.audit.services import change
from senco.audit.verbs import Verb

State, Channel = Notice.State, Notice.Channel
IDENTITY = ("case_id", "milestone", "kind", "due_on", "recipient_id", "channel")  # as the constraint says
Dates = Collection[tuple[str, date]]


def remind(*, actor: Actor, reminders: list[Reminder], open_dates: Mapping[UUID, Dates] | None = None) -> int:
    """Write the notices that are not there yet, in senco and by mail; return how many are new. Idempotent.

    What is no longer true is settled: notices about the same milestone with another date and, of the cases in
    ``open_dates``, all about a milestone and date that are not among theirs. However many reminders there are, it takes
    two looks at what is there and one statement for each of the changes.
    """
    cases = {one.case_id for one in reminders} | set(open_dates or {})
    still = Notice.objects.filter(pending(), case_id__in=cases)
    _settle_untrue(still.only("state", *IDENTITY), reminders, open_dates or {})
    days = {one.due_on for one in reminders}
    told = Notice.objects.filter(case_id__in={one.case_id for one in reminders}, due_on__in=days).only(*IDENTITY)
    known = {_identity(notice) for notice in told}
    wanted = {_identity(notice): notice for notice in _notices(reminders)}
    fresh = [notice for identity, notice in wanted.items() if identity not in known]
    if fresh:
        with change(actor=actor, verb=Verb.NOTICES_MADE, changes={"made": len(fresh)}):
            Notice.objects.bulk_create(fresh, ignore_conflicts=True, batch_size=1000)
    return len(fresh)


def _settle_untrue(still: Iterable[Notice], reminders: Iterable[Reminder], open_dates: Mapping[UUID, Dates]) -> None:
    due: dict[tuple[UUID, str], set[date]] = {}
    for one in reminders:
        due.setdefault((one.case_id, one.milestone), set()).add(one.due_on)

    def is_true(notice: Notice) -> bool:
        if notice.case_id in open_dates:
            return (notice.milestone, notice.due_on) in open_dates[notice.case_id]
        return notice.due_on in due.get((notice.case_id, notice.milestone), {notice.due_on})

    if untrue := [notice.pk for notice in still if not is_true(notice)]:
        _settle(Notice.objects.filter(pk__in=untrue))


def _settle(about: QuerySet[Notice]) -> None:
    about.filter(state=State.QUEUED).update(state=State.CANCELLED)
    about.filter(channel=Channel.APP, read_at__isnull=True).update(read_at=timezone.now())


def _identity(notice: Notice) -> tuple[object, ...]:
    return tuple(getattr(notice, name) for name in IDENTITY)


def _notices(reminders: Iterable[Reminder]) -> Iterable[Notice]:
    for reminder in reminders:
        for recipient_id in reminder.recipient_ids:
            yield from (_notice(reminder, recipient_id, channel) for channel in Channel)


def _notice(reminder: Reminder, recipient_id: UUID, channel: Notice.Channel) -> Notice:
    in_app = channel == Channel.APP
    return Notice(
        case_kind=reminder.case_kind,
        case_id=reminder.case_id,
        milestone=reminder.milestone,
        kind=reminder.kind,
        due_on=reminder.due_on,
        recipient_id=recipient_id,
        channel=channel.value,
        state=State.SENT if in_app else State.QUEUED,
        sent_at=timezone.now() if in_app else None,
        title=reminder.title,
        link=reminder.link,
        outside=asdict(reminder.outside),
        urgent=reminder.urgent,
    )


def settle_notices(*, actor: Actor, case_id: UUID, milestone: str = "") -> None:
    """What a case asked for (by one milestone, or at all) is done: its waiting mails are not sent, and nobody's bell counts
    it any more. The notices stay readable."""
    about = Notice.objects.filter(case_id=case_id)
    _settle(about.filter(milestone=milestone) if milestone else about)


def settle_gone(*, actor: Actor, case_kind: str, open_ids: Collection[UUID]) -> None:
    """Settle what waits about cases of a kind that are not under way any more."""
    about = Notice.objects.filter(pending(), case_kind=case_kind)
    gone = set(about.values_list("case_id", flat=True).distinct()) - set(open_ids)
    if gone:
        _settle(Notice.objects.filter(case_id__in=gone))


def digest_notices(*, actor: Actor, today: date) -> int:
    """Gather each person's waiting notices into one mail, at most one a person, school and day. Idempotent.

    Who has one mail a week is told of what is urgent only; the rest waits for Monday. Who wants none is told in senco.
    """
    waiting = waiting_mail(actor)
    people = list(User.objects.filter(pk__in=waiting.values_list("recipient_id", flat=True), is_active=True))
    how = choices_of(actor, [person.pk for person in people], on=today)
    unwanted = [person.pk for person in people if how[person.pk] is How.NONE]
    if unwanted:
        waiting.filter(recipient__in=unwanted).update(state=State.NOT_WANTED)
    made = 0
    for person in people:
        if how[person.pk] is not How.NONE:
            made += _digest_of(actor, person, how[person.pk], today)
    return made


def _digest_of(actor: Actor, person: User, how: How, today: date) -> bool:
    mail_id = uuid5(NAMESPACE_URL, f"digest:{actor.school_id}:{person.pk}:{today}")
    with transaction.atomic():
        if Mail.objects.filter(pk=mail_id).exists():
            return False
        mine = waiting_mail(actor).filter(recipient=person)
        told = list(mine.filter(urgent=True) if how is How.WEEKLY else mine)
        if told:
            queue_mail(recipient=person.email, kind="digest", values=news(actor, told, today), mail_id=mail_id)
            mine.filter(pk__in=[one.pk for one in told]).update(state=State.SENT, sent_at=timezone.now())
    return bool(told)


def read_notices(*, actor: Actor) -> None:
    """Mark a person's notices at this school as read."""
    unread = Notice.objects.filter(recipient_id=actor.user_id, channel=Channel.APP, read_at__isnull=True)
    if unread.exists():
        with change(actor=actor, verb=Verb.NOTICE_READ, changes={"count": unread.count()}):
            unread.update(read_at=timezone.now())
