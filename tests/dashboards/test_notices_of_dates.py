"""The sweep over a school's dates: who is told of what and when, what mail says, and how many queries it takes."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dashboards.services.reminders import remind_of_what_is_due
from ehcp import notice_selectors
from ehcp.models import Case
from ehcp.rules.reminders import NoticeDays
from ehcp.rules.stages import Event
from ehcp.services.cases import open_request
from ehcp.services.events import record_event
from ehcp.services.notice_days import set_notice_days
from ehcp.services.snoozes import put_to_sleep, wake
from senco.access.actor import Actor
from senco.access.models import School
from senco.access.roles import Role
from senco.accounts.models import Mail, Notice, User
from senco.accounts.outbox import message
from senco.accounts.services.notices import digest_notices
from senco.calendar.rules.drawing_up import usual
from senco.calendar.services import set_year
from tests import factories

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.fixture
def school(db: None) -> School:
    return factories.make_school("alder")


@pytest.fixture
def people(school: School) -> dict[Role, User]:
    roles = (Role.SENCO, Role.ASSISTANT, Role.HEAD, Role.TEACHER)
    return {role: factories.make_person(school, role) for role in roles}


@pytest.fixture
def inside(school: School, people: dict[Role, User]) -> Iterator[Actor]:
    with factories.inside(school) as actor:
        set_year(actor=actor, year=usual(2026))
        yield actor


def opened(actor: Actor, received_on: date, *events: tuple[Event, date]) -> Case:
    """A case with these events, in which each is recorded on the day after it."""
    pupil = factories.make_pupil(actor, surname="Okonkwo", forename="Siobhan")
    last = max([received_on, *(day for _, day in events)])
    case = open_request(
        actor=actor, pupil=pupil, council="Fernshire", requested_by="school", received_on=received_on, today=last
    )
    for event, day in events:
        record_event(actor=actor, case=case, event=event, happened_on=day, today=last)
    return case


def with_advice(actor: Actor, due: date) -> Case:
    """A case in which the school's advice is due on a day."""
    asked = due - timedelta(weeks=6)
    return opened(actor, asked - timedelta(days=14), (Event.AGREED, asked), (Event.ADVICE_ASKED, asked))


def told(milestone: str = "EHC-ADVICE") -> list[tuple[str, str]]:
    found = Notice.objects.filter(milestone=milestone, channel="app").order_by("made_at")
    return sorted({(notice.kind, str(notice.due_on)) for notice in found})


def test_the_school_is_told_ten_five_and_one_school_days_ahead_on_the_day_and_once_late(inside: Actor) -> None:
    due = date(2026, 12, 9)  # a Wednesday
    with_advice(inside, due)
    days: dict[str, date] = {}
    for number in range(45):
        day = due - timedelta(days=40 - number)
        before = set(told())
        remind_of_what_is_due(actor=inside, today=day)
        days |= {kind: day for kind, _ in set(told()) - before}
    assert days == {
        "ahead-10": date(2026, 11, 25),
        "ahead-5": date(2026, 12, 2),
        "ahead-1": date(2026, 12, 8),
        "due": due,
        "overdue": date(2026, 12, 10),
    }


def test_a_date_in_the_christmas_holiday_is_told_before_the_term_ends_with_the_last_school_day(inside: Actor) -> None:
    due = date(2026, 12, 30)
    with_advice(inside, due)
    remind_of_what_is_due(actor=inside, today=date(2026, 12, 3))
    assert told() == []
    remind_of_what_is_due(actor=inside, today=date(2026, 12, 4))
    assert told() == [("closure", "2026-12-30")]
    notice = Notice.objects.filter(milestone="EHC-ADVICE").first()
    assert notice is not None
    assert "Send it by Fri 18 Dec 2026, the last school day before." in notice.title
    assert "Send it by Fri 18 Dec 2026" in notice.outside["hint"]


def test_only_those_who_can_act_are_told(inside: Actor, people: dict[Role, User]) -> None:
    with_advice(inside, TODAY)
    remind_of_what_is_due(actor=inside, today=TODAY)
    who = set(Notice.objects.filter(milestone="EHC-ADVICE").values_list("recipient_id", flat=True))
    assert who == {people[Role.SENCO].pk, people[Role.ASSISTANT].pk}


