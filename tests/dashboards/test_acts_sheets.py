"""The sheets of many as one paper: in the order of the register, one that fails is named, kept for a few days, in the log."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dashboards.services import sheets as service
from provision.services.sheets import write_profile
from pupils.models import BulkAct
from pupils.rules.acts import gone_on
from senco.access import services, tasks
from senco.access.models import Heartbeat, Job
from senco.access.roles import Role
from senco.access.tasks import look_for_jobs
from senco.documents.models import Document, MadePaper
from senco.documents.services import remove_made
from tests import factories
from tests.dashboards.acts_school import ActsSchool, make_acts_school
from tests.documents.paper_text import pages_of, text_of
from tests.documents.pdfua import problems


@pytest.fixture
def three(db: None) -> ActsSchool:
    Heartbeat.objects.create(pk="worker", at=timezone.now())
    return make_acts_school("Ada", "Bo", "Cy")


@pytest.fixture
def senco(three: ActsSchool) -> Client:
    return three.client()


def asked(three: ActsSchool, senco: Client, *names: str, query: str = "", **choices: str) -> BulkAct:
    act = three.choose(senco, "sheets", *names, query=query)
    answer = three.confirm(senco, act, **choices)
    assert answer.status_code == 302
    return act


def overfull(three: ActsSchool, name: str) -> None:
    with three.inside() as actor:
        support = "\n".join(f"Point {n}: tell me first what happens next, and then what comes after that." for n in range(40))
        write_profile(actor=actor, pupil=three.pupils[name], on=three.today, support=support)


def paper_of(three: ActsSchool, client: Client, act: BulkAct) -> bytes:
    answer = client.get(three.url(f"acts/{act.pk}/sheets.pdf"))
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="sheets-{three.today.isoformat()}.pdf"'
    return answer.content


def test_all_sheets_come_as_one_paper_in_the_order_of_the_register(three: ActsSchool, senco: Client) -> None:
    act = asked(three, senco, "Ada", "Bo", "Cy", query="?sort=-name")
    look_for_jobs()
    paper = paper_of(three, senco, act)
    assert pages_of(paper) == 6 and problems(paper) == []
    text = text_of(paper)
    assert text.index("Cy Test") < text.index("Bo Test") < text.index("Ada Test")
    assert "3 sheets made, in the order of the register." in three.page(senco, act)


def test_each_sheet_is_kept_and_logged_as_the_one_that_is_printed_alone(three: ActsSchool, senco: Client) -> None:
    alone = senco.get(f"/s/{three.school.slug}/pupils/{three.pupils['Ada'].pk}/sheet.pdf")
    asked(three, senco, "Ada", "Bo")
    look_for_jobs()
    with factories.inside(three.school):
        kept = {one.pupil_id: one for one in Document.objects.filter(kind="ipm")}
    assert set(kept) == {three.pupils["Ada"].pk, three.pupils["Bo"].pk}
    assert bytes(kept[three.pupils["Ada"].pk].content) == alone.content
    mine = [event for event in three.events("document_issued") if event.changes["kind"] == "ipm"]
    assert {event.pupil_id for event in mine} == set(kept) and len(mine) == 2
    assert [event.pupil_id for event in three.events("document_read")].count(three.pupils["Ada"].pk) == 2
    (joined,) = three.events("papers_joined")
    assert joined.changes["papers"] == 2 and joined.pupil_id is None


def test_one_that_does_not_fit_is_named_with_what_to_shorten_and_the_others_are_printed(three: ActsSchool, senco: Client) -> None:
    overfull(three, "Bo")
    act = asked(three, senco, "Ada", "Bo", "Cy")
    look_for_jobs()
    page = three.page(senco, act)
    assert "2 sheets made, in the order of the register. 1 sheet could not be made" in page
    assert "Does not fit on two sides. The front is about" in page
    assert f'href="/s/{three.school.slug}/pupils/{three.pupils["Bo"].pk}/sheet/"' in page
    assert pages_of(paper_of(three, senco, act)) == 4


def test_one_that_does_not_fit_is_printed_on_more_pages_where_that_is_asked_for(three: ActsSchool, senco: Client) -> None:
    overfull(three, "Bo")
    act = asked(three, senco, "Bo", "Cy", anyway="on")
    look_for_jobs()
    paper = paper_of(three, senco, act)
    assert three.names_in(act, "done") == ["Bo", "Cy"]
    assert pages_of(paper) % 2 == 0 and pages_of(paper) >= 6


def test_a_fault_of_ours_in_one_sheet_stops_none_of_240(three: ActsSchool, senco: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(237):
        three.add(f"P{number:03}")
    one = three.pupils["P100"].pk
    whole = service.ipm_sheet

    class Quick:
        """A sheet that was set in no time."""

        fits, pages, advice = True, 2, ()
        pdf = service.set_on_pages(_sheet_of(three, "Ada"), made_on=three.today).pdf

    def broken(actor: object, pupil: object, **said: object) -> object:
        if pupil.pk == one:
            raise ZeroDivisionError("a child's name")
        return whole(actor, pupil, **said)

    monkeypatch.setattr(service, "ipm_sheet", broken)
    monkeypatch.setattr(service, "set_on_pages", lambda sheet, made_on: Quick)
    act = three.choose(senco, "sheets", everyone="1")
    three.confirm(senco, act)
    while Job.objects.filter(state=Job.State.QUEUED).exists():
        look_for_jobs()
    assert three.names_in(act, "left") == ["P100"]
    assert len(three.names_in(act, "done")) == 239
    assert pages_of(paper_of(three, senco, act)) == 478
    page = three.page(senco, act)
    assert "239 sheets made" in page and "P100 Test" in page and "ZeroDivisionError" not in page


def _sheet_of(three: ActsSchool, name: str) -> object:
    with three.inside() as actor:
        pupil = service.pupil_page(actor, three.pupils[name].pk, on=three.today)
        return service.ipm_sheet(actor, pupil, on=three.today)


def test_the_page_says_how_far_it_is_and_work_that_stopped_goes_on_from_there(
    three: ActsSchool, senco: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "UNIT_LASTS", 0)  # one sheet in each unit of work
    act = asked(three, senco, "Ada", "Bo", "Cy")
    assert "0 of 3" in three.page(senco, act)
    _one_unit()
    assert "1 of 3" in three.page(senco, act)
    url = three.url(f"acts/{act.pk}/")
    assert senco.get(f"{url}?seen=working-1", HTTP_HX_REQUEST="true").status_code == 204
    assert senco.get(f"{url}?seen=working-0", HTTP_HX_REQUEST="true").status_code == 200
    Job.objects.filter(state=Job.State.QUEUED).update(state=Job.State.FAILED, problem="The work stopped three times.")
    assert "The work stopped at 1 of 3. The work stopped three times." in three.page(senco, act)
    three.send(senco, f"acts/{act.pk}/again/")
    _one_unit()
    _one_unit()
    assert three.names_in(act, "done") == ["Ada", "Bo", "Cy"]
    assert pages_of(paper_of(three, senco, act)) == 6


def _one_unit() -> None:
    job = services.claim_next_job()
    assert job is not None
    tasks.work(job)


def test_the_paper_is_there_for_three_days_and_then_removed_while_each_sheet_stays(three: ActsSchool, senco: Client) -> None:
    act = asked(three, senco, "Ada")
    look_for_jobs()
    with factories.inside(three.school) as system:
        assert remove_made(actor=system, today=gone_on(three.today) - timedelta(days=1)) == 0
        assert remove_made(actor=system, today=gone_on(three.today)) == 1
        assert remove_made(actor=system, today=gone_on(three.today)) == 0
        assert not MadePaper.objects.exists() and Document.objects.filter(kind="ipm").count() == 1
    answer = senco.get(three.url(f"acts/{act.pk}/sheets.pdf"))
    assert answer.status_code == 409 and "has been removed" in answer.content.decode()
    assert "Choose the pupils again to print it anew" in three.page(senco, act)


def test_who_opens_the_paper_stands_in_the_log_and_other_schools_have_none(three: ActsSchool, senco: Client) -> None:
    act = asked(three, senco, "Ada", "Bo")
    look_for_jobs()
    head = three.client(Role.HEAD)
    paper_of(three, head, act)
    (read,) = three.events("papers_read")
    assert (read.actor_name, read.changes) == (three.people[Role.HEAD].name, {"papers": 2})
    other = make_acts_school("Eve")
    assert other.client().get(other.url(f"acts/{act.pk}/sheets.pdf")).status_code == 404
    assert other.client().get(three.url(f"acts/{act.pk}/sheets.pdf")).status_code == 404
    assert three.client(Role.TEACHER).get(three.url(f"acts/{act.pk}/sheets.pdf")).status_code == 403


def test_paper_that_was_printed_is_not_undone(three: ActsSchool, senco: Client) -> None:
    act = asked(three, senco, "Ada")
    look_for_jobs()
    assert "Undo" not in three.page(senco, act)
    assert "cannot be taken back" in three.send(senco, f"acts/{act.pk}/undo/").content.decode()
