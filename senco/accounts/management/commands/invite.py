"""Invites a person to any role at a school, an administrator too, whom no administrator can invite."""

from argparse import ArgumentParser
from typing import Any

from senco.access.actor import Actor
from senco.access.commands import SchoolCommand
from senco.access.roles import Role
from senco.accounts import services


class Command(SchoolCommand):
    """``manage.py invite EMAIL --school SLUG --role admin --name "…"``."""

    help = "Invite a person to a role at a school, by mail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("email", help="an address that is this person's own")
        parser.add_argument("--name", required=True)
        parser.add_argument("--role", required=True, choices=[role.value for role in Role if role is not Role.PARENT])

    def handle_school(self, actor: Actor, **options: Any) -> str:
        services.invite(actor=actor, email=options["email"], name=options["name"], role=Role(options["role"]))
        return f"{options['name']} is invited at {options['email']}; the mail goes out with the worker."
