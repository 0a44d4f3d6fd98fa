"""Makes a school of invented children and people, for trying senco out."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dashboards.demo import sign_ins
from dashboards.demo.build import FIRST_NAME, FIRST_SLUG, build_many, build_one, build_two
from dashboards.demo.names_schools import KINDS, why_not
from dashboards.demo.shape import shape_of
from senco.access.errors import Refused
from senco.access.selectors import all_schools

NOT_A_TRIAL = (
    "This makes people with a password that is printed, so it is done only where TRIAL=1 is set: bin/start sets it. "
    "An installation with real children never does."
)


class Command(BaseCommand):
    """Makes a demo school, or shows how to sign in to those that are there."""

    help = (
        "Makes a school of invented children with two years of history, and a sign-in for each role. Without --slug: two "
        "schools of one trust. With --schools: so many schools in trusts of ten."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--slug", help="short name of one school, as it stands in its address")
        parser.add_argument("--name", help="name of the school (default: made from the short name)")
        parser.add_argument(
            "--pupils",
            type=int,
            default=420,
            help="how many, 50 to 2500; with --schools at all together (default: 420)",
        )
        parser.add_argument(
            "--schools", type=int, help="how many schools share the pupils; about one in ten is secondary"
        )
        parser.add_argument("--seed", type=int, default=1, help="another number makes other children (default: 1)")
        parser.add_argument("--if-empty", action="store_true", help="do nothing where there is a school already")
        parser.add_argument("--show-sign-ins", action="store_true", help="only print how to sign in; changes nothing")
        parser.add_argument("--json", action="store_true", help="print school, people and password as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["show_sign_ins"]:
            self._show(sign_ins.working(all_schools()))
            return
        if options["if_empty"] and all_schools():
            return
        if not settings.TRIAL:
            raise CommandError(NOT_A_TRIAL)
        if reason := why_not(options["pupils"], options["schools"] or 1):
            raise CommandError(reason)
        if options["slug"] and options["schools"]:
            raise CommandError("Many schools have short names of their own. Leave out --slug, or --schools.")
        try:
            schools = self._build(options)
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal
        if options["json"]:
            self.stdout.write(json.dumps(sign_ins.as_json([school.slug for school in schools]), indent=2))
        else:
            self._show(sign_ins.working(schools))

    def _build(self, options: dict[str, Any]) -> list[Any]:
        today, slug = timezone.localdate(), options["slug"]
        if options["schools"]:
            size = {name: options[name] for name in ("pupils", "schools", "seed")}
            return list(build_many(**size, today=today, tell=self._told(options)))
        if slug is None:
            name = options["name"] or FIRST_NAME
            return build_two(slug=FIRST_SLUG, name=name, pupils=options["pupils"], seed=options["seed"], today=today)
        kind = KINDS[shape_of(options["pupils"]).phase]
        name = options["name"] or f"{slug.replace('-', ' ').capitalize()} {kind}"
        return [build_one(slug=slug, name=name, pupils=options["pupils"], seed=options["seed"], today=today)]

    def _told(self, options: dict[str, Any]) -> Callable[[str], None]:
        """Says aside how far it is; what is printed stays for the sign-ins."""
        return (lambda line: None) if options["json"] else (lambda line: self.stderr.write(line))

    def _show(self, found: list[sign_ins.SignIn]) -> None:
        for line in sign_ins.as_lines(found):
            self.stdout.write(line)
