"""A parent with a phone: only my child, what was shared, a copy of it, and an answer that is followed up."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import DESK, PHONE, Arrive, Person, Stack
from tests.journeys.papers import pages_of, text_of

ASKED = "What is a screen? And who draws it first?"


def test_a_parent_reads_keeps_and_answers_and_the_senco_is_told(on_a_phone: Person, arrive: Arrive) -> None:
    parent = on_a_phone
    parent.sign_in("parent")
    parent.is_at("My children")
    parent.look("parent-children")
    children = parent.page.get_by_role("heading", level=2).get_by_role("link")
    assert children.count() == 2
    name = children.first.inner_text()
    children.first.tap()
    parent.is_at("How we are helping")
    for heading in ("What we are working on", "What comes next", "If you do not agree"):
        expect(parent.page.get_by_role("heading", name=heading)).to_be_visible()
    parent.look("parent-summary")
    _keep_a_copy(parent, name)
    _answer_not_clear(parent)
    senco = arrive(DESK)
    _is_followed_up(senco, name)
    parent.page.reload()
    parent.sees("somebody has talked to you about this")


def test_a_parent_reaches_no_other_child_and_no_page_of_staff(on_a_phone: Person, arrive: Arrive) -> None:
    senco = arrive(DESK)
    senco.sign_in("senco")
    senco.follow("Register")
    links = senco.page.locator("main tbody th a")
    addresses = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    parent = on_a_phone
    parent.sign_in("parent")
    own = parent.page.get_by_role("heading", level=2).get_by_role("link")
    mine = {re.split("/", address)[-2] for address in own.evaluate_all("links => links.map(link => link.href)")}
    others = [address.split("/")[-2] for address in addresses if address.split("/")[-2] not in mine]
    assert len(others) == len(addresses) - 2
    for other in others[:3]:
        assert parent.status_of(f"children/{other}/") == 404
        assert parent.status_of(f"children/{other}/summary.pdf") == 404
    assert parent.status_of("register/") == 403
    parent.open(f"children/{others[0]}/")
    parent.is_at("We cannot find this page")
    parent.look("parent-not-found")


def test_a_parent_is_invited_from_a_childs_page_and_sees_this_child_alone(
    on_a_phone: Person, arrive: Arrive, stack: Stack
) -> None:
    mother = on_a_phone
    mother.sign_in("parent")
    children = mother.page.get_by_role("heading", level=2).get_by_role("link")
    this, other = (address.split("/")[-2] for address in children.evaluate_all("links => links.map(link => link.href)"))
    senco, address = arrive(DESK), f"new.father@{mother.school.slug}.example.org"
    senco.sign_in("senco")
    senco.open(f"pupils/{this}/")
    senco.follow("Parents and carers: invite, change")
    senco.is_at("Parents and carers")
    senco.look("senco-contacts")
    _add_and_invite(senco, "Tomás Arroyo", address)
    father = arrive(PHONE, has_touch=True)
    father.page.goto(stack.invitation_to(address))
    father.is_at("Welcome to senco")
    father.look("invitation-of-a-parent")
    father.field("Choose a password").fill("violet-harbour-spoon-71")
    father.press("Accept and sign in")
    father.sign_in_with(address, "violet-harbour-spoon-71")
    father.is_at("How we are helping")
    father.look("father-first-page")
    assert father.page.url.endswith(f"/children/{this}/")
    assert father.status_of(f"children/{other}/") == 404
    senco.page.reload()
    expect(senco.page.get_by_role("region", name=re.compile("Tomás Arroyo"))).to_contain_text("Has access since")


def _add_and_invite(senco: Person, name: str, address: str) -> None:
    """Once without the address, which keeps what was written."""
    senco.follow("Add a parent or carer")
    senco.page.get_by_role("textbox", name="Name", exact=True).fill(name)
    senco.field("Who is this to the child?").fill("Father")
    senco.field("Has parental responsibility").check()
    senco.press("Save and invite")
    expect(senco.page.get_by_role("alert")).to_contain_text("Enter their e-mail address")
    expect(senco.page.get_by_role("textbox", name="Name", exact=True)).to_have_value(name)
    senco.look("senco-contact-refused")
    senco.field("E-mail address").fill(address)
    senco.press("Save and invite")
    senco.is_told(f"Invitation sent to {name}")
    senco.look("senco-contact-invited")


def _keep_a_copy(parent: Person, name: str) -> None:
    with parent.page.expect_download() as download:
        parent.page.get_by_role("link", name="Download", exact=True).last.tap()
    assert re.fullmatch(r"how-we-help-[\d-]+\.pdf", download.value.suggested_filename)
    pdf = download.value.path().read_bytes()
    assert pages_of(pdf) >= 1
    assert name.split()[0] in text_of(pdf)
    large = parent.get(parent.page.get_by_role("link", name="In large print")).body()
    assert pages_of(large) >= pages_of(pdf)


def _answer_not_clear(parent: Person) -> None:
    here = parent.page.locator("#clear")
    change = here.get_by_text("Change my answer")
    if change.count():
        change.tap()
    here.get_by_role("radio").last.check()
    here.get_by_label("Which part was not clear?").fill(ASKED)
    here.get_by_label("Please ring me").check()
    here.get_by_role("button", name="Send to the school").tap()
    expect(here.get_by_role("heading", name="Thank you")).to_be_visible()
    expect(here).to_contain_text("Please ring me.")
    expect(here).to_contain_text(ASKED)
    parent.look("parent-answered")


def _is_followed_up(senco: Person, name: str) -> None:
    """The answer stands on the SENCO's first page, one click from the child's page, where it is dealt with."""
    senco.sign_in("senco")
    duty = senco.page.locator("ul.todo > li").filter(has_text=ASKED)
    expect(duty).to_contain_text("asks to be rung")
    duty.get_by_role("link").last.click()
    senco.is_at(name)
    told = senco.page.get_by_role("region", name="What parents were told")
    expect(told).to_contain_text("Asks to be rung")
    senco.look("senco-pupil-unclear")
    told.get_by_role("button", name=re.compile("^We have spoken")).first.click()
    senco.is_told("you have spoken with")
