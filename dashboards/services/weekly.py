"""The mail of the week: what is overdue, due this week and due next week, for everybody who wants it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse

from dashboards.date_presenters import hint_about, hint_of, outside_of
from ehcp.facts import dates_of
from ehcp.notice_selectors import open_in_portions, sleeps_of
from ehcp.rules.clock import Deadline
from ehcp.rules.diary import IsSchoolDay, school_days_of
from ehcp.rules.snoozing import is_asleep
from ehcp.rules.telling import has_gone_by, still_asks, told_of
from provision import selectors as provision_selectors
from provision.rules.cycle import Stage
from senco.access.actor import Actor
from senco.access.roles import Can
from senco.access.rules.words import plural
from senco.access.selectors import people_who_can
from senco.accounts.mail_presenters import GONE_BY, Item, WeekTold
from senco.accounts.mail_selectors import week_of, who_want_the_week
from senco.accounts.reminders import Outside
from senco.accounts.services.weekly import write_weekly
from senco.calendar.rules.counted import CountedDays
from senco.calendar.selectors import calendar


@dataclass
class Week:
    """What a mail of the week tells, while it is gathered: to whoever runs cases, or cycles."""

    today: date
    late: list[Item] = field(default_factory=list)
    gone_by: list[Item] = field(default_factory=list)
    this: list[Item] = field(default_factory=list)
    next: list[Item] = field(default_factory=list)
    asleep: int = 0

    def put(self, item: Item) -> None:
        """Put a thing where it belongs by its day; what is further off is left for a later mail."""
        sunday = week_of(self.today) + timedelta(days=6)
        if item.due_on < self.today:
            (self.gone_by if item.outside.practice else self.late).append(item)
        elif item.due_on <= sunday:
            self.this.append(item)
        elif item.due_on <= sunday + timedelta(days=7):
            self.next.append(item)


def send_the_week(*, actor: Actor, today: date) -> int:
    """Write the mails of the week that have not been written; return how many. Once a week for each person, on Monday or
    whenever the first sweep after it runs."""
    people = {person.pk for person in who_want_the_week(actor, on=today)}
    if not people:
        return 0
    run_cases, run_cycles = (
        people & set(people_who_can(actor.school_id, can, on=today)) for can in (Can.RUN_CASES, Can.RUN_CYCLES)
    )
    school = calendar()
    days = CountedDays(school)
    cases = _cases(actor, today, days, school_days_of(school)) if run_cases else Week(today)
    cycles = _cycles(actor, today, days) if run_cycles else Week(today)
    told: dict[UUID, WeekTold] = {}
    for person in people:
        told[person] = _told([week for week, who in ((cases, run_cases), (cycles, run_cycles)) if person in who])
    return write_weekly(actor=actor, told=told, today=today)


def _cases(actor: Actor, today: date, days: CountedDays, is_school_day: IsSchoolDay) -> Week:
    """The dates of cases, of one act one, as the notices tell of them (``ehcp/rules/telling.py``)."""
    week = Week(today)
    for portion in open_in_portions(actor):
        for case in portion:
            link = reverse("case_page", args=[actor.school_slug, case.pk])
            sleeps = sleeps_of(case)
            dates = dates_of(case, on=today, is_school_day=is_school_day)
            asleep = [one for one in dates if still_asks(one) and is_asleep(sleeps, one, today)]
            week.asleep += sum(_is_told(one, today) for one in asleep)
            for told in told_of(one for one in dates if one not in asleep):
                deadline = told.deadline
                if deadline.due is not None and _is_told(deadline, today):
                    hint = hint_about(deadline, today, days)
                    week.put(Item(outside_of(case, deadline, hint), deadline.due, link))
    return week


def _is_told(deadline: Deadline, today: date) -> bool:
    """A right that somebody else may use is told of while it runs; after it, only what can be overdue."""
    if deadline.due is None:
        return False
    return deadline.due >= today or deadline.rule.can_be_overdue or has_gone_by(deadline)


def _cycles(actor: Actor, today: date, days: CountedDays) -> Week:
    week = Week(today)
    for cycle in provision_selectors.open_cycles(actor):
        if cycle.review_on is None or Stage(cycle.stage) not in (Stage.DO, Stage.REVIEW):
            continue
        hint = hint_of(cycle.review_on, today, days)
        outside = Outside("Review a cycle of SEN support", who="The school", stage=f"Cycle {cycle.number}", hint=hint)
        week.put(Item(outside, cycle.review_on, reverse("cycle_page", args=[actor.school_slug, cycle.pk])))
    return week


def _told(weeks: Sequence[Week]) -> WeekTold:
    """What one person is told, from the weeks of those things that they can act on."""
    groups = (
        ("Overdue", _all(week.late for week in weeks)),
        (GONE_BY, _all(week.gone_by for week in weeks)),
        ("Due this week", _all(week.this for week in weeks)),
        ("Due next week", _all(week.next for week in weeks)),
    )
    late, gone_by, this, after = (len(found) for _, found in groups)
    asleep = sum(week.asleep for week in weeks)
    if not (late or gone_by or this or after):
        return WeekTold()
    heading = f"{plural(late, 'thing') if late else 'Nothing'} overdue, {this or 'none'} due this week, {after or 'none'} next week."
    if gone_by:
        heading += f" {plural(gone_by, 'practice date')} {'has' if gone_by == 1 else 'have'} gone by."
    if asleep:
        heading += f" The notices of {plural(asleep, 'date')} are asleep and not in this list."
    return WeekTold(heading, late, groups)


def _all(lists: Iterable[list[Item]]) -> list[Item]:
    return [item for one in lists for item in one]
