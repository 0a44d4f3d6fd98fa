"""Due dates as an iCalendar file, for a calendar program outside the school's walls: it names no child."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event, Timezone, vDuration

from dashboards.rules.due_dates import DueDate, What
from provision.rules.timing import Force
from senco.access.actor import Actor

REFRESH = timedelta(hours=4)  # how often a program that asks should look again
FORCE_WORDS = {Force.MUST: "The law says must", Force.SHOULD: "The Code of Practice says should", Force.PRACTICE: "Custom"}


def calendar_file(actor: Actor, dates: Iterable[DueDate], *, on: date) -> bytes:
    """The dates of one person at one school. The same dates on the same day make the same bytes."""
    file = Calendar()
    file.add("PRODID", "-//senco//due dates//EN")
    file.add("VERSION", "2.0")
    file.add("CALSCALE", "GREGORIAN")
    file.add("METHOD", "PUBLISH")
    for name in ("NAME", "X-WR-CALNAME"):
        file.add(name, f"Due dates, {actor.school_name}")
    file.add("REFRESH-INTERVAL", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    file.add("X-PUBLISHED-TTL", vDuration(REFRESH))
    for one in dates:
        file.add_component(_event(one, actor.school_slug, on))
    if not file.subcomponents:
        # A file without any component is none by the standard, and some programs drop the subscription.
        file.add_component(Timezone.from_tzid(settings.TIME_ZONE))
    return file.to_ical()


def _event(one: DueDate, school: str, on: date) -> Event:
    url = settings.BASE_URL + reverse(one.link.name, kwargs={"school": school, **one.link.kwargs})
    late, changed_at = one.is_late(on), one.changed_at
    if late:
        # It became overdue at midnight after its day, which is when this entry last changed.
        changed_at = max(changed_at, timezone.make_aware(datetime.combine(one.on + timedelta(days=1), time())))
    event = Event()
    event.add("UID", one.uid)
    event.add("DTSTAMP", changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("LAST-MODIFIED", changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("SEQUENCE", int(late))
    event.add("DTSTART", one.on)
    event.add("DTEND", one.on + timedelta(days=1))
    event.add("SUMMARY", one.summary(on))
    event.add("DESCRIPTION", f"{_described(one)}\n{url}")
    event.add("URL", url)
    event.add("STATUS", "CONFIRMED")
    event.add("TRANSP", "TRANSPARENT")  # a date takes nobody's time
    event.add("CLASS", "PRIVATE")
    return event


def _described(one: DueDate) -> str:
    whose = f"{one.whose.value} to do."
    source = f" {FORCE_WORDS[one.force]}: {one.citation}." if one.force and one.what is not What.REVIEW else ""
    return f"{whose}{source} Open it in senco to see whose it is and how the date comes about:"
