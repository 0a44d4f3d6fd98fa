"""Asks for the pages of one school, each in turn with the floors, and prints what it took as JSON: a process of its own."""

import json
import os
import statistics
import sys
import time
from typing import Any

import django
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings


def main(slug: str, rounds: int) -> dict[str, Any]:
    """Ask ``rounds`` times for every page and every floor, one after another, so that what disturbs one disturbs all."""
    from bench.pages import COUNTS, FRAME, PAGES, ROWS
    from senco.access.commands import as_school
    from senco.access.selectors import school_named

    school = school_named(slug or _largest())
    with as_school(school, "bench"):
        people, things, pupils = _at(school.slug)
    clients = {who: _signed_in(person) for who, person in people.items()}
    pages = (COUNTS, *PAGES)
    asked = {page.name: (clients[page.by], page.path(school.slug, things)) for page in pages}
    asked |= {floor: (clients["senco"], f"/s/{school.slug}/floor/{floor}") for floor in (FRAME, ROWS)}
    kept = {name: _counted(client, path) for name, (client, path) in asked.items()}
    times: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(rounds):
        for name, (client, path) in asked.items():
            began = time.perf_counter()
            client.get(path)
            times[name].append(1000 * (time.perf_counter() - began))
    medians = {name: statistics.median(found) for name, found in times.items()}
    return {
        "pupils": pupils,
        "floors": {floor: medians[floor] for floor in (FRAME, ROWS)},
        "pages": [
            {"name": page.name, "floor": page.floor, **kept[page.name], "median": medians[page.name]} for page in pages
        ],
    }


def _largest() -> str:
    from senco.access.models import School

    found = School.objects.annotate(people=Count("memberships")).order_by("-people").first()
    assert found is not None, "there is no school"
    return found.slug


def _at(slug: str) -> tuple[dict[str, Any], dict[str, Any], int]:
    """Who asks, what stands in the addresses, and how many pupils there are."""
    from django.utils import timezone

    from bench.pages import PAGES, mail_of, on_roll_of, things_of
    from senco.access.selectors import actors_of
    from senco.accounts.models import User

    people = {who: User.objects.get(email=mail_of(who, slug)) for who in {page.by for page in PAGES}}
    actors = {who: actors_of(person, on=timezone.localdate(), school_slug=slug)[0] for who, person in people.items()}
    return people, things_of(actors["senco"], actors["teacher"]), on_roll_of(actors["senco"])


def _signed_in(person: Any) -> Client:
    client = Client(raise_request_exception=True, SERVER_NAME="localhost")
    client.force_login(person)
    return client


def _counted(client: Client, path: str) -> dict[str, Any]:
    """Queries and size of the second answer: the first fills what a process keeps."""
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(path)
    assert answer.status_code == 200, f"{path} answered {answer.status_code}"
    return {"queries": len(seen), "kilobytes": len(answer.content) / 1000}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "senco.settings")
    django.setup()
    with override_settings(ROOT_URLCONF="bench.floors"):
        print(json.dumps(main(sys.argv[1], int(sys.argv[2]))))
