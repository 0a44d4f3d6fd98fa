"""The register: a view of statuses on a day, filtered, put in order, counted in words, and handed out as a file."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from pupils.models import Pupil
from pupils.services import needs, staffing
from senco.access.roles import Role
from senco.audit.models import Event
from tests import factories
from tests.world import World

URL, CSV = "/s/alder/register/", "/s/alder/register.csv"
TODAY = factories.today()
DAY = timedelta(days=1)


def on_register(small: World, forename: str, *, status: str = "K", codes: tuple[str, ...] = ("SLCN",), since: date = TODAY - 100 * DAY, **fields: Any) -> Pupil:  # fmt: skip
    """A pupil with a status and needs from a day on."""
    with factories.inside(small.a.school) as actor:
        pupil = factories.make_pupil(actor, forename=forename, **{"surname": "Test", **fields})
        source = "plan" if status == "E" else "assessment"
        needs.set_status(actor=actor, pupil=pupil, status=status, starts_on=since, source=source)
        needs.record_needs(actor=actor, pupil=pupil, codes=list(codes), status=status, on=since)
    return pupil


def shown(client: Client, **query: str) -> list[str]:
    """The forenames on the page, in order, of the pupils that ``on_register`` made."""
    context = client.get(URL, query).context
    pupils = context["page"] if context["counts"].total else []
    return [pupil.forename for pupil in pupils if "SAFE" not in pupil.forename]


@pytest.fixture
def senco(small: World, client: Client) -> Client:
    client.force_login(small.a.people[Role.SENCO])
    return client


def test_the_register_says_in_words_how_many_have_a_plan(small: World, senco: Client) -> None:
    on_register(small, "Ezra", status="E")
    with factories.inside(small.a.school) as actor:
        factories.make_pupil(actor)
    text = senco.get(URL).content.decode()
    assert "3 pupils: 1 with a plan, 2 on SEN support, of 4 at the school" in text


def test_a_pupil_without_a_status_is_not_on_the_register(small: World, senco: Client) -> None:
    with factories.inside(small.a.school) as actor:
        factories.make_pupil(actor, forename="Never")
    assert shown(senco) == []


def test_a_past_day_shows_who_was_on_the_register_then(small: World, senco: Client) -> None:
    pupil = on_register(small, "Early", since=TODAY - 100 * DAY)
    on_register(small, "Later", since=TODAY - 5 * DAY)
    with factories.inside(small.a.school) as actor:
        needs.set_status(actor=actor, pupil=pupil, status="N", starts_on=TODAY - 10 * DAY, source="assessment")
    assert shown(senco) == ["Later"]
    assert shown(senco, on=(TODAY - 11 * DAY).isoformat()) == ["Early"]
    assert shown(senco, on=(TODAY - 10 * DAY).isoformat()) == []


def test_a_past_day_shows_the_status_of_that_day(small: World, senco: Client) -> None:
    pupil = on_register(small, "Moved", since=TODAY - 100 * DAY)
    with factories.inside(small.a.school) as actor:
        needs.set_status(actor=actor, pupil=pupil, status="E", starts_on=TODAY - 20 * DAY, source="plan")
    before = senco.get(URL, {"on": (TODAY - 21 * DAY).isoformat(), "q": "moved"})
    assert [row.status for row in before.context["page"]] == ["K"]
    now = next(iter(senco.get(URL, {"q": "moved"}).context["page"]))
    assert (now.status, now.status_since, now.listed_since) == ("E", TODAY - 20 * DAY, TODAY - 100 * DAY)


def test_time_on_the_register_counts_from_the_last_break(small: World, senco: Client) -> None:
    pupil = on_register(small, "Back", since=TODAY - 900 * DAY)
    with factories.inside(small.a.school) as actor:
        needs.set_status(actor=actor, pupil=pupil, status="N", starts_on=TODAY - 500 * DAY, source="assessment")
        needs.set_status(actor=actor, pupil=pupil, status="K", starts_on=TODAY - 30 * DAY, source="assessment")
    assert next(iter(senco.get(URL, {"q": "back"}).context["page"])).listed_since == TODAY - 30 * DAY
    assert shown(senco, since="long") == []


def test_a_pupil_who_has_left_is_on_the_register_of_the_days_before(small: World, senco: Client) -> None:
    on_register(small, "Gone", left_on=TODAY - 3 * DAY)
    assert shown(senco) == []
    assert shown(senco, on=(TODAY - 4 * DAY).isoformat()) == ["Gone"]


def test_a_day_to_come_is_refused_in_words_and_today_is_shown(small: World, senco: Client) -> None:
    answer = senco.get(URL, {"on": (TODAY + DAY).isoformat()})
    assert "Choose today or a day that has passed." in answer.content.decode()
    assert answer.context["wanted"].on == TODAY


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"status": "E"}, ["Ezra"]),
        ({"status": "K"}, ["Ada", "Bo"]),
        ({"need": "HI"}, ["Bo", "Ezra"]),
        ({"need": "none"}, []),
        ({"year": "6"}, ["Ezra"]),
        ({"q": "ad"}, ["Ada"]),
        ({"since": "long"}, ["Ezra"]),
        ({"status": "K", "need": "HI"}, ["Bo"]),
    ],
)
def test_filters_of_the_address_are_joined(small: World, senco: Client, query: dict[str, str], expected: list[str]) -> None:
    on_register(small, "Ada", codes=("SLCN",))
    on_register(small, "Bo", codes=("SLCN", "HI"))
    on_register(small, "Ezra", status="E", codes=("HI",), year="6", since=TODAY - 800 * DAY)
    assert shown(senco, **query) == expected


def test_a_class_is_a_filter(small: World, senco: Client) -> None:
    with factories.inside(small.a.school) as actor:
        group = staffing.add_group(actor=actor, name="6P", year="6")
    on_register(small, "Ada", group=group)
    on_register(small, "Bo")
    assert shown(senco, group=str(group.pk)) == ["Ada"]


def test_a_need_that_has_ended_no_longer_counts(small: World, senco: Client) -> None:
    pupil = on_register(small, "Ada", codes=("HI",))
    with factories.inside(small.a.school) as actor:
        needs.record_needs(actor=actor, pupil=pupil, codes=["SLCN"], status="K", on=TODAY - 3 * DAY)
    assert shown(senco, need="HI") == []
    assert shown(senco, need="HI", on=(TODAY - 4 * DAY).isoformat()) == ["Ada"]


def test_new_this_year_counts_from_the_first_of_september(small: World, senco: Client) -> None:
    start = date(TODAY.year if TODAY.month >= 9 else TODAY.year - 1, 9, 1)
    on_register(small, "New", since=start)
    on_register(small, "Old", since=start - DAY)
    assert shown(senco, since="this_year") == ["New"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("name", ["Ada", "Bo", "Cy"]),
        ("-name", ["Cy", "Bo", "Ada"]),
        ("year", ["Cy", "Bo", "Ada"]),
        ("-year", ["Ada", "Bo", "Cy"]),
        ("status", ["Bo", "Ada", "Cy"]),
        ("need", ["Cy", "Bo", "Ada"]),
        ("-since", ["Cy", "Bo", "Ada"]),
        ("nonsense", ["Ada", "Bo", "Cy"]),
    ],
)
def test_the_register_is_put_in_order_by_its_heads(small: World, senco: Client, sort: str, expected: list[str]) -> None:
    on_register(small, "Ada", year="10", codes=("SLCN",), since=TODAY - 300 * DAY)
    on_register(small, "Bo", year="2", status="E", codes=("HI",), since=TODAY - 200 * DAY)
    on_register(small, "Cy", year="R", codes=("ASD",), since=TODAY - 20 * DAY)
    assert shown(senco, q="test", sort=sort) == expected


def test_the_head_that_orders_the_list_says_so(senco: Client) -> None:
    text = senco.get(URL, {"sort": "-year"}).content.decode()
    assert text.count("aria-sort") == 1
    assert 'aria-sort="descending"' in text


def test_ready_made_views_carry_the_number_of_rows_they_lead_to(small: World, senco: Client) -> None:
    on_register(small, "Ezra", status="E", since=TODAY - 800 * DAY)
    for pick in senco.get(URL).context["picks"]:
        assert pick.count == senco.get(URL + pick.query).context["counts"].total, pick.label


def test_an_unknown_filter_is_named_and_exports_nothing(senco: Client) -> None:
    assert "Choose from the list of “Need”" in senco.get(URL, {"need": "XX"}).content.decode()
    answer = senco.get(CSV, {"need": "XX"})
    assert answer.status_code == 302
    assert answer.url == f"{URL}?need=XX"


def test_fifty_stand_on_a_page_and_all_can_be_shown(small: World, senco: Client) -> None:
    for number in range(52):
        on_register(small, f"P{number:03}")
    assert len(shown(senco, q="test")) == 50
    assert len(shown(senco, q="test", page="2")) == 2
    assert len(shown(senco, q="test", page="all")) == 52


def test_an_empty_school_is_told_what_to_do_first(small: World, client: Client) -> None:
    school = factories.make_school("empty")
    client.force_login(factories.make_person(school, Role.SENCO))
    text = client.get("/s/empty/register/").content.decode()
    assert "Bring in the school's pupils first" in text.replace("&#x27;", "'")
    assert "/s/empty/import" in text


def test_a_school_with_nobody_on_the_register_is_told_how_to_begin(small: World, client: Client) -> None:
    school = factories.make_school("start")
    with factories.inside(school) as actor:
        factories.make_pupil(actor)
    client.force_login(factories.make_person(school, Role.SENCO))
    assert "Nobody is on the register" in client.get("/s/start/register/").content.decode()


# The file


def rows_of(answer: Any) -> list[dict[str, str]]:
    """The file as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_file_holds_exactly_what_the_page_shows(small: World, senco: Client) -> None:
    on_register(small, "Ada", codes=("HI", "SLCN"))
    on_register(small, "Bo", status="E")
    answer = senco.get(CSV, {"status": "K", "q": "test"})
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = rows_of(answer)
    assert [row["Forename"] for row in rows] == ["Ada"]
    assert (rows[0]["Primary need"], rows[0]["Other needs"]) == ("HI", "SLCN")
    assert rows[0]["On the register since"] == (TODAY - 100 * DAY).isoformat()


