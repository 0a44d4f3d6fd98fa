"""The pages of a paper of a case: writing at the same time, taking over from the record, reading, and what leads to it."""

import html
from datetime import timedelta

import pytest

from ehcp import writing_selectors as selectors
from ehcp.models import Case, Writing
from ehcp.rules.moves.table import Event
from ehcp.rules.writings.comments import COMMENTS
from ehcp.rules.writings.kind import MOST_IN_PART
from ehcp.rules.writings.report import REPORT
from ehcp.services import cases, events, writings
from ehcp.writing_material import material_of
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.audit.models import Event as Logged
from senco.audit.verbs import Verb
from senco.documents.models import Document
from tests import factories
from tests.documents.paper_text import text_of
from tests.ehcp.papers import TODAY, begun, browser_of, issued, url
from tests.house.posted import form_with
from tests.world import World


def test_who_writes_at_the_same_time_is_refused_and_sees_both(two: World, senco: Actor, case: Case) -> None:
    with factories.inside(two.a.school):
        row = begun(senco, case, can="Swims.")
        with pytest.raises(Refused, match="Somebody has written in this paper"):
            writings.write_writing(actor=senco, writing=row, version=0, texts={"can": "Runs."})
    client = browser_of(two)
    where = url(two, "writing_edit", row.pk)
    sent = form_with(client.get(where).content.decode(), "can", "version") | {"acting_as": f"{two.a.school.slug}:staff"}
    with factories.inside(two.a.school):
        writings.write_writing(actor=senco, writing=row, version=1, texts={"can": "Swims ten lengths."})
    page = client.post(where, {**sent, "can": "Swims, and dives."})
    shown = html.unescape(page.content.decode())
    assert "Swims, and dives." in shown
    assert "Swims ten lengths." in shown
    again = form_with(shown, "can", "version") | {"acting_as": f"{two.a.school.slug}:staff"}
    assert again["version"] == "2"
    assert client.post(where, {**again, "can": "Swims ten lengths, and dives."}).status_code == 302
    with factories.inside(two.a.school):
        assert Writing.objects.get(pk=row.pk).texts["can"] == "Swims ten lengths, and dives."


def test_a_part_that_only_the_other_touched_is_not_written_over(two: World, senco: Actor, case: Case) -> None:
    with factories.inside(two.a.school):
        row = begun(senco, case, can="Swims.")
    client, where = browser_of(two), url(two, "writing_edit", row.pk)
    sent = form_with(client.get(where).content.decode(), "can", "version") | {"acting_as": f"{two.a.school.slug}:staff"}
    with factories.inside(two.a.school):
        writings.write_writing(actor=senco, writing=row, version=1, texts={"parents": "They are glad."})
    shown = html.unescape(client.post(where, {**sent, "can": "Swims, and dives."}).content.decode())
    assert "Somebody has written in this paper" in shown
    again = form_with(shown, "can", "version") | {"acting_as": f"{two.a.school.slug}:staff"}
    assert again["parents"].strip() == "They are glad."
    assert client.post(where, again).status_code == 302
    with factories.inside(two.a.school):
        kept = Writing.objects.get(pk=row.pk).texts
        assert (kept["can"], kept["parents"]) == ("Swims, and dives.", "They are glad.")


def test_what_was_written_before_the_press_to_issue_is_looked_at_once_and_then_issued(two: World, senco: Actor, case: Case) -> None:
    with factories.inside(two.a.school):
        row = begun(senco, case, can="Swims.")
    client, where = browser_of(two), url(two, "writing_issue", row.pk)
    sent = form_with(client.get(where).content.decode(), "by") | {"acting_as": f"{two.a.school.slug}:staff"}
    with factories.inside(two.a.school):
        writings.write_writing(actor=senco, writing=row, version=1, texts={"can": "Dives."})
    shown = client.post(where, sent).content.decode()
    assert "Look at it again before it is issued" in shown
    again = form_with(shown, "by") | {"acting_as": f"{two.a.school.slug}:staff"}
    assert client.post(where, again).status_code == 302
    with factories.inside(two.a.school):
        assert Writing.objects.get(pk=row.pk).issues.get().texts["can"] == "Dives."


