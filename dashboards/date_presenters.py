"""How notices and mails say a date of a case, or a review: in senco with the child's name, outside without one."""

from datetime import date

from ehcp.facts import happened
from ehcp.models import Case
from ehcp.rules.clock import Deadline
from ehcp.rules.stages import STAGE, stage_of
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
    )


def hint_of(due: date, on: date, days: CountedDays) -> str:
    """Until when to send what is due on a day without school; nothing once that day has passed too."""
    if due <= on or not days.is_closed(due) or (last := days.before(due, 1)) < on:
        return ""
    return f"School is closed on that day. Send it by {short_day(last)}, the last school day before."
