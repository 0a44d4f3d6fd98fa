"""Notices: each milestone is told once to each person, whatever happens to the worker."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from senco.access.models import School
from senco.access.roles import Role
from senco.accounts.models import Mail, Notice, User
from senco.accounts.reminders import Reminder
from senco.accounts.services import notices
from senco.audit.models import Event
from tests import factories

TODAY = date(2026, 11, 25)
CASE = uuid4()


@pytest.fixture
def school(db: None) -> School:
    return factories.make_school()


@pytest.fixture
def senco(school: School) -> User:
    return factories.make_person(school, Role.SENCO)


@pytest.fixture
def inside(school: School, senco: User) -> Iterator[None]:
    with factories.inside(school):
        yield


def _reminder(person: User, kind: str = "ahead-5", due_on: date = TODAY + timedelta(5), case: UUID = CASE) -> Reminder:
    return Reminder("case", case, "EHC-DECIDE", kind, due_on, (person.pk,), "Siobhán's decision", "/s/x/ehc/1/")


def _sweep(school: School, *reminders: Reminder, on: date = TODAY) -> int:
    actor = factories.system(school)
    made = notices.remind(actor=actor, reminders=list(reminders))
    notices.digest_notices(actor=actor, today=on)
    return made


@pytest.mark.usefixtures("inside")
def test_a_milestone_is_told_in_senco_and_by_mail(school: School, senco: User) -> None:
    assert _sweep(school, _reminder(senco)) == 2
    assert Notice.objects.filter(channel="app", state="sent").count() == 1
    [mail] = Mail.objects.all()
    assert (mail.recipient, mail.kind) == (senco.email, "digest")
    assert "Siobhán" not in str(mail.values)


@pytest.mark.usefixtures("inside")
def test_a_second_sweep_tells_nothing_twice(school: School, senco: User) -> None:
    _sweep(school, _reminder(senco))
    assert _sweep(school, _reminder(senco)) == 0
    assert _sweep(school, _reminder(senco), on=TODAY + timedelta(1)) == 0
    assert Notice.objects.count() == 2
    assert Mail.objects.count() == 1


@pytest.mark.usefixtures("inside")
def test_many_dates_make_one_mail_a_day_to_each_person(school: School, senco: User) -> None:
    other = factories.make_person(school, Role.SENCO)
    reminders = [_reminder(person, case=uuid4()) for person in (senco, senco, senco, other)]
    _sweep(school, *reminders)
    assert sorted((m.recipient, m.values["count"]) for m in Mail.objects.all()) == sorted(
        [(senco.email, 3), (other.email, 1)]
    )


@pytest.mark.usefixtures("inside")
def test_what_comes_up_later_on_the_same_day_waits_for_the_next_mail(school: School, senco: User) -> None:
    _sweep(school, _reminder(senco))
    _sweep(school, _reminder(senco, case=uuid4()))
    assert Mail.objects.count() == 1
    assert Notice.objects.filter(state="queued").count() == 1
    _sweep(school, on=TODAY + timedelta(1))
    assert Mail.objects.count() == 2
    assert Notice.objects.filter(state="queued").count() == 0


@pytest.mark.usefixtures("inside")
def test_a_corrected_date_reminds_again_and_the_old_mail_is_not_sent(school: School, senco: User) -> None:
    actor = factories.system(school)
    notices.remind(actor=actor, reminders=[_reminder(senco)])
    notices.remind(actor=actor, reminders=[_reminder(senco, due_on=TODAY + timedelta(4))])
    assert Notice.objects.filter(state="cancelled", channel="email").count() == 1
    notices.digest_notices(actor=actor, today=TODAY)
    assert Mail.objects.get().values["count"] == 1


@pytest.mark.usefixtures("inside")
def test_a_person_reads_only_their_own_notices(school: School, senco: User) -> None:
    other = factories.make_person(school, Role.SENCO)
    _sweep(school, _reminder(senco), _reminder(other))
    notices.read_notices(actor=factories.actor_of(senco, school))
    unread = Notice.objects.filter(channel="app", read_at__isnull=True)
    assert [notice.recipient_id for notice in unread] == [other.pk]


@pytest.mark.usefixtures("inside")
def test_a_hundred_reminders_take_as_many_statements_as_one(school: School, senco: User) -> None:
    actor, later = factories.system(school), TODAY + timedelta(4)
    cases = [uuid4() for _ in range(100)]

    def statements(*cases: UUID, due_on: date) -> int:
        with CaptureQueriesContext(connection) as seen:
            notices.remind(actor=actor, reminders=[_reminder(senco, case=case, due_on=due_on) for case in cases])
        return len(seen)

    for due_on in (TODAY + timedelta(5), later):  # new, then corrected, which also cancels
        few = statements(CASE, due_on=due_on)
        assert statements(*cases, due_on=due_on) == few
    assert Notice.objects.filter(state="cancelled").count() == 101
    assert Notice.objects.filter(due_on=later, state="queued").count() == 101


@pytest.mark.usefixtures("inside")
def test_where_there_is_nobody_to_tell_the_log_says_nothing(school: School, senco: User) -> None:
    actor = factories.system(school)
    nobody = Reminder("case", CASE, "EHC-DECIDE", "due", TODAY, (), "x", "/")
    assert notices.remind(actor=actor, reminders=[nobody]) == 0
    assert notices.remind(actor=actor, reminders=[]) == 0
    assert not Event.objects.filter(verb="notices_made").exists()
    notices.remind(actor=actor, reminders=[_reminder(senco)])
    notices.remind(actor=actor, reminders=[_reminder(senco)])
    assert Event.objects.filter(verb="notices_made").count() == 1
