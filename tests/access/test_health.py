"""Health checks: pages need the database alone; everything else is told and fails nothing."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from senco.access import services
from senco.access.models import Heartbeat
from senco.backups.services import note_backup, note_failure
from tests import factories


def test_healthz_touches_nothing(client: Client, django_assert_num_queries: Any, db: None) -> None:
    with django_assert_num_queries(0):
        assert client.get("/healthz").content == b"ok"


def test_readyz_is_ready_without_broker_worker_and_sweep(client: Client, db: None, settings: Any) -> None:
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "broker": "down", "worker": "not yet", "sweep": "not yet", "backup": "not yet"}


def test_readyz_is_503_when_the_database_is_away(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from senco.access import selectors

    def away(_: str) -> None:
        raise OperationalError

    monkeypatch.setattr(selectors, "heartbeat", away)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["database"] == "down"


def test_statusz_is_green_only_while_all_is_well(client: Client, db: None) -> None:
    assert client.get("/statusz").status_code == 503
    services.beat(name="worker")
    services.end_sweep(sweep=services.begin_sweep(for_day=factories.today()), schools=1, failures=0)
    assert client.get("/statusz").json()["backup"] == "not yet"
    proven(made_at=timezone.now())
    assert client.get("/statusz").status_code == 200
    Heartbeat.objects.update(at=timezone.now() - timedelta(minutes=5))
    answer = client.get("/statusz")
    assert (answer.status_code, answer.json()["worker"]) == (503, "late")


def test_statusz_says_when_the_last_proven_backup_is_older_than_eight_days(client: Client, db: None) -> None:
    proven(made_at=timezone.now() - timedelta(days=8, minutes=1))
    assert client.get("/statusz").json()["backup"] == "late"
    note_failure(at=timezone.now(), problem="The disk is full.")
    assert client.get("/statusz").json()["backup"] == "late"
    proven(made_at=timezone.now() - timedelta(days=7))
    assert client.get("/statusz").json()["backup"] == "ok"


def proven(*, made_at: datetime) -> None:
    """A backup that was restored and found whole."""
    note_backup(name=f"senco-{made_at:%Y%m%dT%H%M%SZ}", made_at=made_at, size=1, digest="", sealed=False, tried=True)
