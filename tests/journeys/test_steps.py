"""The steps of a case: the SENCO shares them by one press, a parent reads them on a phone, and anybody reads the guide."""

from playwright.sync_api import expect

from tests.journeys.conftest import DESK, Arrive, Person

SHIV = "Siobhán"  # of the demo school, a child of its first parent, with a draft plan


def test_a_parent_reads_on_the_phone_what_the_senco_has_shared(on_a_phone: Person, arrive: Arrive) -> None:
    senco, parent = arrive(DESK), on_a_phone
    senco.sign_in("senco")
    senco.follow("EHC cases")
    senco.page.get_by_role("link", name=SHIV).first.click()
    senco.press("Share the steps with the family")
    senco.is_at("Steps for the family")
    senco.look("senco-steps")
    parent.sign_in("parent")
    parent.page.get_by_role("link", name=SHIV).first.tap()
    parent.page.get_by_role("link", name="EHC plan").first.tap()
    parent.is_at("The steps to")
    expect(parent.page.locator("[aria-current=step]")).to_have_count(1)
    parent.page.get_by_text("What happens in this step").first.tap()
    parent.look("parent-steps")


def test_anybody_reads_the_guide_once_it_is_published(at_a_desk: Person, arrive: Arrive) -> None:
    senco, stranger = at_a_desk, arrive(DESK)
    senco.sign_in("senco")
    senco.open("ehc/guide/")
    senco.press("Put it on the web")
    senco.look("senco-guide")
    stranger.page.goto(senco.page.get_by_role("link", name="/guides/").get_attribute("href") or "")
    stranger.is_at("The steps to an EHC plan")
    stranger.look("public-guide")
