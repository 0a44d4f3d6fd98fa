"""Wires the floor: privileges of the application's role after each migration."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccessConfig(AppConfig):
    """Schools, memberships, walls and doors."""

    name = "senco.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_grant, dispatch_uid="senco.access.grants")


def _grant(sender: Any, using: str, **_: Any) -> None:
    # Once per migrate run, after the last app: the signal is sent for each app, and the grants are the same for all.
    from django.apps import apps

    if sender.name == list(apps.get_app_configs())[-1].name:
        from senco.access.grants import grant_to_application

        grant_to_application(using)
