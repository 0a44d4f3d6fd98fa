"""The last gate of mail: exactly one recipient, whoever wrote the message."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.module_loading import import_string


class ManyRecipients(ValueError):
    """A message with more than one recipient (or none): refused, since a list of parents is itself a disclosure."""


class OneRecipientBackend(BaseEmailBackend):
    """Hands each message on to ``settings.EMAIL_DELIVERY_BACKEND`` if it has exactly one recipient."""

    def __init__(self, fail_silently: bool = False, **kwargs: Any) -> None:
        super().__init__(fail_silently=fail_silently)
        self._delivery = import_string(settings.EMAIL_DELIVERY_BACKEND)(fail_silently=fail_silently, **kwargs)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            if len(message.recipients()) != 1 or message.cc or message.bcc:
                raise ManyRecipients("A message goes to exactly one person")
        return self._delivery.send_messages(email_messages) or 0
