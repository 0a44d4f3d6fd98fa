"""The dates in one's own calendar: made in the browser, read by a calendar program, stopped again."""

import json
import re
from datetime import timedelta
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.utils import timezone
from icalevents.icalevents import events
from playwright.sync_api import expect

from tests.journeys.conftest import Person, Stack

NAMES = """
import json
from pupils.models import Pupil
from senco.access.commands import as_school
from senco.access.selectors import school_named
with as_school(school_named("{slug}"), "test"):
    print("NAMES", json.dumps([name for one in Pupil.objects.all() for name in (one.surname, one.forename, one.preferred_name)]))
"""


def names_of(stack: Stack, slug: str) -> set[str]:
    """The names of every pupil of a school; one who has a single name has no other."""
    return {name for name in json.loads(stack.manage("shell", "-c", NAMES.format(slug=slug)).split("NAMES")[1]) if name}


def test_a_calendar_program_shows_the_dates_and_no_child_until_the_address_is_stopped(at_a_desk: Person, stack: Stack) -> None:
    senco = at_a_desk
    senco.sign_in("senco")
    senco.follow("Due dates")
    senco.is_at("Due dates")
    senco.look("due-dates-month")
    senco.follow("List")
    expect(senco.page.get_by_role("columnheader", name="Whose").first).to_be_visible()
    senco.look("due-dates-list")
    senco.follow("In my own calendar")
    senco.is_at("Due dates in my own calendar")
    senco.press("Make an address")
    senco.look("calendar-feed")
    address = senco.field("Address of your calendar").input_value()

    today = timezone.localdate()
    found = events(url=address, start=today - timedelta(days=400), end=today + timedelta(days=400))
    assert any(one.summary.startswith("EHC case ") for one in found)
    assert any(one.summary.startswith("SEN support: review of cycle ") for one in found)
    assert all(one.all_day and one.url.startswith(f"{stack.url}/s/{senco.school.slug}/") for one in found)
    said = "\n".join(f"{one.summary}\n{one.description}\n{one.location}\n{one.uid}" for one in found)
    assert [name for name in names_of(stack, senco.school.slug) if re.search(rf"\b{re.escape(name)}\b", said)] == []

    first = next(one for one in found if one.summary.startswith("EHC case "))
    senco.page.goto(first.url)
    expect(senco.page.locator("main")).to_contain_text(first.summary.split()[2].rstrip(":"))
    senco.open("due-dates/feed/")
    senco.press("Stop this address")
    senco.is_told("The address is stopped.")
    with pytest.raises(HTTPError, match="404"):
        urlopen(address)


def test_the_month_is_a_list_of_days_on_a_phone(on_a_phone: Person) -> None:
    senco = on_a_phone
    senco.sign_in("senco")
    senco.open("due-dates/")
    senco.look("due-dates-phone")
    shown = senco.page.locator("table.cal td").locator("visible=true")
    assert 1 <= shown.count() < 28, "only the days on which something falls, and today"
    expect(senco.page.locator("td.is-today .cal-w")).to_contain_text("today")


def test_the_calendar_works_without_javascript(without_javascript: Person) -> None:
    senco = without_javascript
    senco.sign_in("senco")
    senco.open("due-dates/")
    month = senco.page.locator("h2#month").inner_text()
    senco.page.get_by_role("link", name="Later month").click()
    expect(senco.page.locator("h2#month")).not_to_have_text(month)
    senco.follow("Ours only")
    senco.follow("List")
    expect(senco.page.locator("[aria-current=true]").get_by_text("Ours only")).to_be_visible()
    assert "whose=ours" in senco.page.url and "view=list" in senco.page.url
