"""A paper of a case as it is written: begun, gone on with, issued, kept, taken back; what the record lends; who may."""

import io
from datetime import timedelta

import pytest
from docx import Document as open_document

from ehcp import writing_selectors as selectors
from ehcp.models import Case, WritingIssue
from ehcp.rules.writings.advice import ADVICE
from ehcp.rules.writings.report import REPORT, Recommendation
from ehcp.rules.writings.request import REQUEST
from ehcp.services import cases, plan, writings
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
from tests.ehcp.papers import TODAY, begun, issued
from tests.world import World


def test_a_request_is_written_before_there_is_a_case_and_is_in_it_once_it_is_opened(two: World, senco: Actor, pupil: Pupil) -> None:
    with factories.inside(two.a.school):
        row = writings.begin_request(actor=senco, pupil=pupil, today=TODAY)
        assert writings.begin_request(actor=senco, pupil=pupil, today=TODAY) == row, "pressed twice, it is one"
        row = writings.write_writing(actor=senco, writing=row, version=0, texts={"why": "The gap grows each year."})
        paper = issued(senco, row)
        assert "The gap grows each year." in text_of(bytes(Document.objects.get(pk=paper.pdf_id).content))
        opened = cases.open_request(actor=senco, pupil=pupil, council="Fernshire", requested_by="school", received_on=TODAY, today=TODAY)
        assert [one.pk for one in selectors.writings_of(senco, opened)] == [row.pk]
        assert selectors.request_of(senco, pupil) is None
        with pytest.raises(Refused, match="on the page of the case"):
            writings.begin_request(actor=senco, pupil=pupil, today=TODAY)
        assert Logged.objects.filter(verb=Verb.WRITING_LINKED, pupil_id=pupil.pk).count() == 1


def test_it_is_written_in_many_sittings_and_the_log_names_the_parts_and_no_word(two: World, senco: Actor, case: Case) -> None:
    with factories.inside(two.a.school):
        row = begun(senco, case, can="Swims.")
        row = writings.write_writing(actor=senco, writing=row, version=1, texts={"needs": "Hears little.", "unknown": "x"})
        assert row.texts == {"can": "Swims.", "needs": "Hears little."}
        assert writings.begin_writing(actor=senco, kind=ADVICE, case=case, today=TODAY) == row
        told = Logged.objects.filter(verb=Verb.WRITING_WRITTEN, pupil_id=case.pupil_id).order_by("-at")[0]
        assert told.changes["parts"] == ["Special educational needs"]
        assert "Hears" not in str(told.changes)
        writings.write_writing(actor=senco, writing=row, version=2, texts={"can": "Swims."})
        assert Logged.objects.filter(verb=Verb.WRITING_WRITTEN, pupil_id=case.pupil_id).count() == 2, "nothing changed"


def test_what_was_issued_stays_and_the_next_stands_beside_it(two: World, senco: Actor, case: Case) -> None:
    with factories.inside(two.a.school):
        row = begun(senco, case, can="Swims.", provision="- 20 minutes a day\n# Not a heading")
        first = issued(senco, row)
        was = bytes(Document.objects.get(pk=first.pdf_id).content)
        said = text_of(was)
        assert "Zadie Smith-Ode" in said
        assert "The school’s advice for the EHC needs assessment" in said
        assert "Ann Hart, SENCO" in said
        assert "What the parents say" not in said, "a part without words is no part of the paper"
        row.refresh_from_db()
        with pytest.raises(Refused, match="Take it back into writing first"):
            writings.write_writing(actor=senco, writing=row, version=1, texts={"can": "Dives."})
        with pytest.raises(Refused, match="Take it back into writing first"):
            issued(senco, row)
        writings.take_writing_back(actor=senco, writing=row)
        with pytest.raises(Refused, match="in writing already"):
            writings.take_writing_back(actor=senco, writing=row)
        row.refresh_from_db()
        row = writings.write_writing(actor=senco, writing=row, version=1, texts={"can": "Dives."})
        second = issued(senco, row)
        assert (first.number, second.number) == (1, 2)
        assert first.texts["can"] == "Swims."
        assert bytes(Document.objects.get(pk=first.pdf_id).content) == was
        word = open_document(io.BytesIO(bytes(Document.objects.get(pk=second.word_id).content)))
        heads = [one.text for one in word.paragraphs if one.style and one.style.name == "Heading 2"]
        assert heads == ["What the child can do and has achieved", "Provision that is needed", "Who wrote this"]
        assert "20 minutes a day" in [one.text for one in word.paragraphs if one.style and one.style.name == "List Bullet"]