def test_a_press_after_a_line_was_taken_over_leads_to_the_top_of_the_answer(two: World, senco: Actor, case: Case) -> None:
    with factories.inside(two.a.school):
        row = begun(senco, case)
    page = browser_of(two).get(url(two, "writing_edit", row.pk) + "?taken=can").content.decode()
    assert f'<form method="post" action="{url(two, "writing_edit", row.pk)}"' in page, "else the browser goes back to the part"


def test_a_part_that_is_too_long_is_shown_again_with_by_how_much(two: World, senco: Actor, case: Case) -> None:
    with factories.inside(two.a.school):
        row = begun(senco, case)
        with pytest.raises(Refused, match="Shorten it by 5"):
            writings.write_writing(actor=senco, writing=row, version=0, texts={"can": "x" * (MOST_IN_PART + 5)})
    client, where = browser_of(two), url(two, "writing_edit", row.pk)
    sent = form_with(client.get(where).content.decode(), "version") | {"acting_as": f"{two.a.school.slug}:staff"}
    shown = client.post(where, {**sent, "can": "word " * 2000}).content.decode()
    assert "fit. Shorten it by 1,999" in shown
    assert shown.count("word ") > 1900


def test_the_next_review_begins_a_report_of_its_own(two: World, senco: Actor, reviewed: Case) -> None:
    with factories.inside(two.a.school):
        row = begun(senco, reviewed, REPORT, can="Reads.")
        Writing.objects.filter(pk=row.pk).update(begun_on=TODAY - timedelta(days=365))
        row.refresh_from_db()
        issued(senco, row)
        again = writings.begin_writing(actor=senco, kind=REPORT, case=reviewed, today=TODAY)
        assert again.pk != row.pk
    shown = browser_of(two).get(url(two, "case_page", reviewed.pk)).content.decode()
    assert url(two, "writing_page", again.pk) in shown
    assert "Earlier ones" in shown
    assert url(two, "writing_page", row.pk) in shown


def test_a_kind_of_the_other_matter_is_refused_and_has_no_page(two: World, senco: Actor, case: Case) -> None:
    with factories.inside(two.a.school), pytest.raises(Refused, match="does not belong to this case"):
        begun(senco, case, REPORT)
    client = browser_of(two)
    assert client.get(url(two, "writing_of_case", case.pk, "report")).status_code == 404
    assert client.get(url(two, "writing_of_case", case.pk, "poem")).status_code == 404
    asked = html.unescape(client.get(url(two, "writing_of_case", case.pk, "advice")).content.decode())
    assert "Which provision does each need call for" in asked


def test_nothing_new_is_begun_in_a_case_that_is_closed_and_what_is_there_can_be_read(two: World, senco: Actor, case: Case) -> None:
    with factories.inside(two.a.school):
        row = begun(senco, case, can="Swims.")
        events.record_event(actor=senco, case=case, event=Event.WITHDRAWN, happened_on=TODAY, today=TODAY)
        closed = Case.objects.get(pk=case.pk)
        assert closed.closed_on is not None
        with pytest.raises(Refused, match="This case is closed"):
            begun(senco, closed, COMMENTS)
    assert "Swims." in browser_of(two, Role.HEAD).get(url(two, "writing_page", row.pk)).content.decode()


@pytest.mark.parametrize(("year", "looks_ahead"), [("8", False), ("9", True), ("11", True)])
def test_adult_life_is_asked_about_by_the_year_and_left_out_of_the_paper_before(
    two: World, senco: Actor, reviewed: Case, year: str, looks_ahead: bool
) -> None:
    with factories.inside(two.a.school):
        row = begun(senco, reviewed, REPORT, can="Reads.", adult_work="Wants to bake.")
        Pupil.objects.filter(pk=reviewed.pupil_id).update(year=year)
    shown = html.unescape(browser_of(two).get(url(two, "writing_edit", row.pk)).content.decode())
    assert ("Preparing for adult life: work" in shown) is looks_ahead
    with factories.inside(two.a.school):
        found = selectors.writing(senco, row.pk)
        assert found is not None
        paper = issued(senco, found)
        assert ("Wants to bake." in text_of(bytes(Document.objects.get(pk=paper.pdf_id).content))) is looks_ahead
        assert ("adult_work" in paper.texts) is looks_ahead


