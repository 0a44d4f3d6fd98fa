"""The teacher with a phone: my class, what helps, two taps, and a concern that the SENCO answers."""

import re

from playwright.sync_api import Locator, expect

from tests.journeys.conftest import DESK, Arrive, Person


def test_a_teacher_records_with_two_taps_corrects_and_takes_it_back(on_a_phone: Person) -> None:
    teacher = on_a_phone
    _see_the_class(teacher)
    taps = 0
    teacher.follow("Classes")  # the list leads on by itself where a teacher has one class
    taps += 1
    worked = _button(teacher, "Worked")
    worked.tap()
    taps += 1
    expect(worked).to_have_attribute("aria-pressed", "true")
    assert taps == 2
    expect(_card(teacher)).to_contain_text("Today: Worked")
    teacher.look("teacher-recorded")
    _button(teacher, "Did not").tap()
    expect(_button(teacher, "Did not")).to_have_attribute("aria-pressed", "true")
    expect(worked).to_have_attribute("aria-pressed", "false")
    teacher.page.reload()
    expect(_button(teacher, "Did not")).to_have_attribute("aria-pressed", "true")
    _card(teacher).get_by_role("button", name="Undo").tap()
    expect(_button(teacher, "Did not")).to_have_attribute("aria-pressed", "false")
    expect(_card(teacher)).not_to_contain_text("Today:")


def test_the_same_taps_work_without_scripts(without_javascript: Person) -> None:
    teacher = without_javascript
    teacher.sign_in("teacher")
    _button(teacher, "Partly").click()
    expect(_button(teacher, "Partly")).to_have_attribute("aria-pressed", "true")
    teacher.look("teacher-without-scripts")
    _button(teacher, "Worked").click()
    expect(_button(teacher, "Worked")).to_have_attribute("aria-pressed", "true")
    _card(teacher).get_by_role("button", name="Undo").click()
    expect(_button(teacher, "Worked")).to_have_attribute("aria-pressed", "false")


def test_a_concern_goes_to_the_senco_and_comes_back_answered(on_a_phone: Person, arrive: Arrive) -> None:
    teacher = on_a_phone
    teacher.sign_in("teacher")
    teacher.page.locator("details.why > summary").tap()
    teacher.page.locator("details.why").get_by_role("link", name=re.compile("^Concern")).first.tap()
    teacher.is_at("Raise a concern")
    teacher.look("teacher-concern")
    teacher.press("Send to the SENCO")
    expect(teacher.page.get_by_role("alert")).to_contain_text("Write what you saw")
    teacher.look("teacher-concern-refused")
    seen = "Loses the thread after one sentence, in four lessons this week."
    teacher.field("What did you see?").fill(seen)
    teacher.field("What do you think yourself?").fill("Does the sound reach her?")
    teacher.field("What have you tried in class?").fill("One step at a time, since Monday.")
    teacher.press("Send to the SENCO")
    teacher.is_told("concern")
    senco = arrive(DESK)
    _answer(senco, seen)
    teacher.page.reload()
    _read_the_answer(teacher, seen)


def _see_the_class(teacher: Person) -> None:
    """What stands on a teacher's first page: pupils with needs, and what helps each."""
    teacher.sign_in("teacher")
    assert "/classes/" in teacher.page.url
    pupils = teacher.page.get_by_role("region", name="Pupils with needs")
    expect(pupils.get_by_role("heading", level=3).first).to_be_visible()
    expect(pupils.get_by_text("SEN support").first).to_be_visible()
    assert pupils.locator("ul.helps > li").count() >= 3
    teacher.look("teacher-class")


def _card(teacher: Person) -> Locator:
    return teacher.page.locator("ul.moves > li").first


def _button(teacher: Person, name: str) -> Locator:
    return _card(teacher).get_by_role("group").first.get_by_role("button", name=name, exact=True)


def _answer(senco: Person, seen: str) -> None:
    senco.sign_in("senco")
    senco.follow("Concerns")
    row = senco.page.get_by_role("listitem").filter(has_text=seen[:40])
    expect(row).to_be_visible()
    senco.look("senco-concerns")
    row.get_by_role("link", name=re.compile("^Answer")).click()
    expect(senco.page.locator("main")).to_contain_text(seen)
    senco.page.get_by_role("radio").first.check()
    senco.page.get_by_role("textbox", name="What do you say to the colleague").fill("I watch on Thursday. Thank you.")
    senco.look("senco-concern")
    senco.press("Answer")
    senco.is_told("answer")


def _read_the_answer(teacher: Person, seen: str) -> None:
    teacher.page.locator("details.why > summary").tap()
    teacher.page.locator("details.why a.strong").first.tap()
    said = teacher.page.get_by_role("region", name="Concerns").get_by_role("listitem").filter(has_text=seen)
    expect(said).to_contain_text("I watch on Thursday. Thank you.")
    teacher.look("teacher-pupil")
