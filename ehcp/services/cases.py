"""Opening cases, one or many; what happens in them is recorded by ``ehcp.services.events``."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Max

from ehcp.models import Case, CaseEvent
from ehcp.rules.clock import deadlines
from ehcp.rules.stages import Event, Happened, facts_of, in_order, why_not
from ehcp.services.events import index_of, record_event
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import Rows, change, load_rows
from senco.audit.verbs import Verb


def open_request(
    *, actor: Actor, pupil: Pupil, council: str, requested_by: str, received_on: date, today: date
) -> Case:
    """Open a case with the day on which the council received the request.

    At any SEN status, with any number of cycles or none: nothing has to come first (Children and Families Act 2014,
    s.36(8)). Raises Refused where a case is open, or the day is still to come.
    """
    actor.must(Can.RUN_CASES)
    with change(actor=actor, verb=Verb.REQUEST_OPENED, pupil_id=pupil.pk, changes={"received_on": received_on}) as entry:
        one_at_a_time()
        if Case.objects.filter(pupil=pupil, closed_on__isnull=True).exists():
            raise Refused("A request is under way for this pupil. Its dates are on the page of the case.")
        case = Case.objects.create(
            pupil=pupil,
            reference=References().next(received_on),
            council=council,
            requested_by=requested_by,
            opened_on=received_on,
            opened_by_id=actor.user_id,
        )
        entry.target = case
        record_event(actor=actor, case=case, event=Event.REQUEST_RECEIVED, happened_on=received_on, today=today)
    return case


def load_cases(*, actor: Actor, cases: Rows, events: Rows, today: date) -> int:
    """Many cases at once with all that happened in them: for whole schools and for years of history.

    A row holds the fields of its model, but for reference and index, which follow here. Raises Refused, in the words of
    the rules, for a case that cannot have happened. Returns how many events there are.
    """
    actor.must(Can.RUN_CASES)
    held: dict[Any, list[Mapping[str, Any]]] = {}
    for row in events:
        held.setdefault(row["case_id"], []).append(row)
    one_at_a_time()
    references = References()
    made = []
    for row in sorted(cases, key=lambda one: one["opened_on"]):
        known = in_order(Happened(Event(one["kind"]), one["happened_on"]) for one in held[row["id"]])
        for place, one in enumerate(known):
            if refusal := why_not(one.event, known[:place], today, one.on):
                raise Refused(refusal)
        due, closed_on = index_of(known, deadlines(facts_of(known), today))
        made.append({**row, "reference": references.next(row["opened_on"]), "next_due_on": due, "closed_on": closed_on})
    load_rows(actor=actor, model=Case, rows=made, counted="requests")
    flat = [row for rows in held.values() for row in rows]
    return load_rows(actor=actor, model=CaseEvent, rows=flat, counted="case_events", keep="recorded_at")


def one_at_a_time() -> None:
    """One request of a school is opened at a time, so that no two get one reference, or one pupil two requests."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('request of a school ' || current_setting('app.school'), 0))"
        )


class References:
    """``26-007``: the year and a number within the school. Names no child, so it may stand in mail and calendars."""

    def __init__(self) -> None:
        self.last: dict[str, int] = {}

    def next(self, received_on: date) -> str:
        """The next of the year of a day; each year is asked of the database once."""
        year = f"{received_on.year % 100:02d}-"
        if year not in self.last:
            last = Case.objects.filter(reference__startswith=year).aggregate(last=Max("reference"))["last"]
            self.last[year] = int(last.removeprefix(year)) if last else 0
        self.last[year] += 1
        return f"{year}{self.last[year]:03d}"
