"""Backups that were proven."""

from django.apps import AppConfig


class BackupsConfig(AppConfig):
    """Making backups, proving them by a restore, and restoring for real."""

    name = "senco.backups"
    label = "backups"
    default_auto_field = "django.db.models.BigAutoField"
