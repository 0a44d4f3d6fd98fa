"""Letters of a case: written with its values, made once, kept and handed out; and the school's own wording of them."""

import html
import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document as open_document
from PIL import Image

from ehcp import letter_selectors
from ehcp.models import Case, CaseLetter
from ehcp.rules.letters.kind import ASSESSMENT, PLAN
from ehcp.rules.letters.placeholders import KNOWN
from ehcp.rules.letters.table import KIND
from ehcp.services import cases
from ehcp.services.letters import make_letter
from pupils.models import Pupil
from pupils.services import contacts
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.audit.models import Event as Logged
from senco.audit.verbs import Verb
from senco.documents.models import Document, Letterhead, LetterTemplate
from senco.documents.services import keep_letterhead, keep_wording
from tests import factories
from tests.documents.paper_text import text_of
from tests.house.posted import form_with
from tests.world import World

TODAY = factories.today()
RECEIVED = TODAY - timedelta(days=20 * 7 + 12)  # the final plan is twelve days late
WORDS = {"addressee": "SEN team\nFernshire", "subject": "A subject", "text": "Dear team\n\nWords.\n\nYours faithfully\nAnn"}


@pytest.fixture
def senco(world: World) -> Actor:
    return factories.actor_of(world.a.people[Role.SENCO], world.a.school)


@pytest.fixture
def pupil(world: World) -> Pupil:
    with factories.inside(world.a.school) as actor:
        return factories.make_pupil(actor, forename="Zadie", surname="Smith-Ode")


@pytest.fixture
def case(world: World, senco: Actor, pupil: Pupil) -> Case:
    with factories.inside(world.a.school):
        return cases.open_request(
            actor=senco, pupil=pupil, council="Fernshire", requested_by="parent", received_on=RECEIVED, today=TODAY
        )


@pytest.fixture
def browser(world: World) -> Client:
    client = Client()
    client.force_login(world.a.people[Role.SENCO])
    return client


def at(name: str, *rest: object) -> str:
    return reverse(name, args=["alder", *rest])


def sent(page: str, **changed: Any) -> dict[str, Any]:
    return {**form_with(page, "text" if 'name="text"' in page else "body"), **changed, "acting_as": "alder:staff"}


def made(senco: Actor, case: Case, **changed: Any) -> CaseLetter:
    return make_letter(actor=senco, case=case, kind=KIND["late-final"], dated=TODAY, today=TODAY, **{**WORDS, **changed})


def test_the_letter_about_the_missed_date_comes_first_and_holds_the_values_of_the_case(
    world: World, browser: Client, case: Case
) -> None:
    page = browser.get(at("case_letters", case.pk)).content.decode()
    assert page.index("The final plan is late") < page.index("Other letters")
    assert "12 days late" in page
    letter = html.unescape(browser.get(at("case_letter_new", case.pk, "late-final") + "?date=EHC-FINAL").content.decode())
    assert "Zadie Smith-Ode, born 1 May 2017: the final EHC plan is 12 days late" in letter
    assert "+ 20 weeks =" in letter and "SEND Regulations 2014, reg 13(2)" in letter


def test_a_letter_is_looked_at_without_being_kept_and_then_made_as_pdf_and_word(
    world: World, browser: Client, case: Case
) -> None:
    address = at("case_letter_new", case.pk, "late-final")
    page = browser.get(address).content.decode()
    looked = browser.post(address, sent(page, text="Only looked at [fill in: x]", look="1"))
    assert looked["Content-Type"] == "application/pdf" and "Only looked at" in text_of(looked.content)
    with factories.inside(world.a.school):
        assert not CaseLetter.objects.filter(case=case).exists()
    answer = browser.post(address, sent(page, text="Dear all\n\nMy own words.\n\nYours sincerely\nAnn"), follow=True)
    assert "The letter is made and kept" in answer.content.decode()
    with factories.inside(world.a.school):
        letter = CaseLetter.objects.get(case=case)
        assert letter.rule_id == "EHC-FINAL"
    pdf = browser.get(at("case_letter_pdf", letter.pk))
    word = browser.get(at("case_letter_word", letter.pk))
    assert "My own words." in text_of(pdf.content)
    assert "My own words." in [one.text for one in open_document(io.BytesIO(word.content)).paragraphs]
    for answer in (pdf, word):
        assert case.reference in answer["Content-Disposition"] and "Zadie" not in answer["Content-Disposition"]


def test_who_made_a_letter_and_who_opened_it_is_in_the_log(world: World, browser: Client, senco: Actor, case: Case) -> None:
    with factories.inside(world.a.school):
        letter = made(senco, case)
    browser.get(at("case_letter_pdf", letter.pk))
    with factories.inside(world.a.school):
        verbs = list(Logged.objects.filter(pupil_id=case.pupil_id).order_by("at").values_list("verb", flat=True))
        event = Logged.objects.get(verb=Verb.LETTER_MADE, pupil_id=case.pupil_id)
    assert verbs[-1] == Verb.DOCUMENT_READ
    assert (event.target_id, event.actor_name) == (str(letter.pk), senco.name)


