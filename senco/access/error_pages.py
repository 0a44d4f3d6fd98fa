"""The pages of refusal: plain words, the house's style, and nothing of what was asked for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in, at the right school, in a role that does not do this."""
    reason = str(exception) if exception and hasattr(request, "actor") else ""
    return render(request, "403.html", {"exception": reason}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or not yours; the page is the same."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """500: asks nothing of the database, which may be what broke."""
    return HttpResponse(render_to_string("500.html"), status=500)