def test_what_the_council_owes_is_told_on_its_day_and_once_late_and_not_ahead(inside: Actor) -> None:
    received = TODAY - timedelta(weeks=5)
    opened(inside, received)
    for number in range(15):
        remind_of_what_is_due(actor=inside, today=TODAY + timedelta(days=number))
    assert [kind for kind, _ in told("EHC-DECIDE")] == ["due", "overdue"]


def test_after_days_of_silence_one_notice_is_given_and_a_second_sweep_gives_none(inside: Actor) -> None:
    with_advice(inside, date(2026, 12, 9))
    remind_of_what_is_due(actor=inside, today=date(2026, 11, 25))
    assert remind_of_what_is_due(actor=inside, today=date(2026, 12, 11)) >= 4
    assert remind_of_what_is_due(actor=inside, today=date(2026, 12, 11)) == 0
    assert [kind for kind, _ in told()] == ["ahead-10", "overdue"]


def test_what_was_done_is_asked_of_nobody_any_more_and_stays_readable(inside: Actor, people: dict[Role, User]) -> None:
    case = with_advice(inside, date(2026, 12, 9))
    remind_of_what_is_due(actor=inside, today=TODAY)
    record_event(actor=inside, case=case, event=Event.ADVICE_SENT, happened_on=TODAY, today=TODAY)
    remind_of_what_is_due(actor=inside, today=TODAY)
    found = Notice.objects.filter(milestone="EHC-ADVICE")
    assert {(notice.channel, notice.state) for notice in found} == {("app", "sent"), ("email", "cancelled")}
    assert all(notice.read_at for notice in found.filter(channel="app"))


def test_a_case_that_was_closed_is_asked_of_nobody_any_more(inside: Actor) -> None:
    case = with_advice(inside, date(2026, 12, 9))
    remind_of_what_is_due(actor=inside, today=TODAY)
    record_event(actor=inside, case=case, event=Event.WITHDRAWN, happened_on=TODAY, today=TODAY)
    remind_of_what_is_due(actor=inside, today=TODAY)
    assert not Notice.objects.filter(case_id=case.pk, channel="app", read_at__isnull=True).exists()
    assert not Notice.objects.filter(case_id=case.pk, state="queued").exists()


def test_the_days_that_a_school_chose_are_those_on_which_it_is_told(inside: Actor, people: dict[Role, User], school: School) -> None:
    head = factories.actor_of(people[Role.HEAD], school)
    set_notice_days(actor=head, told=NoticeDays((7,), 10))
    with_advice(inside, date(2026, 12, 9))
    for number in range(14):
        remind_of_what_is_due(actor=inside, today=TODAY + timedelta(days=number))
    assert told() == [("ahead-7", "2026-12-09")]


def test_the_mail_says_what_is_due_when_who_must_act_and_which_stage_and_names_no_child(
    inside: Actor, people: dict[Role, User]
) -> None:
    case = with_advice(inside, date(2026, 12, 9))
    remind_of_what_is_due(actor=inside, today=TODAY)
    digest_notices(actor=inside, today=TODAY)
    mail = Mail.objects.get(recipient=people[Role.SENCO].email)
    sent = message(mail)
    for words in (
        f"* Case {case.reference}: send the school's advice",
        "Due: Wednesday 9 December 2026 (in 14 days)",
        "To act: The school",
        "Stage: The council is assessing",
        f"/s/alder/ehc/{case.pk}/",
    ):
        assert words in sent.body
    for name in ("Siobhan", "Okonkwo", "SIOBHAN"):
        assert name not in sent.subject + sent.body + str(mail.values)
    assert sent.subject == "1 thing to look at in senco"


def test_a_date_that_sleeps_is_not_told_and_wakes_by_itself(inside: Actor) -> None:
    case = with_advice(inside, date(2026, 12, 9))
    put_to_sleep(
        actor=inside, case=case, rule_id="EHC-ADVICE", until_on=date(2026, 12, 4), reason="The report comes on 3 December.",
        today=TODAY,
    )  # fmt: skip
    for number in range(9):
        remind_of_what_is_due(actor=inside, today=TODAY + timedelta(days=number))
    assert told() == []
    for number in (9, 10):
        remind_of_what_is_due(actor=inside, today=TODAY + timedelta(days=number))
    assert told() == [("awake-2026-12-04", "2026-12-09")]