def test_a_button_pressed_twice_makes_one_letter(world: World, senco: Actor, case: Case) -> None:
    with factories.inside(world.a.school):
        assert made(senco, case).pk == made(senco, case).pk
        assert Logged.objects.filter(verb=Verb.LETTER_MADE, pupil_id=case.pupil_id).count() == 1


def test_a_letter_that_was_made_stays_byte_for_byte_when_the_letterhead_and_the_wording_change(
    world: World, senco: Actor, case: Case
) -> None:
    with factories.inside(world.a.school):
        letter = made(senco, case)
        before = bytes(Document.objects.get(pk=letter.pdf_id).content)
        keep_letterhead(actor=senco, seen=0, address="Moved away 1")
        keep_wording(actor=senco, kind="late-final", subject="S", body="B", known=KNOWN, seen=0)
        document = Document.objects.get(pk=letter.pdf_id)
    assert bytes(document.content) == before and document.audience == "case"


def test_a_gap_keeps_a_letter_from_being_made_and_the_words_stay(world: World, browser: Client, case: Case) -> None:
    address = at("case_letter_new", case.pk, "consultation-no")
    page = browser.get(address).content.decode()
    assert "gaps to fill before the letter can be made" in page
    answer = browser.post(address, sent(page, text="My words. [fill in: why]", addressee="W-to"))
    shown = html.unescape(answer.content.decode())
    assert "A gap is still open: [fill in: why]" in shown
    assert "My words." in shown and "W-to" in shown
    with factories.inside(world.a.school):
        assert not CaseLetter.objects.filter(case=case).exists()


@pytest.mark.parametrize("changed", [{"text": "[fill in: x]"}, {"subject": "{child}"}, {"addressee": ""}, {"dated": date(2001, 1, 1)}])
def test_the_service_too_refuses_what_is_not_ready(world: World, senco: Actor, case: Case, changed: dict[str, Any]) -> None:
    given = {"dated": TODAY, **WORDS, **changed}
    with factories.inside(world.a.school), pytest.raises(Refused):
        make_letter(actor=senco, case=case, kind=KIND["late-final"], today=TODAY, **given)


def test_parents_under_a_restriction_are_not_written_to_and_the_page_says_so(
    world: World, browser: Client, senco: Actor, case: Case
) -> None:
    with factories.inside(world.a.school):
        for name, more in (("Ana Ode", {}), ("Bo Barred", {"restricted": True})):
            contacts.add_contact(actor=senco, pupil=case.pupil, name=name, parental_responsibility=True, **more)
        contacts.add_contact(actor=senco, pupil=case.pupil, name="Gran Ode", parental_responsibility=False)
        draft = letter_selectors.draft_of(senco, case, KIND["p-late"], on=TODAY)
    assert draft.addressee == "Ana Ode" and "Dear Ana Ode" in draft.text
    page = browser.get(at("case_letter_new", case.pk, "p-late")).content.decode()
    assert "Bo Barred: nothing may be shared" in page
    assert "Gran Ode: no parental responsibility" in page


def test_the_address_of_the_council_is_remembered_from_its_last_letter(world: World, senco: Actor, case: Case) -> None:
    with factories.inside(world.a.school):
        made(senco, case, addressee="Ms Long\nCounty Hall\nFernshire")
        assert letter_selectors.draft_of(senco, case, KIND["send-request"], on=TODAY).addressee.startswith("Ms Long")


def test_the_wording_of_the_school_holds_for_the_next_letter_and_the_usual_one_can_come_back(
    world: World, browser: Client, senco: Actor, case: Case
) -> None:
    address = at("letter_wording", "late-final")
    page = browser.get(address).content.decode()
    browser.post(address, sent(page, subject="Late: {child}", body="Dear {council}, {days_late}."))
    with factories.inside(world.a.school):
        draft = letter_selectors.draft_of(senco, case, KIND["late-final"], on=TODAY)
    assert (draft.subject, draft.text) == ("Late: Zadie Smith-Ode", "Dear Fernshire, 12 days.")
    browser.post(at("letter_wording_restore", "late-final"), {"acting_as": "alder:staff"})
    with factories.inside(world.a.school):
        assert letter_selectors.wording_of(KIND["late-final"]).body == KIND["late-final"].body
        assert list(LetterTemplate.objects.filter(kind="late-final").values_list("version", "is_default").order_by("version")) == [(1, False), (2, True)]
    before = browser.get(at("letter_wording_version", "late-final", 1)).content.decode()
    assert "Dear {council}, {days_late}." in before
    assert browser.get(at("letter_wording_version", "late-final", 9)).status_code == 404


