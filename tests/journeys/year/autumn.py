"""September to December: the school comes in, a teacher worries about a child, the first cycle is gone through."""

import re
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys import cycle
from tests.journeys.beginning import comes_in, the_calendar, the_pupils, the_staff
from tests.journeys.conftest import DESK, PHONE, Arrive, Person

CHILD = "Sahar Rahimi"
PUPILS = """UPN,Legal Surname,Legal Forename,DOB,Year,Reg,SEN Status,SEN Need
,Okonjo-Price,Temi,04/10/2018,3,3W,K,SLCN
,Bednarek,Łucja,11/02/2019,3,3W,N,
,Rahimi,Sahar,30/08/2018,4,4W,N,
,O'Donnell,Ruairí,02/01/2018,4,4W,K,SEMH
,Ní Bhriain,Aoife,17/05/2017,5,5W,N,
,Farrow,Kit,23/05/2017,5,5W,E,ASD; SLCN
,Adeyemi,Tobi,09/12/2015,6,6W,K,MLD
,Vaughan,Lowri,21/06/2016,6,6W,N,
"""
SEEN = "Follows the first step of three and then looks at what the others do, in four lessons this week."


def the_school_comes_in(arrive: Arrive, folder: Path) -> None:
    """First of September: calendar, pupils, staff; what children came with waits for the SENCO."""
    office, senco = arrive(DESK), arrive(DESK)
    comes_in(office, "admin")
    the_calendar(office)
    the_pupils(office, folder, PUPILS, "8 pupils would be added and none changed.")
    people = office.school.people
    staff = f"Name,E-mail,Role,Class\nTam Teacher,{people['teacher']},Teacher,4W\nNell Next,{people['next']},Teacher,5W\n"
    the_staff(office, folder, staff, "Invite as class teacher, then link with 4W", "Invite as class teacher, then link with 5W")
    comes_in(senco, "senco")
    for role in ("teacher", "next"):
        teacher = arrive(PHONE, has_touch=True)
        comes_in(teacher, role)
        teacher.sees("No class is yours yet")
    senco.follow("Classes and staff")
    senco.press("Confirm all 2")
    senco.is_told("2 links confirmed.")


def a_teacher_worries(arrive: Arrive) -> None:
    """The teacher raises a concern on a phone; the SENCO answers that she assesses."""
    teacher, senco = arrive(PHONE, has_touch=True), arrive(DESK)
    teacher.sign_in("teacher")
    teacher.page.locator("details.why > summary").tap()
    teacher.page.locator("details.why").get_by_role("link", name=re.compile(f"^Concern.*{CHILD}")).tap()
    teacher.field("What did you see?").fill(SEEN)
    teacher.press("Send to the SENCO")
    teacher.is_told("is with the SENCO")
    senco.sign_in("senco")
    duty = senco.page.locator("ul.todo > li").filter(has_text=CHILD)
    duty.get_by_role("link").last.click()
    senco.field("Assess").check()
    senco.page.get_by_role("textbox", name="What do you say to the colleague").fill("I assess next week. Thank you.")
    senco.press("Answer")
    senco.is_told("answer")


def the_first_cycle_begins(arrive: Arrive, today: date) -> None:
    """The school's assessment puts the child on SEN support; the parents are told; plan and work begin."""
    senco = arrive(DESK)
    senco.sign_in("senco")
    opens(senco, CHILD)
    senco.follow("Change status and needs")
    senco.field("K: SEN support").check()
    senco.field("What gives this status?").select_option("assessment")
    senco.field("Primary need").select_option("SLCN")
    senco.field("When was the assessment?").fill((today - timedelta(days=3)).isoformat())
    senco.field("What did the assessment find?").fill("Understands one step at a time; says little in a group.")
    senco.press("Save status and needs")
    cycle.tell_the_parents(senco, CHILD)
    senco.press("Start a cycle")
    senco.is_at("Cycle 1 for")
    cycle.assess(senco)
    cycle.plan(senco, today=today, review_on=date(2026, 12, 11), first=True)


def the_work_goes_on(arrive: Arrive, today: date) -> None:
    """November: two taps in class, a talk with the mother, a referral that has to be chased."""
    teacher, senco = arrive(PHONE, has_touch=True), arrive(DESK)
    teacher.sign_in("teacher")
    worked = teacher.page.locator("ul.moves > li").first.get_by_role("button", name="Worked", exact=True).first
    worked.tap()
    expect(worked).to_have_attribute("aria-pressed", "true")
    senco.sign_in("senco")
    opens(senco, CHILD)
    senco.follow("Note a talk")
    senco.field("Or with somebody else").fill("Mrs Rahimi")
    senco.field("What was said and agreed").fill("She talks at home and not here. We ask the speech therapist.")
    senco.press("Save the note")
    senco.is_at(CHILD)
    senco.follow("Refer")
    senco.field("Service").fill("Speech and language therapy")
    senco.field("What is asked, and why").fill("Does she understand what she hears? One step of three.")
    senco.field("Parents agreed on").fill(today.isoformat())
    senco.field("Sent on").fill(today.isoformat())
    senco.press("Save the referral")
    senco.sees("Speech and language therapy")


def the_cycle_is_reviewed(arrive: Arrive) -> None:
    """December: Today says that the review is late and the referral unanswered; the cycle is closed, the next begins."""
    senco = arrive(DESK)
    senco.sign_in("senco")
    expect(senco.page.locator("ul.todo > li").filter(has_text="Speech and language therapy")).to_contain_text(CHILD)
    senco.page.locator("ul.todo > li").filter(has_text="Review").filter(has_text=CHILD).get_by_role("link").last.click()
    senco.is_at("Cycle 1 for")
    cycle.do(senco)
    cycle.review(senco)
    expect(senco.page.get_by_role("heading", name="Decided: Go on, with changes")).to_be_visible()


def opens(person: Person, child: str) -> None:
    """Find a child by the surname, which nobody else has: the one who is found is opened at once."""
    person.open(f"find/?q={child.split()[-1]}")
    person.is_at(child)
