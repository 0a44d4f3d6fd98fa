"""The SENCO: today, the register, one whole cycle, the sheet, and an EHC needs assessment with its reminders."""

import csv
import io
import re
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys import cycle
from tests.journeys.conftest import Person, Stack
from tests.journeys.papers import pages_of, text_of


def test_the_senco_finds_each_duty_one_click_from_doing_it(at_a_desk: Person) -> None:
    senco = at_a_desk
    senco.sign_in("senco")
    assert senco.page.url.endswith("/today/")
    senco.look("senco-today")
    duties = senco.page.locator("ul.todo > li")
    assert duties.count() >= 3
    assert duties.count() == duties.get_by_role("link").locator("xpath=self::a[contains(@class, 'btn')]").count()
    first = duties.first
    child = re.split(r": | of ", first.locator(".what a").inner_text())[-1]
    first.get_by_role("link").last.click()
    expect(senco.page.locator("main")).to_contain_text(child)
    assert re.search(r"/(ehc|cycles|pupils|concerns|referrals)/", senco.page.url)


def test_the_register_is_filtered_searched_sorted_and_taken_along_as_a_file(at_a_desk: Person) -> None:
    senco = at_a_desk
    senco.sign_in("senco")
    senco.follow("Register")
    senco.is_at("Register")
    senco.look("senco-register")
    everyone = _rows(senco)
    senco.field("Status").select_option("K")
    senco.field("Need").select_option("SLCN")
    senco.press("Show")
    senco.page.wait_for_url("**need=SLCN**")
    filtered = _rows(senco)
    assert 0 < len(filtered) < len(everyone)
    assert all("SEN support" in row and "SLCN" in row for row in filtered)
    senco.follow("Show all")
    assert _search(senco, "O'Shaughnessy") == _search(senco, "O’Shaughnessy") != []
    senco.follow("Show all")
    senco.page.get_by_role("columnheader").get_by_role("link", name="Year").click()
    expect(senco.page.get_by_role("columnheader", name="Year")).to_have_attribute("aria-sort", "ascending")
    sorted_rows = _rows(senco)
    assert sorted_rows != everyone
    assert sorted(sorted_rows) == sorted(everyone)
    with senco.page.expect_download() as download:
        senco.follow("Export CSV")
    names = [f"{row['Forename']} {row['Surname']}".strip() for row in _csv(download.value.path())]
    assert names == _names(senco)


def test_one_whole_cycle_from_the_first_question_to_the_decision(at_a_desk: Person) -> None:
    senco = at_a_desk
    senco.sign_in("senco")
    child = _new_to_the_register(senco)
    senco.press("Start a cycle")
    senco.is_at("Cycle 1 for")
    today = timezone.localdate()
    cycle.assess(senco)
    cycle.plan(senco, today=today, review_on=today + timedelta(days=60))
    cycle.do(senco)
    cycle.review(senco)
    _closed_and_on_paper(senco, child)


def test_an_assessment_shows_its_dates_and_reminds_without_a_name(at_a_desk: Person, stack: Stack) -> None:
    senco, today = at_a_desk, timezone.localdate()
    senco.sign_in("senco")
    child = _open_case(senco, received_on=(today - timedelta(days=32)).isoformat())
    _record(senco, "The council agreed to assess", (today - timedelta(days=14)).isoformat())
    _record(senco, "The council sent the draft plan", (today - timedelta(days=2)).isoformat())
    _record(senco, "The council consulted the school", (today - timedelta(days=12)).isoformat())
    picture = senco.page.get_by_role("region", name="Weeks 0 to 20")
    for words in ("Decision due", "Family's 15 days end", "Our answer due", "Final plan due"):
        expect(picture).to_contain_text(words)
    picture.get_by_text("Show as table").click()
    table = picture.get_by_role("table")
    for week, what in (("6", "Decide whether to assess"), ("16", "no plan"), ("20", "Send the final plan")):
        expect(table.get_by_role("row").filter(has_text=what).get_by_role("cell").nth(1)).to_have_text(week)
    senco.look("senco-case")
    with stack.alone():
        stack.manage("tick")
    senco.page.reload()
    senco.follow("Notices")
    expect(senco.page.get_by_role("link", name=f"Answer the council's consultation: {child}").first).to_be_visible()
    senco.look("senco-notices")
    _one_mail_without_a_name(stack, senco.school.people["senco"], child)


