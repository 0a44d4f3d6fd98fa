"""Inviting people, giving and ending roles, reminding, and writing mail into the outbox."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from senco.access import services as access_services
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.models import Membership
from senco.access.roles import Can, Purpose, Role
from senco.accounts.models import Invitation, Mail, Notice, User
from senco.accounts.reminders import Reminder
from senco.audit.services import change
from senco.audit.verbs import Verb

INVITATION_LASTS = timedelta(days=14)


def add_person(*, actor: Actor, email: str, name: str, password: str | None = None) -> User:
    """An account for an address that is known to be this person's. Raises Refused where there is one already."""
    if User.objects.filter(email=email.lower()).exists():
        raise Refused(f"{email} has an account already. Give that account a role instead.")
    user = User.objects.create_user(email, password, name=name)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def load_people(*, actor: Actor, rows: Sequence[Mapping[str, Any]], password_hash: str) -> int:
    """Many people at once, with their roles at the actor's school: invented people of a trial, or a whole staff.

    A row holds ``id``, ``email``, ``name``, ``roles`` and ``starts_on``. An address that has an account keeps it and is
    given the roles. All new accounts share one password, hashed by the caller, since hashing is what costs time;
    an unusable one makes them ask for a new password by mail. Returns how many accounts are new.
    """
    why_not = next((reason for row in rows for role in row["roles"] if (reason := why_not_grant(actor, role))), None)
    if why_not:
        raise Refused(why_not)
    known = dict(User.objects.filter(email__in=[row["email"] for row in rows]).values_list("email", "pk"))
    fresh = [
        User(id=row["id"], email=row["email"], name=row["name"], password=password_hash)
        for row in rows
        if row["email"] not in known
    ]
    with change(actor=actor, verb=Verb.HISTORY_LOADED, changes={"people": len(rows), "new": len(fresh)}):
        User.objects.bulk_create(fresh)
        EmailAddress.objects.bulk_create(
            [EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in fresh]
        )
        Membership.objects.bulk_create(
            [
                Membership(
                    user_id=known.get(row["email"], row["id"]),
                    school_id=actor.school_id,
                    role=role.value,
                    starts_on=row["starts_on"],
                )
                for row in rows
                for role in row["roles"]
            ]
        )
    return len(fresh)


def give_role(*, actor: Actor, user: User, role: Role, starts_on: date, ends_on: date | None = None) -> Membership:
    """Give a person a role at the actor's school from a day on. A role that is held already is left as it is."""
    why_not = why_not_grant(actor, role, email=user.email)
    if why_not:
        raise Refused(why_not)
    held = Membership.objects.filter(user=user, school_id=actor.school_id, role=role.value, ends_on__isnull=True).first()
    if held is not None:
        return held
    with change(actor=actor, verb=Verb.MEMBERSHIP_GIVEN, changes={"user": user.pk, "role": role.value}) as entry:
        membership = Membership.objects.create(
            user=user, school_id=actor.school_id, role=role.value, starts_on=starts_on, ends_on=ends_on
        )
        entry.target = membership
    return membership


def end_role(*, actor: Actor, membership: Membership, ends_on: date) -> None:
    """End a role: from ``ends_on`` on it no longer holds, so today's date shuts the door at the next click.

    Raises Refused for one's own administration, so that a school is never without one by a slip.
    """
    actor.must(Can.MANAGE_PEOPLE)
    if membership.user_id == actor.user_id and membership.role == Role.ADMIN:
        raise Refused("You cannot end your own administrator's role. Ask another administrator to do it.")
    with change(actor=actor, verb=Verb.MEMBERSHIP_ENDED, target=membership, changes={"ends_on": ends_on}):
        Membership.objects.filter(pk=membership.pk).update(ends_on=max(ends_on, membership.starts_on))


def why_not_grant(actor: Actor, role: Role, *, email: str = "") -> str | None:
    """Why this actor may not hand out this role (to the person at this address), or None."""
    if reason := actor.why_not(Can.MANAGE_PEOPLE):
        return reason
    if role in actor.roles:
        return f"You cannot give your own role ({role.label}) to somebody. Whoever runs senco for the school can, with a command."
    if email and actor.user_id and User.objects.filter(pk=actor.user_id, email=email.lower()).exists():
        return "You cannot give a role to yourself. Ask another administrator of the school to do it."
    return None


def invite(*, actor: Actor, email: str, name: str, role: Role, contact_id: UUID | None = None) -> Invitation:
    """Offer a role at the actor's school to an address, by mail, for 14 days."""
    why_not = why_not_grant(actor, role, email=email)
    if why_not:
        raise Refused(why_not)
    with change(actor=actor, verb=Verb.PERSON_INVITED, changes={"role": role.value}) as entry:
        invitation = Invitation.objects.create(
            school_id=actor.school_id,
            email=email.lower(),
            name=name,
            role=role.value,
            contact_id=contact_id,
            invited_by_id=actor.user_id,
            expires_at=timezone.now() + INVITATION_LASTS,
        )
        secret = access_services.make_key(
            actor=actor,
            purpose=Purpose.INVITATION.value,
            subject_id=invitation.pk,
            expires_at=invitation.expires_at,
        )
        url = f"{settings.BASE_URL}/invitation/{secret}/"
        queue_mail(recipient=invitation.email, kind="invitation", values={"url": url, "school": actor.school_name})
        entry.target = invitation
    return invitation


