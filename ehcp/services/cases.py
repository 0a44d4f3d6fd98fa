"""Opening cases, one or many; what happens in them is recorded by ``ehcp.services.events``."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection

from ehcp.facts import known_from
from ehcp.models import Case, CaseEvent
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Event
from ehcp.rules.stages import Happened, in_order, why_not
from ehcp.services.advice import hand_over_seat
from ehcp.services.events import record_event
from ehcp.services.reviews import OFFICER
from ehcp.services.writings import link_request
from pupils.models import Pupil
from pupils.services.councils import council_named
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.access.selectors import school_named
from senco.audit.services import Rows, change, load_rows
from senco.audit.verbs import Verb


def open_request(
    *,
    actor: Actor,
    pupil: Pupil,
    council: str,
    requested_by: str,
    received_on: date,
    today: date,
    receipt_confirmed: bool = False,
    sent_at: datetime | None = None,
    sent_by: str = "",
) -> Case:
    """Open a case with the day on which the council received the request.

    At any SEN status, with any number of cycles or none: nothing has to come first (Children and Families Act 2014,
    s.36(8)). ``sent_at`` and ``sent_by`` say how the day of receipt was worked out, where the council has not confirmed
    it. Raises Refused where a case is open, or the day is still to come.
    """
    actor.must(Can.RUN_CASES)
    with change(actor=actor, verb=Verb.REQUEST_OPENED, pupil_id=pupil.pk, changes={"received_on": received_on}) as entry:
        entry.target = case = _open(
            actor,
            pupil,
            Case.Matter.ASSESSMENT,
            received_on,
            council=council,
            requested_by=requested_by,
            receipt_confirmed=receipt_confirmed,
            sent_at=sent_at,
            sent_by=sent_by,
        )
        record_event(actor=actor, case=case, event=Event.REQUEST_RECEIVED, happened_on=received_on, today=today)
        link_request(actor=actor, case=case)
    return case


def open_plan(
    *, actor: Actor, pupil: Pupil, council: str, made_on: date, today: date, last_reviewed_on: date | None = None
) -> Case:
    """Open the case of a plan with the day it was made: after an assessment, or for a child who came with one.

    Raises Refused where the pupil's plan has a case, or a day is still to come.
    """
    actor.must(Can.RUN_CASES)
    more = {} if last_reviewed_on is None else {Fact.LAST_REVIEW_ON: last_reviewed_on}
    with change(actor=actor, verb=Verb.PLAN_OPENED, pupil_id=pupil.pk, changes={"made_on": made_on}) as entry:
        entry.target = case = _open(actor, pupil, Case.Matter.PLAN, made_on, council=council)
        record_event(actor=actor, case=case, event=Event.PLAN_MADE, happened_on=made_on, today=today, more=more)
    return case


def confirm_receipt(*, actor: Actor, case: Case) -> None:
    """The council has confirmed the day of receipt that stands in the case; a wrong day is corrected as an event."""
    actor.must(Can.RUN_CASES)
    with change(actor=actor, verb=Verb.RECEIPT_CONFIRMED, pupil_id=case.pupil_id, changes={}) as entry:
        entry.target = case
        Case.objects.filter(pk=case.pk).update(receipt_confirmed=True)


def hand_over_case(*, actor: Actor, case: Case, council: str) -> None:
    """Another council keeps the case from now on, since the child lives in its area. Letters that were made stay as they are.

    Raises Refused for the one that keeps it.
    """
    actor.must(Can.RUN_CASES)
    named, was = council_named(actor=actor, name=council), case.council
    if named.pk == was.pk:
        raise Refused(f"{named.name} keeps this case already. Nothing was changed.")
    with change(actor=actor, verb=Verb.CASE_HANDED_OVER, target=case, pupil_id=case.pupil_id, changes={"was": was.name}):
        case.council = named
        Case.objects.filter(pk=case.pk).update(council=case.council)
        hand_over_seat(actor=actor, case=case, was=(was.officer or OFFICER, was.email), now=(named.officer or OFFICER, named.email))


_UNDER_WAY = {
    Case.Matter.ASSESSMENT: "A request is under way for this pupil. Its dates are on the page of the case.",
    Case.Matter.PLAN: "This pupil's plan has a case already. Its dates are on the page of the case.",
}


def _open(actor: Actor, pupil: Pupil, matter: Case.Matter, opened_on: date, *, council: str, **fields: Any) -> Case:
    _one_at_a_time()
    if Case.objects.filter(pupil=pupil, matter=matter, closed_on__isnull=True).exists():
        raise Refused(_UNDER_WAY[matter])
    return Case.objects.create(
        pupil=pupil,
        matter=matter,
        reference=_References().next(opened_on),
        council=council_named(actor=actor, name=council),
        opened_on=opened_on,
        opened_by_id=actor.user_id,
        **fields,
    )


def load_cases(*, actor: Actor, cases: Rows, events: Rows, today: date) -> int:
    """Many cases at once with all that happened in them: for whole schools and for years of history.

    A row holds the fields of its model and the council by its name, but no reference and index: they follow here. Raises Refused, in the words of
    the rules, for a case that cannot have happened. Returns how many events there are.
    """
    actor.must(Can.RUN_CASES)
    held: dict[Any, list[Mapping[str, Any]]] = {}
    for row in events:
        held.setdefault(row["case_id"], []).append(row)
    pupils = Pupil.objects.in_bulk([row["pupil_id"] for row in cases])
    school = school_named(actor.school_slug)
    _one_at_a_time()
    references = _References()
    councils = {name: council_named(actor=actor, name=name).pk for name in sorted({row["council"] for row in cases})}
    made = []
    for row in sorted(cases, key=lambda one: one["opened_on"]):
        events_of = _could_have_happened(held[row["id"]], today)
        matter = row.get("matter", Case.Matter.ASSESSMENT)
        case = Case(matter=matter, pupil=pupils[row["pupil_id"]], school=school)
        due, closed_on = known_from(case, events_of, on=today).index
        named = {**row, "council_id": councils[row["council"]]}
        del named["council"]
        made.append({**named, "reference": references.next(row["opened_on"]), "next_due_on": due, "closed_on": closed_on})
    load_rows(actor=actor, model=Case, rows=made, counted="requests")
    flat = [row for rows in held.values() for row in rows]
    return load_rows(actor=actor, model=CaseEvent, rows=flat, counted="case_events", keep="recorded_at")


def _could_have_happened(rows: Rows, today: date) -> list[Happened]:
    """The events of a case in order. Raises Refused for the first that cannot follow those before it."""
    history = in_order(
        Happened(Event(row["kind"]), row["happened_on"], tuple((Fact(name), date.fromisoformat(on)) for name, on in row.get("more", {}).items()))
        for row in rows
    )
    for place, one in enumerate(history):
        if refusal := why_not(one.event, history[:place], today, one.on, dict(one.more)):
            raise Refused(refusal)
    return history


def _one_at_a_time() -> None:
    """One request of a school is opened at a time, so that no two get one reference, or one pupil two requests."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('request of a school ' || current_setting('app.school'), 0))"
        )


class _References:
    """``26-007``: the year and a number within the school. Names no child, so it may stand in mail and calendars."""

    def __init__(self) -> None:
        self.last: dict[str, int] = {}

    def next(self, received_on: date) -> str:
        """The next of the year of a day; each year is asked of the database once."""
        year = f"{received_on.year % 100:02d}-"
        if year not in self.last:
            given = Case.objects.filter(reference__startswith=year).values_list("reference", flat=True)
            self.last[year] = max((int(reference.removeprefix(year)) for reference in given), default=0)
        self.last[year] += 1
        return f"{year}{self.last[year]:03d}"