def test_a_line_of_the_record_is_taken_over_with_its_source_and_all_that_was_typed_is_kept(two: World, senco: Actor) -> None:
    with factories.inside(two.a.school):
        case = two.a.rows["own"]["case"]
        row = selectors.writing(senco, two.a.rows["own"]["writing"].pk)
        assert row is not None
        lines = material_of(senco, row, on=TODAY)
        assert lines["parents"], "talks and reviews are on record"
        assert all(one.source for of_part in lines.values() for one in of_part)
        taken = lines["parents"][0]
    client, where = browser_of(two), url(two, "writing_edit", row.pk)
    sent = form_with(client.get(where).content.decode(), "version") | {"acting_as": f"{two.a.school.slug}:staff"}
    answer = client.post(where, {**sent, "can": "Reads.", "parents": "They are glad.", "take": f"parents:{taken.key}"})
    assert answer.headers["Location"].endswith("?taken=parents#part-parents")
    with factories.inside(two.a.school):
        kept = Writing.objects.get(pk=row.pk).texts
        assert kept["can"] == "Reads."
        assert kept["parents"] == f"They are glad.\n{taken.taken(with_source=True)}"
        assert case.pk == row.case_id
    again = client.get(where).content.decode()
    assert "in the text" in again


def test_the_request_is_begun_from_the_pupils_page_and_where_a_case_is_under_way_in_the_case(
    two: World, senco: Actor, pupil: Pupil
) -> None:
    client, where = browser_of(two), url(two, "request_write", pupil.pk)
    assert where in client.get(url(two, "pupil_page", pupil.pk)).content.decode()
    assert "No number of cycles" not in client.get(where).content.decode(), "the hints stand where it is written"
    begun_at = client.post(where, {"acting_as": f"{two.a.school.slug}:staff"}).headers["Location"]
    assert "No number of cycles, no sum spent and no diagnosis has to come first" in client.get(begun_at).content.decode()
    with factories.inside(two.a.school):
        row = Writing.objects.get(pupil=pupil)
        assert client.get(where).headers["Location"] == url(two, "writing_page", row.pk)
        opened = cases.open_request(actor=senco, pupil=pupil, council="Fernshire", requested_by="school", received_on=TODAY, today=TODAY)
    assert client.get(where).headers["Location"] == url(two, "writing_of_case", opened.pk, "request")


def test_the_dates_and_the_letters_lead_to_what_is_written_for_them(two: World, senco: Actor, case: Case) -> None:
    with factories.inside(two.a.school):
        agreed = TODAY - timedelta(days=10)
        for event in (Event.AGREED, Event.ADVICE_ASKED):
            events.record_event(actor=senco, case=case, event=event, happened_on=agreed, today=TODAY)
        row = begun(senco, case, can="Swims.")
    client = browser_of(two)
    assert url(two, "writing_of_case", case.pk, "advice") in client.get(url(two, "case_page", case.pk)).content.decode()
    assert url(two, "writing_of_case", case.pk, "advice") in client.get(url(two, "case_letter_new", case.pk, "send-advice")).content.decode()
    assert client.get(url(two, "writing_of_case", case.pk, "advice")).headers["Location"] == url(two, "writing_page", row.pk)
    with factories.inside(two.a.school):
        issued(senco, row)
    shown = client.get(url(two, "writing_page", row.pk)).content.decode()
    assert url(two, "case_letter_new", case.pk, "send-advice") in shown
    assert url(two, "case_event", case.pk, Event.ADVICE_SENT.value) in shown


def test_a_draft_says_so_and_each_opening_of_what_was_issued_stands_in_the_log(two: World, senco: Actor, case: Case) -> None:
    with factories.inside(two.a.school):
        row = begun(senco, case, COMMENTS, provision="Please put 30 minutes a week.")
    client = browser_of(two, Role.HEAD)
    draft = client.get(url(two, "writing_look", row.pk))
    assert "Draft, not issued" in text_of(draft.content)
    assert "Zadie" not in draft.headers["Content-Disposition"]
    with factories.inside(two.a.school):
        paper = issued(senco, row, by="Omar and Lin Ode, parents")
    for name in ("writing_pdf", "writing_word"):
        assert client.get(url(two, name, paper.pk)).status_code == 200
    with factories.inside(two.a.school):
        assert Logged.objects.filter(verb=Verb.DOCUMENT_READ, pupil_id=case.pupil_id).count() == 2
