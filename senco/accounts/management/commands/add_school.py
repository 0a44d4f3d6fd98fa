"""Begins a school: the school itself, and an invitation to its first administrator."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from senco.access.commands import as_school
from senco.access.errors import Refused
from senco.access.models import School
from senco.access.roles import Role
from senco.access.services import make_school
from senco.accounts.services.invitations import invite


class Command(BaseCommand):
    """``manage.py add_school SLUG --name "…" --admin-email … --admin-name "…"``."""

    help = "Begin a school, and invite its first administrator by mail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the school's name in its address: small letters, digits and hyphens")
        parser.add_argument("--name", required=True, help="the school's name in full")
        parser.add_argument("--phase", choices=School.Phase.values, default=School.Phase.PRIMARY.value)
        parser.add_argument("--council", default="", help="the local authority in whose area the school lies")
        parser.add_argument("--telephone", default="")
        parser.add_argument("--admin-email", required=True, help="an address that is this person's own")
        parser.add_argument("--admin-name", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                school = make_school(
                    name=options["name"],
                    slug=options["slug"],
                    trust=None,
                    phase=options["phase"],
                    local_authority=options["council"],
                    telephone=options["telephone"],
                )
                with as_school(school, "command add_school") as actor:
                    invite(actor=actor, email=options["admin_email"], name=options["admin_name"], role=Role.ADMIN)
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal
        self.stdout.write(
            f"{school.name} is there, under /s/{school.slug}/. {options['admin_name']} is invited at "
            f"{options['admin_email']}; the mail goes out with the worker, or with manage.py tick."
        )
