"""Pupils."""

from django.apps import AppConfig


class PupilsConfig(AppConfig):
    """Who the children are."""

    name = "pupils"
