"""Sending what waits in the outbox: at least once, each time under the same Message-ID."""

import logging
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from senco.accounts.models import Mail

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 5
FIRST_WAIT = timedelta(minutes=1)  # doubled with each failure


def send_waiting(*, limit: int = 100) -> int:
    """Send the mail that is due, one row a transaction; return how many went out."""
    sent = 0
    for _ in range(limit):
        outcome = _send_one()
        if outcome is None:
            break
        sent += outcome
    return sent


def _send_one() -> int | None:
    now = timezone.now()
    with transaction.atomic():
        mail = (
            Mail.objects.select_for_update(skip_locked=True)
            .filter(state=Mail.State.QUEUED, next_try_at__lte=now)
            .order_by("next_try_at")
            .first()
        )
        if mail is None:
            return None
        try:
            message(mail).send()
        except Exception:
            logger.exception("mail not sent", extra={"mail": str(mail.pk), "kind": mail.kind})
            _put_off(mail)
            return 0
        mail.state, mail.sent_at, mail.values = Mail.State.SENT, now, {}
        mail.save(update_fields=["state", "sent_at", "values"])
    return 1


def _put_off(mail: Mail) -> None:
    mail.attempts += 1
    if mail.attempts >= MAX_ATTEMPTS:
        mail.state = Mail.State.FAILED
    mail.next_try_at = timezone.now() + FIRST_WAIT * 2 ** (mail.attempts - 1)
    mail.save(update_fields=["attempts", "state", "next_try_at"])


def message(mail: Mail) -> EmailMessage:
    """The message of a row: the first line of its template is the subject, the rest the body."""
    text = render_to_string(f"emails/{mail.kind}.txt", mail.values)
    subject, _, body = text.partition("\n")
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return EmailMessage(
        subject=subject.strip(),
        body=body.strip() + "\n",
        to=[mail.recipient],
        headers={"Message-ID": f"<{mail.pk}@{host}>"},
    )
