"""Which year is the last that a school teaches: a fact of the school, on which the moves of its children hang."""

from pupils.rules.last_year import why_not_last_year
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.models import School
from senco.access.roles import Can
from senco.access.selectors import school_named
from senco.audit.services import change
from senco.audit.verbs import Verb


def set_last_year(*, actor: Actor, last_year: str) -> None:
    """Say which year is the last; empty is as usual by year. Raises Refused for a year with which no school ends.

    The dates of plans follow at once, wherever they are shown; the index of cases is put right by the next sweep.
    """
    actor.must(Can.TURN_YEAR)
    if why_not := why_not_last_year(last_year):
        raise Refused(why_not)
    before = school_named(actor.school_slug).last_year
    if before == last_year:
        return
    with change(actor=actor, verb=Verb.LAST_YEAR_SET, changes={"last_year": last_year, "until_now": before}):
        School.objects.filter(pk=actor.school_id).update(last_year=last_year)
