"""What goes out to those who are asked for advice: a mail, and a link of their own that ends with the next one."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from ehcp.models import AdviceRequest
from ehcp.rules.advice import Seat
from senco.access import services as access_services
from senco.access.actor import Actor
from senco.access.roles import Can, Purpose
from senco.access.rules.dates import clock, day_in_full, long_date
from senco.access.selectors import school_named
from senco.accounts.services.mail import queue_mail

LINK_LASTS = timedelta(days=14)  # after the meeting: the report is due by then, and late advice can still go with it


def write_mail(*, actor: Actor, row: AdviceRequest, kind: str, meeting_on: date | None, today: date) -> int:
    """Put a mail to one person into the outbox; 0 where no address is known. It names no child."""
    actor.must(Can.RUN_CASES)
    if not row.email:
        return 0
    review = row.review
    values = {
        "school": actor.school_name,
        "telephone": school_named(actor.school_slug).telephone,
        "reference": review.case.reference,
        "is_family": row.seat in (Seat.PARENT, Seat.CHILD),
        "meeting": day_in_full(meeting_on) if meeting_on else "",
        "at": clock(review.starts_at) if review.starts_at else "",
        "place": review.place,
        "is_over": meeting_on is not None and meeting_on < today,
        "reply_by": long_date(row.reply_by_on) if row.reply_by_on else "",
    }
    if row.answered_on is None:
        values["url"] = new_link(actor=actor, row=row, meeting_on=meeting_on, today=today)
    queue_mail(recipient=row.email, kind=kind, values=values)
    return 1


def new_link(*, actor: Actor, row: AdviceRequest, meeting_on: date | None, today: date) -> str:
    """A link for one person; older ones end. It is known here and never again."""
    actor.must(Can.RUN_CASES)
    end_links(actor=actor, row=row)
    ends_on = max(meeting_on or today, today) + LINK_LASTS
    ends_at = timezone.make_aware(datetime.combine(ends_on, time(23, 59)))
    secret = access_services.make_key(actor=actor, purpose=Purpose.ADVICE.value, subject_id=row.pk, expires_at=ends_at)
    return settings.BASE_URL + reverse("advice_give", args=[secret])


def end_links(*, actor: Actor, row: AdviceRequest) -> None:
    """Whatever link somebody had opens nothing any more."""
    actor.must(Can.RUN_CASES)
    access_services.revoke_keys(actor=actor, purpose=Purpose.ADVICE.value, subject_id=row.pk)
