"""Prints the deadlines of cases in a file as JSON, or the table of the law; needs no database and changes nothing."""

import argparse
import sys
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ehcp.rules import answers
from ehcp.rules.law import printing
from senco.access.commands import day_argument
from senco.access.file_commands import NotReadable, print_json, read_json


class Command(BaseCommand):
    """`manage.py clock FILE`: exit status 0 if every case could be reckoned, else 1 and the problems in the answer."""

    help = "Print the deadlines of the cases in a JSON file as JSON, each with its sum and its law."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """The file, the day from which states are seen, or the table instead."""
        parser.add_argument("file", metavar="FILE", nargs="?", help='{"cases": [{"id": …, "facts": {…}}]}, or - for standard input')
        parser.add_argument(
            "--on",
            metavar="DATE",
            type=day_argument,
            default=None,
            help="the day from which states are seen, like 2026-09-04 (today if not given); no date depends on it",
        )
        parser.add_argument(
            "--periods",
            choices=["json", "markdown"],
            nargs="?",
            const="json",
            help="print the table of the law instead, as JSON or as Markdown (docs/periods.md)",
        )

    def handle(self, *args: object, **options: object) -> None:
        """Print the answer, and fail where anything in it is a problem."""
        if options["periods"] == "markdown":
            self.stdout.write(printing.as_markdown(), ending="")
        elif options["periods"]:
            print_json(self.stdout, printing.as_json())
        else:
            on = options["on"] if isinstance(options["on"], date) else timezone.localdate()
            said = _answer(options["file"], on)
            print_json(self.stdout, said)
            if said["problems"] or any(case["problems"] for case in said["cases"]):
                sys.exit(1)


def _answer(name: object, on: date) -> dict[str, Any]:
    try:
        return answers.answer_all(read_json(name), on)
    except NotReadable as why:
        return {"cases": [], "problems": [str(why)]}
