"""Reminding people of consultations to answer, by the reference alone."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.urls import reverse

from ehcp.candidate_selectors import deadline_of, to_answer
from ehcp.models import Candidate
from ehcp.rules.reminders import reminders_due
from senco.access.actor import Actor
from senco.access.roles import Role
from senco.access.selectors import people_with_role
from senco.accounts.reminders import Reminder
from senco.accounts.services.notices import remind


def remind_of_consultations(*, actor: Actor, today: date) -> int:
    """Write the notices of the day about consultations for one school; return how many are new. Idempotent."""
    who = tuple(people_with_role(actor.school_id, [Role.SENCO, Role.ASSISTANT], on=today))
    reminders = [one for candidate in to_answer(actor) for one in _of(actor, candidate, who, today)]
    return remind(actor=actor, reminders=reminders)


def _of(actor: Actor, candidate: Candidate, who: tuple[UUID, ...], today: date) -> Iterator[Reminder]:
    link = reverse("candidate_page", args=[actor.school_slug, candidate.pk])
    title = f"Answer the consultation about {candidate.reference}"
    for due in reminders_due([deadline_of(candidate, on=today)], today):
        yield Reminder("candidate", candidate.pk, due.rule_id, due.kind.value, due.due_on, who, title, link)
