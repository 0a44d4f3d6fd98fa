"""Files on a pupil's page: added in a minute, opened only by those who may, and never by an address that was guessed."""

import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pupils.models import Referral
from pupils.services import files, people, staffing, story
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.audit.models import Event
from senco.files.models import StoredFile
from senco.files.rules.looks import MOST_BYTES
from tests import factories
from tests.files.samples import PDF, docx, picture
from tests.world import World, build_world

TODAY = factories.today()


@pytest.fixture
def two(db: None, settings: Any, tmp_path: Path) -> World:
    """Two schools whose files are kept in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path
    return build_world()


def browser(two: World, role: Role = Role.SENCO) -> Client:
    client = Client()
    client.force_login(two.a.people[role])
    return client


def url(name: str, **more: object) -> str:
    return reverse(name, kwargs={"school": "alder", **more})


def kept(two: World, data: bytes = PDF, **more: Any) -> StoredFile:
    said = {"name": "EP report.pdf", "about": "report", "dated_on": TODAY, "on": TODAY} | more
    with factories.inside(two.a.school):
        senco = factories.actor_of(two.a.people[Role.SENCO], two.a.school)
        return files.add_file(actor=senco, pupil=two.a.own, data=data, **said)


def sent(two: World, data: bytes, name: str = "Report.pdf", role: Role = Role.SENCO, **more: Any) -> HttpResponse:
    form = {"acting_as": "alder:staff", "about": "report", "dated_on": f"{TODAY:%d/%m/%Y}", "file": SimpleUploadedFile(name, data)}
    query = f"?referral={more.pop('referral')}" if "referral" in more else ""
    return browser(two, role).post(url("file_add", pupil=two.a.own.pk) + query, form | more, follow=True)


def test_a_report_takes_a_file_and_a_press_and_stands_on_the_childs_page(two: World) -> None:
    page = sent(two, PDF, "Dr Lane's report.pdf", summary="Needs time to answer.").content.decode()
    assert "Kept: Dr Lane" in page
    assert "Needs time to answer." in page
    assert "Report of a professional" in page


def test_a_file_is_handed_out_to_be_saved_and_can_do_nothing_in_a_browser(two: World) -> None:
    stored = kept(two, name="Ada O'Neil <b>.pdf")
    answer = browser(two).get(url("file_open", file=stored.pk))
    assert answer.content == PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="report-{TODAY.isoformat()}.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_picture_is_shown_and_everything_else_is_saved(two: World) -> None:
    shown = {
        name: browser(two).get(url("file_open", file=kept(two, data).pk)).headers["Content-Disposition"].split(";")[0]
        for name, data in {"docx": docx(), "png": picture("PNG")}.items()
    }
    assert shown == {"docx": "attachment", "png": "inline"}


def test_each_opening_stands_in_the_log_with_child_and_reader(two: World) -> None:
    stored = kept(two)
    browser(two, Role.HEAD).get(url("file_open", file=stored.pk))
    with factories.inside(two.a.school):
        event = Event.objects.get(verb="document_read", target_id=str(stored.pk))
        assert (event.pupil_id, event.actor_user_id) == (two.a.own.pk, two.a.people[Role.HEAD].pk)


def test_a_name_of_the_browser_and_a_type_of_the_browser_are_not_believed(two: World) -> None:
    sent(two, PDF, "holiday.exe")
    with factories.inside(two.a.school):
        stored = StoredFile.objects.get(name="holiday.exe")
    assert stored.kind == "pdf"
    assert browser(two).get(url("file_open", file=stored.pk)).headers["Content-Disposition"].endswith('.pdf"')


@pytest.mark.parametrize("name", ["a.pdf", "a.html.pdf", "a.pdf\x00.html", "../../a.pdf", "a.svg"])
def test_a_web_page_under_any_name_is_refused_and_the_words_stay(two: World, name: str) -> None:
    page = sent(two, b"<html><script>alert(1)</script>", name, summary="Typed words").content.decode()
    assert "web page" in page
    assert "Typed words" in page
    with factories.inside(two.a.school):
        assert StoredFile.objects.filter(pupil_id=two.a.own.pk).count() == 1, "only that of the world"


def test_a_name_is_shown_as_text_and_leads_nowhere(two: World) -> None:
    page = sent(two, PDF, "..\\..\\<img src=x onerror=alert(1)>.pdf").content.decode()
    assert "&lt;img src=x onerror=alert(1)&gt;.pdf" in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("size", [MOST_BYTES + 1, 26 * 1024 * 1024])
def test_a_file_that_is_too_large_is_refused_in_words_and_not_as_missing(two: World, size: int) -> None:
    page = sent(two, PDF + b" " * size).content.decode()
    assert "more than 20 MB" in page
    assert "Choose a file" not in page


def test_the_file_of_another_school_is_not_there(two: World) -> None:
    theirs = two.b.rows["own"]["file"]
    for name in ("file_open", "file_change", "file_remove"):
        assert browser(two).get(url(name, file=theirs.pk)).status_code == 404
    assert browser(two).get(reverse("file_open", kwargs={"school": "birch", "file": theirs.pk})).status_code == 404
    assert browser(two).get(url("file_open", file=uuid.uuid4())).status_code == 404


@pytest.mark.parametrize("role", [Role.TEACHER, Role.TA, Role.ADMIN, Role.GOVERNOR, Role.PARENT, Role.TRUST_LEAD])
def test_those_who_may_not_open_files_open_none_not_even_of_their_own_children(two: World, role: Role) -> None:
    assert browser(two, role).get(url("file_open", file=two.a.rows["own"]["file"].pk)).status_code == 403


def test_those_who_teach_the_child_read_the_released_line_and_nothing_else(two: World) -> None:
    page = browser(two, Role.TEACHER).get(url("pupil_page", pupil=two.a.own.pk)).content.decode()
    assert "SAFE-alder-own-line" in page
    assert "SAFE-alder-own-filename" not in page
    assert str(two.a.rows["own"]["file"].pk) not in page
    assert browser(two, Role.TEACHER).get(url("pupil_page", pupil=two.a.unrelated.pk)).status_code == 404


def test_a_line_that_is_taken_back_is_read_no_more(two: World) -> None:
    form = {"acting_as": "alder:staff", "about": "report", "dated_on": f"{TODAY:%d/%m/%Y}", "summary": "SAFE-alder-own-line"}
    browser(two).post(url("file_change", file=two.a.rows["own"]["file"].pk), form)
    assert "own-line" not in browser(two, Role.TEACHER).get(url("pupil_page", pupil=two.a.own.pk)).content.decode()


def test_a_confidential_paper_is_not_there_for_an_assistant(two: World) -> None:
    stored = kept(two, confidential=True, name="Secret.pdf")
    assistant = browser(two, Role.ASSISTANT)
    assert assistant.get(url("file_open", file=stored.pk)).status_code == 404
    assert "Secret.pdf" not in assistant.get(url("pupil_page", pupil=two.a.own.pk)).content.decode()
    assert browser(two, Role.HEAD).get(url("file_open", file=stored.pk)).status_code == 200
    assert 'name="confidential"' not in assistant.get(url("file_add", pupil=two.a.own.pk)).content.decode()


def test_an_assistant_who_sends_the_mark_all_the_same_marks_nothing(two: World) -> None:
    sent(two, PDF, role=Role.ASSISTANT, confidential="on")
    with factories.inside(two.a.school):
        assert not StoredFile.objects.filter(confidential=True).exists()
        assistant = factories.actor_of(two.a.people[Role.ASSISTANT], two.a.school)
        with pytest.raises(Refused, match="marks a paper as confidential"):
            files.add_file(actor=assistant, pupil=two.a.own, data=PDF, name="x", about="report", dated_on=TODAY, on=TODAY, confidential=True)


def test_a_file_is_removed_with_a_reason_and_gone_for_everybody(two: World) -> None:
    stored = kept(two, name="Wrong child.pdf")
    client = browser(two)
    answer = client.post(url("file_remove", file=stored.pk), {"acting_as": "alder:staff", "why": ""})
    assert "Write why" in answer.content.decode()
    client.post(url("file_remove", file=stored.pk), {"acting_as": "alder:staff", "why": "Another child's"})
    assert client.get(url("file_open", file=stored.pk)).status_code == 404
    with factories.inside(two.a.school):
        assert Event.objects.get(verb="file_removed", target_id=str(stored.pk)).changes == {"why": "Another child's"}


def referral(two: World, **steps: Any) -> Referral:
    with factories.inside(two.a.school):
        senco = factories.actor_of(two.a.people[Role.SENCO], two.a.school)
        return story.begin_referral(actor=senco, pupil=two.a.own, on=TODAY, service="Speech therapy", reason="x", **steps)


def test_a_report_that_has_come_is_added_and_its_referral_settled_in_one_go(two: World) -> None:
    asked = referral(two, agreed_on=TODAY, sent_on=TODAY)
    page = browser(two).get(url("referral_page", referral=asked.pk)).content.decode()
    assert f"{url('file_add', pupil=two.a.own.pk)}?referral={asked.pk}" in page
    assert "The report of Speech therapy is kept." in sent(two, PDF, referral=asked.pk).content.decode()
    with factories.inside(two.a.school):
        asked.refresh_from_db()
        assert (asked.answer, asked.answered_on, asked.report_on) == ("accepted", TODAY, TODAY)
    assert "Its reports" in browser(two).get(url("referral_page", referral=asked.pk)).content.decode()


def test_the_report_of_what_was_never_sent_is_refused_and_nothing_is_kept(two: World) -> None:
    asked = referral(two)
    assert "Write first when it was sent" in sent(two, PDF, referral=asked.pk).content.decode()
    with factories.inside(two.a.school):
        assert not StoredFile.objects.filter(referral_id=asked.pk).exists()


def test_the_referral_of_another_child_in_the_address_counts_for_nothing(two: World) -> None:
    theirs = two.a.rows["unrelated"]["referral"]
    sent(two, PDF, referral=theirs.pk)
    with factories.inside(two.a.school):
        theirs.refresh_from_db()
        assert theirs.report_on is None
        assert not StoredFile.objects.filter(referral_id=theirs.pk).exists()


def test_a_pupils_page_takes_as_many_queries_with_many_files(two: World) -> None:
    client, page = browser(two), url("pupil_page", pupil=two.a.own.pk)
    client.get(page)
    with CaptureQueriesContext(connection) as few:
        client.get(page)
    for number in range(12):
        kept(two, PDF + b"\n" * number + b" " * 20)
    with CaptureQueriesContext(connection) as many:
        client.get(page)
    assert len(many) == len(few)


def test_a_teacher_whose_link_has_ended_reads_the_line_no_more(two: World) -> None:
    with factories.inside(two.a.school) as actor:
        other = staffing.add_group(actor=actor, name="6Z", year="6")
        people.change_pupil(actor=actor, pupil=two.a.own, group=other)
    assert browser(two, Role.TEACHER).get(url("pupil_page", pupil=two.a.own.pk)).status_code == 404
