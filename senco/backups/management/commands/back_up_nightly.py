"""Makes and proves a backup each night by itself: a process of its own beside web, worker and beat."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection
from django.utils import timezone

from senco.backups import selectors
from senco.backups.backup_commands import BackupCommand, folder_of, public_key
from senco.backups.errors import BackupProblem, Busy
from senco.backups.installation import Installation
from senco.backups.management.commands.backup import tell_made
from senco.backups.rules.keeping import Keep
from senco.backups.rules.nights import is_due
from senco.backups.running import back_up

LOOK_EVERY = 60  # seconds


class Command(BackupCommand):
    """``manage.py back_up_nightly [--once] [--alive FILE]``."""

    help = (
        "Each night from two o'clock, or as soon as that was missed, make a backup in BACKUP_DIR, prove it by a restore "
        "and remove those that need not be kept. Runs until it is ended; --once looks one time, for cron or a timer."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="back up if it is due, then end")
        parser.add_argument("--alive", type=Path, metavar="FILE", help="a file whose time tells that this still looks")

    def work(self, installation: Installation, **options: Any) -> None:
        if settings.ENVIRONMENT.backup_dir is None:
            raise BackupProblem("BACKUP_DIR is not set: name the folder for nightly backups, best on another disk.")
        if options["once"]:
            self.back_up_if_due(installation)
            return
        while True:
            if options["alive"]:
                options["alive"].touch()
            try:
                self.back_up_if_due(installation)
            except (BackupProblem, OSError, OperationalError) as problem:
                self.tell(f"No backup: {problem}")
            connection.close()
            time.sleep(LOOK_EVERY)

    def back_up_if_due(self, installation: Installation) -> None:
        """One look. Two that look at once do it once: the second one finds the claim taken, or the night's backup made."""
        if not _due():
            return
        where, public = folder_of(installation, {}), public_key(None)
        try:
            done = back_up(installation, where, public=public, trial=True, keep=Keep(), wanted=_due)
        except Busy:
            return
        if done:
            tell_made(self, *done)


def _due() -> bool:
    made, tried = selectors.last_good_at(), selectors.last_attempt()
    return is_due(
        timezone.localtime(),
        made=timezone.localtime(made) if made else None,
        tried=timezone.localtime(tried.made_at) if tried else None,
    )
