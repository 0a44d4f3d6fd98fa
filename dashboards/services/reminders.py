"""What the roof does by itself: reminding people of what is due."""

import logging
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.urls import reverse

from ehcp import selectors as ehcp_selectors
from ehcp.facts import deadlines_of
from ehcp.models import Case
from ehcp.rules.periods import Party
from ehcp.rules.reminders import ReminderKind, kind_at, reminders_due
from ehcp.services.events import refresh_case
from provision import selectors as provision_selectors
from provision.models import Cycle
from provision.rules.cycle import Stage
from senco.access.actor import Actor
from senco.access.roles import Role
from senco.access.selectors import people_with_role
from senco.accounts.reminders import Reminder
from senco.accounts.services.notices import remind

logger = logging.getLogger(__name__)

THEY_OWE = frozenset({ReminderKind.DUE, ReminderKind.OVERDUE})


def remind_of_what_is_due(*, actor: Actor, today: date) -> int:
    """Write the notices of the day for one school; return how many are new. A second run, or one after days of
    silence, adds only what is missing, and of each date only the newest milestone."""
    who = tuple(people_with_role(actor.school_id, [Role.SENCO, Role.ASSISTANT], on=today))
    reminders: list[Reminder] = []
    for case in ehcp_selectors.open_cases(actor):
        if refresh_case(case=case, today=today):
            logger.warning("the next date of a case was out of step with the rules", extra={"case": case.reference})
        reminders += _of_case(actor, case, who, today)
    for cycle in provision_selectors.open_cycles(actor):
        reminders += _of_cycle(actor, cycle, who, today)
    return remind(actor=actor, reminders=reminders)


def _of_case(actor: Actor, case: Case, who: tuple[UUID, ...], today: date) -> Iterator[Reminder]:
    found = deadlines_of(case, on=today)
    titles = {deadline.rule_id: deadline.rule.title for deadline in found}
    ours = {deadline.rule_id for deadline in found if deadline.bound is Party.SCHOOL}
    link = reverse("case_page", args=[actor.school_slug, case.pk])
    for due in reminders_due(found, today):
        # Of what others owe one is told when it is due or late, not ten days ahead: there is nothing to do yet.
        if due.rule_id in ours or due.kind in THEY_OWE:
            title = f"{titles[due.rule_id]}: {case.pupil.full_name}"[:200]
            yield Reminder("case", case.pk, due.rule_id, due.kind.value, due.due_on, who, title, link)


def _of_cycle(actor: Actor, cycle: Cycle, who: tuple[UUID, ...], today: date) -> Iterator[Reminder]:
    if cycle.review_on is None or Stage(cycle.stage) not in (Stage.DO, Stage.REVIEW):
        return
    kind = kind_at((cycle.review_on - today).days)
    if kind is not None:
        title = f"Review the cycle of {cycle.pupil.full_name}"[:200]
        link = reverse("cycle_page", args=[actor.school_slug, cycle.pk])
        yield Reminder("cycle", cycle.pk, "review", kind.value, cycle.review_on, who, title, link)
