"""Sending mail, whenever beat says to look."""

from celery import shared_task

from senco.accounts import outbox


@shared_task
def send_mail() -> int:
    """Send what waits in the outbox."""
    return outbox.send_waiting()
