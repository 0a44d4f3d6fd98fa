"""Prints what changed for the pupils of a file and what that suggests, as JSON; needs no database and changes nothing."""

import argparse
import sys
from datetime import date
from decimal import Decimal, InvalidOperation

from django.core.management.base import BaseCommand
from django.utils import timezone

from provision.rules.impact import answers, printing
from senco.access.commands import day_argument
from senco.access.file_commands import NotReadable, print_json, read_json


class Command(BaseCommand):
    """`manage.py impact FILE`: exit status 0 if everything in it could be read, else 1 and the problems in the answer."""

    help = "Print the changes of the pupils in a JSON file as JSON, each with its verdict, and the group with a suggestion."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """The file, the day on which it is read, or the tables instead."""
        parser.add_argument(
            "file", metavar="FILE", nargs="?", help='{"measure": {…}, "pupils": [{"id": …, "entry": …, "exit": …}]}, or - for standard input'
        )
        parser.add_argument(
            "--on", metavar="DATE", type=day_argument, default=None,
            help="the day it is read, like 2026-09-04 (today if not given): no measurement lies after it",
        )  # fmt: skip
        parser.add_argument("--explain", action="store_true", help="print the measures and the rules instead, as Markdown (docs/impact.md)")

    def handle(self, *args: object, **options: object) -> None:
        """Print the answer, and fail where anything in it is a problem."""
        if options["explain"]:
            self.stdout.write(printing.as_markdown(), ending="")
            return
        on = options["on"] if isinstance(options["on"], date) else timezone.localdate()
        try:
            said = answers.answer(read_json(options["file"], parse_float=_decimal), on)
        except NotReadable as why:
            said = answers.nothing(str(why))
        print_json(self.stdout, said)
        if answers.has_problems(said):
            sys.exit(1)


def _decimal(text: str) -> Decimal:
    """A number of the file exactly as it stands there."""
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(f"{text[:40]} is no number that can be reckoned with") from None
