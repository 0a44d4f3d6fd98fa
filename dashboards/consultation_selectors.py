"""Consultations to answer, as duties of *today* and as dates of the calendar. Nothing here names a child."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dashboards.rules.due import Duty, DutyKind, Link
from dashboards.rules.due_dates import DueDate, clock_date
from ehcp.candidate_selectors import deadline_of, to_answer
from ehcp.models import Candidate
from ehcp.presenters.candidate import local_words
from senco.access.actor import Actor
from senco.calendar.rules.school_days import SchoolCalendar


def link_to(candidate: Candidate) -> Link:
    """The page of a consultation."""
    return Link("candidate_page", (("candidate", str(candidate.pk)),))


def consultation_duties(actor: Actor, *, on: date) -> Iterator[Duty]:
    """A duty for each consultation that the school has not answered."""
    for candidate in to_answer(actor):
        deadline = deadline_of(candidate, on=on)
        local = local_words(candidate, deadline)
        yield Duty(
            title=f"Answer the consultation about {candidate.reference}",
            reason=f"School’s clock: {deadline.sum_in_words}." + (f" {local}" if local else ""),
            link=link_to(candidate),
            kind=DutyKind.DEADLINE,
            action="Open it",
            due_on=candidate.due_on,
            record=str(candidate.pk),
        )


def consultation_dates(actor: Actor, *, on: date, calendar: SchoolCalendar) -> Iterator[DueDate]:
    """The same as dates of the calendar, with the day to send by."""
    for candidate in to_answer(actor):
        one = clock_date(
            deadline_of(candidate, on=on),
            record=str(candidate.pk),
            reference=candidate.reference,
            changed_at=candidate.opened_at,
            calendar=calendar,
        )
        yield replace(one, reference=f"Consultation {candidate.reference}", link=link_to(candidate))
