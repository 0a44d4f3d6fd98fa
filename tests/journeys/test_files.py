"""A report comes in the post: the SENCO keeps it on the child's page, the teacher reads the line, and all of it has a day."""

from playwright.sync_api import expect

from tests.files.samples import PDF, photograph
from tests.journeys.conftest import DESK, PHONE, Arrive, Person

LINE = "Give instructions one at a time, and wait ten seconds for the answer."


def test_a_report_is_kept_described_opened_and_removed(at_a_desk: Person, arrive: Arrive) -> None:
    senco = at_a_desk
    senco.sign_in("senco")
    page = _a_child(senco)
    senco.look("files-none-yet")
    senco.follow("Add a report or letter")
    senco.is_at("Add a report, letter or picture")
    senco.look("file-add")
    senco.field("File").set_input_files({"name": "page.pdf", "mimeType": "application/pdf", "buffer": b"<html>x</html>"})
    senco.field("Report of a professional").check()
    senco.field("In one line").fill(LINE)
    senco.press("Keep the file")
    senco.sees("This is a web page or a drawing that can hold programs")
    expect(senco.field("In one line")).to_have_value(LINE)
    senco.look("file-refused")
    senco.field("File").set_input_files({"name": "Dr Lane, speech and language.pdf", "mimeType": "text/html", "buffer": PDF})
    senco.field("Those who teach the child").check()
    senco.press("Keep the file")
    senco.is_told("Kept: Dr Lane, speech and language.pdf")
    _keep_a_photograph(senco, page)
    senco.look("files-kept")
    answer = senco.get(senco.page.locator("section:has(#files) a.strong").last)
    assert answer.body() == PDF
    assert answer.headers["content-disposition"].startswith("attachment")
    _remove_the_photograph(senco)
    senco.follow("Whole timeline")
    senco.look("timeline")
    senco.field("What").select_option("file")
    senco.press("Show")
    expect(senco.page.locator(".thread li")).to_have_count(1)
    senco.look("timeline-filtered")


def _a_child(senco: Person) -> str:
    """Open the page of the first child on the register; answers with its address."""
    senco.open("register/")
    senco.page.locator("tbody th a").first.click()
    expect(senco.page.locator("#files")).to_be_visible()
    return senco.page.url


def _keep_a_photograph(senco: Person, page: str) -> None:
    senco.page.goto(page)
    senco.follow("Add a report or letter")
    senco.field("File").set_input_files({"name": "IMG_0042.jpg", "mimeType": "image/jpeg", "buffer": photograph()})
    senco.field("Sample of work").check()
    senco.field("Confidential").check()
    senco.press("Keep the file")
    senco.is_told("Kept: IMG_0042.jpg")


def _remove_the_photograph(senco: Person) -> None:
    senco.page.get_by_role("link", name="what is said of IMG_0042.jpg").click()
    senco.is_at("Sample of work")
    senco.look("file-change")
    senco.follow("Remove")
    senco.is_at("Remove this file")
    senco.look("file-remove")
    senco.field("Why?").fill("Belongs to another child.")
    senco.press("Remove")
    senco.is_told("Removed: IMG_0042.jpg")


def test_a_new_version_of_a_profile_is_compared_and_read_by_the_teacher(at_a_desk: Person, arrive: Arrive) -> None:
    teacher = arrive(PHONE, has_touch=True)
    teacher.sign_in("teacher")
    teacher.open("find/?q=a")
    teacher.page.locator("main a[href*='/pupils/']").first.tap()
    expect(teacher.page.locator("#profile")).to_be_visible()
    path = f"pupils/{teacher.page.url.split('/pupils/')[1].split('/')[0]}/"
    senco = at_a_desk
    senco.sign_in("senco")
    for words in ("I draw dragons.\nI am kind.", "I am kind.\nI swim a length."):
        senco.open(f"{path}profile/")
        senco.field("What do people like about me?").fill(words)
        senco.field("Made with").fill("The child and their mum")
        senco.press("Save the profile")
        senco.is_told("The profile is saved")
    teacher.open(path)
    teacher.look("profile-to-read")
    teacher.press("I have read it")
    teacher.is_told("Noted: you have read the profile")
    teacher.sees("You read this version on")
    senco.open(path)
    senco.sees("Read by 1 of")
    senco.look("profile-read")
    senco.page.locator("section:has(#profile) p a").first.click()
    senco.sees("against version")
    expect(senco.page.locator("del")).to_contain_text(["I draw dragons."])
    senco.look("profile-versions")


def test_the_printed_timeline_carries_the_name_and_who_printed_it(arrive: Arrive) -> None:
    senco = arrive(DESK)
    senco.sign_in("senco")
    _a_child(senco)
    senco.follow("Whole timeline")
    senco.page.emulate_media(media="print")
    expect(senco.page.get_by_text("Printed by")).to_be_visible()
    expect(senco.page.get_by_role("button", name="Show")).to_be_hidden()
    if senco.checks.shots:
        senco.page.pdf(path=f"{senco.checks.shots}/timeline.pdf")
