"""The forms of a case, pressed: the report of a review from the record to its PDF; mediation, an appeal, a correction."""

import re
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.documents.paper_text import text_of
from tests.journeys.conftest import Person

LONG = "A word of no end: " + "w" * 200


def _case(senco: Person, words: str) -> None:
    """Opens the first case of whose row words are part."""
    senco.open("ehc/")
    senco.is_at("EHC cases")
    senco.page.get_by_role("row").filter(has_text=words).first.get_by_role("link").first.click()
    senco.page.wait_for_url("**/ehc/*-*-*-*-*/")


def _problem(page: Page, words: str) -> None:
    """The summary says what is wrong, and has the focus."""
    summary = page.locator(".err-sum")
    expect(summary).to_contain_text(words)
    expect(summary).to_be_focused()


def test_a_report_is_filled_from_the_record_checked_and_issued(at_a_desk: Person) -> None:
    senco = at_a_desk
    senco.sign_in("senco")
    _case(senco, "In force")
    senco.follow("The review meeting was held")
    senco.press("Record it")
    senco.is_told("Recorded: the review meeting was held")
    senco.page.get_by_role("link", name="The report of the review", exact=True).click()
    senco.is_at("The report of the review")
    senco.look("senco-report-begin")
    senco.press("Begin to write")
    senco.press("Keep, and read it")
    senco.is_told("Nothing has been sent")
    senco.follow("Issue it")
    senco.press("Issue it")
    _problem(senco.page, "Nothing is written here yet")
    senco.page.get_by_role("link", name="The report of the review", exact=True).click()

    senco.page.get_by_role("link", name="Write", exact=True).click()
    senco.page.get_by_text(re.compile("^On record: ")).first.click()
    senco.press("Take over")
    senco.page.wait_for_url("**taken=*")
    expect(senco.page.get_by_text("in the text").first).to_be_attached()
    boxes = senco.page.locator("main textarea")
    taken = boxes.first.input_value()
    assert taken, "the line of the record stands in the box"
    boxes.nth(1).fill(LONG)
    boxes.nth(2).fill("word " * 4000)
    senco.press("Keep, and write on")
    _problem(senco.page, "Shorten it by")
    assert boxes.nth(1).input_value() == LONG, "what was typed is kept"
    senco.look("senco-report-too-long")
    boxes.nth(2).fill("From two words to five in a sentence, counted in October.")
    senco.page.get_by_role("radio", name="amend").first.check()
    senco.press("Keep, and read it")
    senco.sees("From two words to five")
    senco.look("senco-report-read")

    senco.follow("Issue it")
    senco.look("senco-report-issue")
    draft = senco.get(senco.page.get_by_role("link", name="See it first (PDF)"))
    assert "Draft, not issued" in text_of(draft.body())
    senco.field("Who wrote it").fill("")
    senco.press("Issue it")
    _problem(senco.page, "Enter who wrote it")
    senco.field("Who wrote it").fill("Priya Raghunathan, SENCO")
    senco.page.get_by_role("button", name="Issue it").dblclick()
    senco.is_told("Issued and kept")
    senco.look("senco-report-issued")
    expect(senco.page.get_by_role("link", name=re.compile("^PDF"))).to_have_count(1)
    words = " ".join(text_of(senco.get(senco.page.get_by_role("link", name=re.compile("^PDF"))).body()).split())
    assert "From two words to five in a sentence" in words
    assert " ".join(taken.split())[:30] in words
    word = senco.get(senco.page.get_by_role("link", name=re.compile("^Word")))
    assert word.body()[:2] == b"PK"


def test_mediation_and_an_appeal_are_recorded_and_a_wrong_day_is_put_right(on_a_phone: Person) -> None:
    senco, today = on_a_phone, date.today()
    senco.sign_in("senco")
    _case(senco, "Refused")
    case = senco.page.url

    def record(title: str, day: date) -> None:
        senco.page.goto(case)
        senco.page.get_by_role("link", name="Record what happened").click()
        if senco.page.get_by_text("Mediation and appeal", exact=True).count():
            senco.page.get_by_text("Mediation and appeal", exact=True).click()
        senco.page.get_by_role("link", name=title).locator("visible=true").first.click()
        senco.is_at(title)
        senco.field("Day it happened").fill(day.isoformat())
        senco.press("Record it")

    record("The family asked for mediation", today + timedelta(days=2))
    _problem(senco.page, "is still to come")
    senco.look("senco-mediation-wrong-day")
    senco.field("Day it happened").fill(today.isoformat())
    senco.field("Note").fill(LONG)
    senco.press("Record it")
    senco.is_told("Recorded: the family asked for mediation")
    record("The family asked for mediation", today)
    _problem(senco.page, "already")
    record("The mediation certificate was issued", today)
    senco.is_told("Recorded: the mediation certificate was issued")
    record("The tribunal received the family's appeal", today)
    senco.is_told("Recorded: the tribunal received the family's appeal")
    senco.sees("The tribunal has the family's appeal")

    senco.page.get_by_text("read who recorded what").click()
    senco.look("senco-case-events")
    senco.page.get_by_role("link", name=re.compile("^Put right ?: The mediation certificate")).click()
    senco.is_at("Put right: the mediation certificate was issued")
    senco.look("senco-correction")
    senco.press("Put it right")
    _problem(senco.page, "Why is it put right?")
    senco.field("Why is it put right?").fill("The letter has the day before")
    senco.press("Put it right")
    _problem(senco.page, "Nothing is different")
    senco.field("Day it really happened").fill((today - timedelta(days=1)).isoformat())
    senco.press("Put it right")
    senco.is_told("Put right")
    senco.page.get_by_text("read who recorded what").click()
    senco.sees("Struck out")
