"""Prints what may follow what, from the tables of the rules: ``manage.py stages > docs/stages.md``."""

from typing import Any

from django.core.management.base import BaseCommand

from ehcp.rules.moves import printing
from provision.rules import cycle


class Command(BaseCommand):
    """``manage.py stages``. Needs no database."""

    help = "Print the stages of a cycle, of an EHC needs assessment and of a plan as Markdown."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        head = "# What may follow what\n\nPrinted by `manage.py stages` from the tables of the rules; a test compares them.\n"
        self.stdout.write("\n".join([head, cycle.as_markdown(), printing.as_markdown()]), ending="")
