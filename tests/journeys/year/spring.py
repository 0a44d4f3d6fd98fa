"""January to May: figures, the census, a plan is asked for and comes, a supply teacher comes and goes."""

from typing import Any

from playwright.sync_api import expect

from tests.journeys import cycle
from tests.journeys.beginning import comes_in
from tests.journeys.conftest import DESK, PHONE, Arrive, Person
from tests.journeys.year.autumn import CHILD, opens


def governors_read_the_autumn(arrive: Arrive) -> None:
    """The office invites a governor; the SENCO publishes the autumn's figures; with so few children most stay hidden."""
    office, senco, governor = arrive(DESK), arrive(DESK), arrive(DESK)
    invites(office, "Gwen Governor", "governor")
    senco.sign_in("senco")
    senco.follow("Figures")
    senco.follow("Prepare the figures")
    senco.press("Publish the figures")
    senco.is_told("is published")
    comes_in(governor, "governor")
    expect(governor.page.get_by_role("heading", level=1)).to_contain_text("SEND at Harrow Lane Primary")
    assert "Rahimi" not in governor.page.content()


def the_census_is_got_ready(arrive: Arrive) -> None:
    """What children came with is confirmed before the census of January counts them."""
    senco = arrive(DESK)
    senco.sign_in("senco")
    senco.follow("Register")
    senco.sees("5 pupils: 1 with a plan, 4 on SEN support")
    senco.open("register/confirm/")
    for box in senco.page.get_by_role("checkbox").all():
        box.check()
    senco.press("Confirm those ticked")
    senco.is_told("4 statuses confirmed")
    senco.follow("Register")
    senco.follow("Census")
    senco.sees("8 pupils on roll on 21 January 2027: 1 with an EHC plan (E), 4 on SEN support (K), 3 without (N)")


def a_plan_is_asked_for(arrive: Arrive) -> None:
    """The parents ask the council for an EHC needs assessment; the clock of 20 weeks starts."""
    senco = arrive(DESK)
    senco.sign_in("senco")
    opens(senco, CHILD)
    senco.press("Start the next cycle")
    senco.is_at("Cycle 2 for")
    opens(senco, CHILD)
    senco.follow("Open an EHC case")
    senco.field("parent").check()
    senco.page.get_by_role("combobox", name="Council", exact=True).fill("Fernshire")
    senco.field("Day the council received the request").fill("2027-01-12")
    senco.press("Open the case")
    senco.is_at("EHC needs assessment")
    senco.sees("23 February 2027")
    senco.sees("1 June 2027")


def the_council_decides(arrive: Arrive) -> None:
    """Six weeks are over without a word: Today says so; then the council agrees, and asks for advice."""
    senco = arrive(DESK)
    senco.sign_in("senco")
    owed = senco.page.locator("main").get_by_role("listitem").filter(has_text=CHILD).filter(has_text="2 days late")
    expect(owed).to_contain_text("Council")
    owed.get_by_role("link").click()
    senco.is_at("EHC needs assessment")
    records(senco, "The council agreed to assess", "2027-02-25")
    records(senco, "The council asked for the school's advice", "2027-02-25")


def a_supply_teacher_comes_and_goes(arrive: Arrive, goes_to: Any) -> None:
    """Cover from Monday to Friday week; on the Monday after it nothing opens."""
    office, senco, supply = arrive(DESK), arrive(DESK), arrive(PHONE, has_touch=True)
    invites(office, "Sam Supply", "supply", "teacher")
    comes_in(supply, "supply")
    senco.sign_in("senco")
    senco.follow("Classes and staff")
    senco.follow("4W")
    who = senco.field("Who")
    who.select_option(who.locator("option", has_text="Sam Supply").get_attribute("value"))
    senco.field("Last day").fill("2027-03-19")
    senco.press("Link")
    senco.is_told("Sam Supply")
    supply.page.reload()
    supply.sees("2 pupils, 2 with needs")
    supply.page.get_by_role("link", name=CHILD).first.click()
    child = supply.page.url
    supply.is_at(CHILD)
    goes_to(2027, 3, 22)
    supply.sign_in("supply")
    supply.sees("No class is yours yet")
    assert supply.page.request.get(child).status == 404


def the_second_cycle(arrive: Arrive) -> None:
    """The next cycle starts from what the first one learned."""
    senco = arrive(DESK)
    senco.sign_in("senco")
    opens(senco, CHILD)
    senco.follow("Open cycle 2")
    senco.sees("Pictures first, then fewer words.")
    cycle.assess(senco)


def the_plan_comes(arrive: Arrive) -> None:
    """The final plan on the last day of the twenty weeks; with it the status E, that no assessment here gives."""
    senco = arrive(DESK)
    senco.sign_in("senco")
    senco.follow("EHC cases")
    senco.page.locator("main").get_by_role("link", name=CHILD).first.click()
    senco.is_at("EHC needs assessment")
    records(senco, "The school sent its advice", "2027-04-07")
    records(senco, "The council sent the draft plan", "2027-05-04")
    records(senco, "The council issued the final plan", "2027-06-01")
    opens(senco, CHILD)
    senco.follow("Change status and needs")
    senco.field("E: EHC plan").check()
    senco.field("What gives this status?").select_option("plan")
    senco.field("From which day?").fill("2027-06-01")
    senco.press("Save status and needs")
    senco.open("register/")
    senco.sees("5 pupils: 2 with a plan, 3 on SEN support")


def invites(office: Person, name: str, who: str, role: str = "") -> None:
    """The office invites somebody for a role."""
    office.sign_in("admin")
    office.follow("People")
    office.follow("Invite")
    office.page.get_by_role("textbox", name="Name", exact=True).fill(name)
    office.field("E-mail address").fill(office.school.people[who])
    office.field("Role").select_option(role or who)
    office.press("Send the invitation")


def records(senco: Person, what: str, day: str) -> None:
    """Note an event of the case with its day."""
    senco.follow(what)
    senco.is_at(what)
    senco.field("Day it happened").fill(day)
    senco.press("Record it")
    senco.is_told("Recorded:")
