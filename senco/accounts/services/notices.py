"""Telling people what is due: notices in senco, each day's mail about them, and when they are done with."""

from collections.abc import Iterable
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from senco.access.actor import Actor
from senco.accounts.models import Mail, Notice, User
from senco.accounts.reminders import Reminder
from senco.accounts.services.mail import queue_mail
from senco.audit.services import change
from senco.audit.verbs import Verb

State, Channel = Notice.State, Notice.Channel
IDENTITY = ("case_id", "milestone", "kind", "due_on", "recipient_id", "channel")  # as the constraint says


def remind(*, actor: Actor, reminders: list[Reminder]) -> int:
    """Write the notices that are not there yet, in senco and by mail; return how many are new. Idempotent.

    Waiting mails about the same milestone with another date are no longer true and are cancelled. However many
    reminders there are, it takes one look at what is there and one statement for each of the two changes.
    """
    told = list(Notice.objects.filter(case_id__in={one.case_id for one in reminders}).only("state", *IDENTITY))
    _cancel(told, reminders)
    known = {_identity(notice) for notice in told}
    wanted = {_identity(notice): notice for notice in _notices(reminders)}
    fresh = [notice for identity, notice in wanted.items() if identity not in known]
    if fresh:
        with change(actor=actor, verb=Verb.NOTICES_MADE, changes={"made": len(fresh)}):
            Notice.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


def _cancel(told: Iterable[Notice], reminders: Iterable[Reminder]) -> None:
    due: dict[tuple[UUID, str], set[date]] = {}
    for one in reminders:
        due.setdefault((one.case_id, one.milestone), set()).add(one.due_on)
    untrue = [
        notice.pk
        for notice in told
        if notice.state == State.QUEUED
        and notice.due_on not in due.get((notice.case_id, notice.milestone), {notice.due_on})
    ]
    if untrue:
        Notice.objects.filter(pk__in=untrue, state=State.QUEUED).update(state=State.CANCELLED)


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
    )


def settle_notices(*, actor: Actor, case_id: UUID) -> None:
    """What a case asked for is done: its waiting mails are not sent, and nobody's bell counts it any more."""
    about = Notice.objects.filter(case_id=case_id)
    about.filter(state=State.QUEUED).update(state=State.CANCELLED)
    about.filter(channel=Channel.APP, read_at__isnull=True).update(read_at=timezone.now())


def digest_notices(*, actor: Actor, today: date) -> int:
    """Gather each person's waiting notices into one mail, at most one a person, school and day. Idempotent."""
    waiting = Notice.objects.filter(state=State.QUEUED, channel=Channel.EMAIL)
    people = User.objects.filter(pk__in=waiting.values_list("recipient_id", flat=True), is_active=True)
    made = 0
    for person in people:
        mail_id = uuid5(NAMESPACE_URL, f"digest:{actor.school_id}:{person.pk}:{today}")
        with transaction.atomic():
            if Mail.objects.filter(pk=mail_id).exists():
                continue
            mine = waiting.filter(recipient=person)
            values = {"url": settings.BASE_URL, "count": mine.count()}
            queue_mail(recipient=person.email, kind="digest", values=values, mail_id=mail_id)
            mine.update(state=State.SENT, sent_at=timezone.now())
            made += 1
    return made


def read_notices(*, actor: Actor) -> None:
    """Mark a person's notices at this school as read."""
    unread = Notice.objects.filter(recipient_id=actor.user_id, channel=Channel.APP, read_at__isnull=True)
    if unread.exists():
        with change(actor=actor, verb=Verb.NOTICE_READ, changes={"count": unread.count()}):
            unread.update(read_at=timezone.now())
