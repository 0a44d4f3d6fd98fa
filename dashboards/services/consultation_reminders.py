"""Reminding people of consultations to answer, by the reference alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from ehcp.candidate_selectors import deadline_of, to_answer
from ehcp.models import Candidate
from ehcp.notice_selectors import notice_days
from ehcp.rules.reminders import NoticeDays, is_overdue, reminders_due
from senco.access.actor import Actor
from senco.access.roles import Can
from senco.access.selectors import people_who_can
from senco.accounts.reminders import Outside, Reminder
from senco.accounts.services.notices import remind, settle_gone
from senco.calendar.rules.counted import CountedDays
from senco.calendar.selectors import calendar

KIND = "candidate"


@dataclass(frozen=True)
class Sweep:
    """One sweep of one school: by which days it counts, and whom it tells."""

    actor: Actor
    today: date
    days: CountedDays
    told: NoticeDays
    who: tuple[UUID, ...]


def remind_of_consultations(*, actor: Actor, today: date) -> int:
    """Write the notices of the day about consultations for one school; return how many are new. Idempotent."""
    who = tuple(people_who_can(actor.school_id, Can.RUN_CASES, on=today))
    sweep = Sweep(actor, today, CountedDays(calendar()), notice_days(), who)
    waiting = list(to_answer(actor))
    made = remind(actor=actor, reminders=[one for candidate in waiting for one in _of(sweep, candidate)])
    settle_gone(actor=actor, case_kind=KIND, open_ids={candidate.pk for candidate in waiting})
    return made


def _of(sweep: Sweep, candidate: Candidate) -> Iterator[Reminder]:
    link = reverse("candidate_page", args=[sweep.actor.school_slug, candidate.pk])
    title = f"Answer the consultation about {candidate.reference}"
    outside = Outside("Answer the council's consultation", candidate.reference, "the school")
    for due in reminders_due([deadline_of(candidate, on=sweep.today)], sweep.today, sweep.days, sweep.told):
        yield Reminder(
            KIND, candidate.pk, due.rule_id, due.kind, due.due_on, sweep.who, title, link, outside, is_overdue(due.kind)
        )
