"""What the school does."""

from django.apps import AppConfig


class ProvisionConfig(AppConfig):
    """What the school does."""

    name = "provision"
