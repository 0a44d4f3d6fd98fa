"""The mail of the week, and which mail a person wants: once a week for each, whatever happens to the worker."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from dashboards.services.reminders import remind_of_what_is_due
from dashboards.services.weekly import send_the_week
from ehcp.models import Case
from ehcp.rules.stages import Event
from ehcp.services.events import record_event
from ehcp.services.snoozes import put_to_sleep
from provision.models import Cycle
from provision.services import cycles
from senco.access.actor import Actor
from senco.access.models import School
from senco.access.roles import Role
from senco.accounts.models import Mail, MailChoice, Notice, User, WeeklyMail
from senco.accounts.outbox import message
from senco.accounts.services.notices import digest_notices
from senco.accounts.services.weekly import choose_mail
from senco.calendar.rules.drawing_up import usual
from senco.calendar.services import set_year
from tests import factories
from tests.dashboards.test_notices_of_dates import with_advice

MONDAY = date(2026, 11, 23)
How = MailChoice.How


@pytest.fixture
def school(db: None) -> School:
    return factories.make_school("alder")


@pytest.fixture
def senco(school: School) -> User:
    return factories.make_person(school, Role.SENCO)


@pytest.fixture
def inside(school: School, senco: User) -> Iterator[Actor]:
    with factories.inside(school) as actor:
        set_year(actor=actor, year=usual(2026))
        yield actor


def sweep(actor: Actor, today: date) -> None:
    """What the night does, in its order."""
    remind_of_what_is_due(actor=actor, today=today)
    digest_notices(actor=actor, today=today)
    send_the_week(actor=actor, today=today)


def choose(user: User, school: School, how: MailChoice.How, on: date = MONDAY - timedelta(days=7)) -> None:
    choose_mail(actor=factories.actor_of(user, school), how=how, today=on)


def weekly() -> list[Mail]:
    return list(Mail.objects.filter(kind="weekly").order_by("made_at"))


def singles() -> int:
    return Mail.objects.filter(kind="digest").count()


def late(actor: Actor) -> Case:
    """A case in which the school's advice has been due for two days before this Monday."""
    return with_advice(actor, MONDAY - timedelta(days=2))


def test_a_week_is_told_once_whichever_days_the_sweep_runs(inside: Actor) -> None:
    late(inside)
    for number in range(7):
        for _ in range(2):
            sweep(inside, MONDAY + timedelta(days=number))
    assert len(weekly()) == 1
    sweep(inside, MONDAY + timedelta(days=7))
    assert len(weekly()) == 2
    assert WeeklyMail.objects.count() == 2


def test_after_days_of_silence_the_mail_of_this_week_comes_and_none_of_the_weeks_before(inside: Actor) -> None:
    late(inside)
    sweep(inside, MONDAY)
    sweep(inside, MONDAY + timedelta(days=24))
    sweep(inside, MONDAY + timedelta(days=25))
    assert [str(row.week_on) for row in WeeklyMail.objects.order_by("week_on")] == ["2026-11-23", "2026-12-14"]
    assert len(weekly()) == 2


def test_it_says_what_is_overdue_due_this_week_and_due_next_week_by_reference(inside: Actor) -> None:
    found = [with_advice(inside, MONDAY + timedelta(days=days)) for days in (-2, 3, 9, 30)]
    sweep(inside, MONDAY)
    body = message(weekly()[0]).body
    assert body.index("Overdue") < body.index("Due this week") < body.index("Due next week")
    places = [body.index(f"Case {case.reference}: send the school's advice") for case in found[:3]]
    assert places == sorted(places)
    assert f"Case {found[3].reference}: send the school's advice" not in body
    assert "Siobhan" not in body and "Okonkwo" not in body


def test_what_sleeps_is_counted_and_not_listed(inside: Actor) -> None:
    case = with_advice(inside, MONDAY + timedelta(days=3))
    other = with_advice(inside, MONDAY + timedelta(days=2))
    put_to_sleep(
        actor=inside, case=case, rule_id="EHC-ADVICE", until_on=MONDAY + timedelta(days=2), reason="Sent on Tuesday.",
        today=MONDAY,
    )  # fmt: skip
    sweep(inside, MONDAY)
    body = message(weekly()[0]).body
    assert body.count("send the school's advice") == 1
    assert f"Case {other.reference}: send" in body
    assert "The notices of 1 date are asleep" in body


def test_where_there_is_nothing_to_say_no_mail_is_sent_and_the_week_is_done_with(inside: Actor) -> None:
    sweep(inside, MONDAY)
    sweep(inside, MONDAY + timedelta(days=1))
    assert weekly() == []
    assert [row.mail_id for row in WeeklyMail.objects.all()] == [None]


def test_the_senco_and_the_assistant_have_it_unless_they_choose_otherwise_and_others_have_not(
    inside: Actor, school: School, senco: User
) -> None:
    others = {role: factories.make_person(school, role) for role in (Role.ASSISTANT, Role.HEAD, Role.TEACHER, Role.ADMIN)}
    gone = factories.make_person(school, Role.SENCO)
    choose(gone, school, How.EACH)
    late(inside)
    sweep(inside, MONDAY)
    assert sorted(mail.recipient for mail in weekly()) == sorted([senco.email, others[Role.ASSISTANT].email])


