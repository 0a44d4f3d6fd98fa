"""What looks across."""

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    """What looks across."""

    name = "dashboards"
