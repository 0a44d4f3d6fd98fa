"""A second person's word on a role that opens the record of every child."""

from datetime import datetime

from django.utils import timezone

from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.accounts.models import Invitation, User
from senco.accounts.selectors import waiting_for_approval
from senco.accounts.services.invitations import INVITATION_LASTS, send_invitation
from senco.accounts.services.notices import settle_notices
from senco.audit.services import change
from senco.audit.verbs import Verb

DECIDED = "This has been decided or withdrawn already. Open the list again."


def approve_invitation(*, actor: Actor, invitation: Invitation) -> None:
    """Say yes: the mail goes out, and the 14 days begin. Raises Refused where somebody was quicker."""
    now = timezone.now()
    with change(actor=actor, verb=Verb.APPROVAL_GIVEN, target=invitation, changes={"role": invitation.role}):
        _decide(actor, invitation, approved_at=now, expires_at=now + INVITATION_LASTS)
        invitation.refresh_from_db()
        send_invitation(actor=actor, invitation=invitation)


def refuse_invitation(*, actor: Actor, invitation: Invitation) -> None:
    """Say no: nothing is sent. Raises Refused where somebody was quicker."""
    with change(actor=actor, verb=Verb.APPROVAL_REFUSED, target=invitation, changes={"role": invitation.role}):
        _decide(actor, invitation, refused_at=timezone.now())


def _decide(actor: Actor, invitation: Invitation, **decision: datetime) -> None:
    actor.must(Can.APPROVE_ROLES)
    if why_not := why_not_decide(actor, invitation):
        raise Refused(why_not)
    undecided = waiting_for_approval(actor).filter(pk=invitation.pk)
    if not undecided.update(decided_by_id=actor.user_id, **decision):
        raise Refused(DECIDED)
    settle_notices(actor=actor, case_id=invitation.pk)


def why_not_decide(actor: Actor, invitation: Invitation) -> str | None:
    """Why this actor's word does not count here, or None: it must be a second person's, and not about oneself."""
    if actor.user_id is None:
        return None
    if invitation.invited_by_id == actor.user_id:
        return "You have asked for this role yourself. Somebody else who may approve it has to."
    if User.objects.filter(pk=actor.user_id, email=invitation.email).exists():
        return "This role would be your own. Somebody else who may approve it has to."
    return None
