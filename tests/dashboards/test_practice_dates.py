"""What a school diarises beside the law, where people meet it: notices, mail, Today, the overview, the list, and asleep."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboards import selectors
from dashboards.count_selectors import count_on
from dashboards.overview_selectors import Overview
from dashboards.rules.overview import Tile
from dashboards.services.reminders import remind_of_what_is_due
from dashboards.services.weekly import send_the_week
from ehcp import notice_selectors
from ehcp.models import Case
from ehcp.presenters.case import case_row, in_order_of_next
from ehcp.rules.diary import school_days_of
from ehcp.rules.facts import Fact
from ehcp.rules.stages import Event
from ehcp.selectors import open_cases
from ehcp.services.cases import open_plan
from ehcp.services.events import record_event
from ehcp.services.snoozes import put_to_sleep
from senco.access.actor import Actor
from senco.access.models import School
from senco.access.roles import Role
from senco.accounts.models import Mail, Notice, User
from senco.accounts.outbox import message
from senco.accounts.selectors import unread_count
from senco.accounts.services.notices import digest_notices
from senco.calendar.rules.drawing_up import usual
from senco.calendar.selectors import calendar
from senco.calendar.services import set_year
from tests import factories

REVIEWED = date(2025, 12, 15)  # complete by 14 Dec 2026, so the meeting by 16 Nov and advice asked for by 12 Oct
MEET_BY = date(2026, 11, 16)
MONDAY = date(2026, 11, 23)  # a week after it


@pytest.fixture
def school(db: None) -> School:
    return factories.make_school("alder")


@pytest.fixture
def senco(school: School) -> User:
    return factories.make_person(school, Role.SENCO)


@pytest.fixture
def inside(school: School, senco: User) -> Iterator[Actor]:
    with factories.inside(school) as actor:
        for begins in (2025, 2026):
            set_year(actor=actor, year=usual(begins))
        yield actor


def with_plan(actor: Actor, reviewed_on: date = REVIEWED, surname: str = "Okonkwo", today: date = date(2026, 9, 7)) -> Case:
    pupil = factories.make_pupil(actor, surname=surname, forename="Siobhan", year="4")
    made_on = reviewed_on - timedelta(days=364)
    return open_plan(
        actor=actor, pupil=pupil, council="Fernshire", made_on=made_on, today=today, last_reviewed_on=reviewed_on
    )


def told(milestone: str) -> list[Notice]:
    return list(Notice.objects.filter(milestone=milestone, channel="app").order_by("made_at"))


def arranged(actor: Actor, case: Case, on: date, meeting: date) -> None:
    record_event(
        actor=actor, case=case, event=Event.REVIEW_ARRANGED, happened_on=on, today=on, more={Fact.MEETING_ON: meeting}
    )


def test_the_latest_meeting_is_told_of_like_a_date_of_the_school_and_once_it_has_gone_by(inside: Actor) -> None:
    with_plan(inside)
    day = date(2026, 10, 14)
    while day <= MONDAY:
        remind_of_what_is_due(actor=inside, today=day)
        day += timedelta(days=1)
    notices = told("AR-MEET-BY")
    assert [one.kind for one in notices] == ["ahead-10", "ahead-5", "ahead-1", "due", "gone-by"]
    assert all("Good practice, not law" in one.title for one in notices)
    assert "arrange the meeting now" in notices[-1].title
    assert not any(one.urgent for one in notices)


def test_what_has_gone_by_is_unread_without_alarm(inside: Actor, school: School, senco: User) -> None:
    with_plan(inside)
    remind_of_what_is_due(actor=inside, today=MONDAY)
    assert unread_count(factories.actor_of(senco, school)) == (1, False)


def test_the_sweep_is_idempotent_and_an_arranged_meeting_settles_what_was_told(inside: Actor) -> None:
    case = with_plan(inside)
    assert remind_of_what_is_due(actor=inside, today=MONDAY) > 0
    assert remind_of_what_is_due(actor=inside, today=MONDAY) == 0
    arranged(inside, case, MONDAY, date(2026, 12, 11))
    remind_of_what_is_due(actor=inside, today=MONDAY)
    assert not Notice.objects.filter(milestone="AR-MEET-BY", channel="app", read_at__isnull=True).exists()


def test_of_asking_for_advice_and_inviting_one_is_told_at_a_time(inside: Actor) -> None:
    case = with_plan(inside)
    arranged(inside, case, date(2026, 9, 7), date(2026, 11, 10))
    days: dict[str, list[date]] = {"AR-ASK": [], "AR-NOTICE": []}
    day = date(2026, 9, 7)
    while day <= date(2026, 11, 3):
        remind_of_what_is_due(actor=inside, today=day)
        for milestone, found in days.items():
            found += [day] * (len(told(milestone)) - len(found))
        day += timedelta(days=1)
    assert [one.kind for one in told("AR-ASK")] == ["ahead-10", "ahead-5", "ahead-1", "due"]
    assert days["AR-NOTICE"] and min(days["AR-NOTICE"]) > max(days["AR-ASK"])
    assert told("AR-NOTICE")[-1].kind == "overdue"


def test_a_mail_names_what_has_gone_by_apart_from_what_is_overdue_and_no_child(inside: Actor) -> None:
    case = with_plan(inside)
    remind_of_what_is_due(actor=inside, today=MONDAY)
    digest_notices(actor=inside, today=MONDAY)
    send_the_week(actor=inside, today=MONDAY)
    for kind in ("digest", "weekly"):
        text = " ".join(message(Mail.objects.get(kind=kind)).body.split())
        assert "the day for it has gone by, and no law sets it" in text, kind
        assert f"Case {case.reference}: hold the review meeting" in text
        assert "Good practice, not law" in text and "1 week ago" not in text and "7 days ago" in text
        assert "late" not in text.lower().replace("latest", "") and "Okonkwo" not in text
    assert "1 practice date has gone by." in message(Mail.objects.get(kind="weekly")).body


def test_today_says_it_calmly_and_counts_it_without_red(inside: Actor, school: School, senco: User) -> None:
    with_plan(inside)
    found = selectors.today_sections(factories.actor_of(senco, school), on=MONDAY)
    assert [duty.title for duty in found.gone_by] == ["Hold the review meeting: Siobhan Okonkwo"]
    assert found.gone_by[0].reason.startswith("Good practice, not law. The council's time to decide will be short")
    assert not found.overdue
    assert found.heading.endswith("1 practice date has gone by.")
    assert count_on(factories.actor_of(senco, school), on=MONDAY) == (found.count, False) == (1, False)


@pytest.mark.parametrize("day", [date(2026, 9, 7) + timedelta(days=number) for number in range(0, 100, 9)])
def test_the_number_beside_today_follows_practice_dates_on_every_day(
    inside: Actor, school: School, senco: User, day: date
) -> None:
    arranged(inside, with_plan(inside, surname="Arranged"), date(2026, 9, 7), date(2026, 11, 10))
    asleep = with_plan(inside, surname="Asleep")
    with_plan(inside, reviewed_on=date(2026, 1, 20), surname="Later")
    reader = factories.actor_of(senco, school)
    put_to_sleep(
        actor=reader, case=asleep, rule_id="AR-ASK", until_on=date(2026, 10, 20), reason="Agreed.", today=date(2026, 9, 7)
    )
    found = selectors.today_sections(reader, on=day)
    assert count_on(reader, on=day) == (found.count, bool(found.overdue))


def test_today_names_the_date_of_the_law_beside_the_practice_that_comes_before_it(
    inside: Actor, school: School, senco: User
) -> None:
    case = with_plan(inside)
    arranged(inside, case, date(2026, 9, 7), date(2026, 11, 10))
    found = selectors.today_sections(factories.actor_of(senco, school), on=date(2026, 9, 14))
    (ask,) = [duty for duty in found.later if duty.title.startswith("Ask for advice")]
    assert ask.reason.endswith("By law: invite to the review meeting by Tue 27 Oct.")
    assert not [duty for duty in found.later if duty.title.startswith("Invite")]


def test_the_overview_counts_it_apart_from_dates_that_were_missed(inside: Actor, school: School, senco: User) -> None:
    with_plan(inside)
    found = Overview(factories.actor_of(senco, school), on=MONDAY).all_items()
    assert [item.title for item in found[Tile.PRACTICE]] == ["Hold the review meeting"]
    assert found[Tile.OUR_DATES] == []


def test_once_the_review_itself_is_overdue_that_is_what_is_said(inside: Actor, school: School, senco: User) -> None:
    with_plan(inside)
    late = date(2026, 12, 21)
    found = selectors.today_sections(factories.actor_of(senco, school), on=late)
    assert found.gone_by[0].reason.startswith("Good practice, not law. “Review complete by” is overdue now; arrange")
    (row,) = [case_row(case, on=late, is_school_day=school_days_of(calendar())) for case in open_cases(inside)]
    assert row.next is not None and row.next.rule_id == "AR-CYCLE", "what is overdue by law comes before it in the list"


def test_cases_are_listed_by_the_next_date_also_where_it_is_one_of_practice(inside: Actor) -> None:
    later, sooner = with_plan(inside, date(2026, 3, 2), "Later"), with_plan(inside, surname="Sooner")
    rows = [case_row(case, on=MONDAY, is_school_day=school_days_of(calendar())) for case in open_cases(inside)]
    assert [row.case.pk for row in in_order_of_next(rows)] == [sooner.pk, later.pk]
    assert in_order_of_next(rows)[0].next.rule_id == "AR-MEET-BY"  # type: ignore[union-attr]


def test_it_sleeps_with_a_reason_and_then_stands_under_asleep(inside: Actor, school: School, senco: User) -> None:
    case = with_plan(inside)
    reader = factories.actor_of(senco, school)
    until = MONDAY + timedelta(days=14)
    put_to_sleep(actor=reader, case=case, rule_id="AR-MEET-BY", until_on=until, reason="Agreed for January.", today=MONDAY)
    found = selectors.today_sections(reader, on=MONDAY)
    assert [duty.asleep_until for duty in found.asleep] == [until] and not found.gone_by
    remind_of_what_is_due(actor=inside, today=MONDAY)
    assert told("AR-MEET-BY") == []
    remind_of_what_is_due(actor=inside, today=until)
    assert [one.kind for one in told("AR-MEET-BY")] == [f"gone-by-{until.isoformat()}"]


def test_the_page_of_a_case_offers_the_sleep_and_keeps_what_was_typed(school: School, senco: User, client: Client) -> None:
    today = factories.today()
    with factories.inside(school) as actor:
        case = with_plan(actor, reviewed_on=today - timedelta(days=330), today=today)
    client.force_login(senco)
    url = reverse("date_snooze", args=[school.slug, case.pk, "AR-MEET-BY"])
    page = client.get(reverse("case_page", args=[school.slug, case.pk])).content.decode()
    assert url in page and "Practice: neither law nor guidance sets this date." in page
    wrong = client.post(url, {"acting_as": "alder:staff", "until_on": today.isoformat(), "reason": "Agreed with the family for spring"})
    assert "Agreed with the family for spring" in wrong.content.decode() and wrong.context["form"].errors
    until = (today + timedelta(days=7)).isoformat()
    assert client.post(url, {"acting_as": "alder:staff", "until_on": until, "reason": "Agreed with the family for spring"}).status_code == 302
    page = client.get(reverse("case_page", args=[school.slug, case.pk])).content.decode()
    assert "Agreed with the family for spring" in page and "Wake them now" in page


class TestAtScale:
    """A sweep reads the school's calendar once, and as much for each portion, however many plans there are."""

    @staticmethod
    def swept(actor: Actor) -> list[str]:
        with CaptureQueriesContext(connection) as seen:
            remind_of_what_is_due(actor=actor, today=MONDAY)
        return [one["sql"] for one in seen]

    def test_a_portion_takes_the_same_queries_for_two_plans_and_for_ten(self, inside: Actor) -> None:
        taken = []
        for number in (2, 8):
            for _ in range(number):
                with_plan(inside)
            remind_of_what_is_due(actor=inside, today=MONDAY)
            taken.append(len(self.swept(inside)))
        assert taken[0] == taken[1]

    def test_the_calendar_is_read_once_over_many_portions(self, inside: Actor, monkeypatch: Any) -> None:
        monkeypatch.setattr(notice_selectors, "PORTION", 2)
        for _ in range(6):
            with_plan(inside)
        assert sum('FROM "calendar_termdates"' in sql for sql in self.swept(inside)) == 1
