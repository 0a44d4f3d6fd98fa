"""Bringing in a file of staff: people are invited, and linked with their classes now or when they accept."""

from datetime import date
from uuid import UUID

from django.db import transaction

from pupils.imports.staff import read_staff
from pupils.models import ExpectedLink, TeachingLink
from pupils.services.people import link_staff
from pupils.staff_file_selectors import StaffPlanRow, staff_plan
from senco.access.actor import Actor
from senco.access.roles import Can, Role
from senco.accounts.services.invitations import invite
from senco.audit.services import change
from senco.audit.verbs import Verb


def bring_in_staff(*, actor: Actor, data: bytes, on: date) -> dict[str, int]:
    """Do what a file of staff says, all of it or nothing; rows with a problem are left. Doing it twice does nothing more.

    Counts ``invited`` and ``linked``. Raises Unreadable where there is no list in the file, Refused where a rule says no.
    """
    actor.must(Can.KEEP_CLASSES)
    counts = {"invited": 0, "linked": 0}
    with transaction.atomic(), change(actor=actor, verb=Verb.STAFF_BROUGHT_IN) as entry:
        for planned in staff_plan(actor, read_staff(data, on=on), on=on):
            if planned.problem:
                continue
            if planned.invites:
                row = planned.row
                invite(actor=actor, email=row.email, name=row.name, role=Role(row.role))
                counts["invited"] += 1
            counts["linked"] += _linked(actor, planned, on)
        entry.note(**counts)
    return counts


def _linked(actor: Actor, planned: StaffPlanRow, on: date) -> int:
    row, starts_on = planned.row, planned.row.starts_on or on
    for group in planned.links:
        if planned.user is not None:
            link_staff(actor=actor, user_id=planned.user.pk, group=group, starts_on=starts_on, ends_on=row.ends_on)
        else:
            days = {"starts_on": starts_on, "ends_on": row.ends_on, "waits": not actor.can(Can.LINK_STAFF)}
            ExpectedLink.objects.update_or_create(email=row.email, group=group, defaults=days)
    return len(planned.links)


def link_expected(*, actor: Actor, user_id: UUID, email: str) -> int:
    """Make the links that were put down for somebody who accepts their invitation. How many there were.

    Called when an invitation to a role of staff is accepted (``settings.STAFF_JOINED``). What nobody who sees the children
    has confirmed goes on waiting.
    """
    expected = list(ExpectedLink.objects.select_for_update().filter(email=email.lower()))
    for one in expected:
        told = {"user": user_id, "group": one.group_id}
        with change(actor=actor, verb=Verb.TEACHING_LINKED, changes=told) as entry:
            entry.target, _ = TeachingLink.objects.get_or_create(
                user_id=user_id,
                group=one.group,
                ends_on=one.ends_on,
                defaults={"starts_on": one.starts_on, "waits": one.waits},
            )
            one.delete()
    return len(expected)
