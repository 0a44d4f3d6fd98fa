"""People."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, invitations, notices and the outbox of mail."""

    name = "senco.accounts"
    label = "accounts"
