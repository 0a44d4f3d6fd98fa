"""Writing down councils, and in whose area a child lives."""

from datetime import date
from typing import Any

from pupils.models import Council, Pupil, Residence
from senco.access.actor import Actor
from senco.access.at_once import found_or_made
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb


def council_named(*, actor: Actor, name: str) -> Council:
    """The school's council of a name, made where it is new; upper and lower case are the same."""
    actor.must(Can.RUN_CASES)
    name = " ".join(name.split())
    return found_or_made(
        Council.objects.filter(name__iexact=name), lambda: write_council(actor=actor, council=None, name=name)
    )


def write_council(*, actor: Actor, council: Council | None, **fields: Any) -> Council:
    """Write what is known of a council; None for a new one. Raises Refused where the school has one of that name."""
    actor.must(Can.RUN_CASES)
    others = Council.objects.filter(name__iexact=fields["name"])
    if (others if council is None else others.exclude(pk=council.pk)).exists():
        raise Refused(f"{fields['name']} is in the list already. Change it there.")
    with change(actor=actor, verb=Verb.COUNCIL_WRITTEN, changes={"name": fields["name"]}) as entry:
        entry.target = council = council or Council()
        for name, value in fields.items():
            setattr(council, name, value)
        council.save()
    return council


def set_residence(*, actor: Actor, pupil: Pupil, council: str, starts_on: date, today: date) -> Residence:
    """A child lives in a council's area from a day on. The same day again puts it right; what was before stays."""
    actor.must(Can.RUN_CASES)
    if starts_on > today:
        raise Refused("This day is still to come. Record the move when it has happened.")
    if starts_on < pupil.born_on:
        raise Refused("This day is before the child was born. Check the date.")
    with change(actor=actor, verb=Verb.RESIDENCE_SET, pupil_id=pupil.pk, changes={"from": starts_on}) as entry:
        found = council_named(actor=actor, name=council)
        row, _ = Residence.objects.update_or_create(
            pupil=pupil, starts_on=starts_on, defaults={"council": found}
        )
        entry.target = row
    return row
