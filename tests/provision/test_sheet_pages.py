"""The individual provision map: two pages with the child's name, for those who reach the child, kept as it was issued."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provision.models import Allocation
from provision.papers.ipm import ipm_sheet, weeks_of
from provision.papers.summary import summary_draft
from provision.rules.cycle import Stage
from provision.services import adaptations, sheets
from pupils.selectors import pupil_page
from senco.access.roles import Role
from senco.audit.models import Event
from senco.calendar.rules.drawing_up import usual
from senco.calendar.rules.school_days import SchoolCalendar
from senco.documents import services as documents
from senco.documents.models import Document
from tests.documents.paper_text import lost, pages_of, text_of
from tests.documents.pdfua import problems
from tests.provision.lane import DAY, Lane, cycle_at, make_lane, promise


@pytest.fixture
def full(lane: Lane) -> Lane:
    """A pupil with a profile, a cycle at work, and something that helps in class."""
    with lane.inside() as senco:
        cycle_at(lane, senco, Stage.DO, outcomes=2)
        said = {"liked": "I draw.\nI am kind.", "safety": "Two hearing aids.", "at_home": "One story at tea."}
        sheets.write_profile(actor=senco, pupil=lane.ada, on=lane.today, made_with="Ada and her mum", **said)
        card = adaptations.add_adaptation(actor=senco, name="Now-and-next card", how="On the table.")
        adaptations.choose_adaptation(actor=senco, pupil=lane.ada, adaptation=card, starts_on=lane.today)
    return lane


def overfull(lane: Lane) -> None:
    with lane.inside() as senco:
        support = "\n".join(
            f"Point {n}: tell me first what happens next, and then what happens after that." for n in range(40)
        )
        sheets.write_profile(actor=senco, pupil=lane.ada, on=lane.today, support=support)


def pdf(lane: Lane, role: Role = Role.SENCO, **query: str) -> bytes:
    answer = lane.client(role).get(lane.url("ipm_pdf", pupil=lane.ada.pk), query)
    assert answer.headers["Content-Type"] == "application/pdf"
    return answer.content


def test_the_sheet_has_two_sound_pages_and_says_what_is_known(full: Lane) -> None:
    paper = pdf(full)
    assert pages_of(paper) == 2
    assert problems(paper) == []
    said = (
        "Ada Ní Bhriain-O’Neil",
        "Call me Ada",
        "I draw.",
        "Two hearing aids.",
        "One story at tea.",
        "Ada and her mum",
    )
    said += (
        "Paired reading",
        "Mrs",
        "Adeyemi",
        "twice a week",
        "Reads 1 pages aloud",
        "Now-and-next card. On the table.",
    )
    said += ("class teacher of the lane", "SENCO of the lane", "01632 960144")
    assert lost(paper, *said) == []


def test_an_outcome_for_which_nothing_separate_is_promised_still_stands_on_the_sheet(full: Lane) -> None:
    with full.inside() as senco:
        pupil = pupil_page(senco, full.ada.pk, on=full.today)
        lines = ipm_sheet(senco, pupil, on=full.today).back.lines
    assert [(line.what, line.outcome) for line in lines] == [
        ("Paired reading", "Reads 1 pages aloud"),
        ("In class", "Reads 2 pages aloud"),
    ]


def test_a_pupil_about_whom_nothing_is_written_has_two_pages_too(lane: Lane) -> None:
    paper = pdf(lane)
    assert pages_of(paper) == 2
    assert "Not written yet" in text_of(paper)


@pytest.mark.parametrize("draw_up", [ipm_sheet, summary_draft])
def test_a_paper_of_twelve_outcomes_asks_no_more_than_one_of_one(lane: Lane, draw_up: Callable[..., Any]) -> None:
    with lane.inside() as senco:
        few, many = cycle_at(lane, senco, Stage.PLAN), cycle_at(lane, senco, Stage.PLAN, outcomes=12, pupil=lane.zoe)
        for cycle in (few, many):
            for outcome in cycle.outcomes.all():
                promise(lane, senco, cycle, outcome)
        asked = []
        for cycle in (few, many):
            pupil = pupil_page(senco, cycle.pupil_id, on=lane.today)
            pupil.group = lane.group
            with CaptureQueriesContext(connection) as found:
                draw_up(senco, pupil, on=lane.today)
            asked.append(len(found))
    assert asked[0] == asked[1]


def test_weeks_are_counted_with_the_one_that_has_begun(lane: Lane) -> None:
    def weeks(days: int) -> int | None:
        return weeks_of(Allocation(starts_on=lane.today, ends_on=lane.today + days * DAY), SchoolCalendar())

    assert [weeks(0), weeks(6), weeks(7), weeks(13)] == [1, 1, 2, 2]
    assert weeks_of(Allocation(starts_on=lane.today), SchoolCalendar()) is None


def test_a_promise_over_half_term_is_counted_in_the_weeks_of_the_school_s_calendar() -> None:
    year = usual(2026)
    assert year is not None
    promise = Allocation(starts_on=date(2026, 10, 5), ends_on=date(2026, 11, 27))
    assert weeks_of(promise, SchoolCalendar()) == 8
    assert weeks_of(promise, year.calendar) == 7


def test_who_reaches_the_pupil_may_print_and_nobody_else(full: Lane) -> None:
    theirs = make_lane()
    for role in (Role.SENCO, Role.ASSISTANT, Role.HEAD, Role.TEACHER, Role.TA):
        assert pages_of(pdf(full, role)) == 2
    for name in ("ipm_pdf", "ipm_preview"):
        assert full.client(Role.TEACHER).get(full.url(name, pupil=full.zoe.pk)).status_code == 404
        assert full.client().get(full.url(name, pupil=theirs.ada.pk)).status_code == 404


def test_printing_the_same_sheet_again_is_the_same_document_and_each_reading_is_logged(full: Lane) -> None:
    assert pdf(full) == pdf(full, Role.TEACHER)
    with full.inside():
        [document] = Document.objects.filter(kind="ipm").all()
        assert (document.kind, document.audience, document.pages) == ("ipm", "staff", 2)
        assert "Ada" not in document.title
        read = Event.objects.filter(verb="document_read", pupil_id=full.ada.pk)
        assert sorted(read.values_list("actor_name", flat=True)) == ["SENCO of the lane", "class teacher of the lane"]


def test_a_change_is_a_new_document_and_the_old_one_opens_as_it_was(full: Lane) -> None:
    before = pdf(full)
    with full.inside() as senco:
        sheets.write_profile(actor=senco, pupil=full.ada, on=full.today, liked="I sing.")
        first = Document.objects.filter(kind="ipm").get()
    assert pdf(full) != before
    assert full.client().get(full.url("document_open", document=first.pk)).content == before


def test_a_sheet_that_is_too_long_says_what_to_shorten_before_it_is_printed(full: Lane) -> None:
    overfull(full)
    answer = full.client().get(full.url("ipm_pdf", pupil=full.ada.pk))
    html = answer.content.decode()
    assert "Not printed yet." in html
    assert "The longest part is ‘How best to support me’" in html
    assert f"{full.url('ipm_pdf', pupil=full.ada.pk)}?anyway=1" in html
    with full.inside():
        assert not Document.objects.filter(kind="ipm").exists()
    assert pages_of(pdf(full, anyway="1")) == 3


def test_the_page_says_for_each_side_whether_it_fits(full: Lane) -> None:
    html = full.client(Role.TEACHER).get(full.url("ipm_preview", pupil=full.ada.pk)).content.decode()
    assert html.count("Fits, at 12 point") == 2
    assert "Change the profile" not in html
    assert "Change the profile" in full.client().get(full.url("ipm_preview", pupil=full.ada.pk)).content.decode()


def issued(lane: Lane, **fields: object) -> Document:
    with lane.inside() as senco:
        values = {
            "kind": "ipm",
            "title": "Paper",
            "content": b"%PDF",
            "pages": 2,
            "audience": "staff",
            "pupil_id": lane.ada.pk,
        }
        return documents.issue(actor=senco, **{**values, **fields})


def test_a_paper_opens_for_staff_who_reach_its_pupil_only(lane: Lane) -> None:
    mine, others = issued(lane), issued(lane, pupil_id=lane.zoe.pk)
    family, nobodys = issued(lane, audience="family"), issued(lane, pupil_id=None)
    letter = issued(lane, kind="letter")
    theirs = issued(make_lane())

    def opens(role: Role, document: Document) -> int:
        return lane.client(role).get(lane.url("document_open", document=document.pk)).status_code

    assert [opens(Role.SENCO, d) for d in (mine, others, letter)] == [200, 200, 200]
    assert [opens(Role.TEACHER, d) for d in (mine, others, letter)] == [200, 404, 404]
    assert [opens(Role.SENCO, d) for d in (family, nobodys, theirs)] == [404, 404, 404]
    assert lane.client().get(lane.url("document_open", document=uuid4())).status_code == 404


def test_the_file_name_of_a_paper_names_no_child(full: Lane) -> None:
    answer = full.client().get(full.url("ipm_pdf", pupil=full.ada.pk))
    assert answer.headers["Content-Disposition"] == f'inline; filename="ipm-{full.today:%Y-%m-%d}.pdf"'
