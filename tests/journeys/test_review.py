"""The annual review: asked by mail, answered on a phone by somebody without an account, read by the SENCO, sent round."""

from datetime import date, timedelta

from playwright.sync_api import expect

from tests.documents.paper_text import text_of
from tests.journeys.conftest import DESK, PHONE, Arrive, Person, Stack

ADDRESS = "e.berg@psychology.example.org"
WORDS = "She names what she feels with the cards, and did not in January."


def test_advice_comes_by_a_link_that_takes_one_answer(at_a_desk: Person, arrive: Arrive, stack: Stack) -> None:
    senco, outside = at_a_desk, arrive(PHONE, has_touch=True)
    senco.sign_in("senco")
    senco.follow("EHC cases")
    senco.page.get_by_role("row").filter(has_text="In force").first.get_by_role("link").first.click()
    senco.look("senco-case-of-a-plan")
    senco.follow("A review meeting was arranged")
    senco.field("Day of the review meeting").fill((date.today() + timedelta(days=45)).isoformat())
    senco.press("Record")
    senco.is_told("stands on the page of the review")
    senco.follow("Open the review")
    senco.is_at("Annual review")
    senco.look("senco-review")
    senco.follow("Add")
    senco.page.get_by_label("In what part do they come?").select_option("psychologist")
    senco.field("Name").fill("E. Berg")
    senco.field("E-mail address").fill(ADDRESS)
    senco.press("Put on the list")
    senco.follow("Invite and ask")
    for box in senco.page.get_by_role("checkbox").all():
        box.uncheck()
    senco.page.get_by_label("E. Berg").check()
    senco.look("senco-review-ask")
    senco.press("Ask them")
    senco.is_told("1 mail is on its way")

    link = stack.link_to(ADDRESS, "advice")
    outside.page.goto(link)
    outside.is_at("Your advice for a review")
    outside.look("outside-advice")
    outside.press("Send to the school")
    outside.sees("There is no answer yet")
    outside.field("In words").fill(WORDS)
    outside.press("Send to the school")
    outside.is_told("The school has your answer")
    outside.look("outside-thanks")
    again = arrive(DESK)
    again.page.goto(link)
    again.is_at("Thank you")
    expect(again.page.get_by_text(WORDS)).to_have_count(0)

    senco.page.reload()
    row = senco.page.get_by_role("row").filter(has_text="E. Berg")
    expect(row.get_by_text("Answered")).to_be_visible()
    papers = senco.get(senco.page.get_by_role("link", name="The papers"))
    assert WORDS in " ".join(text_of(papers.body()).split())
