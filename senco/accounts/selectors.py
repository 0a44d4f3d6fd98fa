"""People of a school, and what one person is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string

from senco.access.actor import Actor
from senco.access.models import Membership
from senco.access.roles import Can, Role
from senco.access.selectors import actors_of, people_who_can
from senco.accounts.models import Invitation, Notice, User
from senco.accounts.presenters import Person, sees_in_words

SECOND_STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def staff_and_others(actor: Actor, *, on: date) -> QuerySet[Membership]:
    """The memberships of the actor's school that have not ended by a day, by name."""
    return (
        Membership.objects.filter(school_id=actor.school_id)
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on))
        .select_related("user")
        .order_by("user__name", "role")
    )


def holders(actor: Actor, *roles: Role, on: date) -> QuerySet[Membership]:
    """The memberships of the actor's school with one of these roles that hold on a day, by name."""
    return staff_and_others(actor, on=on).filter(role__in=[role.value for role in roles], starts_on__lte=on)


def people_shown(actor: Actor, *, on: date) -> list[Person]:
    """Every role at the actor's school with what it opens, by name. A constant number of queries."""
    memberships = list(staff_and_others(actor, on=on))
    users = {membership.user_id for membership in memberships}
    guarded = set(Authenticator.objects.filter(user__in=users, type__in=SECOND_STEPS).values_list("user", flat=True))
    linked, children = import_string(settings.WHO_IS_LINKED)(on=on)
    return [
        Person(
            membership_id=one.pk,
            name=one.user.name,
            email=one.user.email,
            role=Role(one.role),
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            sees=sees_in_words(Role(one.role), linked=linked.get(one.user_id, ()), children=children.get(one.user_id, 0)),
            second_step=one.user_id in guarded,
            last_login=one.user.last_login,
        )
        for one in memberships
    ]


REFUSALS_SHOWN = timedelta(days=30)  # so that whoever asked for a role learns that it was refused
_UNDECIDED = Q(needs_approval=True, approved_at__isnull=True, refused_at__isnull=True)


def _standing(school_id: int) -> QuerySet[Invitation]:
    return Invitation.objects.filter(school_id=school_id, accepted_at__isnull=True, withdrawn_at__isnull=True)


def open_invitations(actor: Actor) -> QuerySet[Invitation]:
    """Invitations of the actor's school that can still be accepted, newest first."""
    sent = _standing(actor.school_id).filter(refused_at__isnull=True, expires_at__gt=timezone.now()).exclude(_UNDECIDED)
    return sent.order_by("-made_at")


def waiting_for_approval(actor: Actor) -> QuerySet[Invitation]:
    """Roles at the actor's school that nobody has approved or refused yet, the oldest first."""
    return _standing(actor.school_id).filter(_UNDECIDED).select_related("invited_by").order_by("made_at", "pk")


def asked_at_all(actor: Actor) -> QuerySet[Invitation]:
    """Roles at the actor's school that needed approval, decided or not."""
    return Invitation.objects.filter(school_id=actor.school_id, needs_approval=True)


def can_be_withdrawn(actor: Actor) -> QuerySet[Invitation]:
    """Invitations of the actor's school that can be accepted, or wait for approval."""
    return open_invitations(actor) | waiting_for_approval(actor)


def refused_lately(actor: Actor) -> QuerySet[Invitation]:
    """Roles at the actor's school that were refused in the last 30 days, newest first."""
    since = timezone.now() - REFUSALS_SHOWN
    return _standing(actor.school_id).filter(refused_at__gt=since).select_related("decided_by").order_by("-refused_at")


def approvers(actor: Actor, *, on: date) -> list[str]:
    """The names of those who may approve a role at the actor's school on a day."""
    ids = people_who_can(actor.school_id, Can.APPROVE_ROLES, on=on)
    return list(User.objects.filter(pk__in=ids).order_by("name").values_list("name", flat=True))


@dataclass(frozen=True)
class Asked:
    """A role that waits for approval, with the account that its address has, if any, and its roles at this school."""

    invitation: Invitation
    account: User | None
    held: str


def asked_roles(actor: Actor, *, on: date) -> list[Asked]:
    """What somebody must see who approves a role: for whom it is, asked by whom, and who has that address."""
    waiting = list(waiting_for_approval(actor))
    accounts = {user.email: user for user in User.objects.filter(email__in={one.email for one in waiting})}
    held: dict[UUID, list[str]] = {}
    for membership in staff_and_others(actor, on=on).filter(user__in=accounts.values()):
        held.setdefault(membership.user_id, []).append(Role(membership.role).label)
    found = [(one, accounts.get(one.email)) for one in waiting]
    return [Asked(one, account, ", ".join(held.get(account.pk, [])) if account else "") for one, account in found]


def invitations_of_contacts(actor: Actor, contact_ids: Iterable[UUID]) -> dict[UUID, Invitation]:
    """The latest invitation of each contact that was neither accepted nor withdrawn; it may have run out."""
    found = _standing(actor.school_id).filter(contact_id__in=list(contact_ids)).order_by("made_at")
    return {one.contact_id: one for one in found if one.contact_id}


def invitation(invitation_id: UUID | None, *, school_id: int) -> Invitation | None:
    """An invitation of a school, whatever its state."""
    return Invitation.objects.filter(pk=invitation_id, school_id=school_id).first()


def has_account(email: str) -> bool:
    """Does this address have an account?"""
    return User.objects.filter(email=email.lower()).exists()


def passwords_of(emails: Iterable[str]) -> dict[str, str]:
    """The encoded passwords of those addresses that have an active account. For telling whether a sign-in still works."""
    return dict(User.objects.filter(email__in=list(emails), is_active=True).values_list("email", "password"))


def actor_now(user_id: UUID | None, *, school_slug: str, can: Can, on: date) -> Actor | None:
    """Somebody as they may act at a school on a day, where a key speaks for them. None where their account is closed or no
    role of theirs may do this any more."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    actors = actors_of(user, on=on, school_slug=school_slug) if user else []
    return next((actor for actor in actors if actor.can(can)), None)


def person(user_id: UUID) -> User:
    """A person by id."""
    return User.objects.get(pk=user_id)


# Titles of notices name children. Whoever lost the work they are about sees them no more, though they were told once.
_SEEN_BY = {
    "case": Can.SEE_CASES,
    "cycle": Can.RUN_CYCLES,
    "approval": Can.APPROVE_ROLES,
    "calendar": Can.EDIT_CALENDAR,
}


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
