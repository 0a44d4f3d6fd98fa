"""The statutory plan."""

from django.apps import AppConfig


class EhcpConfig(AppConfig):
    """The statutory plan."""

    name = "ehcp"
