"""What a person decides about the register: status and needs in one go, and handing the register out as a file."""

from datetime import date

from django.db import transaction

from pupils.models import Pupil
from pupils.rules.register import Wanted
from pupils.services.needs import record_needs, set_status
from senco.access.actor import Actor
from senco.access.roles import Can
from senco.audit.services import record
from senco.audit.verbs import Verb


def decide_status_and_needs(
    *, actor: Actor, pupil: Pupil, status: str, codes: list[str], starts_on: date, source: str, note: str = ""
) -> Pupil:
    """Give a pupil a status and needs (primary first) from a day on, both or neither. Raises Refused with the reason."""
    actor.must(Can.EDIT_NEEDS)
    with transaction.atomic():
        set_status(actor=actor, pupil=pupil, status=status, starts_on=starts_on, source=source, note=note)
        record_needs(actor=actor, pupil=pupil, codes=codes, status=status, on=starts_on)
    return pupil


def hand_out_register(*, actor: Actor, wanted: Wanted, count: int) -> None:
    """Log that a list of pupils leaves the house: of which day, by which filters, and how many pupils are in it.

    A name that was typed as a filter is not kept. Raises Refused where the actor may not.
    """
    actor.must(Can.EXPORT_REGISTER)
    filters = {name: value for name, value in wanted.filters.items() if name != "text"}
    record(
        actor=actor,
        verb=Verb.REGISTER_EXPORTED,
        changes={"on": wanted.on, "count": count, "filters": filters, "by_name": bool(wanted.text)},
    )
