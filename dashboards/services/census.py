"""Handing out the SEN part of a census as a file."""

from datetime import date

from senco.access.actor import Actor
from senco.access.roles import Can
from senco.audit.services import record
from senco.audit.verbs import Verb


def hand_out_census(*, actor: Actor, on: date, count: int) -> None:
    """Log that the list of a census day leaves the house, with how many pupils. Raises Refused where the actor may not."""
    actor.must(Can.EXPORT_REGISTER)
    record(actor=actor, verb=Verb.CENSUS_EXPORTED, changes={"on": on, "count": count})
