"""Makes, once, the roles and the database of an installation on a server of one's own. Needs no database of ours yet."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from senco.env import EnvironmentProblem, given
from senco.local import roles
from senco.local.problem import LocalProblem


class Command(BaseCommand):
    """``manage.py prepare_database --admin-url postgresql://postgres:…@host/postgres``. Idempotent."""

    help = (
        "Make the roles of DATABASE_URL (the application), DATABASE_OWNER_URL (migrations) and DATABASE_BACKUP_URL "
        "(backups) with the passwords that stand there, their database and grants. May be run again."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--admin-url",
            help="a role that may make roles and databases (also read from DATABASE_ADMIN_URL, or the file that "
            "DATABASE_ADMIN_URL_FILE names, so that no password stands in the list of processes)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = settings.ENVIRONMENT
        application, owner = found.database_url, found.database_owner_url
        try:
            admin = options["admin_url"] or given(os.environ, "DATABASE_ADMIN_URL")
            if not admin or not application or not owner:
                raise CommandError(
                    "Give --admin-url, and set DATABASE_URL and DATABASE_OWNER_URL to what you want to have."
                )
            roles.prepare(admin, roles.logins(application, owner, found.database_backup_url))
        except (LocalProblem, EnvironmentProblem) as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write("The roles and the database are ready. Next: manage.py migrate with SENCO_AS_OWNER=1.")
