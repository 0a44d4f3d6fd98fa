"""Addresses of the floors beside those of the product: the same door, and as little behind it as the shape of a page needs."""

from django.http import HttpResponse
from django.template import engines
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


@requires(Can.SEE_PUPILS)
def rows(request: SchoolRequest) -> HttpResponse:
    """Fifty pupils with their status in a bare table: one query behind the door, beside the counts of the side bar."""
    today = timezone.localdate()
    pupils = with_status(on_roll(request.actor, on=today), on=today)[:SHOWN]
    return HttpResponse(engines["django"].from_string(_ROWS).render({"pupils": pupils}, request))


@requires(Can.SEE_PUPILS)
def frame(request: SchoolRequest) -> HttpResponse:
    """The frame of every page, with nothing in it."""
    return HttpResponse(engines["django"].from_string(_FRAME).render({}, request))


urlpatterns = [*product, path("s/<slug:school>/floor/rows", rows), path("s/<slug:school>/floor/frame", frame)]