def withdraw_invitation(*, actor: Actor, invitation: Invitation) -> None:
    """Take back an invitation that was not accepted yet. Raises Refused where somebody was quicker."""
    actor.must(Can.MANAGE_PEOPLE)
    with change(actor=actor, verb=Verb.INVITATION_WITHDRAWN, target=invitation):
        still_open = Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True, withdrawn_at__isnull=True)
        if not still_open.update(withdrawn_at=timezone.now()):
            raise Refused("That invitation has been accepted or withdrawn already. Open the list of people again.")


def accept_invitation(*, actor: Actor, invitation_id: UUID, name: str, password: str | None) -> User:
    """Turn an invitation into an account (or a further role of one) and a membership. Raises Refused when it is over.

    ``password`` is set only where the address has no account yet; the key that opened this was sent to that address.
    """
    invitation = Invitation.objects.select_for_update().get(pk=invitation_id, school_id=actor.school_id)
    if invitation.accepted_at or invitation.withdrawn_at or invitation.expires_at < timezone.now():
        raise Refused("This invitation is over. Ask the school to send you a new one.")
    with change(actor=actor, verb=Verb.INVITATION_ACCEPTED, target=invitation) as entry:
        user = User.objects.filter(email=invitation.email).first()
        if user is None:
            user = add_person(actor=actor, email=invitation.email, name=name, password=password)
        Membership.objects.get_or_create(
            user=user,
            school_id=invitation.school_id,
            role=invitation.role,
            ends_on=None,
            defaults={"starts_on": timezone.localdate()},
        )
        Invitation.objects.filter(pk=invitation.pk).update(accepted_at=timezone.now())
        entry.note(user=user.pk, role=invitation.role)
    return user


def remind(*, actor: Actor, reminders: list[Reminder]) -> int:
    """Write the notices that are not there yet, in senco and by mail; return how many are new. Idempotent.

    Waiting mails about the same milestone with another date are no longer true and are cancelled.
    """
    rows = []
    for reminder in reminders:
        Notice.objects.filter(
            case_id=reminder.case_id, milestone=reminder.milestone, state=Notice.State.QUEUED
        ).exclude(due_on=reminder.due_on).update(state=Notice.State.CANCELLED)
        for recipient_id in reminder.recipient_ids:
            rows += [_notice(reminder, recipient_id, channel) for channel in Notice.Channel]
    if not rows:
        return 0
    with change(actor=actor, verb=Verb.NOTICES_MADE) as entry:
        before = Notice.objects.count()
        Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
        made = Notice.objects.count() - before
        entry.note(made=made)
    return made


def _notice(reminder: Reminder, recipient_id: UUID, channel: Notice.Channel) -> Notice:
    in_app = channel == Notice.Channel.APP
    return Notice(
        case_kind=reminder.case_kind,
        case_id=reminder.case_id,
        milestone=reminder.milestone,
        kind=reminder.kind,
        due_on=reminder.due_on,
        recipient_id=recipient_id,
        channel=channel,
        state=Notice.State.SENT if in_app else Notice.State.QUEUED,
        sent_at=timezone.now() if in_app else None,
        title=reminder.title,
        link=reminder.link,
    )


def digest_notices(*, actor: Actor, today: date) -> int:
    """Gather each person's waiting notices into one mail, at most one a person, school and day. Idempotent."""
    waiting = Notice.objects.filter(state=Notice.State.QUEUED, channel=Notice.Channel.EMAIL)
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
            mine.update(state=Notice.State.SENT, sent_at=timezone.now())
            made += 1
    return made


def read_notices(*, actor: Actor) -> None:
    """Mark a person's notices at this school as read."""
    unread = Notice.objects.filter(recipient_id=actor.user_id, channel=Notice.Channel.APP, read_at__isnull=True)
    if unread.exists():
        with change(actor=actor, verb=Verb.NOTICE_READ, changes={"count": unread.count()}):
            unread.update(read_at=timezone.now())


def queue_mail(*, recipient: str, kind: str, values: dict[str, Any], mail_id: UUID | None = None) -> Mail:
    """Write one message to one person into the outbox. ``values`` name no child."""
    extra = {"id": mail_id} if mail_id else {}
    return Mail.objects.create(recipient=recipient, kind=kind, values=values, next_try_at=timezone.now(), **extra)


def set_theme(*, actor: Actor | None, user_id: UUID, theme: str) -> None:
    """A person's own choice of light or dark pages."""
    User.objects.filter(pk=user_id).update(theme=theme)
