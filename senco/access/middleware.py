"""What stands around every view: no view without a door, no page kept by a browser, one line in the log."""

import logging
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

requests_log = logging.getLogger("senco.request")

Answer = Callable[[HttpRequest], HttpResponseBase]


class DoorRequired:
    """Refuses a view that declares no door. Views of the sign-in library are known by their place in the address."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if hasattr(view, "door") or request.path.startswith(settings.SIGN_IN_PREFIX):
            return
        raise PermissionDenied("This page has no door.")


class Headers:
    """Headers that every answer carries, error pages too."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not request.path.startswith(settings.STATIC_URL):
            # Set, not defaulted: a page of the sign-in library on a shared computer is kept no more than ours. Only
            # what a program reads and no browser, such as the feed of a calendar, says otherwise (http.kept_as).
            response.headers["Cache-Control"] = getattr(response, "kept_as", "no-store")
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        return response


class RequestLog:
    """One JSON line a request: ids and the route, never a name, never what stood in the address or the form."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request_id = uuid.uuid4().hex[:16]
        begin = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        actor = getattr(request, "actor", None)
        requests_log.info(
            "request",
            extra={
                "request": request_id,
                "method": request.method,
                "route": match.view_name if match else None,
                "status": response.status_code,
                "ms": round((time.perf_counter() - begin) * 1000),
                "school": actor.school_slug if actor else None,
                "user": str(actor.user_id) if actor else None,
            },
        )
        return response
