"""Who belongs where: read at every request, before a school is active."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from senco.access.actor import Actor, actor_for, system_actor
from senco.access.errors import Refused
from senco.access.models import AccessKey, Heartbeat, Job, Membership, School, Sweep
from senco.access.roles import KEYS_MAY, Can, Capacity, Purpose, Role, roles_that_can
from senco.access.spans import holding


def memberships_of(user_id: UUID, *, on: date) -> QuerySet[Membership]:
    """The memberships of a person that hold on a day, with their schools."""
    return (
        Membership.objects.filter(holding(on), user_id=user_id)
        .select_related("school")
        .order_by("school__name", "role")
    )


def actors_of(user: Any, *, on: date, school_slug: str | None = None) -> list[Actor]:
    """Every (school, capacity) in which a person may act on a day; staff duties at one school are one actor."""
    found = memberships_of(user.pk, on=on)
    if school_slug is not None:
        found = found.filter(school__slug=school_slug)
    held: dict[tuple[int, Capacity], set[Role]] = defaultdict(set)
    schools: dict[int, School] = {}
    for membership in found:
        role = Role(membership.role)
        held[membership.school_id, role.capacity].add(role)
        schools[membership.school_id] = membership.school
    order = list(Capacity)
    return [
        actor_for(
            user_id=user.pk,
            name=user.name,
            school_id=school_id,
            school_slug=schools[school_id].slug,
            school_name=schools[school_id].name,
            roles=roles,
        )
        for (school_id, capacity), roles in sorted(
            held.items(), key=lambda item: (schools[item[0][0]].name, order.index(item[0][1]))
        )
    ]


def people_with_role(school_id: int, roles: Iterable[Role], *, on: date) -> list[UUID]:
    """The ids of active people who hold one of these roles at a school on a day."""
    found = Membership.objects.filter(
        holding(on), school_id=school_id, role__in=[role.value for role in roles], user__is_active=True
    )
    return list(found.values_list("user_id", flat=True).distinct())


def people_who_can(school_id: int, can: Can, *, on: date) -> list[UUID]:
    """The ids of active people whose role gives them a permission at a school on a day."""
    return people_with_role(school_id, roles_that_can(can), on=on)


def holders_among(school_id: int, role: Role, user_ids: Iterable[UUID], *, on: date) -> set[UUID]:
    """Those of some people who hold a role at a school on a day."""
    held = Membership.objects.filter(holding(on), school_id=school_id, role=role.value, user__in=set(user_ids))
    return set(held.values_list("user_id", flat=True))


def school_named(slug: str) -> School:
    """The school of a slug. Raises School.DoesNotExist."""
    return School.objects.get(slug=slug)


def all_schools() -> list[School]:
    """Every school, for work that goes over them one at a time."""
    return list(School.objects.order_by("pk"))


def system_actor_at(school: School, name: str) -> Actor:
    """The system acting at a school under a name that the log shows."""
    return system_actor(school_id=school.pk, school_slug=school.slug, school_name=school.name, name=name)


def key_for(secret: str, purpose: str, *, at: datetime) -> AccessKey | None:
    """The key that a secret opens for a purpose now, if it is good."""
    digest = hashlib.sha256(secret.encode()).hexdigest()
    return (
        AccessKey.objects.filter(
            secret_sha256=digest, purpose=purpose, revoked_at__isnull=True, expires_at__gt=at
        )
        .exclude(uses_left=0)
        .select_related("school")
        .first()
    )


def live_key(purpose: str, subject_id: UUID | None, *, school_id: int, at: datetime) -> AccessKey | None:
    """The latest key of a subject at a school that is good at a moment; its secret is known to nobody but its holder."""
    good = AccessKey.objects.filter(purpose=purpose, subject_id=subject_id, school_id=school_id, revoked_at__isnull=True)
    return good.filter(expires_at__gt=at).exclude(uses_left=0).order_by("-made_at").first()


def key_actor(key: AccessKey) -> Actor:
    """The holder of a key: no role, no reach, only what its purpose needs, and a name for the log."""
    school = key.school
    return Actor(
        user_id=None,
        name=f"holder of a key to {key.purpose}",
        school_id=school.pk,
        school_slug=school.slug,
        school_name=school.name,
        capacity=Capacity.STAFF,
        roles=frozenset(),
        permissions=KEYS_MAY.get(Purpose(key.purpose), frozenset()),
        reaches=frozenset(),
        parts=frozenset(),
    )


def who_asked(job_id: UUID, *, school_id: int, can: Can, on: date) -> Actor:
    """The person who asked for a job, as they may act on a day. Raises Refused for one who may not do this any more."""
    job = job_of(job_id, school_id=school_id)
    asked_by = job.asked_by if job is not None else None
    actors = actors_of(asked_by, on=on, school_slug=job.school.slug) if job and asked_by else []
    allowed = next((actor for actor in actors if actor.can(can)), None)
    if allowed is None:
        raise Refused(f"Whoever asked for this may not {can.value} any more. Somebody who may has to ask for it again.")
    return allowed


def job_of(job_id: UUID, *, school_id: int) -> Job | None:
    """A job of this school, or None."""
    return Job.objects.filter(pk=job_id, school_id=school_id).first()


def latest_job(kind: str, subject_id: UUID, *, school_id: int) -> Job | None:
    """The latest work of this kind on something of a school, or None."""
    jobs = Job.objects.filter(school_id=school_id, kind=kind, subject_id=subject_id)
    return jobs.order_by("-asked_at").first()


def last_sweep() -> Sweep | None:
    """The latest finished nightly sweep."""
    return Sweep.objects.filter(ended_at__isnull=False).order_by("-ended_at").first()


def sweep_done_for(day: date) -> bool:
    """Has the sweep of this day finished without a failure?"""
    return Sweep.objects.filter(for_day=day, ended_at__isnull=False, failures=0).exists()


def heartbeat(name: str) -> datetime | None:
    """When this process last said that it was alive."""
    beat = Heartbeat.objects.filter(pk=name).first()
    return beat.at if beat else None
