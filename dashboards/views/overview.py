"""What is late and whose it is: the page of head and SENCO, and the list behind each of its numbers."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dashboards.overview_selectors import Overview
from dashboards.presenters import tiles_shown
from dashboards.rules.overview import Asked, Range, Tile, asked_of, headline, owners_of
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can


@require_GET
@requires(Can.SEE_OVERVIEW)
def overview(request: SchoolRequest) -> HttpResponse:
    """Every tile with its number, the oldest of its list, and whose it is."""
    today, asked = timezone.localdate(), _asked(request)
    unfiltered = Overview(request.actor, on=today).all_items()
    found = {tile: asked.among(items, today) for tile, items in unfiltered.items()}
    everything = [item for items in found.values() for item in items]
    context = {
        "today": today,
        "asked": asked,
        "headline": headline(everything, today),
        "tiles": tiles_shown(found, query=_query(asked)),
        "owners": owners_of(item for items in unfiltered.values() for item in items),
        "ranges": [(one.value, one.label) for one in Range],
    }
    return render(request, "dashboards/overview.html", context)


@require_GET
@requires(Can.SEE_OVERVIEW)
def overview_list(request: SchoolRequest, tile: str) -> HttpResponse:
    """The list behind one number, filtered as the page was."""
    if tile not in {one.value for one in Tile}:
        raise Http404
    today, asked, chosen = timezone.localdate(), _asked(request), Tile(tile)
    items = asked.among(Overview(request.actor, on=today).items_of(chosen), today)
    school = request.actor.school_slug
    rows = [(item, reverse(item.link.name, kwargs={"school": school, **item.link.kwargs})) for item in items]
    context = {"today": today, "asked": asked, "tile": chosen, "rows": rows, "query": _query(asked)}
    return render(request, "dashboards/overview_list.html", context)


def _asked(request: SchoolRequest) -> Asked:
    return asked_of(request.GET.get("range", ""), request.GET.get("owner", ""))


def _query(asked: Asked) -> str:
    told = {"range": asked.range.value if asked.range is not Range.ALL else "", "owner": asked.owner}
    return urlencode({name: value for name, value in told.items() if value})
