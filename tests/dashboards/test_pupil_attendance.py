"""Attendance on a pupil's page: the figure, its time and source, what was missed, the mark, the times before; and by hand."""

from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboards.demo.dice import Dice
from dashboards.demo.plan_attendance import attendance_rows
from pupils.models import Attendance, Pupil
from pupils.rules.attendance import Count, Mark, Period, mark_of, why_not_count
from pupils.services.attendance import record_attendance
from senco.access.roles import Role
from senco.access.rules.dates import long_date, school_year_start
from senco.audit.models import Event
from tests import factories
from tests.dashboards.demo_school import WEDNESDAY, planned
from tests.pupils.import_pages import text_of
from tests.world import World

TODAY = factories.today()
WEEK = timedelta(weeks=1)


def url(world: World, name: str = "pupil_page", pupil: Pupil | None = None) -> str:
    return reverse(name, args=["alder", (pupil or world.a.own).pk])


def signed_in(world: World, role: Role) -> Client:
    client = Client()
    client.force_login(world.a.people[role])
    return client


def record(world: World, count: Count, period: Period, pupil: Pupil | None = None) -> Attendance:
    with factories.inside(world.a.school):
        senco = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
        return record_attendance(
            actor=senco, pupil=pupil or world.a.own, period=period, count=count, as_at=TODAY, today=TODAY
        )


def nobody_counted(world: World) -> Pupil:
    with factories.inside(world.a.school) as actor:
        return factories.make_pupil(actor, forename="Mo", surname="Farah", group=world.a.group)


def test_the_figure_stands_with_its_days_its_source_and_what_was_missed(world: World) -> None:
    pupil = nobody_counted(world)
    before = Period(TODAY - 50 * WEEK, TODAY - 31 * WEEK)
    record(world, Count(percent=Decimal("92.4")), before, pupil)
    now = Period(TODAY - 30 * WEEK, TODAY)
    record(world, Count(260, 242, 12, 6), now, pupil)
    said = text_of(signed_in(world, Role.SENCO).get(url(world, pupil=pupil)))
    assert f"93.1% attended, {long_date(now.starts_on)} to {long_date(TODAY)}" in said
    assert "18 of 260 half-days missed, 12 of them authorised." in said
    words = f"0.7 points more than from {long_date(before.starts_on)} to {long_date(before.ends_on)} (92.4%)."
    assert words in said
    assert f"Typed by senco of alder, as it stood on {long_date(TODAY)}" in said
    assert "7.6% missed; how many half-days is not known" in said
    assert "absent" not in said


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(260, 234), "Persistently absent: as it is counted nationally, 10% or more"),
        (Count(260, 130), "Severely absent: as it is counted nationally, 50% or more"),
        (Count(percent=Decimal(50)), "Severely absent"),
    ],
)
def test_a_national_mark_that_is_crossed_is_said_in_words(world: World, count: Count, words: str) -> None:
    pupil = nobody_counted(world)
    record(world, count, Period(TODAY - 30 * WEEK, TODAY), pupil)
    assert words in text_of(signed_in(world, Role.HEAD).get(url(world, pupil=pupil)))


def test_where_nothing_is_recorded_the_page_says_how_to_bring_it_in(world: World) -> None:
    pupil = nobody_counted(world)
    said = text_of(signed_in(world, Role.SENCO).get(url(world, pupil=pupil)))
    assert "Nothing is recorded yet." in said and "add the column Attendance %" in said and "type it" in said
    teacher = text_of(signed_in(world, Role.TEACHER).get(url(world, pupil=pupil)))
    assert "have the SENCO or the office bring it in again" in teacher and "type it" not in teacher


