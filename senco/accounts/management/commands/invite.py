"""Invites a person to any role at a school, an administrator too, whom no administrator can invite.

A role that opens the record of every child waits for approval, save where the school has nobody yet who could approve.
"""

from argparse import ArgumentParser
from typing import Any

from django.utils import timezone

from senco.access.actor import Actor
from senco.access.commands import SchoolCommand
from senco.access.roles import Can, Role, opens_every_record, who_can
from senco.accounts.selectors import approvers
from senco.accounts.services.invitations import invite


class Command(SchoolCommand):
    """``manage.py invite EMAIL --school SLUG --role admin --name "…"``."""

    help = "Invite a person to a role at a school, by mail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("email", help="an address that is this person's own")
        parser.add_argument("--name", required=True)
        parser.add_argument("--role", required=True, choices=[role.value for role in Role if role is not Role.PARENT])

    def handle_school(self, actor: Actor, **options: Any) -> str:
        role = Role(options["role"])
        # Who runs the machine is no reader of records either: where the school has somebody to ask, they are asked.
        ask_first = opens_every_record(role) and bool(approvers(actor, on=timezone.localdate()))
        made = invite(actor=actor, email=options["email"], name=options["name"], role=role, ask_first=ask_first)
        if made.needs_approval:
            return f"{made.name} waits for approval by the {who_can(Can.APPROVE_ROLES)} of {actor.school_name}; then the mail goes out."
        return f"{made.name} is invited at {made.email}; the mail goes out with the worker."
