"""How the sign-in library behaves here: by invitation only, and its mail through the outbox."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from senco.accounts import services


class SchoolAccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations; messages are written into the outbox and sent by the worker."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        message = self.render_mail(template_prefix, email, context)
        services.queue_mail(
            recipient=email, kind="sign_in", values={"subject": message.subject, "body": message.body}
        )

    def format_email_subject(self, subject: str) -> str:
        return subject