@pytest.mark.parametrize(("role", "sees"), [(Role.SENCO, True), (Role.HEAD, True), (Role.TEACHER, True), (Role.TA, False)])
def test_a_teacher_reads_it_and_a_teaching_assistant_does_not(world: World, role: Role, sees: bool) -> None:
    client = signed_in(world, role)
    with factories.inside(world.a.school):
        cycle = world.a.own.cycles.get()
    pages = [url(world), url(world, "pupil_timeline"), reverse("cycle_page", args=["alder", cycle.pk])]
    for path in pages:
        said = text_of(client.get(path))
        assert ("83.3%" in said) is sees, path
        assert ("half-days missed" in said) is sees, path
    assert ('aria-labelledby="attendance"' in client.get(url(world)).content.decode()) is sees


def test_the_name_of_a_file_is_read_by_those_who_reach_everybody_it_may_be_about(world: World) -> None:
    assert "From the file SAFE-alder-own-absences" in text_of(signed_in(world, Role.HEAD).get(url(world)))
    said = text_of(signed_in(world, Role.TEACHER).get(url(world)))
    assert "From a file of the school, as it stood on" in said and "absences" not in said


def test_what_a_parent_reads_says_nothing_of_attendance(world: World) -> None:
    said = text_of(signed_in(world, Role.PARENT).get(reverse("child_page", args=["alder", world.a.own.pk])))
    assert "83.3" not in said and "half-days" not in said and "ttendance" not in said


def test_the_timeline_has_one_figure_a_term_and_can_be_filtered_by_it(world: World) -> None:
    start = date(2026, 1, 12)
    for days in (1, 2, 3):
        record(world, Count(percent=Decimal(90 + days)), Period(start, start + timedelta(days=days)))
    client = signed_in(world, Role.SENCO)
    said = text_of(client.get(f"{url(world, 'pupil_timeline')}?kind=attendance"))
    assert f"Attendance 93% since {long_date(start)}" in said
    assert "Attendance 83.3% since" in said
    assert "Attendance 92% since" not in said and "Attendance 91% since" not in said
    assert "Summary published" not in said


def test_many_counts_fold_and_take_as_many_queries_as_few(world: World) -> None:
    client = signed_in(world, Role.SENCO)

    def asked() -> int:
        client.get(url(world))
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url(world)).status_code == 200
        return len(seen)

    few = asked()
    with factories.inside(world.a.school):
        days = [TODAY - timedelta(weeks=20 * number) for number in range(1, 13)]
        Attendance.objects.bulk_create(
            Attendance(pupil=world.a.own, starts_on=on, ends_on=on, as_at=on, source="hand", percent=90) for on in days
        )
    assert asked() == few
    assert "8 earlier Attendance long before" in text_of(client.get(url(world)))


# By hand


def sent(**more: object) -> dict[str, object]:
    days = {"starts_on": TODAY - 30 * WEEK, "ends_on": TODAY, "as_at": TODAY}
    return {"acting_as": "alder:staff", **{name: f"{day:%d/%m/%Y}" for name, day in days.items()}, **more}


