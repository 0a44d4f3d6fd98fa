"""What the roof does by itself: reminding people of what is due."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from uuid import UUID, uuid5

from django.urls import reverse

from dashboards.date_presenters import hint_about, hint_of, outside_of, title_of
from ehcp.models import Case
from ehcp.notice_selectors import notice_days, open_in_portions, sleeps_of
from ehcp.rules.clock import Deadline
from ehcp.rules.diary import IsSchoolDay, school_days_of
from ehcp.rules.periods import Party
from ehcp.rules.reminders import DUE, NoticeDays, is_overdue, newest, reminders_due
from ehcp.rules.snoozing import is_asleep
from ehcp.rules.telling import told_of
from ehcp.services.index import refresh_cases
from provision import selectors as provision_selectors
from provision.models import Cycle
from provision.rules.cycle import Stage
from senco.access.actor import Actor
from senco.access.roles import Can, Role
from senco.access.rules.dates import school_year_start
from senco.access.selectors import people_who_can, people_with_role
from senco.accounts.reminders import Outside, Reminder
from senco.accounts.services.notices import remind, settle_gone, settle_notices
from senco.calendar.rules.counted import CountedDays
from senco.calendar.rules.drawing_up import title_of as year_title
from senco.calendar.selectors import calendar

logger = logging.getLogger(__name__)

# Of a year without a calendar one is told once a date comes so near that its school days are counted.
COUNTED_AHEAD = timedelta(weeks=12)
CALENDARS = UUID("5f0f4d0c-6c5e-4f0e-9d0b-0d6c1f4b7a11")  # names the notices about years that are not set up


@dataclass
class Sweep:
    """One sweep of one school: by which days it counts, whom it tells, and which years it had to guess."""

    actor: Actor
    today: date
    days: CountedDays
    is_school_day: IsSchoolDay
    told: NoticeDays
    run_cases: tuple[UUID, ...]
    run_cycles: tuple[UUID, ...]
    guessed: set[int] = field(default_factory=set)


def remind_of_what_is_due(*, actor: Actor, today: date) -> int:
    """Write the notices of the day for one school; return how many are new. A second run, or one after days of
    silence, adds only what is missing, and of each date only the newest milestone.

    Cases are read some hundreds at once, so that a sweep takes as many queries for each portion, however many there are.
    The school's calendar is read once: notices are counted by it, and practice dates hang on it. Of one act one date is told
    of (``ehcp/rules/telling.py``).
    """
    run_cases, run_cycles = (
        tuple(people_who_can(actor.school_id, can, on=today)) for can in (Can.RUN_CASES, Can.RUN_CYCLES)
    )
    school = calendar()
    sweep = Sweep(actor, today, CountedDays(school), school_days_of(school), notice_days(), run_cases, run_cycles)
    made, swept = 0, set()
    for cases in open_in_portions(actor):
        made += _portion(sweep, cases)
        swept |= {case.pk for case in cases if case.closed_on is None}
    settle_gone(actor=actor, case_kind="case", open_ids=swept)
    cycles = list(provision_selectors.open_cycles(actor))
    made += remind(
        actor=actor,
        reminders=[one for cycle in cycles for one in _of_cycle(sweep, cycle)],
        open_dates={cycle.pk: {("review", cycle.review_on)} for cycle in cycles if cycle.review_on},
    )
    settle_gone(actor=actor, case_kind="cycle", open_ids={cycle.pk for cycle in cycles})
    return made + _of_calendar(sweep)


def _portion(sweep: Sweep, cases: Sequence[Case]) -> int:
    found, amiss = refresh_cases(cases=cases, today=sweep.today, is_school_day=sweep.is_school_day)
    for case in amiss:
        logger.warning("the next date of a case was out of step with the rules", extra={"case": case.reference})
    reminders: list[Reminder] = []
    open_dates: dict[UUID, set[tuple[str, date]]] = {}
    for case in cases:
        told = told_of(found[case.pk], partial(is_asleep, sleeps_of(case), on=sweep.today))
        awake = [one.deadline for one in told]
        open_dates[case.pk] = {(one.rule_id, one.due) for one in awake if one.due}
        reminders += _of_case(sweep, case, awake)
    return remind(actor=sweep.actor, reminders=reminders, open_dates=open_dates)


def _of_case(sweep: Sweep, case: Case, awake: Sequence[Deadline]) -> Iterator[Reminder]:
    by_id = {deadline.rule_id: deadline for deadline in awake}
    link = reverse("case_page", args=[sweep.actor.school_slug, case.pk])
    sleeps = sleeps_of(case)
    for due in reminders_due(awake, sweep.today, sweep.days, sweep.told, sleeps):
        deadline = by_id[due.rule_id]
        ours = deadline.bound is Party.SCHOOL
        # Of what others owe one is told when it is due or late, not days ahead: there is nothing to do yet.
        if not ours and due.due_on > sweep.today:
            continue
        _note_guess(sweep, due.due_on)
        hint = hint_about(deadline, sweep.today, sweep.days)
        yield Reminder(
            case_kind="case",
            case_id=case.pk,
            milestone=due.rule_id,
            kind=due.kind,
            due_on=due.due_on,
            recipient_ids=sweep.run_cases,
            title=title_of(case, deadline, hint),
            link=link,
            outside=outside_of(case, deadline, hint),
            urgent=ours and is_overdue(due.kind),
        )


def _of_cycle(sweep: Sweep, cycle: Cycle) -> Iterator[Reminder]:
    if cycle.review_on is None or Stage(cycle.stage) not in (Stage.DO, Stage.REVIEW):
        return
    kind = newest(cycle.review_on, sweep.today, sweep.days, sweep.told)
    if kind is None:
        return
    _note_guess(sweep, cycle.review_on)
    yield Reminder(
        case_kind="cycle",
        case_id=cycle.pk,
        milestone="review",
        kind=kind,
        due_on=cycle.review_on,
        recipient_ids=sweep.run_cycles,
        title=f"Review the cycle of {cycle.pupil.full_name}"[:200],
        link=reverse("cycle_page", args=[sweep.actor.school_slug, cycle.pk]),
        outside=Outside(
            "Review a cycle of SEN support",
            who="The school",
            stage=f"Cycle {cycle.number}",
            hint=hint_of(cycle.review_on, sweep.today, sweep.days),
        ),
        urgent=is_overdue(kind),
    )


def _note_guess(sweep: Sweep, due_on: date) -> None:
    """Keep in mind which school years a date that comes near was counted in without their calendar."""
    if sweep.today <= due_on <= sweep.today + COUNTED_AHEAD:
        days = (sweep.today, due_on)
        sweep.guessed |= {school_year_start(on).year for on in days if sweep.days.is_assumed(on)}


def _of_calendar(sweep: Sweep) -> int:
    """Tell the SENCO once of each school year whose days were guessed; what was told of one that is set up is done with."""
    actor, year = sweep.actor, school_year_start(sweep.today).year
    for begins in (year, year + 1):
        if sweep.days.calendar.knows(date(begins, 9, 1)):
            settle_notices(actor=actor, case_id=_year_id(actor, begins))
    who = tuple(people_with_role(actor.school_id, [Role.SENCO], on=sweep.today)) if sweep.guessed else ()
    return remind(actor=actor, reminders=[_year_missing(actor, begins, who) for begins in sorted(sweep.guessed)])


def _year_id(actor: Actor, begins: int) -> UUID:
    return uuid5(CALENDARS, f"{actor.school_id} {begins}")


def _year_missing(actor: Actor, begins: int, who: tuple[UUID, ...]) -> Reminder:
    what = f"Set up the school calendar {year_title(begins)}"
    why = "until then notices are counted in weekdays, as if there were no school holidays"
    return Reminder(
        case_kind="calendar",
        case_id=_year_id(actor, begins),
        milestone="year",
        kind=DUE,
        due_on=date(begins, 9, 1),
        recipient_ids=who,
        title=f"{what}: {why}",
        link=reverse("calendar_year", args=[actor.school_slug, begins]),
        outside=Outside(what, who="The SENCO", hint=f"{why[:1].upper()}{why[1:]}."),
    )
