"""Prints the deadlines of cases in a file as JSON, or the table of the law; needs no database and changes nothing."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ehcp.rules import answers
from ehcp.rules.law import printing
from senco.access.commands import day_argument

MOST_BYTES = 20_000_000


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
            self._print(printing.as_json())
        else:
            on = options["on"] if isinstance(options["on"], date) else timezone.localdate()
            said = _answer(options["file"], on)
            self._print(said)
            if said["problems"] or any(case["problems"] for case in said["cases"]):
                sys.exit(1)

    def _print(self, said: dict[str, Any]) -> None:
        text = json.dumps(said, ensure_ascii=False, indent=1)
        try:
            text.encode(sys.stdout.encoding or "ascii")
        except UnicodeEncodeError:  # a terminal without these letters, or half a letter in an id
            text = json.dumps(said, indent=1)
        self.stdout.write(text)


def _answer(name: object, on: date) -> dict[str, Any]:
    if not isinstance(name, str):
        return _nothing("Name a file of cases, or - for standard input.")
    try:
        return answers.answer_all(json.loads(_contents(name), object_pairs_hook=answers.no_name_twice), on)
    except OSError as why:
        return _nothing(f"{name}: the file cannot be opened ({why.strerror or why}).")
    except (ValueError, RecursionError) as why:
        return _nothing(f"{name}: this is no JSON that can be read ({why}).")


def _nothing(problem: str) -> dict[str, Any]:
    return {"cases": [], "problems": [problem]}


def _contents(name: str) -> str:
    """The text of a file or of standard input, with or without a mark of its encoding."""
    if name == "-":
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        with Path(name).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError(f"it is larger than {MOST_BYTES // 1_000_000} MB: split it")
    return data.decode("utf-8-sig")
