"""How the sign-in library behaves here: by invitation only, and its mail through the outbox."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from senco.accounts.services.mail import queue_mail


class SchoolAccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations; messages are written into the outbox and sent by the worker."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "This address and this password do not belong together. Check both, or choose “I "
        "cannot sign in” to set a new password.",
        "incorrect_password": "This is not your password. Try again.",
        "incorrect_code": "This code is not right, or it is over. Take the newest one.",
        "too_many_login_attempts": "Too many wrong passwords for this account. Wait 5 minutes, or use your passkey.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        message = self.render_mail(template_prefix, email, context)
        queue_mail(
            recipient=email, kind="sign_in", values={"subject": message.subject, "body": message.body}
        )

    def format_email_subject(self, subject: str) -> str:
        return subject


class SchoolMFAAdapter(DefaultMFAAdapter):
    """The words of the second step."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This code is not right, or it is over. Take the newest one from your app.",
    }
