"""Attendance as it is kept: from a file, by hand, replaced, taken back, and by nobody else."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pupils import import_selectors
from pupils.attendance_selectors import attendance_ever, attendance_of, latest_in_words
from pupils.models import Attendance, Pupil
from pupils.rules.attendance import Count, Period
from pupils.services import imports
from pupils.services.attendance import record_attendance, take_back_attendance
from pupils.services.bulk import load_attendance
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.access.rules.dates import long_date, school_year_start
from senco.audit.models import Event
from tests import factories
from tests.pupils.import_builders import upn
from tests.pupils.import_pages import AMINA, brought_in, page, post, previewed, text_of, upload
from tests.world import Cast

TODAY = factories.today()
WEEK = timedelta(weeks=1)
PERIOD = Period(TODAY - 40 * WEEK, TODAY - WEEK)
COUNT = Count(260, 242, 12, 6)


@pytest.fixture
def pupil(actor: Actor) -> Pupil:
    return factories.make_pupil(actor)


def record(actor: Actor, pupil: Pupil, count: Count = COUNT, period: Period = PERIOD, as_at: date = TODAY) -> Attendance:
    return record_attendance(actor=actor, pupil=pupil, period=period, count=count, as_at=as_at, today=TODAY)


def test_a_newer_count_of_the_same_days_is_shown_and_the_older_stays_as_history(actor: Actor, pupil: Pupil) -> None:
    old = record(actor, pupil, as_at=TODAY - timedelta(days=3))
    new = record(actor, pupil, Count(260, 240, 12, 8))
    assert attendance_of(actor, pupil) == [new]
    assert attendance_ever(actor, pupil) == [new, old]
    assert record(actor, pupil, Count(260, 240, 12, 8)) == new, "the same again is no record of its own"
    assert Event.objects.filter(verb="attendance_recorded").count() == 2
    other = record(actor, pupil, Count(percent=Decimal("91.5")), Period(PERIOD.starts_on, TODAY))
    assert attendance_of(actor, pupil) == [other, new]


def test_an_older_count_is_refused_with_the_day_of_the_newer(actor: Actor, pupil: Pupil) -> None:
    record(actor, pupil)
    with pytest.raises(Refused, match=f"counted again on {long_date(TODAY)}"):
        record(actor, pupil, Count(260, 200), as_at=TODAY - timedelta(days=3))


def test_one_taken_back_is_shown_no_more_and_the_one_before_holds_again(actor: Actor, pupil: Pupil) -> None:
    first = record(actor, pupil, as_at=TODAY - timedelta(days=3))
    second = record(actor, pupil, Count(260, 24))
    assert take_back_attendance(actor=actor, attendance=second) == first
    assert attendance_of(actor, pupil) == [first]
    assert take_back_attendance(actor=actor, attendance=second) is None, "once is enough"
    assert take_back_attendance(actor=actor, attendance=first) is None
    assert attendance_of(actor, pupil) == [] and len(attendance_ever(actor, pupil)) == 2
    assert Event.objects.filter(verb="attendance_taken_back").count() == 2
    assert attendance_of(actor, pupil) == [] and record(actor, pupil).replaced_at is None


def test_figures_that_cannot_be_are_refused_and_nothing_is_written(actor: Actor, pupil: Pupil) -> None:
    for count, period in ((Count(260, 261), PERIOD), (COUNT, Period(TODAY, TODAY + WEEK)), (Count(), PERIOD)):
        with pytest.raises(Refused):
            record(actor, pupil, count, period)
    with pytest.raises(Refused):
        load_attendance(actor=actor, rows=[{"pupil": pupil, "possible": 1, "attended": 2}])
    with pytest.raises(Refused, match="6 half-days cannot have been possible"):
        record(actor, pupil, Count(6, 5), Period(TODAY - timedelta(days=1), TODAY))
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"possible": 260},
        {"possible": 260, "attended": 261},
        {"possible": 260, "attended": 242, "percent": 93},
        {"possible": 260, "attended": 242, "authorised": 18},
        {"possible": 260, "attended": 242, "authorised": 12, "unauthorised": 7},
        {"percent": 101},
        {"percent": 93, "authorised": 1, "unauthorised": 1},
        {"percent": 93, "starts_on": TODAY},
        {"percent": 93, "as_at": TODAY - 2 * WEEK},
        {"percent": 93, "taken_back": True},
    ],
)
def test_the_database_itself_refuses_what_cannot_be(actor: Actor, pupil: Pupil, wrong: dict[str, object]) -> None:
    days = {"starts_on": PERIOD.starts_on, "ends_on": PERIOD.ends_on, "as_at": TODAY, "source": "hand"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.create(pupil=pupil, **{**days, **wrong})


def test_of_one_period_one_count_is_shown(actor: Actor, pupil: Pupil) -> None:
    row = {"pupil": pupil, "starts_on": TODAY, "ends_on": TODAY, "as_at": TODAY, "source": "hand", "percent": 90}
    Attendance.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.create(**row)


@pytest.mark.parametrize(("role", "sees"), [(Role.HEAD, True), (Role.TEACHER, True), (Role.TA, False), (Role.ADMIN, False)])
def test_only_those_who_see_attendance_are_given_it(cast: Cast, role: Role, sees: bool) -> None:
    with factories.inside(cast.school):
        reader = factories.actor_of(cast.people[role], cast.school)
        assert bool(attendance_of(reader, cast.own)) is sees
        assert bool(attendance_ever(reader, cast.own)) is sees
        assert latest_in_words(reader, cast.own).startswith("83.3% attended") is sees


@pytest.mark.parametrize("role", [Role.HEAD, Role.TEACHER, Role.TA, Role.ADMIN, Role.PARENT])
def test_only_those_who_keep_it_may_write(cast: Cast, role: Role) -> None:
    with factories.inside(cast.school):
        other = factories.actor_of(cast.people[role], cast.school)
        with pytest.raises(Refused, match="Only the SENCO or SEN assistant can keep the attendance"):
            record(other, cast.own)


# From a file


def file(*cells: str, headings: str = "Attendance %") -> bytes:
    lines = [f"{AMINA},{cells[0]}", *(f"D935999920002,Ali,Bo,2015-03-02,{more}" for more in cells[1:])]
    return "\n".join([f"UPN,Surname,Forename,DOB,{headings}", *lines]).encode()


def test_a_file_brings_figures_in_with_its_name_and_day_and_a_second_time_changes_nothing(cast: Cast) -> None:
    batch = brought_in(cast, file("93.5", "88"))
    assert import_selectors.plan_in(batch).counts["added"] == 2
    with factories.inside(cast.school):
        amina = Attendance.objects.get(pupil__forename="Amina")
        assert (amina.percent, amina.possible, amina.source) == (Decimal("93.50"), None, "file")
        assert (amina.file_name, amina.as_at) == ("pupils.csv", TODAY)
        assert amina.period == Period(school_year_start(TODAY), TODAY)
        assert amina.made_by_id is None, "brought in by the system"
    again = previewed(cast, file("93.5", "88"))
    with factories.inside(cast.school):
        assert import_selectors.plan_in(again).counts["unchanged"] == 2
    brought_in(cast, file("94", "88"))
    with factories.inside(cast.school):
        rows = Attendance.objects.filter(pupil__forename="Amina").order_by("made_at")
        assert [(one.percent, one.replaced_at is None) for one in rows] == [(Decimal("93.50"), False), (Decimal("94.00"), True)]
        assert Attendance.objects.filter(pupil__forename="Bo").count() == 1


def test_a_file_of_200_pupils_takes_as_many_queries_as_one_of_20(actor: Actor) -> None:
    def bring(number: int, share: int) -> int:
        lines = [f"{upn(n)},Pupil{n},Given,2016-02-01,{share}" for n in range(number)]
        data = "\n".join(["UPN,Surname,Forename,DOB,Attendance", *lines]).encode()
        batch = imports.preview_import(actor=actor, data=data, file_name="f.csv", on=TODAY)
        with CaptureQueriesContext(connection) as seen:
            imports.apply_import(actor=actor, batch_id=batch.pk)
        return len(seen)

    bring(200, 90)
    assert bring(20, 91) == bring(200, 92)


def test_the_preview_says_of_which_days_and_what_changes_row_by_row(cast: Cast, senco: Client) -> None:
    brought_in(cast, file("93.5", "88"))
    last = school_year_start(TODAY) - timedelta(days=40)
    answer = upload(senco, cast, file("105%", "0.88"))
    said = text_of(senco.get(answer["Location"]))
    assert f"that of {long_date(school_year_start(TODAY))} to {long_date(TODAY)}, as it stood on {long_date(TODAY)}" in said
    assert "Attendance: '105%' is more than 100%: correct it" in said
    days = {"counted_from": school_year_start(last).isoformat(), "counted_to": last.isoformat()}
    sent = {"file": SimpleUploadedFile("last.csv", file("95", "88")), "on": TODAY.isoformat()}
    answer = post(senco, cast, f"/s/{cast.school.slug}/import/", **sent, **days)
    said = text_of(senco.get(answer["Location"]))
    assert f"that of {long_date(school_year_start(last))} to {long_date(last)}" in said
    assert "Attendance: nothing becomes 95% attended, 5% missed; how many half-days is not known" in said
    sent["file"] = SimpleUploadedFile("last.csv", file("95", "88"))
    answer = post(senco, cast, f"/s/{cast.school.slug}/import/", **sent, counted_to=(TODAY + WEEK).isoformat())
    assert answer.status_code == 200 and "cannot hold days after that" in text_of(answer)


def test_the_office_brings_attendance_in_without_being_shown_it(cast: Cast, office: Client) -> None:
    brought_in(cast, file("93.5", "88"))
    batch = previewed(cast, file("61.25", "88"), Role.ADMIN)
    said = text_of(office.get(page(cast, batch)))
    assert "SEN status and needs, parents and carers, and attendance is brought in, but neither shown" in said
    assert "61.3" not in said and "93.5" not in said and "2 stay as before" in said