def test_one_mail_a_week_leaves_out_the_mails_of_each_day(inside: Actor, school: School, senco: User) -> None:
    choose(senco, school, How.WEEKLY)
    with_advice(inside, MONDAY + timedelta(days=8))
    for number in range(4):
        sweep(inside, MONDAY + timedelta(days=number))
    assert (len(weekly()), singles()) == (1, 0)


def test_a_date_of_the_school_that_has_passed_comes_at_once_all_the_same(
    inside: Actor, school: School, senco: User
) -> None:
    choose(senco, school, How.WEEKLY)
    with_advice(inside, MONDAY + timedelta(days=1))
    for number in range(4):
        sweep(inside, MONDAY + timedelta(days=number))
    [mail] = Mail.objects.filter(kind="digest")
    assert "Overdue" in message(mail).body


def test_what_else_was_told_since_stands_beneath_and_is_told_once(inside: Actor, school: School, senco: User) -> None:
    choose(senco, school, How.WEEKLY)
    sweep(inside, MONDAY)
    far = with_advice(inside, MONDAY + timedelta(days=23))  # ten school days before it, it is told of in senco
    for number in range(1, 15):
        sweep(inside, MONDAY + timedelta(days=number))
    told = [message(mail).body for mail in weekly()]
    assert any(f"Case {far.reference}" in body for body in told)
    assert not Notice.objects.filter(state="queued").exists()


def test_who_wants_no_mail_is_told_in_senco_only(inside: Actor, school: School, senco: User) -> None:
    choose(senco, school, How.NONE)
    late(inside)
    sweep(inside, MONDAY)
    assert not Mail.objects.filter(recipient=senco.email).exists()
    assert Notice.objects.filter(recipient=senco, channel="app", state="sent").exists()
    assert set(Notice.objects.filter(recipient=senco, channel="email").values_list("state", flat=True)) == {"not_wanted"}
    choose(senco, school, How.EACH, MONDAY)
    sweep(inside, MONDAY + timedelta(days=1))
    assert not Mail.objects.filter(recipient=senco.email).exists(), "what was told once is not told again"


def test_whoever_turns_it_on_has_the_first_one_next_monday(inside: Actor, school: School, senco: User) -> None:
    late(inside)
    choose(senco, school, How.EACH)
    choose(senco, school, How.WEEKLY, MONDAY + timedelta(days=2))
    sweep(inside, MONDAY + timedelta(days=3))
    assert weekly() == []
    sweep(inside, MONDAY + timedelta(days=7))
    assert len(weekly()) == 1


def test_what_is_done_before_monday_is_not_in_the_mail(inside: Actor, school: School, senco: User) -> None:
    choose(senco, school, How.WEEKLY, MONDAY - timedelta(days=14))
    sweep(inside, MONDAY - timedelta(days=7))
    case = with_advice(inside, MONDAY + timedelta(days=10))
    sweep(inside, MONDAY - timedelta(days=4))
    assert Notice.objects.filter(state="queued", milestone="EHC-ADVICE").exists()
    day = MONDAY - timedelta(days=3)
    record_event(actor=inside, case=case, event=Event.ADVICE_SENT, happened_on=day, today=day)
    sweep(inside, MONDAY)
    assert "send the school's advice" not in "".join(message(mail).body for mail in weekly())


def test_a_person_chooses_in_the_browser_and_the_choice_stands(client: Client, school: School, senco: User) -> None:
    client.force_login(senco)
    url = reverse("mail_choose", args=["alder"])
    assert client.get(url).context["form"]["how"].value() == "both"
    nothing = client.post(url, {"acting_as": "alder:staff"}).content.decode()
    assert "Choose which mail you want" in nothing
    answer = client.post(url, {"acting_as": "alder:staff", "how": "weekly"}, follow=True).content.decode()
    assert "Saved: one mail on Monday with the week." in answer
    with factories.inside(school):
        assert MailChoice.objects.get(user=senco).how == "weekly"


def test_reviews_of_one_day_that_a_mail_cannot_tell_apart_are_one_row_below_the_cases(
    inside: Actor, school: School, senco: User
) -> None:
    day = MONDAY + timedelta(days=2)
    for _ in range(3):
        cycle = cycles.start_cycle(actor=inside, pupil=factories.make_pupil(inside), on=MONDAY - timedelta(days=60))
        Cycle.objects.filter(pk=cycle.pk).update(stage="do", review_on=day)
    case = with_advice(inside, day + timedelta(days=1))
    sweep(inside, MONDAY)
    body = message(weekly()[0]).body
    assert body.index(f"Case {case.reference}") < body.index("* 3 times: review a cycle of SEN support")
    assert body.count("review a cycle") == 1
    assert f"{reverse('notice_list', args=['alder'])}\n" in body


def test_a_review_that_has_passed_comes_at_once_too(inside: Actor, school: School, senco: User) -> None:
    choose(senco, school, How.WEEKLY)
    cycle = cycles.start_cycle(actor=inside, pupil=factories.make_pupil(inside), on=MONDAY - timedelta(days=60))
    Cycle.objects.filter(pk=cycle.pk).update(stage="do", review_on=MONDAY + timedelta(days=2))
    for number in range(5):
        sweep(inside, MONDAY + timedelta(days=number))
        assert singles() == (number >= 3)
