"""Accounts, and the roles that a school gives them and ends."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.module_loading import import_string

from senco.access.actor import Actor
from senco.access.at_once import found_or_made
from senco.access.errors import Refused
from senco.access.models import Membership
from senco.access.roles import Can, Capacity, Role, given_by, who_can
from senco.accounts.models import User
from senco.audit.services import change
from senco.audit.verbs import Verb


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
    given the roles that it does not hold. All new accounts share one password, hashed by the caller, since hashing is
    what costs time; an unusable one makes them ask for a new password by mail. Returns how many accounts are new.
    """
    for role in {role for row in rows for role in row["roles"]}:
        actor.must(given_by(role))
        if why_not := why_not_give(actor, role):
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
        Membership.objects.bulk_create(_memberships(actor, rows, known), ignore_conflicts=True)
    return len(fresh)


def _memberships(actor: Actor, rows: Sequence[Mapping[str, Any]], known: Mapping[str, UUID]) -> list[Membership]:
    return [
        Membership(
            user_id=known.get(row["email"], row["id"]),
            school_id=actor.school_id,
            role=role.value,
            starts_on=row["starts_on"],
        )
        for row in rows
        for role in row["roles"]
    ]


def give_role(*, actor: Actor, user: User, role: Role, starts_on: date, ends_on: date | None = None) -> Membership:
    """Give a person a role at the actor's school from a day on. A role that is held already is left as it is.

    So is one that somebody else gives at the same moment: both get the row that is there.
    """
    actor.must(given_by(role))
    if why_not := why_not_give(actor, role, email=user.email):
        raise Refused(why_not)
    held = Membership.objects.filter(user=user, school_id=actor.school_id, role=role.value, ends_on__isnull=True)
    return found_or_made(held, lambda: _membership(actor, user, role, starts_on, ends_on))


def _membership(actor: Actor, user: User, role: Role, starts_on: date, ends_on: date | None) -> Membership:
    with change(actor=actor, verb=Verb.MEMBERSHIP_GIVEN, changes={"user": user.pk, "role": role.value}) as entry:
        membership = Membership.objects.create(
            user=user, school_id=actor.school_id, role=role.value, starts_on=starts_on, ends_on=ends_on
        )
        entry.target = membership
    return membership


def end_role(*, actor: Actor, membership: Membership, ends_on: date) -> None:
    """End a role: from ``ends_on`` on it no longer holds, so today's date shuts the door at the next click.

    With the role of a parent end their links to children, so that a later invitation opens that one child only; with the
    last role on the staff end the links to classes and pupils.
    Raises Refused for one's own administration, so that a school is never without one by a slip.
    """
    actor.must(Can.MANAGE_PEOPLE)
    if membership.user_id == actor.user_id and membership.role == Role.ADMIN:
        raise Refused("You cannot end your own administrator's role. Ask another administrator to do it.")
    with transaction.atomic():
        _end(actor, membership, ends_on)
        if membership.role == Role.PARENT:
            import_string(settings.PARENT_LEFT)(actor=actor, user_id=membership.user_id, ends_on=ends_on)
        elif not _is_on_staff(actor, membership.user_id, on=ends_on):
            import_string(settings.STAFF_LEFT)(actor=actor, user_id=membership.user_id, ends_on=ends_on)


def _is_on_staff(actor: Actor, user_id: UUID, *, on: date) -> bool:
    """Does a person hold a role on the staff of the actor's school that goes on after a day?"""
    roles = [role.value for role in Role if role.capacity is Capacity.STAFF]
    held = Membership.objects.filter(user=user_id, school_id=actor.school_id, role__in=roles)
    return held.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on)).exists()


def end_parent_role(*, actor: Actor, user_id: UUID, ends_on: date) -> None:
    """End somebody's role as a parent or carer at the actor's school, once no child is theirs to see any more."""
    actor.must(given_by(Role.PARENT))
    held = Membership.objects.filter(user=user_id, school_id=actor.school_id, role=Role.PARENT.value)
    for membership in held.filter(ends_on__isnull=True):
        _end(actor, membership, ends_on)


def _end(actor: Actor, membership: Membership, ends_on: date) -> None:
    with change(actor=actor, verb=Verb.MEMBERSHIP_ENDED, target=membership, changes={"ends_on": ends_on}):
        Membership.objects.filter(pk=membership.pk).update(ends_on=max(ends_on, membership.starts_on))


def why_not_offer(actor: Actor, role: Role, *, email: str = "") -> str | None:
    """Why somebody who may give this role may not offer it here (to the person at this address), or None."""
    if role in actor.roles:
        return f"You cannot give your own role ({role.label}) to somebody. Whoever runs senco for the school can, with a command."
    if email and actor.user_id and User.objects.filter(pk=actor.user_id, email=email.lower()).exists():
        return "You cannot give a role to yourself. Ask a colleague who may give it."
    return None


def why_not_give(actor: Actor, role: Role, *, email: str = "") -> str | None:
    """Why somebody who may give this role may not do so at once, without acceptance or approval, or None."""
    if reason := why_not_offer(actor, role, email=email):
        return reason
    if not actor.gives_alone(role):
        return (
            f"A {role.label} sees the SEN record of every child, so the {who_can(Can.APPROVE_ROLES)} approves it first. "
            "Invite the person to the role: the invitation waits until then."
        )
    return None


def set_theme(*, actor: Actor | None, user_id: UUID, theme: str) -> None:
    """A person's own choice of light or dark pages."""
    User.objects.filter(pk=user_id).update(theme=theme)
