"""The feed of a person's own calendar: secret, theirs alone, true to their role of the day, and silent about children."""

import hashlib
from datetime import date, datetime, timedelta
from typing import Any

import icalendar
import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dashboards.services.feed import FEED_LASTS, make_feed, stop_feed
from ehcp.models import Case
from ehcp.rules.stages import Event
from ehcp.services import cases, events
from provision.models import Cycle
from pupils.models import Pupil, TeachingLink
from senco.access.errors import Refused
from senco.access.models import AccessKey
from senco.access.roles import Purpose, Role
from senco.accounts.models import User
from senco.audit.models import Event as Logged
from tests import factories
from tests.world import World

TODAY = factories.today()


def feed_url(world: World, role: Role = Role.SENCO) -> str:
    """The address of a feed that a person of this role has just made."""
    with factories.inside(world.a.school):
        secret = make_feed(actor=factories.actor_of(world.a.people[role], world.a.school))
    return reverse("feed_read", args=[secret])


def read(url: str, **headers: str) -> Any:
    """What a calendar program gets: no session, no cookie."""
    return Client().get(url, headers=headers)


def entries(url: str) -> list[Any]:
    answer = read(url)
    assert answer.status_code == 200
    return list(icalendar.Calendar.from_ical(answer.content).walk("VEVENT"))


def key() -> AccessKey:
    return AccessKey.objects.get(purpose=Purpose.FEED.value, revoked_at__isnull=True)


def advice_asked(world: World, *, asked_on: date, today: date = TODAY) -> Case:
    """A case in which the school's advice is asked for."""
    with factories.inside(world.a.school) as actor:
        senco = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
        case = cases.open_request(
            actor=senco, pupil=factories.make_pupil(actor, surname="Nightjar"), council="Fernshire",
            requested_by="parent", received_on=asked_on - timedelta(days=30), today=today,
        )  # fmt: skip
        for event in (Event.AGREED, Event.ADVICE_ASKED):
            events.record_event(actor=senco, case=case, event=event, happened_on=asked_on, today=today)
    return case


def at_work(world: World) -> None:
    """The cycles of both pupils are at work and have a day of review."""
    with factories.inside(world.a.school):
        Cycle.objects.update(stage="do", review_on=TODAY + timedelta(days=5))


def test_an_address_is_shown_once_and_then_only_when_it_was_made_and_read(world: World) -> None:
    client = Client()
    client.force_login(world.a.people[Role.SENCO])
    slug = world.a.school.slug
    page, form = reverse("feed_page", args=[slug]), {"acting_as": f"{slug}:staff"}
    assert "You have no address yet" in client.get(page).content.decode()
    made = client.post(reverse("feed_make", args=[slug]), form)
    address = made.context["address"]
    assert address.startswith(f"{settings.BASE_URL}/calendar-feed/") and address in made.content.decode()
    secret = address.split("/")[-2]
    assert key().secret_sha256 == hashlib.sha256(secret.encode()).hexdigest()
    later = client.get(page).content.decode()
    assert secret not in later and "Not yet" in later
    assert read(address.removeprefix(settings.BASE_URL)).status_code == 200
    assert "Not yet" not in client.get(page).content.decode()
    client.post(reverse("feed_stop", args=[slug]), form)
    assert read(address.removeprefix(settings.BASE_URL)).status_code == 404
    assert "You have no address yet" in client.get(page).content.decode()
    assert "There was no address to stop" in client.post(reverse("feed_stop", args=[slug]), form, follow=True).content.decode()


def test_a_new_address_ends_the_old_one_and_both_are_in_the_log(world: World) -> None:
    old, new = feed_url(world), feed_url(world)
    assert (read(old).status_code, read(new).status_code) == (404, 200)
    with factories.inside(world.a.school):
        stop_feed(actor=factories.actor_of(world.a.people[Role.SENCO], world.a.school))
        verbs = list(Logged.objects.filter(verb__startswith="feed_").order_by("at").values_list("verb", flat=True))
        told = str(list(Logged.objects.filter(verb__startswith="feed_").values()))
    assert verbs == ["feed_made", "feed_made", "feed_stopped"]
    assert new.split("/")[-2] not in told and old.split("/")[-2] not in told


def test_only_those_who_see_dates_make_an_address(world: World) -> None:
    for role in (Role.ADMIN, Role.GOVERNOR, Role.PARENT):
        with pytest.raises(Refused, match="see what is due"):
            feed_url(world, role)


def test_no_address_is_made_for_nobody(world: World) -> None:
    with factories.inside(world.a.school) as system, pytest.raises(Refused, match="belongs to a person"):
        make_feed(actor=system)