def test_a_wording_with_a_slip_is_refused_with_the_nearest_placeholder_and_nothing_typed_is_lost(
    world: World, browser: Client
) -> None:
    address = at("letter_wording", "late-final")
    page = browser.get(address).content.decode()
    shown = html.unescape(browser.post(address, sent(page, body="W-words\n{chidl}\n{child.__class__}")).content.decode())
    assert "Line 2: “{chidl}” is no placeholder. The nearest is {child}" in shown
    assert "Line 3: “{child.__class__}” is no placeholder" in shown
    assert "W-words" in shown
    with factories.inside(world.a.school) as actor:
        assert not LetterTemplate.objects.exists()
        with pytest.raises(Refused, match="nearest is"):
            keep_wording(actor=actor, kind="late-final", subject="S", body="{due.year}", known=KNOWN, seen=0)


def test_of_two_people_who_change_one_wording_the_second_is_told(world: World, senco: Actor) -> None:
    with factories.inside(world.a.school):
        keep_wording(actor=senco, kind="late-final", subject="S", body="first", known=KNOWN, seen=0)
        with pytest.raises(Refused, match="colleague has changed"):
            keep_wording(actor=senco, kind="late-final", subject="S", body="second", known=KNOWN, seen=0)
        keep_letterhead(actor=senco, seen=0, address="first")
        with pytest.raises(Refused, match="colleague has changed"):
            keep_letterhead(actor=senco, seen=0, address="second")


def test_those_who_run_no_case_make_no_letter_and_those_who_may_not_change_no_wording(world: World, case: Case) -> None:
    head = factories.actor_of(world.a.people[Role.HEAD], world.a.school)
    assistant = factories.actor_of(world.a.people[Role.ASSISTANT], world.a.school)
    with factories.inside(world.a.school):
        with pytest.raises(Refused):
            made(head, case)
        with pytest.raises(Refused):
            keep_wording(actor=assistant, kind="late-final", subject="S", body="B", known=KNOWN, seen=0)
        with pytest.raises(Refused):
            keep_letterhead(actor=assistant, seen=0, address="x")


def test_the_letterhead_with_its_logo_and_the_advice_service_stands_in_the_next_letter(
    world: World, browser: Client, senco: Actor, case: Case
) -> None:
    out = io.BytesIO()
    Image.new("RGB", (1500, 900), (15, 90, 94)).save(out, "JPEG")
    page = browser.get(at("letterhead")).content.decode()
    given = {**form_with(page, "address"), "acting_as": "alder:staff", "address": "12 Elm Road\nFE1 2AB", "sendiass": "Fernshire SENDIASS, 01632 960 999"}
    answer = browser.post(at("letterhead"), {**given, "logo": io.BytesIO(out.getvalue())})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    with factories.inside(world.a.school):
        head = Letterhead.objects.get()
        assert bytes(head.logo).startswith(b"\x89PNG") and max(Image.open(io.BytesIO(bytes(head.logo))).size) <= 1200
        letter = made(senco, case)
        assert "Fernshire SENDIASS, 01632 960 999" in letter_selectors.draft_of(senco, case, KIND["p-late"], on=TODAY).text
        assert "12 Elm Road, FE1 2AB" in text_of(bytes(Document.objects.get(pk=letter.pdf_id).content))
    assert browser.get(at("letterhead_sample")).status_code == 200
    off = form_with(browser.get(at("letterhead")).content.decode(), "address") | {"acting_as": "alder:staff", "no_logo": "on"}
    browser.post(at("letterhead"), off)
    with factories.inside(world.a.school):
        assert Letterhead.objects.get().logo is None


def test_what_is_no_picture_is_refused_as_a_logo(world: World, browser: Client) -> None:
    page = browser.get(at("letterhead")).content.decode()
    given = {**form_with(page, "address"), "acting_as": "alder:staff", "address": "W-address"}
    evil = io.BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
    evil.name = "logo.png"
    shown = browser.post(at("letterhead"), {**given, "logo": evil}).content.decode()
    assert "no PNG and no JPEG" in shown and "W-address" in shown


def test_what_is_typed_into_a_letter_is_shown_as_typed(world: World, browser: Client, senco: Actor, case: Case) -> None:
    with factories.inside(world.a.school):
        made(senco, case, subject="<script>alert(1)</script>", addressee="<b>SEN</b>")
    page = browser.get(at("case_letters", case.pk)).content.decode()
    assert "<script>alert(1)" not in page and "&lt;script&gt;alert(1)" in page
    assert "<b>SEN</b>" not in page


@pytest.mark.parametrize("kind", ["late-final", "p-request-sent", "p-review-invite", "a-assessment-advice", "late-move"])
def test_any_letter_can_be_begun_in_any_case(world: World, browser: Client, case: Case, kind: str) -> None:
    assert browser.get(at("case_letter_new", case.pk, kind)).status_code == 200
    assert browser.get(at("case_letter_new", case.pk, kind) + "?date=NOT-A-RULE").status_code == 200


def test_a_letter_of_no_known_kind_is_not_found(world: World, browser: Client, case: Case) -> None:
    assert browser.get(at("case_letter_new", case.pk, "no-such-letter")).status_code == 404
    assert browser.get(at("letter_wording", "no-such-letter")).status_code == 404


def test_letters_and_cases_call_their_matters_alike() -> None:
    assert {ASSESSMENT, PLAN} == set(Case.Matter.values)
