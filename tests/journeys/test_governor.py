"""The governor at home: one page of published figures, with no name in it, and nothing behind it."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import DESK, Arrive, Person
from tests.journeys.papers import pages_of, text_of

QUESTIONS = 6
CLOSED = ("register/", "register.csv", "today/", "classes/", "concerns/", "ehc/", "people/", "log/", "find/?q=a")


def test_a_governor_reads_one_page_of_figures_with_no_name_in_it(at_a_desk: Person, arrive: Arrive) -> None:
    names = _children(arrive(DESK)) | _staff(arrive(DESK))
    governor = at_a_desk
    governor.sign_in("governor")
    assert "/figures/" in governor.page.url
    expect(governor.page.get_by_role("heading", level=1)).to_contain_text("SEND at")
    assert governor.page.locator(".answers > section").count() == QUESTIONS
    assert governor.page.get_by_text("Ask:").count() == QUESTIONS
    governor.look("governor-figures")
    pdf = governor.get(governor.page.get_by_role("link", name="PDF")).body()
    assert pages_of(pdf) <= 2, "one sheet"
    for said in (governor.page.content(), text_of(pdf)):
        told = {name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said)}
        assert not told, told
        assert "/pupils/" not in said
        assert "hidden" in said


def test_a_governor_opens_nothing_about_a_child(at_a_desk: Person, arrive: Arrive) -> None:
    senco = arrive(DESK)
    senco.sign_in("senco")
    senco.follow("Register")
    address = senco.page.locator("main tbody th a").first.get_attribute("href") or ""
    pupil = address.split("/")[-2]
    governor = at_a_desk
    governor.sign_in("governor")
    for path in CLOSED:
        assert governor.status_of(path) == 403, path
    for path in (f"pupils/{pupil}/", f"pupils/{pupil}/sheet.pdf", f"children/{pupil}/"):
        assert governor.status_of(path) in (403, 404), path
    governor.open("register/")
    governor.is_at("This is not in your role")
    governor.look("governor-not-in-your-role")
    governor.follow("Go to your first page")
    expect(governor.page).to_have_url(re.compile("/figures/$"))


def test_the_senco_publishes_what_governors_read_once_a_term(at_a_desk: Person, arrive: Arrive) -> None:
    senco = at_a_desk
    senco.sign_in("senco")
    senco.follow("Figures")
    before = senco.page.get_by_role("heading", level=1).inner_text()
    senco.follow("Prepare the next")
    senco.is_at("Prepare the figures of the")
    senco.look("senco-figures-prepare")
    findings = senco.page.locator(".figure").all_inner_texts()
    senco.press("Publish the figures")
    senco.is_told("is published")
    governor = arrive(DESK)
    governor.sign_in("governor")
    expect(governor.page.get_by_role("heading", level=1)).not_to_have_text(before)
    assert governor.page.locator(".figure").all_inner_texts() == findings
    senco.follow("Prepare the next")
    expect(senco.page.locator(".why-not")).to_contain_text("stay as they are")
    senco.look("senco-figures-published")


def _children(senco: Person) -> set[str]:
    """The words of the names of all children on the register."""
    senco.sign_in("senco")
    senco.follow("Register")
    return _words(senco.page.locator("main tbody th a").all_inner_texts())


def _staff(admin: Person) -> set[str]:
    """The words of the names of everybody who belongs to the school."""
    admin.sign_in("admin")
    admin.is_at("People")
    lines = admin.page.locator("main tbody th").all_inner_texts()
    return _words(line.splitlines()[0] for line in lines)


def _words(names: object) -> set[str]:
    found = {word for name in names for word in name.split() if len(word) > 3}  # type: ignore[attr-defined]
    assert len(found) > 10
    return found