def test_an_entry_says_the_case_the_duty_and_where_to_look(world: World) -> None:
    case = advice_asked(world, asked_on=TODAY - timedelta(days=10))
    due = TODAY - timedelta(days=10) + timedelta(weeks=6)
    [entry] = [one for one in entries(feed_url(world)) if str(one["UID"]).startswith(f"{case.pk}.ehc-advice.{due:%Y%m%d}@")]
    assert entry["SUMMARY"] == f"EHC case {case.reference}: our advice due"
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (due, due + timedelta(days=1))
    assert entry["DTSTART"].params["VALUE"] == "DATE"
    assert entry["URL"] == settings.BASE_URL + reverse("case_page", args=[world.a.school.slug, case.pk])
    assert "9.41" in entry["DESCRIPTION"] and entry["DESCRIPTION"].endswith(entry["URL"])
    assert (entry["STATUS"], entry["TRANSP"], entry["SEQUENCE"]) == ("CONFIRMED", "TRANSPARENT", 0)
    assert not entry.walk("VALARM")


def test_an_overdue_date_stays_on_its_day_and_says_so(world: World) -> None:
    advice_asked(world, asked_on=TODAY - timedelta(weeks=6, days=3))
    [entry] = [one for one in entries(feed_url(world)) if "advice" in one["SUMMARY"]]
    assert entry["SUMMARY"].startswith("Overdue: EHC case ")
    assert entry["DTSTART"].dt == TODAY - timedelta(days=3)
    assert entry["SEQUENCE"] == 1
    assert timezone.localtime(entry["LAST-MODIFIED"].dt) >= timezone.make_aware(datetime.combine(TODAY - timedelta(days=2), datetime.min.time()))


def test_no_child_is_named_in_a_feed_and_no_council(world: World) -> None:
    at_work(world)
    advice_asked(world, asked_on=TODAY - timedelta(days=10))
    for role in (Role.SENCO, Role.HEAD, Role.TEACHER):
        said = read(feed_url(world, role)).content.decode().replace("\r\n ", "")
        assert "BEGIN:VEVENT" in said
        with factories.inside(world.a.school):
            names = {part for pupil in Pupil.objects.all() for part in (pupil.surname, pupil.forename, pupil.preferred_name)}
            groups = {pupil.group.name for pupil in Pupil.objects.exclude(group=None).select_related("group")}
        assert not [name for name in names - {""} if name.lower() in said.lower()]
        assert not [name for name in groups if f"{name} " in said]
        assert "SAFE-" not in said and "Fernshire" not in said


def test_a_day_to_send_by_stands_beside_a_date_of_ours_without_school(world: World) -> None:
    on = date(2026, 11, 25)
    with factories.inside(world.a.school) as actor:
        factories.make_calendar(actor, begins=2026)
    case = advice_asked(world, asked_on=date(2026, 11, 10), today=on)
    with time_machine.travel(datetime(2026, 11, 25, 12)):
        found = {str(one["SUMMARY"]): one["DTSTART"].dt for one in entries(feed_url(world)) if case.reference in one["SUMMARY"]}
    assert found[f"EHC case {case.reference}: our advice due"] == date(2026, 12, 22)
    send_by = f"EHC case {case.reference}: send by today (our advice due Tue 22 Dec 2026, no school day)"
    assert found[send_by] == date(2026, 12, 18)
    assert sum("send by" in said for said in found) == 1, "what the council owes has none"


def test_a_teacher_gets_the_reviews_of_own_pupils_as_long_as_the_link_holds(world: World) -> None:
    at_work(world)
    url = feed_url(world, Role.TEACHER)
    assert [str(one["SUMMARY"]) for one in entries(url)] == ["SEN support: review of cycle 1"]
    with factories.inside(world.a.school):
        TeachingLink.objects.filter(user=world.a.people[Role.TEACHER]).update(ends_on=TODAY)
    assert entries(url) == []


def test_a_role_that_changed_shows_what_the_new_one_may_see(world: World) -> None:
    at_work(world)
    url, senco = feed_url(world), world.a.people[Role.SENCO]
    assert any("EHC case" in one["SUMMARY"] for one in entries(url))
    senco.memberships.update(role=Role.TEACHER.value)
    assert entries(url) == []


