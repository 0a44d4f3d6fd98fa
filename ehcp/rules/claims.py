"""What may be recorded as an excuse: which ground can stand beside which date, and with which days."""

from datetime import date

from ehcp.rules.exceptions import EXEMPTIONS, Ground
from senco.access.rules.dates import short_day


def grounds_for(rule_id: str) -> list[Ground]:
    """The grounds that somebody may bring forward for a clock. Lack of staff may be recorded too: it excuses nothing."""
    return [row.ground for row in EXEMPTIONS if rule_id in row.rules or not row.rules]


def why_not_claim(
    rule_id: str, ground: Ground, from_on: date, to_on: date | None, family_told_on: date | None, today: date
) -> str | None:
    """Say why a ground cannot be recorded for a clock with these days, or None where it can."""
    if ground not in grounds_for(rule_id):
        return "No law names this ground for this date, so nothing can be recorded under it."
    wrong = why_not_days(from_on, to_on, family_told_on, today=today)
    return wrong[1] if wrong else None


def why_not_days(from_on: date | None, to_on: date | None, family_told_on: date | None, *, today: date) -> tuple[str, str] | None:
    """Which of the days of a ground cannot be, and why; None where all can."""
    if from_on is not None and from_on > today:
        return "from_on", f"{short_day(from_on)} is still to come. Record it when it has begun."
    if from_on is not None and to_on is not None and to_on < from_on:
        return "to_on", f"It cannot end on {short_day(to_on)}, before it began on {short_day(from_on)}. Check both dates."
    if family_told_on is not None and family_told_on > today:
        return "family_told_on", f"{short_day(family_told_on)} is still to come. Leave the day empty until the family is told."
    return None
