"""Bring pupils in from a file at the command line: the preview as text, and nothing written before a yes."""

import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from pupils import import_presenters, import_selectors
from pupils.imports.decoding import MOST_BYTES, Unreadable
from pupils.imports.plan import Plan, RowKind
from pupils.rules.attendance import Period, period_in_words, why_not_period
from pupils.services import imports
from senco.access.actor import Actor
from senco.access.commands import SchoolCommand, day_argument
from senco.access.rules.dates import long_date


class Command(SchoolCommand):
    """`manage.py import_pupils FILE --school SLUG`: exit status 1 where the file cannot be read or brought in."""

    help = "Show what a file of pupils would change at a school, and bring it in with --yes or after asking."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, the school, a yes given beforehand, and the day from which statuses and needs hold."""
        super().add_arguments(parser)
        parser.add_argument("file", metavar="FILE", help="the file to read, or - for standard input")
        parser.add_argument("--yes", action="store_true", help="bring it in without asking")
        parser.add_argument(
            "--on",
            metavar="DATE",
            type=day_argument,
            default=None,
            help="the day from which SEN statuses and needs hold, like 2026-09-04 (today if not given)",
        )

        for name, which in (("--attendance-from", "first"), ("--attendance-to", "last")):
            parser.add_argument(
                name,
                metavar="DATE",
                type=day_argument,
                default=None,
                help=f"the {which} day of which the file counts attendance (if not given: the school year until --on)",
            )

    def handle_school(self, actor: Actor, **options: Any) -> None:
        """Print the preview; then bring the file in, if that is wanted and something would change."""
        name, today = options["file"], timezone.localdate()
        on = options["on"] or today
        if on > today:
            raise CommandError(f"{long_date(on)} is still to come: give today or a day that has passed.")
        counted = self._counted(options, on, today)
        data = self._contents(name)
        try:
            plan = import_selectors.planned(data, file_name=Path(name).name, on=on, counted=counted)
        except Unreadable as why:
            raise CommandError(f"{name}: {why}") from None
        self._show(plan, actor, counted)
        if not plan.counts["added"] + plan.counts["changed"]:
            self.stdout.write("There is nothing to bring in.")
        elif options["yes"] or self._said_yes(name):
            batch = imports.preview_import(
                actor=actor, data=data, file_name=Path(name).name, on=on, counted=counted
            )
            if import_selectors.plan_in(batch).digest != plan.digest:
                raise CommandError("A pupil was changed here while this was being looked at. Start again.")
            imports.apply_import(actor=actor, batch_id=batch.pk)
            self.stdout.write(import_presenters.counts_in_words(plan.counts, done=True))
        else:
            self.stdout.write("Nothing was written. Give --yes to bring it in.")

    def _counted(self, options: dict[str, Any], on: date, today: date) -> Period:
        """The days of which the file counts attendance."""
        last = options["attendance_to"] or on
        counted = Period(options["attendance_from"] or Period.so_far(last).starts_on, last)
        if why_not := why_not_period(counted, as_at=on, today=today):
            raise CommandError(why_not)
        return counted

    def _contents(self, name: str) -> bytes:
        """The bytes of a file or of standard input, and no more of them than show that there are too many."""
        if name == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        try:
            with Path(name).open("rb") as file:
                return file.read(MOST_BYTES + 1)
        except OSError as why:
            raise CommandError(f"{name}: the file cannot be opened ({why.strerror or why})") from None

    def _show(self, plan: Plan, actor: Actor, counted: Period) -> None:
        self.stdout.write(f"{plan.file_name}, for {actor.school_name}")
        self.stdout.write(import_presenters.counts_in_words(plan.counts))
        if moves := import_presenters.moves_in_words(plan):
            self.stdout.write(moves)
        for note in plan.notes:
            self.stdout.write(import_presenters.sentence(note))
        if "attendance" in plan.says:
            self.stdout.write(f"Attendance in it is taken as that of {period_in_words(counted)}.")
        self._list(plan, RowKind.REFUSED, "Cannot be brought in:")
        self._list(plan, RowKind.SUGGESTED, "For a person to decide, in the browser; left as they are here:")
        warned = [(row.rows, row.name, words) for row in plan.rows for words in row.warnings]
        self._lines("To look at:", warned)
        if plan.not_in_file:
            self.stdout.write(f"Not in the file, and left as they are: {len(plan.not_in_file)}.")

    def _list(self, plan: Plan, kind: RowKind, title: str) -> None:
        self._lines(title, [(row.rows, row.name, row.why) for row in plan.of_kind(kind)])

    def _lines(self, title: str, found: list[tuple[tuple[int, ...], str, str]]) -> None:
        if found:
            self.stdout.write(title)
        for rows, name, words in found:
            about = f"{name}: " if name else ""
            where = "row" if len(rows) == 1 else "rows"
            said = import_presenters.sentence(words)
            self.stdout.write(f"  {where} {import_presenters.lines_in_words(rows)}: {about}{said}")

    def _said_yes(self, name: str) -> bool:
        if name == "-" or not sys.stdin.isatty():
            return False
        self.stdout.write("Bring this in? [y/N] ", ending="")
        self.stdout.flush()
        return sys.stdin.readline().strip().casefold() in ("y", "yes")
