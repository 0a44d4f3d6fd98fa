"""The worker's wiring and its timetable: what runs when nobody asks."""

import os
from typing import Any

from celery import Celery
from celery.signals import celeryd_init, worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "senco.settings")

app = Celery("senco")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["senco.access", "senco.accounts", "pupils", "dashboards"])

# task, every so many seconds. Each looks in the database and does what is due there, so one that is missed,
# repeated or late loses and doubles nothing; one that waited too long in the broker is dropped.
TIMETABLE = {
    "look for jobs": ("senco.access.tasks.look_for_jobs", 5),
    "send mail": ("senco.accounts.tasks.send_mail", 10),
    "sweep if due": ("senco.access.tasks.sweep_if_due", 600),
}
app.conf.beat_schedule = {
    name: {"task": task, "schedule": seconds, "options": {"expires": max(seconds, 4)}}
    for name, (task, seconds) in TIMETABLE.items()
}


@celeryd_init.connect
def _patient_sockets(conf: Any, **_: Any) -> None:
    """A worker waits on its socket for work; half a second, right for a web page, would be an error to it."""
    conf.broker_connection_timeout = 5
    conf.broker_transport_options = {"visibility_timeout": 600, "socket_timeout": 30, "socket_connect_timeout": 5}


@worker_init.connect
def _refuse_weak(**_: Any) -> None:
    from senco.access.refusal import refuse_weak_installation

    refuse_weak_installation()
