"""What a pupil is promised, and the pupil's own page: provision lists, allocations, profiles."""

from datetime import date
from typing import Any

from django.db.models import Max

from provision.models import Allocation, Profile, Provision
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.audit.services import change
from senco.audit.verbs import Verb


def add_provision(*, actor: Actor, name: str, tier: str, plain_name: str = "") -> Provision:
    """A provision for the school's list; one of that name is returned as it is."""
    found = Provision.objects.filter(name=name).first()
    if found is not None:
        return found
    with change(actor=actor, verb=Verb.PROVISION_ADDED, changes={"name": name}) as entry:
        entry.target = provision = Provision.objects.create(name=name, tier=tier, plain_name=plain_name)
    return provision


def allocate(*, actor: Actor, pupil: Pupil, **fields: Any) -> Allocation:
    """Promise a pupil a provision: who, how often, how long, for which outcome (fields of the model)."""
    if fields.get("ends_on") and fields["ends_on"] < fields["starts_on"]:
        raise Refused("The last day lies before the first. Check both dates.")
    with change(actor=actor, verb=Verb.ALLOCATION_MADE, pupil_id=pupil.pk) as entry:
        allocation = Allocation.objects.create(pupil=pupil, **fields)
        entry.target = allocation
        entry.note(provision=allocation.provision_id, times=allocation.times_a_week, minutes=allocation.minutes)
    return allocation


def write_profile(*, actor: Actor, pupil: Pupil, on: date, **fields: Any) -> Profile:
    """A new version of a pupil's profile. Earlier versions stay."""
    version = (Profile.objects.filter(pupil=pupil).aggregate(last=Max("version"))["last"] or 0) + 1
    with change(actor=actor, verb=Verb.PROFILE_WRITTEN, pupil_id=pupil.pk, changes={"version": version}) as entry:
        entry.target = profile = Profile.objects.create(
            pupil=pupil, version=version, made_on=on, made_by_id=actor.user_id, **fields
        )
    return profile