def test_only_a_paper_in_which_nothing_is_written_cannot_go_out(two: World, senco: Actor, reviewed: Case) -> None:
    with factories.inside(two.a.school):
        row = begun(senco, reviewed, REPORT)
        assert "Outcome 2: Asks for help with a word" in row.texts["progress"]
        with pytest.raises(Refused, match="Nothing is written here yet"):
            issued(senco, row)
        row = writings.write_writing(actor=senco, writing=row, version=0, texts={"differences": "Nobody disagreed."})
        with pytest.raises(Refused, match="Say who wrote this"):
            issued(senco, row, by=" ")
        with pytest.raises(Refused, match="within a month of today"):
            writings.issue_writing(actor=senco, writing=row, version=1, dated=TODAY - timedelta(days=99), by="Ann", today=TODAY)
        with pytest.raises(Refused, match="Look at it again before it is issued"):
            writings.issue_writing(actor=senco, writing=row, version=0, dated=TODAY, by="Ann", today=TODAY)
        assert not WritingIssue.objects.filter(writing=row).exists()
        assert issued(senco, row).number == 1


def test_the_recommendation_of_the_latest_report_can_be_read(two: World, senco: Actor, reviewed: Case) -> None:
    with factories.inside(two.a.school):
        assert selectors.latest_report(senco, reviewed) is None
        row = begun(senco, reviewed, REPORT, recommendation="amend", amend_outcomes="Take out outcome 1.")
        assert selectors.latest_report(senco, reviewed) is None, "not before it is issued"
        issued(senco, row)
        found = selectors.latest_report(senco, reviewed)
        assert found is not None
        assert found.recommendation is Recommendation.AMEND
        assert found.texts["amend_outcomes"] == "Take out outcome 1."
        assert "Amend the plan as proposed here." in text_of(bytes(Document.objects.get(pk=found.pdf_id).content))
        row.refresh_from_db()
        writings.take_writing_back(actor=senco, writing=row)
        row.refresh_from_db()
        with pytest.raises(Refused, match="Choose one of the answers"):
            writings.write_writing(actor=senco, writing=row, version=1, texts={"recommendation": "perhaps"})


def test_the_report_takes_over_who_answered_and_what_the_plan_says(two: World, senco: Actor) -> None:
    with factories.inside(two.a.school):
        review = two.a.rows["own"]["review"]
        plan.add_lines(actor=senco, case=review.case, statements={"outcome": ["Tells a story"]}, provisions=["Regular mentoring"])
        row = begun(senco, Case.objects.get(pk=review.case_id), REPORT)
        found = selectors.writing(senco, row.pk)
        assert found is not None
        lines = material_of(senco, found, on=TODAY)
        said = {key: " ".join(one.text for one in of_part) for key, of_part in lines.items()}
        assert "Advice came from" in said["attached"]
        assert "SAFE-alder-own-council-advice" in said["others"]
        assert "Tells a story" in said["progress"]
        assert "“regular” cannot be counted" in said["amend_provision"]
        assert "Child in Need review on" in said["next"]


def test_those_who_see_no_cases_see_no_writing(two: World, senco: Actor, case: Case) -> None:
    with factories.inside(two.a.school):
        row = begun(senco, case, REQUEST, why="x")
        teacher = factories.actor_of(two.a.people[Role.TEACHER], two.a.school)
        assert selectors.writing(teacher, row.pk) is None
        assert selectors.latest_report(teacher, case) is None