@pytest.mark.parametrize("how", ["ended", "removed", "closed", "later", "administrator", "stopped", "run out", "guessed"])
def test_who_has_no_role_left_gets_nothing_and_is_told_nothing(world: World, how: str) -> None:
    url, senco = feed_url(world), world.a.people[Role.SENCO]
    match how:
        case "ended":
            senco.memberships.update(ends_on=TODAY)
        case "removed":
            senco.memberships.all().delete()
        case "closed":
            User.objects.filter(pk=senco.pk).update(is_active=False)
        case "later":
            senco.memberships.update(starts_on=TODAY + timedelta(days=1))
        case "administrator":
            senco.memberships.update(role=Role.ADMIN.value)
        case "stopped":
            with factories.inside(world.a.school):
                stop_feed(actor=factories.actor_of(senco, world.a.school))
        case "run out":
            AccessKey.objects.update(expires_at=timezone.now())
        case "guessed":
            url = reverse("feed_read", args=["x" * 43])
    answer = read(url)
    assert answer.status_code == 404
    assert answer.content == read(reverse("feed_read", args=["nothing"])).content
    assert not AccessKey.objects.exclude(last_used_at=None).exists()


def test_a_key_for_something_else_opens_no_feed_and_a_feed_nothing_else(world: World) -> None:
    url = feed_url(world)
    assert read(url.replace("/calendar-feed/", "/invitation/").replace("due-dates.ics", "")).status_code == 404
    AccessKey.objects.update(purpose=Purpose.INVITATION.value)
    assert read(url).status_code == 404


def test_somebody_of_two_schools_gets_the_dates_of_the_one_for_which_the_address_was_made(world: World) -> None:
    url = feed_url(world)
    world.b.people[Role.SENCO].memberships.update(user=world.a.people[Role.SENCO])
    assert entries(url)
    assert f"/s/{world.b.school.slug}/" not in read(url).content.decode()
    world.a.people[Role.SENCO].memberships.filter(school=world.a.school).update(ends_on=TODAY)
    assert read(url).status_code == 404


def test_a_program_that_has_it_already_is_told_so_and_nothing_is_asked_of_cookies(world: World) -> None:
    url = feed_url(world)
    first = read(url)
    assert first.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert "Set-Cookie" not in first.headers and not first.cookies
    again = read(url, **{"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content, again.headers["Cache-Control"]) == (304, b"", "private, no-cache")
    advice_asked(world, asked_on=TODAY - timedelta(days=3))
    assert read(url, **{"if-none-match": first.headers["ETag"]}).status_code == 200
    assert Client().head(url).status_code == 200
    assert Client().post(url).status_code == 405


def test_the_file_keeps_to_the_standard(world: World) -> None:
    at_work(world)
    content = read(feed_url(world)).content
    assert content.startswith(b"BEGIN:VCALENDAR\r\n") and content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    for line in (b"VERSION:2.0", b"METHOD:PUBLISH", b"REFRESH-INTERVAL;VALUE=DURATION:PT4H", b"X-PUBLISHED-TTL:PT4H"):
        assert line + b"\r\n" in content
    ids = [str(one["UID"]) for one in icalendar.Calendar.from_ical(content).walk("VEVENT")]
    assert len(ids) == len(set(ids)) > 2


def test_a_feed_without_dates_is_still_a_calendar(db: None) -> None:
    school = factories.make_school()
    with factories.inside(school):
        secret = make_feed(actor=factories.actor_of(factories.make_person(school, Role.SENCO), school))
    content = read(reverse("feed_read", args=[secret])).content
    assert icalendar.Calendar.from_ical(content).walk("VTIMEZONE") and b"VEVENT" not in content


def test_reading_keeps_an_address_alive_and_opens_no_record(world: World) -> None:
    url = feed_url(world)
    with factories.inside(world.a.school):
        before = Logged.objects.count()
    with time_machine.travel(timezone.now() + FEED_LASTS - timedelta(days=1)):
        assert read(url).status_code == 200
        assert key().last_used_at is not None
    with time_machine.travel(timezone.now() + FEED_LASTS + timedelta(days=80)):
        assert read(url).status_code == 200
    with time_machine.travel(timezone.now() + 3 * FEED_LASTS):
        assert read(url).status_code == 404
    with factories.inside(world.a.school):
        assert Logged.objects.count() == before


def test_the_feed_asks_as_often_for_thirty_cases_as_for_three(world: World) -> None:
    url = feed_url(world)
    for number in range(3):
        advice_asked(world, asked_on=TODAY - timedelta(days=number))
    read(url)
    with CaptureQueriesContext(connection) as few:
        read(url)
    for number in range(27):
        advice_asked(world, asked_on=TODAY - timedelta(days=number))
    with CaptureQueriesContext(connection) as many:
        read(url)
    assert len(many) == len(few) <= 25
