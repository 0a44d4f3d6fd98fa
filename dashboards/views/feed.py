"""A person's calendar feed: the page on which they make and stop its address, and the feed itself."""

import hashlib

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_GET, require_POST, require_safe

from dashboards import due_dates_selectors as selectors
from dashboards.due_dates_exports import calendar_file
from dashboards.services.feed import FEED_LASTS, make_feed, stop_feed
from senco.access.guard import requires, with_key
from senco.access.http import SchoolRequest, kept_as
from senco.access.roles import Can, Purpose
from senco.access.services import note_use
from senco.accounts.selectors import actor_now

PAGE = "dashboards/feed_page.html"


@require_GET
@requires(Can.SEE_DATES)
def feed_page(request: SchoolRequest) -> HttpResponse:
    """Whether the person has a feed, since when, and when it was last read; never its address."""
    return render(request, PAGE, _context(request))


@require_POST
@requires(Can.SEE_DATES)
def feed_make(request: SchoolRequest) -> HttpResponse:
    """Makes an address and shows it in this answer alone: what is kept nowhere cannot be led to by a redirect."""
    secret = make_feed(actor=request.actor)
    url = settings.BASE_URL + reverse("feed_read", args=[secret])
    context = {"address": url, "subscribe_url": "webcal://" + url.partition("://")[2]}
    return render(request, PAGE, _context(request) | context)


@require_POST
@requires(Can.SEE_DATES)
def feed_stop(request: SchoolRequest) -> HttpResponse:
    """Ends the address."""
    stopped = stop_feed(actor=request.actor)
    said = "The address is stopped. Calendars that read it get nothing more." if stopped else "There was no address to stop."
    messages.success(request, said)
    return redirect("feed_page", school=request.actor.school_slug)


@require_safe
@with_key(Purpose.FEED)
def feed_read(request: SchoolRequest) -> HttpResponseBase:
    """What the holder may see today in the roles they have today; nothing at all where no role is left."""
    today = timezone.localdate()
    school = request.key.school
    reader = actor_now(request.key.subject_id, school_slug=school.slug, can=Can.SEE_DATES, on=today)
    if reader is None:
        del request.actor  # the page that says *not found* would name the school
        raise Http404
    request.actor = reader
    note_use(key=request.key, lasts=FEED_LASTS)
    content = calendar_file(reader, selectors.due_dates(reader, on=today).dates, on=today)
    return _as_calendar(request, content)


def _as_calendar(request: SchoolRequest, content: bytes) -> HttpResponseBase:
    """The file, or *not modified* where the program has just this one."""
    etag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    file = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    file.headers["Content-Disposition"] = 'inline; filename="due-dates.ics"'
    file.headers["ETag"] = etag
    return kept_as(get_conditional_response(request, etag=etag, response=file) or file, "private, no-cache")


def _context(request: SchoolRequest) -> dict[str, object]:
    return {"feed": selectors.feed_of(request.actor), "sees_cases": request.actor.can(Can.SEE_CASES), "days": FEED_LASTS.days}
