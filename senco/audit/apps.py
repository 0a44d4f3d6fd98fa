"""The log."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """What happened, to whom and by whom."""

    name = "senco.audit"
    label = "audit"
