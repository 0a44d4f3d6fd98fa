"""July to September: the year is rolled over, the next teacher reads about the child, and everything goes on."""


from playwright.sync_api import expect

from tests.journeys.conftest import DESK, PHONE, Arrive
from tests.journeys.year.autumn import CHILD, opens

KEPT_DOWN, LEAVER = "Łucja Bednarek", "Tobi Adeyemi"


def the_next_year_is_decided(arrive: Arrive) -> None:
    """The office looks at it pupil by pupil and confirms it; one child does the year again.

    The SENCO, who sees the children, confirms the adults; from then on the next teacher reads.
    """
    office, senco, following = arrive(DESK), arrive(DESK), arrive(PHONE, has_touch=True)
    office.sign_in("admin")
    office.follow("Calendar")
    office.follow("2027/28")
    office.follow("Set up 2027/28")
    office.sees("The dates are those of 2026/27 a year on")
    office.press("Save the calendar")
    office.follow("New school year")
    office.field("First day of the new year").fill("2027-09-01")
    office.press("Show what would happen")
    office.sees("6 pupils move up, 2 leave, 0 do the year again.")
    office.field("Pupil").select_option(label=KEPT_DOWN)
    office.press("Note it")
    office.sees("5 pupils move up, 2 leave, 1 does the year again.")
    office.press("Confirm for 1 September 2027")
    office.is_told("Confirmed. It happens by itself in the night to its day")
    senco.sign_in("senco")
    duty = senco.page.get_by_role("listitem").filter(has_text="Confirm who teaches which class in 2027/28")
    duty.get_by_role("link").last.click()
    senco.press("Confirm the adults of all classes")
    senco.is_told("The next teachers can read about their pupils")
    following.sign_in("next")
    following.page.get_by_role("link", name=CHILD).first.click()
    following.is_at(CHILD)


def the_new_year_has_begun(arrive: Arrive) -> None:
    """Each teacher sees the new class and no more the old one; the open cycle goes on; a leaver is off every list."""
    before, following, senco = arrive(PHONE, has_touch=True), arrive(PHONE, has_touch=True), arrive(DESK)
    following.sign_in("next")
    following.page.get_by_role("link", name=CHILD).first.click()
    following.is_at(CHILD)
    child = following.page.url
    before.sign_in("teacher")
    before.sees("Temi Okonjo-Price")
    assert before.page.request.get(child).status == 404
    senco.sign_in("senco")
    opens(senco, CHILD)
    senco.sees("5W")
    senco.follow("Open cycle 2")
    senco.is_at("Cycle 2 for")
    senco.open("register/")
    senco.sees("4 pupils: 2 with a plan, 2 on SEN support")
    senco.open("find/?q=Adeyemi")
    senco.sees("Left the school")


def it_is_undone_and_done_again(arrive: Arrive) -> None:
    """The office sees a slip, undoes the turn, and does it once more by the worker while somebody watches."""
    office, senco, before = arrive(DESK), arrive(DESK), arrive(PHONE, has_touch=True)
    office.sign_in("admin")
    office.follow("New school year")
    office.is_at("2027/28 has begun")
    office.press("Undo the roll-over")
    office.is_told("Undone: years, classes and adults are as they were before.")
    before.sign_in("teacher")
    before.sees(CHILD)
    office.press("Show what would happen")
    with office.stack.alone():
        office.press("Roll the year over now")
        office.is_at("2027/28 has begun")
    before.open("classes/")
    before.sees("No class is yours yet")
    senco.sign_in("senco")
    duty = senco.page.locator("ul.todo > li").filter(has_text="Confirm who teaches or supports whom: 2 links")
    duty.get_by_role("link").last.click()
    senco.press("Confirm all 2")
    senco.is_told("2 links confirmed.")
    before.open("classes/")
    before.sees("Temi Okonjo-Price")
    expect(before.page.locator("main")).not_to_contain_text(CHILD)
