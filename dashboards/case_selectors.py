"""What the dates of EHC cases ask for today: the school's own, by law or by practice, and what others owe soon."""

from collections.abc import Iterator
from datetime import date

from dashboards.rules.due import Duty, DutyKind, Link
from ehcp.facts import dates_of
from ehcp.models import Case
from ehcp.notice_selectors import snooze_of
from ehcp.rules.clock import Deadline, State
from ehcp.rules.diary import IsSchoolDay
from ehcp.rules.periods import Party
from ehcp.rules.telling import Told, has_gone_by, is_practice, still_asks, told_of
from senco.access.rules.dates import short_day

COUNCIL_SHOWN_AHEAD = 14  # calendar days; what others owe is of no use earlier


def case_duties(case: Case, *, on: date, is_school_day: IsSchoolDay) -> Iterator[Duty]:
    """The dates of a case that somebody must still act on: the school's own, and what the council owes soon.

    Of one act one date, as in the notices (``ehcp/rules/telling.py``); the next one is named beside it. Dates whose notices
    sleep come too, marked as such.
    """
    found = [one for one in dates_of(case, on=on, is_school_day=is_school_day) if still_asks(one) or one.state is State.PASSED]
    asleep = [one for one in found if still_asks(one) and snooze_of(case, one, on=on)]
    for told in (*told_of(found, lambda one: one in asleep), *(Told(one) for one in asleep)):
        if _is_worth_showing(told.deadline, on):
            yield _case_duty(case, told, on)


def _is_worth_showing(deadline: Deadline, on: date) -> bool:
    if deadline.bound is Party.SCHOOL:
        return True
    ahead = (deadline.due - on).days if deadline.due else 0
    return deadline.rule.can_be_overdue and ahead <= COUNCIL_SHOWN_AHEAD


def _case_duty(case: Case, told: Told, on: date) -> Duty:
    deadline = told.deadline
    snooze = snooze_of(case, deadline, on=on)
    name = case.pupil.full_name
    ours = deadline.bound is Party.SCHOOL
    return Duty(
        title=f"{deadline.rule.title}: {name}" if ours else f"{_party(deadline)}: {deadline.rule.short.lower()}, {name}",
        reason=_reason(told, on),
        link=Link("case_page", (("case", str(case.pk)),)),
        kind=DutyKind.DEADLINE,
        action="Open the case" if ours else ("Chase" if deadline.state is State.OVERDUE else "Look"),
        due_on=deadline.due,
        waiting_for="" if ours else deadline.bound.value,
        record=f"{case.pk} {deadline.rule_id}",
        asleep_until=snooze.until_on if snooze else None,
        asleep_why=f"“{snooze.reason}” {snooze.made_by.name if snooze.made_by else ''}" if snooze else "",
        gone_by=has_gone_by(deadline) and snooze is None,
    )


def _reason(told: Told, on: date) -> str:
    deadline = told.deadline
    if has_gone_by(deadline):
        return f"Good practice, not law. {_sentence(deadline.reason)}"
    if is_practice(deadline):
        clock = "Good practice, not law"
    else:
        clock = "School’s clock" if deadline.bound is Party.SCHOOL else f"{_party(deadline)}’s clock"
    return " ".join([f"{clock}: {deadline.sum_in_words}.", *_beside(told, on)])


def _beside(told: Told, on: date) -> Iterator[str]:
    """The next date of the same act that waits behind this one, and the last one before it that has gone by."""
    ahead = [one for one in told.quiet if one.is_open and one.due]
    before = [one for one in told.quiet if one.state is State.PASSED]
    for one in ahead[:1]:
        clock = "Practice" if is_practice(one) else "By law"
        yield f"{clock}: {one.rule.title[:1].lower()}{one.rule.title[1:]} by {short_day(one.due, on) if one.due else ''}."
    for one in before[-1:]:
        yield _sentence(one.reason)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _party(deadline: Deadline) -> str:
    return deadline.bound.value.removeprefix("the ").capitalize()
