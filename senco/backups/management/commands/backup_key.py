"""Makes the pair of keys to which backups are sealed. Run it on a computer that is not the server."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from senco.backups import sealing


class Command(BaseCommand):
    """``manage.py backup_key --to FILE``. Needs no database and no environment."""

    help = "Make a pair of keys for sealed backups: the private one into a new file, the public one on the screen."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="a new file for the private key")

    def handle(self, *args: Any, **options: Any) -> None:
        private, public = sealing.new_key()
        try:
            handle = os.open(options["to"], os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise CommandError(
                f"{options['to']} is there already, and a key is never overwritten. Name a new file."
            ) from None
        except OSError as problem:
            raise CommandError(f"Cannot write {options['to']}: {problem.strerror}.") from None
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(
                f"# The private key of senco's backups. Without it no sealed backup can be opened.\n# {public}\n{private}\n"
            )
        self.stdout.write(public)
