"""Addresses of the floors beside those of the product: the same door, and as little behind it as the shape of a page needs.

The side bar's counts stand in no floor: what a page pays for them would else be in its floor too, and flatter it. They are
measured as a page of their own, the frame with its counts.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template import engines
from django.test.utils import override_settings
from django.urls import path
from django.utils import timezone

from pupils.selectors import on_roll, with_status
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.urls import urlpatterns as product

_ROWS = """<!doctype html><title>Floor</title><table>{% for one in pupils %}<tr><td>{{ one.full_name }}</td>
<td>{{ one.year }}</td><td>{{ one.status }}</td><td>{{ one.born_on|date:"j M Y" }}</td></tr>{% endfor %}</table>"""
_FRAME = "{% extends 'base.html' %}"
SHOWN = 50


def no_count(actor: Any) -> tuple[int, bool]:
    """Stands in for a count where none is to be paid for."""
    return 0, False


@contextmanager
def without_counts() -> Iterator[None]:
    """The frame as it is, with nothing counted for it: neither in the side bar nor at the bell."""
    places = [(*place, None) for *place, _ in settings.NAVIGATION]
    with override_settings(NAVIGATION=places, BELL_COUNT=f"{__name__}.no_count"):
        yield


@requires(Can.SEE_PUPILS)
def rows(request: SchoolRequest) -> HttpResponse:
    """Fifty pupils with their status in a bare table: one query behind the door."""
    today = timezone.localdate()
    pupils = with_status(on_roll(request.actor, on=today), on=today)[:SHOWN]
    with without_counts():
        return HttpResponse(engines["django"].from_string(_ROWS).render({"pupils": pupils}, request))


@requires(Can.SEE_PUPILS)
def frame(request: SchoolRequest) -> HttpResponse:
    """The frame of every page, with nothing in it and nothing counted for it."""
    with without_counts():
        return HttpResponse(engines["django"].from_string(_FRAME).render({}, request))


@requires(Can.SEE_PUPILS)
def counts(request: SchoolRequest) -> HttpResponse:
    """The frame with nothing in it but the counts of the side bar, as every page of a SENCO has it."""
    return HttpResponse(engines["django"].from_string(_FRAME).render({}, request))


urlpatterns = [
    *product,
    path("s/<slug:school>/floor/rows", rows),
    path("s/<slug:school>/floor/frame", frame),
    path("s/<slug:school>/floor/counts", counts, name="floor_counts"),
]
