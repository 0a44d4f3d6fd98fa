"""The request as the views behind a door get it."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from senco.access.actor import Actor
from senco.access.models import AccessKey


class SchoolRequest(HttpRequest):
    """A request that came through a door: who acts, in which capacities and elsewhere they could, the key that opened it."""

    actor: Actor
    actors: list[Actor]
    has_other_schools: bool
    key: AccessKey
    htmx: Any  # django_htmx's own


def bytes_sent(request: HttpRequest) -> int:
    """How large the body of a request says it is, also where it was too large to be kept."""
    return int(request.META.get("CONTENT_LENGTH") or 0)


def kept_as(response: HttpResponseBase, policy: str) -> HttpResponseBase:
    """Say by which rule an answer may be kept that is read by a program and not in a browser. All others are not kept."""
    response.kept_as = policy  # type: ignore[attr-defined]
    return response
