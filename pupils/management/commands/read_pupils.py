"""Read a school's file of pupils and print what it says as JSON; needs no database and changes nothing."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils import timezone

from pupils.imports.decoding import MOST_BYTES, Unreadable
from pupils.imports.reading import read_pupils
from senco.access.commands import day_argument


class Command(BaseCommand):
    """`manage.py read_pupils FILE`: exit status 0 if the file can be read, else 1 and one line on standard error."""

    help = "Print the pupils in a CSV file as JSON: neutral records, warnings and refusals. Writes nothing."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """The file, and the day from which it is seen."""
        parser.add_argument("file", metavar="FILE", help="the file to read, or - for standard input")
        parser.add_argument(
            "--on",
            metavar="DATE",
            type=day_argument,
            default=None,
            help="the day from which ages are seen, like 2026-09-04 (today if not given)",
        )

    def handle(self, *args: object, **options: object) -> None:
        """Print the reading, or say in one line why there is none."""
        name = str(options["file"])
        on = options["on"] if isinstance(options["on"], date) else timezone.localdate()
        try:
            reading = read_pupils(_contents(name), file_name=Path(name).name, on=on)
        except Unreadable as why:
            self._stop(f"{name}: {why}")
        except OSError as why:
            self._stop(f"{name}: the file cannot be opened ({why.strerror or why})")
        else:
            unicode_out = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
            self.stdout.write(json.dumps(reading.as_json(), ensure_ascii=not unicode_out, indent=1))

    def _stop(self, sentence: str) -> None:
        self.stderr.write(sentence)
        sys.exit(1)


def _contents(name: str) -> bytes:
    """The bytes of a file or of standard input, and no more of them than show that there are too many."""
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MOST_BYTES + 1)
