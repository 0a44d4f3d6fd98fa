"""Offering a role to an address by mail, taking the offer back, and accepting it."""

from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from senco.access import services as access_services
from senco.access.actor import Actor
from senco.access.at_once import found_or_made
from senco.access.errors import Refused
from senco.access.models import Membership
from senco.access.roles import Can, Capacity, Purpose, Role, given_by
from senco.access.selectors import people_who_can, school_named
from senco.accounts import selectors
from senco.accounts.models import Invitation, User
from senco.accounts.reminders import Outside, Reminder
from senco.accounts.services.mail import queue_mail
from senco.accounts.services.notices import remind, settle_notices
from senco.accounts.services.people import add_person, why_not_offer
from senco.audit.services import change
from senco.audit.verbs import Verb

INVITATION_LASTS = timedelta(days=14)
# The key outlives the invitation, so that whoever comes late reads that it is over and what to do.
KEY_LASTS = timedelta(days=365)
OVER = "This invitation is over. Ask the school to send you a new one."


def invite(
    *,
    actor: Actor,
    email: str,
    name: str,
    role: Role,
    contact_id: UUID | None = None,
    pupil_id: UUID | None = None,
    ask_first: bool = False,
) -> Invitation:
    """Offer a role at the actor's school to an address, by mail, for 14 days.

    A role that opens the record of every child, offered by somebody who does not see it, waits for approval: no mail, no
    key, until those who may approve have. ``ask_first`` makes it wait whoever offers it. A parent is invited as one of a
    child's contacts; ``pupil_id`` is for the log alone.
    """
    actor.must(given_by(role))
    why_not = why_not_offer(actor, role, email=email)
    if why_not is None and role is Role.PARENT and contact_id is None:
        why_not = "A parent or carer is invited from their child's page, so that the account is linked with that child."
    if why_not:
        raise Refused(why_not)
    waits = ask_first or not actor.gives_alone(role)
    verb = Verb.APPROVAL_ASKED if waits else Verb.PERSON_INVITED
    with change(actor=actor, verb=verb, pupil_id=pupil_id, changes={"role": role.value}) as entry:
        invitation = Invitation.objects.create(
            school_id=actor.school_id,
            email=email.lower(),
            name=name,
            role=role.value,
            contact_id=contact_id,
            invited_by_id=actor.user_id,
            needs_approval=waits,
            expires_at=timezone.now() + INVITATION_LASTS,
        )
        entry.target = invitation
        if waits:
            remind_of_waiting(actor=actor, today=timezone.localdate())
        else:
            send_invitation(actor=actor, invitation=invitation)
    return invitation


def send_invitation(*, actor: Actor, invitation: Invitation) -> None:
    """Make the key of an invitation and write its mail. The mail to a parent says nothing of special needs."""
    secret = access_services.make_key(
        actor=actor,
        purpose=Purpose.INVITATION.value,
        subject_id=invitation.pk,
        expires_at=invitation.expires_at + KEY_LASTS,
    )
    kind = "invitation_parent" if invitation.role == Role.PARENT else "invitation"
    values = {
        "url": f"{settings.BASE_URL}/invitation/{secret}/",
        "school": actor.school_name,
        "telephone": school_named(actor.school_slug).telephone,
    }
    queue_mail(recipient=invitation.email, kind=kind, values=values)


def remind_of_waiting(*, actor: Actor, today: date) -> int:
    """Tell those who may approve of each role that waits for it; return how many notices are new. Idempotent.

    Also called every night, so that somebody who may approve since yesterday is told of what waited before.
    """
    approvers = tuple(people_who_can(actor.school_id, Can.APPROVE_ROLES, on=today))
    return remind(
        actor=actor, reminders=[_reminder(actor, one, approvers) for one in selectors.waiting_for_approval(actor)]
    )


def _reminder(actor: Actor, invitation: Invitation, approvers: tuple[UUID, ...]) -> Reminder:
    return Reminder(
        case_kind="approval",
        case_id=invitation.pk,
        milestone="approve-role",
        kind="due",
        due_on=timezone.localdate(invitation.made_at),
        recipient_ids=approvers,
        title=f"Approve or refuse {invitation.name} as {Role(invitation.role).label}"[:200],
        link=reverse("approval_list", args=[actor.school_slug]),
        outside=Outside("Approve or refuse a role that opens the record of every child", who="You, or a colleague who may"),
        urgent=True,
    )


def withdraw_invitation(*, actor: Actor, invitation: Invitation, pupil_id: UUID | None = None) -> None:
    """Take back an invitation that was not accepted yet. Raises Refused where somebody was quicker."""
    if not actor.can(Can.MANAGE_PEOPLE):
        actor.must(given_by(Role(invitation.role)))
    with change(actor=actor, verb=Verb.INVITATION_WITHDRAWN, target=invitation, pupil_id=pupil_id):
        still_open = Invitation.objects.filter(
            pk=invitation.pk,
            school_id=actor.school_id,
            accepted_at__isnull=True,
            withdrawn_at__isnull=True,
            refused_at__isnull=True,
        )
        if not still_open.update(withdrawn_at=timezone.now()):
            raise Refused(
                "That invitation has been accepted, refused or withdrawn already. Open the list of people again."
            )
        settle_notices(actor=actor, case_id=invitation.pk)


def accept_invitation(*, actor: Actor, invitation_id: UUID, name: str, password: str | None) -> User:
    """Turn an invitation into an account (or a further role of one) and a membership. Raises Refused when it is over.

    ``password`` is set only where the address has no account yet; the key that opened this was sent to that address.
    A parent's account is linked with the contact that was invited, and with no other.
    """
    invitation = Invitation.objects.select_for_update().get(pk=invitation_id, school_id=actor.school_id)
    if invitation.state_at(timezone.now()) is not Invitation.State.OPEN:
        raise Refused(OVER)
    with change(actor=actor, verb=Verb.INVITATION_ACCEPTED, target=invitation) as entry:
        user = _account(actor, invitation.email, name, password)
        Membership.objects.get_or_create(
            user=user,
            school_id=invitation.school_id,
            role=invitation.role,
            ends_on=None,
            defaults={"starts_on": timezone.localdate()},
        )
        if invitation.contact_id is not None:
            link = import_string(settings.PARENT_JOINED)
            link(actor=actor, contact_id=invitation.contact_id, user_id=user.pk, email=invitation.email)
        elif Role(invitation.role).capacity is Capacity.STAFF:
            import_string(settings.STAFF_JOINED)(actor=actor, user_id=user.pk, email=invitation.email)
        Invitation.objects.filter(pk=invitation.pk).update(accepted_at=timezone.now())
        entry.note(user=user.pk, role=invitation.role)
    return user


def _account(actor: Actor, email: str, name: str, password: str | None) -> User:
    """The account of an address, made where there is none. Two invitations accepted at once make one."""
    found = User.objects.filter(email=email)
    try:
        return found_or_made(found, lambda: add_person(actor=actor, email=email, name=name, password=password))
    except Refused:  # somebody was quicker by so little that their account is seen already
        return found.get()
