"""A school with figures to publish, and how the tests read them."""

import re
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dashboards.models import Snapshot
from dashboards.services.figures import publish_figures
from provision.services import bulk as provision_bulk
from pupils.services import bulk, staffing
from senco.access.models import School
from senco.access.roles import Role
from tests import factories

LIVE = re.compile(r'"(pupils|provision|ehcp|documents)_')
CODES = ["SLCN"] * 14 + ["MLD"] * 7 + ["SEMH"] * 6 + ["HI", "PD", "OTH"]


@contextmanager
def reading_no_pupil() -> Iterator[list[str]]:
    """Fails at the first SQL that names a table about pupils."""
    seen: list[str] = []

    def wrapper(execute: Any, sql: str, *rest: Any) -> Any:
        assert not LIVE.search(sql), f"a governor's request reads {sql}"
        seen.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(wrapper):
        yield seen


def fill(actor: Any, *, pupils: int = 60, listed: int = 30) -> list[uuid.UUID]:
    """Pupils of a school with needs, reviewed cycles and outcomes; every text of theirs is a canary. Returns those listed."""
    today, since = timezone.localdate(), timezone.localdate() - timedelta(days=200)
    group = staffing.add_group(actor=actor, name="CANARY-class", year="3")
    rows = [
        {
            "id": uuid.uuid4(), "surname": f"CANARY-s{n}", "forename": f"CANARY-f{n}", "born_on": date(2018, 5, 1),
            "year": str(1 + n % 6), "group": group,
        }
        for n in range(pupils)
    ]  # fmt: skip
    bulk.load_pupils(actor=actor, rows=rows)
    ids = [row["id"] for row in rows[:listed]]
    status = [
        {
            "pupil_id": one,
            "status": "E" if n < 8 else "K",
            "starts_on": since,
            "source": "import",
            "note": "CANARY-note",
        }
        for n, one in enumerate(ids)
    ]
    bulk.load_status_periods(actor=actor, rows=status)
    bulk.load_needs(
        actor=actor,
        rows=[{"pupil_id": one, "code": CODES[n % 30], "rank": 1, "starts_on": since} for n, one in enumerate(ids)],
    )
    cycles = [
        {
            "id": uuid.uuid4(), "pupil_id": one, "number": 1, "stage": "closed", "started_on": since, "evidence": "CANARY-e",
            "review_on": today - timedelta(days=30), "closed_on": today - timedelta(days=30 if n > 7 else 20),
            "reviewed_on": today - timedelta(days=30 if n > 7 else 20), "decision": "continue",
        }
        for n, one in enumerate(ids)
    ]  # fmt: skip
    provision_bulk.load_cycles(actor=actor, rows=cycles)
    provision_bulk.load_outcomes(
        actor=actor,
        rows=[
            {
                "id": uuid.uuid4(), "cycle_id": cycle["id"], "order": order, "text": "CANARY-text", "baseline": "CANARY-b",
                "criterion": "CANARY-c", "by_on": today, "now": "CANARY-now",
                "judged": ("met", "partly", "no_change")[(n + order) % 3],
            }
            for n, cycle in enumerate(cycles)
            for order in (1, 2)
        ],
    )  # fmt: skip
    return ids


def sign_in(client: Client, school: School, role: Role) -> Any:
    user = factories.make_person(school, role)
    client.force_login(user)
    return factories.actor_of(user, school)


def published(school: School, *, on: date | None = None) -> Snapshot:
    with factories.inside(school) as actor:
        return publish_figures(actor=actor, on=on or timezone.localdate())


def page(client: Client, school: School, name: str = "figures") -> Any:
    return client.get(reverse(name, args=[school.slug]))


def words_of(pdf: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
