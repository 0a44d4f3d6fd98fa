"""Mail that waits: one recipient, no name, sent once, tried again when the server is away."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail as django_mail
from django.core.mail import EmailMessage
from django.utils import timezone

from senco.accounts import outbox
from senco.accounts.mail import ManyRecipients
from senco.accounts.models import Mail
from senco.accounts.services.mail import queue_mail


@pytest.fixture(autouse=True)
def house_backend(settings: Any) -> Iterator[None]:
    """The product's own gate in front of Django's mailbox for tests."""
    settings.EMAIL_BACKEND = "senco.accounts.mail.OneRecipientBackend"
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    django_mail.outbox = []
    return


def test_waiting_mail_goes_out_once_and_its_values_are_forgotten(db: None) -> None:
    mail = queue_mail(recipient="a@example.org", kind="digest", values={"count": 2, "url": "https://x.example"})
    assert outbox.send_waiting() == 1
    assert outbox.send_waiting() == 0
    mail.refresh_from_db()
    assert (mail.state, mail.values) == (Mail.State.SENT, {})
    [message] = django_mail.outbox
    assert message.subject == "2 things to look at in senco"
    assert message.extra_headers["Message-ID"].startswith(f"<{mail.pk}@")
    assert "https://x.example" in message.body


def test_a_server_that_is_away_is_tried_again_later_under_the_same_id(db: None, settings: Any) -> None:
    settings.EMAIL_DELIVERY_BACKEND = "tests.accounts.test_outbox.Away"
    mail = queue_mail(recipient="a@example.org", kind="digest", values={"count": 1, "url": "https://x.example"})
    assert outbox.send_waiting() == 0
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (Mail.State.QUEUED, 1)
    assert mail.next_try_at > timezone.now()
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Mail.objects.update(next_try_at=timezone.now())
    assert outbox.send_waiting() == 1
    assert django_mail.outbox[0].extra_headers["Message-ID"].startswith(f"<{mail.pk}@")


def test_after_five_failures_a_mail_is_given_up_and_kept(db: None, settings: Any) -> None:
    settings.EMAIL_DELIVERY_BACKEND = "tests.accounts.test_outbox.Away"
    mail = queue_mail(recipient="a@example.org", kind="digest", values={"count": 1, "url": "https://x.example"})
    for _ in range(6):
        Mail.objects.update(next_try_at=timezone.now() - timedelta(seconds=1))
        outbox.send_waiting()
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (Mail.State.FAILED, 5)


@pytest.mark.parametrize(
    "addressed",
    [
        {"to": ["a@example.org", "b@example.org"]},
        {"to": ["a@example.org"], "bcc": ["b@example.org"]},
        {"to": [], "bcc": ["b@example.org"]},
        {"to": ["a@example.org"], "cc": ["a@example.org"]},
    ],
)
def test_a_message_to_more_than_one_person_is_refused(addressed: dict[str, list[str]]) -> None:
    with pytest.raises(ManyRecipients):
        EmailMessage("subject", "body", **addressed).send()
    assert django_mail.outbox == []


def test_a_line_break_in_a_subject_is_refused(db: None) -> None:
    queue_mail(
        recipient="a@example.org", kind="sign_in", values={"subject": "Hello", "body": "Bcc: b@example.org"}, mail_id=uuid4()
    )
    outbox.send_waiting()
    [message] = django_mail.outbox
    assert message.recipients() == ["a@example.org"]


class Away:
    """A mail server that does not answer."""

    def __init__(self, **_: Any) -> None:
        pass

    def send_messages(self, _: Any) -> int:
        raise ConnectionRefusedError
