"""Writing mail into the outbox, from where the worker sends it."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from senco.accounts.models import Mail


def queue_mail(*, recipient: str, kind: str, values: dict[str, Any], mail_id: UUID | None = None) -> Mail:
    """Write one message to one person into the outbox. ``values`` name no child."""
    extra = {"id": mail_id} if mail_id else {}
    return Mail.objects.create(recipient=recipient, kind=kind, values=values, next_try_at=timezone.now(), **extra)