def test_the_senco_types_what_the_schools_system_shows(world: World) -> None:
    client, pupil = signed_in(world, Role.SENCO), nobody_counted(world)
    path = url(world, "pupil_attendance", pupil)
    form = client.get(path).context["form"]
    assert form["starts_on"].value() == school_year_start(TODAY)
    answer = client.post(path, sent(possible="260", attended="242", authorised="12", unauthorised="6"), follow=True)
    assert "Attendance is saved: 93.1% attended" in text_of(answer)
    client.post(path, sent(percent="93,5", starts_on=f"{TODAY - 29 * WEEK:%d/%m/%Y}"))
    with factories.inside(world.a.school):
        kept = Attendance.objects.filter(pupil=pupil).order_by("starts_on")
        assert [one.count for one in kept] == [Count(260, 242, 12, 6), Count(percent=Decimal("93.50"))]
        assert {one.source for one in kept} == {"hand"} and Event.objects.filter(verb="attendance_recorded").count() == 2


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Give the half-days possible and attended, or the percentage alone."),
        ({"possible": "260", "attended": "261"}, "261 half-days were attended, but only 260 were possible"),
        ({"possible": "many", "attended": "2"}, "is not a number of half-days: write a whole number, like 260"),
        ({"percent": "105"}, "is more than 100%: correct it"),
        ({"percent": "1"}, "may be 1% or 100%: write it with a % sign"),
        ({"percent": "93", "possible": "260", "attended": "242"}, "The percentage is worked out from the half-days."),
        ({"percent": "93", "ends_on": f"{TODAY + WEEK:%d/%m/%Y}"}, "cannot hold days after that"),
        ({"percent": "93", "as_at": f"{TODAY + WEEK:%d/%m/%Y}"}, "is still to come"),
        ({"percent": "93", "starts_on": "31/11/2026"}, "is not a day in the calendar"),
        ({"possible": "400", "attended": "390"}, "at most: check the days counted."),
        ({"percent": "93", "starts_on": ""}, "Enter the first day that was counted."),
    ],
)
def test_a_slip_is_said_in_words_and_what_was_typed_stays(world: World, typed: dict[str, str], words: str) -> None:
    client = signed_in(world, Role.SENCO)
    answer = client.post(url(world, "pupil_attendance"), sent(**typed))
    assert answer.status_code == 200
    said = text_of(answer).replace("&#39;", "'")
    assert words in said and "There is a problem" in said
    assert all(f'value="{text}"' in answer.content.decode() for text in typed.values() if text)
    with factories.inside(world.a.school):
        assert Attendance.objects.filter(pupil=world.a.own).count() == 1


def test_one_is_taken_back_and_stays_in_the_list_as_such(world: World) -> None:
    client = signed_in(world, Role.SENCO)
    held = world.a.rows["own"]["attendance"]
    newer = record(world, Count(120, 20), Period(held.starts_on, held.ends_on))
    said = text_of(client.get(url(world, "pupil_attendance")))
    assert "Replaced by a newer count" in said and "Severely absent" in said
    back = reverse("attendance_take_back", args=["alder", newer.pk])
    said = text_of(client.post(back, {"acting_as": "alder:staff"}, follow=True))
    assert "is taken back. 83.3% is shown again, as before." in said and "Taken back" in said
    assert "83.3% attended" in text_of(client.get(url(world)))


# The demo school


def test_the_demo_schools_attendance_is_the_same_for_the_same_seed_and_could_be_right() -> None:
    plan = planned(pupils=120)
    rows = attendance_rows(Dice(1, plan.order.slug), plan.children, WEDNESDAY)
    assert rows == plan.rows["attendance"] == attendance_rows(Dice(1, plan.order.slug), plan.children, WEDNESDAY)
    counts = [counted(row) for row in rows]
    assert {why_not_count(count) for count in counts} == {None}
    assert {Mark.NONE, Mark.PERSISTENT} <= {mark_of(count) for count in counts}
    assert len({(row["pupil_id"], row["starts_on"], row["ends_on"]) for row in rows}) == len(rows)
    assert all(row["starts_on"] <= row["ends_on"] <= row["as_at"] <= WEDNESDAY for row in rows)
    assert min(row["starts_on"] for row in rows) < date(2025, 9, 1) <= max(row["starts_on"] for row in rows)


def counted(row: dict[str, Any]) -> Count:
    percent = row.get("percent")
    figures = (row.get(name) for name in ("possible", "attended", "authorised", "unauthorised"))
    return Count(*figures, percent=None if percent is None else Decimal(str(percent)))


@pytest.mark.parametrize(("pupils", "medians"), [(420, {"N": 94.8, "K": 92.3, "E": 88.6}), (1200, {"N": 92.4, "K": 86.3, "E": 80.5})])
def test_the_demo_schools_attendance_lies_about_the_national_medians(pupils: int, medians: dict[str, float]) -> None:
    plan = planned(pupils=pupils) if pupils == 420 else planned(slug="large", pupils=pupils, cast=None, told=False)
    status = {child.id: child.status for child in plan.children}
    for code, wanted in medians.items():
        shares = [float(counted(row).share) for row in plan.rows["attendance"] if status[row["pupil_id"]] == code]
        assert abs(median(shares) - wanted) < 2.5, code
