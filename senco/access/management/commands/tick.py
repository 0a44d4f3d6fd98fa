"""Does by hand, or from a timer, what the worker does by itself: the sweep, waiting jobs, waiting mail."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.module_loading import import_string

from senco.access import sweeping, tasks


class Command(BaseCommand):
    """``manage.py tick``. Harmless at any time and beside a running worker: nothing is done or sent twice."""

    help = "Sweep all schools, do waiting jobs, send waiting mail: what the worker does by itself."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="say nothing where all went well")

    def handle(self, *args: Any, **options: Any) -> None:
        schools, failures = sweeping.sweep_all(today=timezone.localdate())
        jobs = tasks.look_for_jobs()
        sent = import_string("senco.accounts.outbox.send_waiting")()
        if failures or not options["quiet"]:
            self.stdout.write(f"{schools} schools swept, {failures} failed; {jobs} jobs done; {sent} mails sent.")
