"""How notices and mails say a date of a case, or a review: in senco with the child's name, outside without one."""

from datetime import date

from ehcp.facts import happened
from ehcp.models import Case
from ehcp.rules.clock import Deadline
from ehcp.rules.periods import Party
from ehcp.rules.stages import STAGE, stage_of
from ehcp.rules.telling import has_gone_by, is_practice
from senco.access.rules.dates import short_day
from senco.accounts.reminders import Outside
from senco.calendar.rules.counted import CountedDays

TITLE = 200  # characters that a notice holds


def title_of(case: Case, deadline: Deadline, hint: str = "") -> str:
    """A date as a notice in senco names it, with the child."""
    words = f"{deadline.rule.title}: {case.pupil.full_name}"
    return f"{words}. {hint}"[:TITLE] if hint and len(words) + len(hint) < TITLE - 2 else words[:TITLE]


def outside_of(case: Case, deadline: Deadline, hint: str = "") -> Outside:
    """A date as a mail may tell of it: by the reference of the case, with who must act and where the case stands."""
    stage = stage_of(happened(list(case.events.all())))
    bound = deadline.bound.value
    return Outside(
        what=deadline.rule.title,
        reference=case.reference,
        who=f"{bound[:1].upper()}{bound[1:]}",
        stage=STAGE[stage].sentence if stage else "",
        hint=hint,
        practice=is_practice(deadline),
    )


def hint_about(deadline: Deadline, on: date, days: CountedDays) -> str:
    """What helps with a date of the school's own: until when to send it, that it is practice and no law, and what to do where
    such a date has gone by. Nothing for what others owe."""
    if deadline.bound is not Party.SCHOOL or deadline.due is None:
        return ""
    if not is_practice(deadline):
        return hint_of(deadline.due, on, days)
    said = deadline.reason if has_gone_by(deadline) else ""
    return f"Good practice, not law{f': {said}' if said else ''}."


def hint_of(due: date, on: date, days: CountedDays) -> str:
    """Until when to send what is due on a day without school; nothing once that day has passed too."""
    if due <= on or not days.is_closed(due) or (last := days.before(due, 1)) < on:
        return ""
    return f"School is closed on that day. Send it by {short_day(last)}, the last school day before."
