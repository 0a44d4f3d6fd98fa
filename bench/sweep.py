"""Sweeps schools with ever more open cases, each in turn with its floor, and prints what it took as JSON: a process of its own."""

import json
import os
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import django
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

# A case in every state that a sweep meets: due long since, due soon, due one day, and nothing to tell of yet.
RECEIVED_AGO = (200, 130, 100, 77, 70, 60, 40, 20, 7, 1)
# Of plans: the review far off, advice to be asked for, the meeting to be held, its day gone by, the review overdue.
MADE_AGO = (30, 280, 310, 345, 400)


def main(sizes: list[int], rounds: int) -> list[dict[str, Any]]:
    """Make a school of each size, then sweep each in turn, some rounds long, so that what disturbs one disturbs all.

    A figure is the least of its rounds: others who use the machine only lengthen them.
    """
    made = [(size, *_school(size)) for size in sizes]
    found: dict[int, list[dict[str, float]]] = {size: [] for size in sizes}
    for _ in range(rounds):
        for size, school, today in made:
            found[size].append(_round(school, today))
    return [
        {"cases": size, **{name: min(one[name] for one in taken) for name in taken[0]}} for size, taken in found.items()
    ]


def _round(school: Any, today: date) -> dict[str, float]:
    """One round at one school, which leaves nothing behind: its floor, a first sweep and one more, with their queries."""
    from dashboards.services.reminders import remind_of_what_is_due
    from ehcp.notice_selectors import open_in_portions
    from senco.access.commands import as_school

    def floor(actor: Any) -> None:
        for portion in open_in_portions(actor):
            for case in portion:
                list(case.events.all())

    def sweep(actor: Any) -> None:
        remind_of_what_is_due(actor=actor, today=today)

    taken: dict[str, float] = {}
    with as_school(school, "bench") as actor, transaction.atomic():
        for name, what in (("floor", floor), ("first", sweep), ("again", sweep)):
            with CaptureQueriesContext(connection) as seen:
                began = time.perf_counter()
                what(actor)
                taken[name] = 1000 * (time.perf_counter() - began)
            taken[f"{name}_queries"] = len(seen)
        transaction.set_rollback(True)
    return taken


def _school(size: int) -> tuple[Any, date]:
    """A school with so many open cases of so many pupils, its calendar, a SENCO and an assistant."""
    from django.contrib.auth.hashers import make_password
    from django.utils import timezone

    from ehcp.services.cases import load_cases
    from pupils.services.bulk import load_pupils
    from senco.access.commands import as_school
    from senco.access.roles import Role
    from senco.access.rules.dates import school_year_start
    from senco.access.services import make_school
    from senco.accounts.services.people import load_people
    from senco.calendar.rules.drawing_up import usual
    from senco.calendar.services import set_year

    today = timezone.localdate()
    school = make_school(name=f"Sweep {size}", slug=f"sweep-{size}")
    with as_school(school, "bench") as actor:
        people = [
            {"id": uuid4(), "email": f"{role.value}@sweep-{size}.example", "name": role.label, "roles": [role], "starts_on": today}
            for role in (Role.SENCO, Role.ASSISTANT)
        ]
        load_people(actor=actor, rows=people, password_hash=make_password(None))
        if year := usual(school_year_start(today).year):
            set_year(actor=actor, year=year)
        pupils = [
            {"id": uuid4(), "surname": f"Surname{number}", "forename": "Forename", "born_on": date(2016, 5, 1), "year": "5"}
            for number in range(size)
        ]
        load_pupils(actor=actor, rows=pupils)
        cases = [_case(pupil["id"], number, today) for number, pupil in enumerate(pupils)]
        events = [event for case in cases for event in _events(case, today)]
        load_cases(actor=actor, cases=cases, events=events, today=today)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return school, today


def _case(pupil_id: Any, number: int, today: date) -> dict[str, Any]:
    if number % 2:
        made = today - timedelta(days=MADE_AGO[number // 2 % len(MADE_AGO)])
        return {"id": uuid4(), "pupil_id": pupil_id, "council": "Fernshire", "matter": "plan", "opened_on": made}
    received = today - timedelta(days=RECEIVED_AGO[number % len(RECEIVED_AGO)])
    return {"id": uuid4(), "pupil_id": pupil_id, "council": "Fernshire", "requested_by": "school", "opened_on": received}


def _events(case: dict[str, Any], today: date) -> Iterator[dict[str, Any]]:
    from ehcp.rules.moves.table import Event

    if case.get("matter") == "plan":
        yield {"id": uuid4(), "case_id": case["id"], "kind": Event.PLAN_MADE.value, "happened_on": case["opened_on"]}
        return
    for kind, after in ((Event.REQUEST_RECEIVED, 0), (Event.AGREED, 30), (Event.ADVICE_ASKED, 31), (Event.DRAFT_ISSUED, 95)):
        day = case["opened_on"] + timedelta(days=after)
        if day <= today:
            yield {"id": uuid4(), "case_id": case["id"], "kind": kind.value, "happened_on": day}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "senco.settings")
    django.setup()
    print(json.dumps(main([int(size) for size in sys.argv[1].split(",")], int(sys.argv[2]))))
