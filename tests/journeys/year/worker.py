"""The worker by the story's clock. Celery itself keeps the true time, by which it drops what waited too long."""

from typing import Any

from celery.signals import task_prerun

from senco.celery import app
from tests.journeys.year.clock import Follower

__all__ = ["app"]
_follower = Follower()


@task_prerun.connect
def _look(**_: Any) -> None:
    _follower.look()