def test_what_is_woken_by_hand_is_told_as_if_it_had_not_slept(inside: Actor) -> None:
    case = with_advice(inside, date(2026, 12, 9))
    snooze = put_to_sleep(
        actor=inside, case=case, rule_id="EHC-ADVICE", until_on=date(2026, 12, 9), reason="Waiting.", today=TODAY
    )
    remind_of_what_is_due(actor=inside, today=date(2026, 12, 2))
    wake(actor=inside, snooze=snooze, today=date(2026, 12, 2))
    remind_of_what_is_due(actor=inside, today=date(2026, 12, 2))
    assert told() == [("ahead-5", "2026-12-09")]


class TestAYearWithoutItsCalendar:
    """Weekdays stand in, and the SENCO is told so once."""

    @pytest.fixture
    def unset(self, school: School, people: dict[Role, User]) -> Iterator[Actor]:
        with factories.inside(school) as actor:
            yield actor

    def test_the_senco_is_told_once_that_weekdays_are_counted(self, unset: Actor, people: dict[Role, User]) -> None:
        with_advice(unset, date(2026, 12, 9))
        for number in range(14):
            remind_of_what_is_due(actor=unset, today=TODAY + timedelta(days=number))
        [notice] = Notice.objects.filter(case_kind="calendar", channel="app")
        assert notice.recipient_id == people[Role.SENCO].pk
        assert notice.title.startswith("Set up the school calendar 2026/27")
        assert told() == [("ahead-1", "2026-12-09"), ("ahead-10", "2026-12-09"), ("ahead-5", "2026-12-09")]

    def test_once_the_year_is_set_up_the_notice_is_done_with(self, unset: Actor) -> None:
        with_advice(unset, date(2026, 12, 9))
        remind_of_what_is_due(actor=unset, today=TODAY)
        set_year(actor=unset, year=usual(2026))
        remind_of_what_is_due(actor=unset, today=TODAY)
        assert not Notice.objects.filter(case_kind="calendar", channel="app", read_at__isnull=True).exists()

    def test_where_nothing_is_counted_nobody_is_troubled(self, unset: Actor) -> None:
        remind_of_what_is_due(actor=unset, today=TODAY)
        assert not Notice.objects.filter(case_kind="calendar").exists()


class TestAtScale:
    """The sweep reads in portions: as many queries for each, whatever is in it."""

    @staticmethod
    def queries(actor: Actor, today: date) -> int:
        with CaptureQueriesContext(connection) as seen:
            remind_of_what_is_due(actor=actor, today=today)
        return len(seen)

    def test_a_portion_takes_the_same_queries_for_two_cases_and_for_twelve(self, inside: Actor) -> None:
        def grow(number: int, today: date) -> tuple[int, int]:
            for _ in range(number):
                with_advice(inside, date(2026, 12, 9))
            return self.queries(inside, today), self.queries(inside, today)

        first = grow(2, TODAY)
        assert grow(10, TODAY) == first

    def test_each_further_portion_takes_five_queries_as_the_one_before(self, inside: Actor, monkeypatch: Any) -> None:
        monkeypatch.setattr(notice_selectors, "PORTION", 3)
        taken = []
        for _ in range(3):
            for _ in range(3):
                with_advice(inside, date(2026, 12, 9))
            remind_of_what_is_due(actor=inside, today=TODAY)
            taken.append(self.queries(inside, TODAY))
        assert [later - earlier for earlier, later in zip(taken, taken[1:], strict=False)] == [5, 5]

    def test_where_the_index_agrees_nothing_is_written(self, inside: Actor) -> None:
        for _ in range(3):
            with_advice(inside, date(2026, 12, 9))
        remind_of_what_is_due(actor=inside, today=TODAY)
        with CaptureQueriesContext(connection) as seen:
            remind_of_what_is_due(actor=inside, today=TODAY)
        writes = [one["sql"] for one in seen if one["sql"].split()[0] in ("INSERT", "DELETE") or one["sql"].startswith('UPDATE "ehcp')]
        assert writes == []

    def test_an_index_that_is_out_of_step_is_put_right_and_no_other(self, inside: Actor) -> None:
        wrong, right = (with_advice(inside, date(2026, 12, 9)) for _ in range(2))
        before = Case.objects.get(pk=wrong.pk).next_due_on
        remind_of_what_is_due(actor=inside, today=TODAY)
        Case.objects.filter(pk=wrong.pk).update(next_due_on=None)
        remind_of_what_is_due(actor=inside, today=TODAY)
        assert Case.objects.get(pk=wrong.pk).next_due_on == before == Case.objects.get(pk=right.pk).next_due_on