def test_the_file_holds_no_upn(small: World, senco: Client) -> None:
    on_register(small, "Ada", upn="A823432127001", former_upn="B823432127001")
    text = senco.get(CSV).content.decode()
    assert "823432127001" not in text
    assert "UPN" not in text


@pytest.mark.parametrize("name", ['=HYPERLINK("x")', "+1", "-1", "@SUM(1)", "\tx", "\rx"])
def test_no_cell_of_the_file_can_be_run_as_a_formula(small: World, senco: Client, name: str) -> None:
    on_register(small, name, preferred_name=name, surname=name)
    for row in rows_of(senco.get(CSV)):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())


def test_handing_out_the_register_is_in_the_log_with_its_number_and_without_a_name(small: World, senco: Client) -> None:
    on_register(small, "Ada")
    senco.get(CSV, {"q": "ada", "status": "K"})
    with factories.inside(small.a.school):
        event = Event.objects.get(verb="register_exported")
    assert event.changes["count"] == 1
    assert event.changes["filters"] == {"status": "K"}
    assert event.changes["by_name"] is True
    assert "ada" not in str(event.changes).lower()


def test_the_sen_assistant_reads_the_register_and_does_not_export_it(small: World, client: Client) -> None:
    client.force_login(small.a.people[Role.ASSISTANT])
    assert "Export" not in client.get(URL).content.decode()
    assert client.get(CSV).status_code == 403


@pytest.mark.parametrize("role", [Role.TEACHER, Role.TA, Role.ADMIN, Role.GOVERNOR, Role.PARENT, Role.TRUST_LEAD])
def test_the_register_is_closed_to_all_others(small: World, client: Client, role: Role) -> None:
    client.force_login(small.a.people[role])
    assert client.get(URL).status_code == 403
    assert client.get(CSV).status_code == 403
