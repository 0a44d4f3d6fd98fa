"""People of a school, and what one person is told."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from senco.access.actor import Actor
from senco.access.models import Membership
from senco.access.roles import Can
from senco.accounts.models import Invitation, Notice, User


def staff_and_others(actor: Actor, *, on: date) -> QuerySet[Membership]:
    """The memberships of the actor's school that have not ended by a day, by name."""
    return (
        Membership.objects.filter(school_id=actor.school_id)
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on))
        .select_related("user")
        .order_by("user__name", "role")
    )


def open_invitations(actor: Actor) -> QuerySet[Invitation]:
    """Invitations of the actor's school that can still be accepted."""
    return Invitation.objects.filter(
        school_id=actor.school_id,
        accepted_at__isnull=True,
        withdrawn_at__isnull=True,
        expires_at__gt=timezone.now(),
    ).order_by("-made_at")


def invitation(invitation_id: UUID | None, *, school_id: int) -> Invitation | None:
    """An invitation of a school, whatever its state."""
    return Invitation.objects.filter(pk=invitation_id, school_id=school_id).first()


def has_account(email: str) -> bool:
    """Does this address have an account?"""
    return User.objects.filter(email=email.lower()).exists()


def passwords_of(emails: Iterable[str]) -> dict[str, str]:
    """The encoded passwords of those addresses that have an active account. For telling whether a sign-in still works."""
    return dict(User.objects.filter(email__in=list(emails), is_active=True).values_list("email", "password"))


def person(user_id: UUID) -> User:
    """A person by id."""
    return User.objects.get(pk=user_id)


# Titles of notices name children. Whoever lost the work they are about sees them no more, though they were told once.
_SEEN_BY = {"case": Can.SEE_CASES, "cycle": Can.RUN_CYCLES}


def notices_of(actor: Actor) -> QuerySet[Notice]:
    """What the actor was told at this school about work that is still theirs, newest first."""
    not_theirs = [kind for kind, can in _SEEN_BY.items() if not actor.can(can)]
    return (
        Notice.objects.filter(recipient_id=actor.user_id, channel=Notice.Channel.APP, state=Notice.State.SENT)
        .exclude(case_kind__in=not_theirs)
        .order_by("-made_at", "title")
    )


def unread_count(actor: Actor) -> tuple[int, bool]:
    """How many notices the actor has not read, and whether one tells of something overdue. For the bell."""
    unread = notices_of(actor).filter(read_at__isnull=True).order_by()
    kinds = list(unread.values_list("kind", flat=True))
    return len(kinds), any(kind.startswith("overdue") for kind in kinds)
