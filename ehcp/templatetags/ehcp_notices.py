"""What stands beside a date of a case about its notices: whether they sleep, and until when and why."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ehcp.models import Case
from ehcp.notice_selectors import snooze_of
from ehcp.rules.clock import Deadline
from ehcp.rules.snoozing import latest_waking
from senco.access.roles import Can
from senco.access.rules.dates import short_date
from senco.access.templatetags.senco_ui import chip

register = template.Library()


@register.simple_tag
def asleep_chip(case: Case | None, deadline: Deadline) -> SafeString:
    """A chip on a line of its own that says until when the notices of a date sleep; nothing where they do not.

    The date of a consultation about a child who is not on roll belongs to no case, and does not sleep.
    """
    today = timezone.localdate()
    snooze = snooze_of(case, deadline, on=today) if case else None
    if snooze is None:
        return SafeString("")
    return format_html("<br>{}", chip("idle", f"Asleep until {short_date(snooze.until_on, today)}", "bell"))


@register.inclusion_tag("ehcp/_snooze.html", takes_context=True)
def snooze_line(context: Context, case: Case | None, deadline: Deadline) -> dict[str, Any]:
    """Below an open date: the reason for which its notices sleep and a button that wakes them, or a way to put them to sleep."""
    today = timezone.localdate()
    request = context["request"]
    return {
        "request": request,
        "case": case,
        "deadline": deadline,
        "snooze": snooze_of(case, deadline, on=today) if case else None,
        "may_run": request.actor.can(Can.RUN_CASES),
        "may_sleep": bool(case) and latest_waking(deadline, today) is not None,
        "today": today,
    }
