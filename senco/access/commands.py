"""The door for the command line: ``--school`` names the school whose scope a command works in."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from senco.access import selectors
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.models import School
from senco.access.tenancy import school_scope


def day_argument(text: str) -> date:
    """A day given to a command, in figures and the year first, as scripts write it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is not a day: write it like 2026-09-04") from None


@contextmanager
def as_school(school: School, name: str) -> Iterator[Actor]:
    """In one school's scope and one transaction, as the system under a name that the log shows.

    For a command that works at more than one school, or makes the school it works at.
    """
    with school_scope(school.pk):
        yield selectors.system_actor_at(school, f"command {name}")


class SchoolCommand(BaseCommand):
    """A command of one school. Write ``handle_school(actor, **options)``; it runs in one scope and transaction."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--school", required=True, metavar="SLUG", help="the school's name in its address")

    def handle(self, *args: Any, **options: Any) -> str | None:
        try:
            school = selectors.school_named(options["school"])
        except School.DoesNotExist:
            known = ", ".join(school.slug for school in selectors.all_schools()) or "none yet"
            raise CommandError(f"There is no school {options['school']!r}. Schools here: {known}.") from None
        try:
            with as_school(school, self.__module__.rsplit(".", 1)[-1]) as actor:
                return self.handle_school(actor, **options)
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal

    def handle_school(self, actor: Actor, **options: Any) -> str | None:
        """The command's own work."""
        raise AttributeError(f"{type(self).__name__} has no handle_school")
