"""The request as the views behind a door get it."""

from typing import Any

from django.http import HttpRequest

from senco.access.actor import Actor
from senco.access.models import AccessKey


class SchoolRequest(HttpRequest):
    """A request that came through a door: who acts, in which capacities they could, the key that opened it."""

    actor: Actor
    actors: list[Actor]
    key: AccessKey
    htmx: Any  # django_htmx's own
