"""Work somebody waits for: it is a row, one worker takes it, and a dead worker or a dead broker loses nothing."""

import socket
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from senco.access import bell, services, tasks
from senco.access.errors import Refused
from senco.access.models import Job, School
from tests import factories

done: list[UUID] = []


def carry_out(school_id: int, subject_id: UUID, *, job_id: UUID) -> None:
    """A unit of work, as a task of an app would be."""
    done.append(subject_id)


def refuse(school_id: int, subject_id: UUID, *, job_id: UUID) -> None:
    """A unit of work that the service refuses."""
    raise Refused("The file was changed. Bring it in again.")


def break_down(school_id: int, subject_id: UUID, *, job_id: UUID) -> None:
    """A unit of work with a fault in it."""
    raise ZeroDivisionError("a child's name")


@pytest.fixture
def school(db: None, settings: Any) -> Iterator[School]:
    done.clear()
    settings.JOB_KINDS = {name: f"tests.access.test_jobs.{name}" for name in ("carry_out", "refuse", "break_down")}
    return factories.make_school()


def _queue(school: School, kind: str = "carry_out") -> Job:
    return services.queue_job(actor=factories.system(school), kind=kind, subject_id=uuid4())


def test_jobs_are_done_in_the_order_in_which_they_were_asked_for(school: School) -> None:
    first, second = _queue(school), _queue(school)
    assert tasks.look_for_jobs() == 2
    assert done == [first.subject_id, second.subject_id]
    assert {job.state for job in Job.objects.all()} == {Job.State.DONE}
    assert tasks.look_for_jobs() == 0


def test_a_refusal_is_shown_to_the_person_who_waits(school: School) -> None:
    job = _queue(school, "refuse")
    tasks.look_for_jobs()
    job.refresh_from_db()
    assert (job.state, job.problem) == (Job.State.FAILED, "The file was changed. Bring it in again.")


def test_a_fault_says_that_nothing_was_changed_and_no_name(school: School) -> None:
    job = _queue(school, "break_down")
    tasks.look_for_jobs()
    job.refresh_from_db()
    assert job.state == Job.State.FAILED
    assert "child" not in job.problem


def test_the_job_of_a_dead_worker_is_taken_again(school: School) -> None:
    job = _queue(school)
    services.claim_next_job()
    assert services.claim_next_job() is None
    Job.objects.filter(pk=job.pk).update(claimed_at=timezone.now() - services.CLAIM_LASTS - timedelta(seconds=1))
    assert services.claim_next_job() == job


def test_a_job_that_kills_its_worker_three_times_is_given_up(school: School) -> None:
    job = _queue(school)
    for _ in range(3):
        assert services.claim_next_job() == job
        Job.objects.filter(pk=job.pk).update(claimed_at=timezone.now() - services.CLAIM_LASTS - timedelta(seconds=1))
    assert services.claim_next_job() is None
    job.refresh_from_db()
    assert job.state == Job.State.FAILED


@pytest.fixture
def hung() -> Iterator[str]:
    """A broker that takes a connection and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


@pytest.fixture(params=["refused", "hung", "no such host"])
def broken_broker(request: pytest.FixtureRequest, hung: str) -> str:
    """Each way in which a broker can be away."""
    return {"refused": "redis://127.0.0.1:1/0", "hung": hung, "no such host": "redis://nobody.invalid/0"}[request.param]


def test_a_broker_that_is_away_breaks_no_page_and_keeps_nobody_waiting(
    school: School, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any, broken_broker: str
) -> None:
    from senco.celery import app

    monkeypatch.setattr(app.conf, "broker_url", broken_broker)
    monkeypatch.setattr(app.conf, "broker_write_url", broken_broker)
    app.pool.force_close_all()
    app.set_current()
    begin = time.perf_counter()
    with django_capture_on_commit_callbacks(execute=True) as rung, transaction.atomic():
        _queue(school)
        bell.ring_after_commit()
    assert len(rung) == 1
    assert time.perf_counter() - begin < 3  # not a measure of speed: a hang would last for ever
    assert tasks.look_for_jobs() == 1
    app.pool.force_close_all()