def test_what_children_came_with_is_confirmed_and_the_census_says_what_to_mend(at_a_desk: Person) -> None:
    senco = at_a_desk
    senco.sign_in("senco")
    senco.page.goto(senco.page.url.replace("/today/", "/register/confirm/"))
    senco.is_at("Status that children came with")
    senco.look("senco-confirm")
    waiting = senco.page.get_by_role("checkbox")
    before = waiting.count()
    assert before >= 1
    waiting.first.check()
    senco.press("Confirm those ticked")
    senco.is_told("1 status confirmed")
    expect(waiting).to_have_count(before - 1)
    senco.follow("Register")
    senco.follow("Census")
    senco.is_at("Census: the SEN part")
    senco.look("senco-census")
    with senco.page.expect_download() as download:
        senco.follow("Export CSV")
    told = re.search(r"([\d,]+) pupils? on roll", senco.page.locator(".lede").inner_text())
    assert told is not None
    assert len(_csv(download.value.path())) == int(told[1].replace(",", ""))


def _rows(person: Person) -> list[str]:
    return [" ".join(text.split()) for text in person.page.locator("main tbody tr").all_inner_texts()]


def _names(person: Person) -> list[str]:
    return person.page.locator("main tbody th a").all_inner_texts()


def _search(person: Person, text: str) -> list[str]:
    person.page.locator("form.filters").get_by_label("Name").locator("visible=true").fill(text)
    person.press("Show")
    person.page.wait_for_url("**q=O*")
    return _names(person)


def _csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def _new_to_the_register(senco: Person) -> str:
    """A pupil of a class without a need or a status; put on SEN support by the school's assessment."""
    senco.follow("Classes")
    senco.page.locator("main .places a").first.click()
    senco.page.locator("details.why > summary").click()
    senco.page.locator("details.why a.strong").first.click()
    child = senco.page.get_by_role("heading", level=1).inner_text()
    senco.look("senco-pupil-not-on-the-register")
    senco.follow("Change status and needs")
    senco.field("K: SEN support").check()
    senco.press("Save status and needs")
    expect(senco.page.get_by_role("alert")).to_contain_text("Choose what gives this status")
    senco.look("senco-needs-refused")
    senco.field("What gives this status?").select_option("assessment")
    senco.field("Primary need").select_option("SLCN")
    senco.press("Save status and needs")
    expect(senco.page.get_by_role("alert")).to_contain_text("Write what the assessment found")
    today = timezone.localdate().isoformat()
    senco.field("When was the assessment?").fill(today)
    senco.field("What did the assessment find?").fill("Follows one step of three, and asks what a word means.")
    senco.press("Save status and needs")
    cycle.tell_the_parents(senco, child)
    return child


def _closed_and_on_paper(senco: Person, child: str) -> None:
    expect(senco.page.get_by_role("heading", name="Decided: Go on, with changes")).to_be_visible()
    senco.look("senco-cycle-closed")
    senco.follow(child)
    senco.look("senco-pupil-after-a-cycle")
    senco.follow("Write the one-page profile")
    senco.field("like").fill("I build bridges.")
    senco.look("senco-profile")
    senco.press("Save the profile")
    senco.is_at("One-page sheet of")
    senco.look("senco-sheet")
    pdf = senco.get(senco.page.get_by_role("link", name="Open as PDF")).body()
    assert pages_of(pdf) == 2
    assert child in text_of(pdf)


def _open_case(senco: Person, received_on: str) -> str:
    """A case for somebody on SEN support who has none: the page of such a pupil offers one."""
    senco.open("register/?status=K")
    for address in senco.page.locator("main tbody th a").evaluate_all("links => links.map(link => link.href)"):
        senco.page.goto(address)
        if senco.page.get_by_role("link", name="Open an EHC case").count():
            break
    child = senco.page.get_by_role("heading", level=1).inner_text()
    senco.look("senco-pupil-on-support")
    senco.follow("Open an EHC case")
    senco.press("Open the case")
    expect(senco.page.get_by_role("alert")).to_be_visible()
    senco.look("senco-case-refused")
    senco.field("parent").check()
    senco.page.get_by_role("combobox", name="Council", exact=True).fill("Fernshire")
    senco.field("Day the council received the request").fill(received_on)
    senco.press("Open the case")
    senco.is_at("EHC needs assessment")
    return child


def _record(senco: Person, what: str, day: str) -> None:
    senco.follow(what)
    senco.is_at(what)
    senco.field("Day it happened").fill(day)
    senco.press("Record it")
    senco.is_told("Recorded:")


def _one_mail_without_a_name(stack: Stack, recipient: str, child: str) -> None:
    mails = stack.mails_to(recipient)
    assert mails
    for mail in mails:
        assert mail["To"] == recipient
        assert not mail["Cc"]
        assert not mail["Bcc"]
        assert not any(word in f"{mail['Subject']} {mail.get_content()}" for word in child.split())
